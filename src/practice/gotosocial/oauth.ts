import { type Context, json } from '../context.ts';
import { get, post, type Route } from '../route.ts';
import type { App } from '../state/oauth.ts';
import { nextId, nextSecret, type State } from '../state/state.ts';
import { refuse } from './errors.ts';
import { refuseAfterMove } from './guard.ts';

const OOB = 'urn:ietf:wg:oauth:2.0:oob';

/** POST /api/v1/apps: scopes nobody knows are stored and fail later (gotosocial-observed.md §3). */
function registerApp(context: Context): Response {
  const { params, state, request, now } = context;
  if (context.token !== undefined) refuseAfterMove(context);
  const type = request.headers.get('content-type') ?? '';
  if ((request.headers.get('accept') ?? '*/*').startsWith('text/html')) {
    return new Response('<h1>406</h1>', { status: 406, headers: { 'Content-Type': 'text/html' } });
  }
  if (type.includes('text/plain')) return refuse(400, 'content-type not recognized');
  if (type.includes('json') && params.has('redirect_uris[]')) {
    return refuse(
      400,
      'json: cannot unmarshal array into Go struct field ApplicationCreateRequest.redirect_uris of type string',
    );
  }
  const name = params.get('client_name') ?? '';
  if (name === '') return refuse(400, 'client_name must be provided');
  if (name.length > 1024) return refuse(400, 'client_name must be less than 1024 characters');
  // One string; a form's `redirect_uris[]` is not heard.
  const redirectUris = (params.get('redirect_uris') ?? OOB).split('\n').map((uri) => uri.trim());
  const website = params.get('website');
  const scopes = (params.get('scopes') ?? 'read').split(/\s+/);
  const app: App = {
    clientId: nextId(state),
    clientSecret: nextSecret(state, 'secret'),
    name,
    website,
    redirectUris,
    scopes,
  };
  state.apps.set(app.clientId, app);
  return json({
    id: nextId(state),
    created_at: new Date(now).toISOString(),
    name,
    ...(website === null ? {} : { website }),
    redirect_uri: redirectUris.join('\n'),
    redirect_uris: redirectUris,
    client_id: app.clientId,
    client_secret: app.clientSecret,
    vapid_key: '',
    scopes,
  });
}

function oauthError(status: number, error: string, description: string): Response {
  return json({ error, error_description: description }, { status });
}

/** POST /oauth/token: the secret in the body, the verifier not looked at (§3). */
function exchangeToken(context: Context): Response {
  const { params, state, now } = context;
  for (const field of ['grant_type', 'client_id', 'client_secret']) {
    if (params.get(field)) continue;
    const said = `Bad Request: ${field} was not set in the token request form`;
    return oauthError(400, 'invalid_request', said);
  }
  const app = state.apps.get(params.get('client_id') ?? '');
  if (app === undefined || app.clientSecret !== params.get('client_secret')) {
    return oauthError(400, 'invalid_client', 'Client authentication failed');
  }
  switch (params.get('grant_type')) {
    case 'authorization_code':
      break;
    case 'client_credentials': {
      const scopes = (params.get('scope') ?? 'read').split(/\s+/);
      return json({ ...tokenAnswer(state, app, undefined, scopes, now), expires_in: 7200 });
    }
    default:
      return oauthError(400, 'unsupported_grant_type', 'Bad Request: grant type not supported');
  }
  const code = params.get('code') ?? '';
  const grant = state.grants.get(code);
  // Used or made up: the database's own words.
  if (grant === undefined || grant.clientId !== app.clientId || now - grant.at > 600_000) {
    return oauthError(400, 'sql: no rows in result set', 'Bad Request: sql: no rows in result set');
  }
  if (grant.redirectUri !== params.get('redirect_uri')) {
    return oauthError(403, 'invalid redirect uri', 'Forbidden: invalid redirect uri');
  }
  state.grants.delete(code);
  return json(tokenAnswer(state, app, grant.account, grant.scopes, now));
}

function tokenAnswer(
  state: State,
  app: App,
  account: string | undefined,
  scopes: readonly string[],
  now: number,
) {
  const token = nextSecret(state, 'token');
  state.tokens.set(token, { token, clientId: app.clientId, account, scopes, revoked: false });
  return {
    access_token: token,
    created_at: Math.floor(now / 1000),
    scope: scopes.join(' '),
    token_type: 'Bearer',
  };
}

/** POST /oauth/revoke: only as a form; the same as JSON leaves the token alive (§3). */
function revokeToken({ params, state, request }: Context): Response {
  const isForm = (request.headers.get('content-type') ?? '').includes('x-www-form-urlencoded');
  for (const field of ['client_id', 'client_secret', 'token']) {
    if (isForm && params.get(field)) continue;
    return oauthError(400, 'invalid_request', `Bad Request: ${field} not set`);
  }
  const app = state.apps.get(params.get('client_id') ?? '');
  const token = state.tokens.get(params.get('token') ?? '');
  if (app === undefined || app.clientSecret !== params.get('client_secret')) {
    return oauthError(403, 'unauthorized_client', 'Forbidden: client does not match');
  }
  if (token !== undefined && token.clientId !== app.clientId) {
    return oauthError(403, 'unauthorized_client', 'Forbidden: client does not match');
  }
  if (token !== undefined) token.revoked = true;
  return json({});
}

/** GET /api/v1/apps/verify_credentials: a user's token alone (§3). */
function verifyApp({ token, state }: Context): Response {
  const app = token?.account === undefined ? undefined : state.apps.get(token.clientId);
  if (token === undefined || token.revoked || app === undefined) {
    return refuse(401, 'token not supplied');
  }
  return json({ name: app.name, redirect_uri: app.redirectUris.join('\n'), vapid_key: '' });
}

export const OAUTH_ROUTES: readonly Route[] = [
  post('/api/v1/apps', registerApp),
  get('/api/v1/apps/verify_credentials', verifyApp),
  post('/oauth/token', exchangeToken),
  post('/oauth/revoke', revokeToken),
];

import { ApiError, type Context, hasScope, invalid, json } from '../context.ts';
import { listParam } from '../params.ts';
import { get, post, type Route } from '../route.ts';
import { later } from '../state/jobs.ts';
import type { App } from '../state/oauth.ts';
import { nextSecret } from '../state/state.ts';
import { isSince } from '../versions.ts';
import { say } from '../words.ts';
import { scopesOf } from './scopes.ts';

const DAY = 86_400_000;

/** POST /api/v1/apps: without a token, from anywhere (mastodon.md §2.1). */
function registerApp(context: Context): Response {
  const { params, version, state } = context;
  const name = params.get('client_name') ?? '';
  const website = params.get('website');
  const redirectUris = redirectsFrom(context);
  const scopes = (params.get('scopes') ?? 'read').split(/\s+/).filter((scope) => scope !== '');
  if (name === '') throw invalid("Application name can't be blank");
  if (name.length > 60) throw invalid('Application name is too long (maximum is 60 characters)');
  if (redirectUris.length === 0) throw invalid("Redirect URI can't be blank");
  if (redirectUris.join('\n').length > 2000) {
    throw invalid('Redirect URI is too long (maximum is 2000 characters)');
  }
  for (const uri of redirectUris) refuseRedirect(uri);
  // `enforce_configured_scopes`: one it does not know refuses the whole registration.
  if (!scopes.every((scope) => scopesOf(version).includes(scope))) {
    throw invalid("Scopes doesn't match configured on the server.");
  }
  if (website !== null && (website.length > 2000 || !/^https?:\/\//.test(website))) {
    throw invalid('Application website is not a valid URL');
  }
  const app: App = {
    clientId: nextSecret(state, 'client'),
    clientSecret: nextSecret(state, 'secret'),
    name,
    website,
    redirectUris,
    scopes,
  };
  state.apps.set(app.clientId, app);
  purgeUnused(context, app);
  return json({
    id: String(state.apps.size),
    ...describe(context, app),
    client_id: app.clientId,
    client_secret: app.clientSecret,
    ...(isSince(version, 4, 4) ? { client_secret_expires_at: 0 } : {}),
  });
}

function describe({ version }: Context, app: App): object {
  return {
    name: app.name,
    website: app.website,
    redirect_uri: app.redirectUris.join('\n'),
    vapid_key: '',
    ...(isSince(version, 4, 3) ? { scopes: app.scopes, redirect_uris: app.redirectUris } : {}),
  };
}

/** One string, by lines or spaces; several fields since 4.3 alone (mastodon.md §2.1). */
function redirectsFrom({ params, version }: Context): readonly string[] {
  const given = isSince(version, 4, 3)
    ? listParam(params, 'redirect_uris')
    : params.getAll('redirect_uris').slice(0, 1);
  return given.flatMap((uri) => uri.split(/\s+/)).filter((uri) => uri !== '');
}

/** Absolute, no fragment, no script, whatever the scheme else (mastodon.md §2.2). */
function refuseRedirect(uri: string): void {
  if (uri === 'urn:ietf:wg:oauth:2.0:oob') return;
  if (/^(?:data|vbscript|javascript|localhost):/i.test(uri)) {
    throw invalid('Redirect URI is forbidden by the server.');
  }
  if (!/^[a-z][a-z0-9+.-]*:/i.test(uri) || !URL.canParse(uri)) {
    throw invalid('Redirect URI must be an absolute URI.');
  }
  if (uri.includes('#')) throw invalid('Redirect URI cannot contain a fragment.');
}

/** 4.2 forgot apps nobody had signed in with for a day (mastodon.md §2.1). */
function purgeUnused({ state, version, now }: Context, app: App): void {
  if (!isSince(version, 4, 2) || isSince(version, 4, 3)) return;
  later(state, now + DAY, () => {
    const isUsed = [...state.tokens.values()].some(({ clientId }) => clientId === app.clientId);
    if (!isUsed) state.apps.delete(app.clientId);
  });
}

/** GET /api/v1/apps/verify_credentials: any token; scope `read` before 4.3 (mastodon.md §2.1). */
function verifyApp(context: Context): Response {
  const { token, state, version } = context;
  if (token === undefined) throw new ApiError(401, say(context, 'invalidToken'));
  if (token.revoked) throw new ApiError(401, say(context, 'revokedToken'));
  if (!isSince(version, 4, 3) && !hasScope(token.scopes, 'read')) {
    throw new ApiError(403, 'This action is outside the authorized scopes');
  }
  const app = state.apps.get(token.clientId);
  if (app === undefined) throw new ApiError(401, say(context, 'invalidToken'));
  return json(describe(context, app));
}

/** GET /.well-known/oauth-authorization-server, since 4.3 (mastodon.md §2.5). */
function metadata({ options, version }: Context): Response {
  const { origin } = options;
  const password = isSince(version, 4, 4) ? [] : ['password'];
  return json({
    // With a slash at its end.
    issuer: `${origin}/`,
    service_documentation: 'https://docs.joinmastodon.org/',
    authorization_endpoint: `${origin}/oauth/authorize`,
    token_endpoint: `${origin}/oauth/token`,
    revocation_endpoint: `${origin}/oauth/revoke`,
    ...(isSince(version, 4, 4) ? { userinfo_endpoint: `${origin}/oauth/userinfo` } : {}),
    scopes_supported: scopesOf(version),
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: ['authorization_code', ...password, 'client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
    app_registration_endpoint: `${origin}/api/v1/apps`,
  });
}

export const APP_ROUTES: readonly Route[] = [
  post('/api/v1/apps', registerApp),
  get('/api/v1/apps/verify_credentials', verifyApp),
  get('/.well-known/oauth-authorization-server', metadata, { since: [4, 3] }),
];

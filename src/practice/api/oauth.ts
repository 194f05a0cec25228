import { ApiError, type Context, json, requireUser } from '../context.ts';
import { isRegisteredRedirect } from '../pages/redirect-uri.ts';
import { get, post, type Route } from '../route.ts';
import type { App } from '../state/oauth.ts';
import { nextSecret, type State } from '../state/state.ts';
import { findUserByLogin } from '../state/users.ts';
import { isSince } from '../versions.ts';

const TEN_MINUTES = 600_000;

/** What Doorkeeper says of each of its errors. */
const ERRORS = {
  invalid_client:
    'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
  invalid_grant:
    'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
  invalid_request: 'Missing required parameter: grant_type.',
  invalid_scope: 'The requested scope is invalid, unknown, or malformed.',
  unsupported_grant_type:
    'The authorization grant type is not supported by the authorization server.',
  unauthorized_client: 'You are not authorized to revoke this token',
} as const;

function oauthError(status: number, error: keyof typeof ERRORS): Response {
  return json({ error, error_description: ERRORS[error] }, { status });
}

/** POST /oauth/token: a secret is always required, never a lifetime given (mastodon.md §2.6). */
async function exchangeToken(context: Context): Promise<Response> {
  const { params, version } = context;
  const app = clientOf(context);
  if (app === undefined) return oauthError(401, 'invalid_client');
  const grantType = params.get('grant_type');
  if (grantType === null) return oauthError(400, 'invalid_request');
  switch (grantType) {
    case 'authorization_code':
      return exchangeCode(context, app);
    case 'client_credentials':
      return issueAsked(context, app, undefined);
    case 'password': {
      const user = findUserByLogin(context, params.get('username') ?? '');
      if (isSince(version, 4, 4)) return oauthError(400, 'unsupported_grant_type');
      if (user === undefined || user.password !== params.get('password')) {
        return oauthError(400, 'invalid_grant');
      }
      return issueAsked(context, app, user.account);
    }
    default:
      return oauthError(400, 'unsupported_grant_type');
  }
}

async function exchangeCode(context: Context, app: App): Promise<Response> {
  const { params, state, now } = context;
  // Before the grant is looked at: two requests at once must not both find it unused.
  const verifier = params.get('code_verifier') ?? '';
  const hashed = await challengeOf(verifier);
  const grant = state.grants.get(params.get('code') ?? '');
  if (grant === undefined || grant.used || grant.clientId !== app.clientId) {
    return oauthError(400, 'invalid_grant');
  }
  const { redirectUri, challenge, plain = false, at } = grant;
  // The same redirect, and the verifier where a challenge was kept (mastodon.md §2.2, §2.4).
  const isSame = isRegisteredRedirect(redirectUri, params.get('redirect_uri') ?? '');
  const isProven = challenge === undefined || challenge === (plain ? verifier : hashed);
  if (now - at > TEN_MINUTES || !isSame || !isProven) return oauthError(400, 'invalid_grant');
  grant.used = true;
  return issue(context, app, grant.account, grant.scopes);
}

function issueAsked(context: Context, app: App, account: string | undefined): Response {
  const scopes = (context.params.get('scope') ?? 'read').split(/\s+/);
  const covered = scopes.every((scope) => app.scopes.includes(scope));
  return covered ? issue(context, app, account, scopes) : oauthError(400, 'invalid_scope');
}

function issue(
  { state, now }: Context,
  app: App,
  account: string | undefined,
  scopes: readonly string[],
): Response {
  return json({
    access_token: tokenFor(state, app, account, scopes),
    token_type: 'Bearer',
    scope: scopes.join(' '),
    created_at: Math.floor(now / 1000),
  });
}

/** `reuse_access_token`: the same app, account and scopes give the same token (mastodon.md §2.6). */
export function tokenFor(
  state: State,
  app: App,
  account: string | undefined,
  scopes: readonly string[],
): string {
  const same = [...state.tokens.values()].find(
    (token) =>
      !token.revoked &&
      token.clientId === app.clientId &&
      token.account === account &&
      token.scopes.join(' ') === scopes.join(' '),
  );
  if (same !== undefined) return same.token;
  const token = nextSecret(state, 'token');
  state.tokens.set(token, { token, clientId: app.clientId, account, scopes, revoked: false });
  return token;
}

/** POST /oauth/revoke: 200 for unknown tokens too, 403 for another's client (mastodon.md §2.7). */
function revokeToken(context: Context): Response {
  const { params, state } = context;
  const app = clientOf(context);
  const token = state.tokens.get(params.get('token') ?? '');
  if (app === undefined || (token !== undefined && token.clientId !== app.clientId)) {
    return oauthError(403, 'unauthorized_client');
  }
  if (token !== undefined) token.revoked = true;
  return json({});
}

/** Basic or body (mastodon.md §2.5). */
function clientOf({ params, state, request }: Context): App | undefined {
  const basic = /^Basic (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const [id, secret] = basic === undefined ? [] : decodeBasic(basic).split(':');
  const app = state.apps.get(id ?? params.get('client_id') ?? '');
  return app?.clientSecret === (secret ?? params.get('client_secret')) ? app : undefined;
}

function decodeBasic(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}

/** RFC 7636 §4.2. */
async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const text = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** GET and POST /oauth/userinfo, since 4.4. */
function userinfo(context: Context): Response {
  const user = requireUser(context, 'profile');
  const { options } = context;
  if (user.gone) throw new ApiError(404, 'Record not found');
  return json({
    iss: `${options.origin}/`,
    sub: user.uri,
    name: user.displayName,
    preferred_username: user.username,
    profile: user.url,
    picture: `${options.origin}/avatars/original/missing.png`,
  });
}

export const OAUTH_ROUTES: readonly Route[] = [
  post('/oauth/token', exchangeToken),
  post('/oauth/revoke', revokeToken),
  get('/oauth/userinfo', userinfo, { since: [4, 4] }),
  post('/oauth/userinfo', userinfo, { since: [4, 4] }),
];

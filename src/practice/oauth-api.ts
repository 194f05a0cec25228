import { ApiError, type Context, json } from './context.ts';
import { type App, nextSecret, type State } from './state.ts';
import { isSince } from './world.ts';

const OBJECTS = [
  'accounts',
  'blocks',
  'bookmarks',
  'favourites',
  'filters',
  'follows',
  'lists',
  'mutes',
  'statuses',
];

/** The server's scopes (mastodon.md §2.9); `profile` since 4.3, collections since 4.6. */
export function scopesOf(version: string): readonly string[] {
  const collections = isSince(version, 4, 6) ? ['read:collections', 'write:collections'] : [];
  return [
    'read',
    'write',
    'follow',
    'push',
    ...(isSince(version, 4, 3) ? ['profile'] : []),
    ...OBJECTS.map((name) => `read:${name}`),
    'read:notifications',
    'read:search',
    ...OBJECTS.map((name) => `write:${name}`),
    'write:conversations',
    'write:media',
    'write:notifications',
    'write:reports',
    ...collections,
  ];
}

/** POST /api/v1/apps (mastodon.md §2.1). */
export function registerApp({ params, version, state }: Context): Response {
  const name = params.get('client_name') ?? '';
  const uris = [...params.getAll('redirect_uris'), ...params.getAll('redirect_uris[]')];
  const redirectUris = uris.flatMap((uri) => uri.split(/\s+/)).filter((uri) => uri !== '');
  const scopes = (params.get('scopes') ?? 'read').split(/\s+/).filter((scope) => scope !== '');
  if (name === '' || name.length > 60)
    throw new ApiError(422, 'Validation failed: Application name');
  if (redirectUris.length === 0 || !redirectUris.every(isAcceptableRedirect)) {
    throw new ApiError(422, 'Validation failed: Redirect URI must be an absolute URI.');
  }
  // `enforce_configured_scopes`: one it does not know refuses the whole registration.
  if (!scopes.every((scope) => scopesOf(version).includes(scope))) {
    throw new ApiError(422, "Validation failed: Scopes doesn't match configured on the server.");
  }
  const app: App = {
    clientId: nextSecret(state, 'client'),
    clientSecret: nextSecret(state, 'secret'),
    name,
    redirectUris,
    scopes,
  };
  state.apps.set(app.clientId, app);
  return json({
    id: String(state.apps.size),
    name,
    website: params.get('website'),
    redirect_uri: redirectUris.join('\n'),
    vapid_key: '',
    client_id: app.clientId,
    client_secret: app.clientSecret,
    ...(isSince(version, 4, 3) ? { scopes, redirect_uris: redirectUris } : {}),
    ...(isSince(version, 4, 4) ? { client_secret_expires_at: 0 } : {}),
  });
}

/** Absolute, no fragment, no script (mastodon.md §2.2). */
function isAcceptableRedirect(uri: string): boolean {
  if (uri === 'urn:ietf:wg:oauth:2.0:oob') return true;
  return /^https?:\/\//.test(uri) && !uri.includes('#');
}

/** GET /.well-known/oauth-authorization-server, since 4.3 (mastodon.md §2.5). */
export function metadata({ options, version }: Context): Response {
  if (!isSince(version, 4, 3)) return new Response(null, { status: 404 });
  const { origin } = options;
  return json({
    issuer: `${origin}/`,
    authorization_endpoint: `${origin}/oauth/authorize`,
    token_endpoint: `${origin}/oauth/token`,
    revocation_endpoint: `${origin}/oauth/revoke`,
    ...(isSince(version, 4, 4) ? { userinfo_endpoint: `${origin}/oauth/userinfo` } : {}),
    scopes_supported: scopesOf(version),
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: ['authorization_code', 'client_credentials'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
    service_documentation: 'https://docs.joinmastodon.org/',
    app_registration_endpoint: `${origin}/api/v1/apps`,
  });
}

/** POST /oauth/token (mastodon.md §2.6). */
export async function exchangeToken(context: Context): Promise<Response> {
  const { params, state } = context;
  const app = clientOf(context);
  if (app === undefined) return oauthError(401, 'invalid_client');
  if (params.get('grant_type') !== 'authorization_code')
    return oauthError(400, 'unsupported_grant_type');
  // Before the grant is looked at: two requests at once must not both find it unused.
  const verifier = params.get('code_verifier') ?? '';
  const hashed = await challengeOf(verifier);
  const grant = state.grants.get(params.get('code') ?? '');
  const expired = grant === undefined || context.options.now() - grant.at > 600_000;
  if (expired || grant.used || grant.clientId !== app.clientId)
    return oauthError(400, 'invalid_grant');
  if (grant.redirectUri !== params.get('redirect_uri')) return oauthError(400, 'invalid_grant');
  if (grant.challenge !== undefined && grant.challenge !== (grant.plain ? verifier : hashed)) {
    return oauthError(400, 'invalid_grant');
  }
  grant.used = true;
  const token = tokenFor(state, app, grant.account, grant.scopes);
  return json({
    access_token: token,
    token_type: 'Bearer',
    scope: grant.scopes.join(' '),
    created_at: Math.floor(context.options.now() / 1000),
  });
}

/** `reuse_access_token`: the same app, account and scopes give the same token (mastodon.md §2.6). */
function tokenFor(state: State, app: App, account: string, scopes: readonly string[]): string {
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
export function revokeToken(context: Context): Response {
  const { params, state } = context;
  const app = clientOf(context);
  const token = state.tokens.get(params.get('token') ?? '');
  if (app === undefined || (token !== undefined && token.clientId !== app.clientId)) {
    return oauthError(403, 'unauthorized_client');
  }
  if (token !== undefined) token.revoked = true;
  return json({});
}

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

function oauthError(status: number, error: string): Response {
  return json({ error, error_description: `${error} (practice)` }, { status });
}

/** RFC 7636 §4.2. */
async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const text = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

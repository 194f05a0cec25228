import type { Context } from '../context.ts';
import { del, get, post, type Route } from '../route.ts';
import type { App } from '../state/oauth.ts';
import { nextSecret } from '../state/state.ts';
import { isSince } from '../versions.ts';
import { csrfField, methodField } from './form.ts';
import { gated } from './gate.ts';
import { type Html, html } from './html.ts';
import { AUTHORIZE } from './labels/authorize.ts';
import { MESSAGES } from './labels/messages.ts';
import { OAUTH_ERRORS } from './labels/oauth-errors.ts';
import { narrowPage, redirect } from './page.ts';
import { permissionList } from './permissions.ts';
import { isRegisteredRedirect } from './redirect-uri.ts';
import type { SignedIn } from './session.ts';
import { whoHeader } from './sign-in-page.ts';

type AuthorizeRequest = {
  readonly app: App;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | null;
  readonly challenge: string | undefined;
  /** `plain`, which 4.3 takes (mastodon.md §2.4). */
  readonly plain: boolean;
  readonly mode: 'query' | 'fragment';
};

/** Shows the code to copy instead of sending it anywhere (mastodon.md §2.2). */
const OUT_OF_BAND = 'urn:ietf:wg:oauth:2.0:oob';

/**
 * Checks the request as Doorkeeper does. Whatever is wrong with it is shown here and never sent
 * back (mastodon.md §2.3); the string is its error code.
 */
function readRequest(context: Context): AuthorizeRequest | keyof typeof OAUTH_ERRORS {
  const { params, state, version } = context;
  const app = state.apps.get(params.get('client_id') ?? '');
  if (app === undefined) return 'invalid_client';
  const redirectUri = params.get('redirect_uri') ?? '';
  if (!app.redirectUris.some((uri) => isRegisteredRedirect(uri, redirectUri))) {
    return 'invalid_redirect_uri';
  }
  if (params.get('response_type') !== 'code') return 'unsupported_response_type';
  const scopes = (params.get('scope') ?? 'read').split(/\s+/).filter((scope) => scope !== '');
  if (scopes.length === 0 || !scopes.every((scope) => app.scopes.includes(scope))) {
    return 'invalid_scope';
  }
  // No column for it before 4.3: parameters are ignored (mastodon.md §2.4).
  const challenge = isSince(version, 4, 3) ? params.get('code_challenge') || undefined : undefined;
  const method = params.get('code_challenge_method') || 'plain';
  if (challenge !== undefined && method !== 'S256' && isSince(version, 4, 4)) {
    return 'invalid_code_challenge_method';
  }
  const mode = params.get('response_mode') === 'fragment' ? 'fragment' : 'query';
  return {
    app,
    redirectUri,
    scopes,
    state: params.get('state'),
    challenge,
    plain: method === 'plain',
    mode,
  };
}

/** GET /oauth/authorize */
function authorizePage(seen: SignedIn): Response {
  const { context, session, user } = seen;
  const asked = readRequest(context);
  if (typeof asked === 'string') return errorPage(seen, asked);
  // The way out in the header leads back here (mastodon.md §2.3).
  session.returnTo = context.url.pathname + context.url.search;
  // Without force_login, an app that has these scopes already gets its code at once (§2.3).
  if (context.params.get('force_login') !== 'true' && hasToken(context, asked, user.id)) {
    return grant(seen, asked);
  }
  return consentPage(seen, asked);
}

function hasToken({ state }: Context, asked: AuthorizeRequest, account: string): boolean {
  return [...state.tokens.values()].some(
    (token) =>
      !token.revoked &&
      token.clientId === asked.app.clientId &&
      token.account === account &&
      token.scopes.join(' ') === asked.scopes.join(' '),
  );
}

const SENT_ON = [
  'client_id',
  'redirect_uri',
  'code_challenge',
  'code_challenge_method',
  'state',
  'response_type',
  'response_mode',
  'scope',
];

function consentPage(seen: SignedIn, asked: AuthorizeRequest): Response {
  const { say, context } = seen;
  const fields: Html[] = SENT_ON.flatMap((name) => {
    const value = context.params.get(name);
    return value === null ? [] : [html`<input type="hidden" name="${name}" value="${value}">`];
  });
  const title = say(AUTHORIZE.title);
  const prompt = say(AUTHORIZE.prompt, { client_name: asked.app.name });
  const body = html`${whoHeader(seen)}<h3>${title}</h3><p>${prompt}</p>
<h3>${say(AUTHORIZE.review)}</h3>${permissionList(seen, asked.scopes)}
<form method="post" action="/oauth/authorize">${csrfField(seen)}${fields}
<button class="wide" name="decision" value="authorize">${say(AUTHORIZE.authorize)}</button></form>
<form method="post" action="/oauth/authorize">${csrfField(seen)}${methodField('delete')}${fields}
<button class="wide negative" name="decision" value="deny">${say(AUTHORIZE.deny)}</button></form>`;
  return narrowPage(seen, { title, leadsAway: true }, body);
}

function errorPage(seen: SignedIn, code: keyof typeof OAUTH_ERRORS): Response {
  const { say } = seen;
  const text = say(OAUTH_ERRORS[code], { challenge_methods: 'S256' });
  const body = html`${whoHeader(seen)}<div class="flash alert" role="alert">${text}</div>`;
  return narrowPage(seen, { title: say(AUTHORIZE.error), status: 400 }, body);
}

/** POST and DELETE /oauth/authorize: what the two buttons do. */
export function decide(seen: SignedIn): Response {
  const { context, session, say } = seen;
  const asked = readRequest(context);
  if (typeof asked === 'string') return errorPage(seen, asked);
  session.returnTo = undefined;
  const method = context.params.get('_method') ?? context.request.method;
  if (method.toLowerCase() !== 'delete') return grant(seen, asked);
  return leave(asked, {
    error: 'access_denied',
    error_description: say(OAUTH_ERRORS.access_denied),
  });
}

/** A code for ten minutes and one use; no `iss` in any release (mastodon.md §2.3). */
function grant(seen: SignedIn, asked: AuthorizeRequest): Response {
  const { state, now } = seen.context;
  seen.session.returnTo = undefined;
  const code = nextSecret(state, 'code');
  state.grants.set(code, {
    code,
    clientId: asked.app.clientId,
    account: seen.user.id,
    redirectUri: asked.redirectUri,
    scopes: asked.scopes,
    challenge: asked.challenge,
    plain: asked.plain,
    at: now,
    used: false,
  });
  if (asked.redirectUri !== OUT_OF_BAND) return leave(asked, { code });
  return redirect(`/oauth/authorize/native?code=${code}`);
}

function leave({ redirectUri, state, mode }: AuthorizeRequest, answer: Record<string, string>) {
  const all = { ...answer, ...(state === null ? {} : { state }) };
  const url = new URL(redirectUri);
  if (mode === 'fragment') url.hash = new URLSearchParams(all).toString();
  else for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
  return redirect(url.href);
}

/** GET /oauth/authorize/native: the code, to be copied (mastodon.md §2.2). */
function nativePage(seen: SignedIn): Response {
  const title = seen.say(MESSAGES.copyCode);
  const code = seen.context.params.get('code') ?? '';
  return narrowPage(seen, { title }, html`<h3>${title}</h3><p><code>${code}</code></p>`);
}

export const AUTHORIZE_ROUTES: readonly Route[] = [
  get('/oauth/authorize', gated('functional', authorizePage)),
  post('/oauth/authorize', gated('functional', decide)),
  del('/oauth/authorize', gated('functional', decide)),
  get('/oauth/authorize/native', gated('functional', nativePage)),
];

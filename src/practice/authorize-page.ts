import { accountOf, type Context } from './context.ts';
import { type Html, html, page, redirect } from './html.ts';
import { scopeTitle } from './labels.ts';
import { csrfField, isForged, whoHeader } from './pages.ts';
import { type Visit, visit } from './session.ts';
import { type AccountRecord, type App, nextSecret } from './state.ts';
import { isSince } from './world.ts';

type AuthorizeRequest = {
  readonly app: App;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** Given back as it came, or not at all (RFC 6749 §4.1.2). */
  readonly state: string | undefined;
  readonly challenge: string | undefined;
  readonly plain: boolean;
};

/**
 * Checks the request as Doorkeeper does. Whatever is wrong with it is shown here and never sent
 * back (mastodon.md §2.3); the string is its error code.
 */
function readRequest(context: Context): AuthorizeRequest | string {
  const { params, state, version } = context;
  const app = state.apps.get(params.get('client_id') ?? '');
  if (app === undefined) return 'invalid_client';
  const redirectUri = params.get('redirect_uri') ?? '';
  if (!app.redirectUris.includes(redirectUri)) return 'invalid_redirect_uri';
  if (params.get('response_type') !== 'code') return 'unsupported_response_type';
  const scopes = (params.get('scope') ?? 'read').split(/\s+/);
  if (!scopes.every((scope) => app.scopes.includes(scope))) return 'invalid_scope';
  // No column for it before 4.3: parameters are ignored (mastodon.md §2.4).
  const challenge = isSince(version, 4, 3)
    ? (params.get('code_challenge') ?? undefined)
    : undefined;
  const method = params.get('code_challenge_method') ?? 'plain';
  if (challenge !== undefined && method !== 'S256' && isSince(version, 4, 4)) {
    return 'invalid_code_challenge_method';
  }
  const plain = method === 'plain';
  return { app, redirectUri, scopes, state: params.get('state') ?? undefined, challenge, plain };
}

/** GET /oauth/authorize */
export function authorizePage(context: Context): Response {
  const seen = visit(context);
  const { user, session, lang } = seen;
  if (user === undefined) {
    session.returnTo = context.url.pathname + context.url.search;
    return redirect(`/auth/sign_in?lang=${lang}`, seen.cookie);
  }
  const blocked = turnAway(context, user);
  if (blocked !== undefined) return blocked;
  const asked = readRequest(context);
  if (typeof asked === 'string') return errorPage(context, seen, asked);
  // Without force_login, an app that has these scopes already gets its code at once (§2.3).
  if (context.params.get('force_login') !== 'true' && hasToken(context, asked, user.id)) {
    return grant(context, asked, user.id);
  }
  return consentPage(context, seen, asked);
}

/** `require_functional!`: such people never see the page, nor come back (mastodon.md §2.3). */
function turnAway(context: Context, user: AccountRecord): Response | undefined {
  const account = accountOf(context.options, user);
  if (account?.confirmed === false) return redirect('/auth/setup');
  const elsewhere = account?.approved === false || user.movedTo !== undefined;
  return elsewhere ? redirect('/auth/edit') : undefined;
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

function consentPage(context: Context, seen: Visit, asked: AuthorizeRequest): Response {
  const { labels, lang } = seen;
  const fields: Html[] = [...context.url.searchParams].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const objects = [...new Set(asked.scopes.map((scope) => scope.split(':')[1] ?? scope))];
  const rows = objects.map((object) => {
    const read = asked.scopes.includes(`read:${object}`);
    const write = asked.scopes.includes(`write:${object}`);
    const access = read && write ? labels.readWrite : write ? labels.write : labels.read;
    return html`<li><strong>${scopeTitle(labels, object)}</strong><span class="soft">${access}</span></li>`;
  });
  const body = html`${whoHeader(seen)}<h1>${labels.authorizationRequired}</h1>
<p>${labels.prompt.replace('%{client_name}', asked.app.name)}</p><h2>${labels.review}</h2><ul>${rows}</ul>
<form method="post" action="/oauth/authorize">${csrfField(seen)}${fields}
<button name="decision" value="authorize">${labels.authorize}</button>
<button class="negative" name="decision" value="deny">${labels.deny}</button></form>`;
  const title = labels.authorizationRequired;
  return page({ lang, title, cookie: seen.cookie }, body, context.options.server);
}

function errorPage(context: Context, seen: Visit, code: string): Response {
  const { labels, lang } = seen;
  const body = html`${whoHeader(seen)}<h1>${labels.error}</h1><p>${code}</p>`;
  return page({ lang, title: labels.error, status: 400 }, body, context.options.server);
}

/** POST /oauth/authorize: what the two buttons do. */
export function decide(context: Context): Response {
  const seen = visit(context);
  if (isForged(context, seen)) return new Response('Invalid authenticity token', { status: 422 });
  if (seen.user === undefined) return redirect('/auth/sign_in');
  const blocked = turnAway(context, seen.user);
  if (blocked !== undefined) return blocked;
  const asked = readRequest(context);
  if (typeof asked === 'string') return errorPage(context, seen, asked);
  if (context.params.get('decision') === 'authorize') return grant(context, asked, seen.user.id);
  return redirect(
    withQuery(asked.redirectUri, {
      error: 'access_denied',
      error_description: seen.labels.denied,
      state: asked.state,
    }),
  );
}

/** A code for ten minutes and one use; no `iss` in any release (mastodon.md §2.3). */
function grant(context: Context, asked: AuthorizeRequest, account: string): Response {
  const { state, options } = context;
  const code = nextSecret(state, 'code');
  state.grants.set(code, {
    code,
    clientId: asked.app.clientId,
    account,
    redirectUri: asked.redirectUri,
    scopes: asked.scopes,
    challenge: asked.challenge,
    plain: asked.plain,
    at: options.now(),
    used: false,
  });
  return redirect(withQuery(asked.redirectUri, { code, state: asked.state }));
}

function withQuery(uri: string, query: Record<string, string | undefined>): string {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}

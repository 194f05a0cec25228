import type { Context } from '../context.ts';
import { type Html, html } from '../pages/html.ts';
import { get, post, type Route } from '../route.ts';
import { nextSecret, type State } from '../state/state.ts';
import { findUserByLogin } from '../state/users.ts';

/** The sign-in lasts two minutes and keeps one request (gotosocial-observed.md §3). */
type Visit = { readonly until: number; asked: URLSearchParams | undefined; user?: string };

const TWO_MINUTES = 120_000;
const visits = new WeakMap<State, Map<string, Visit>>();

const cookieName = ({ options }: Context) =>
  `gotosocial-${options.server.replace(/[^a-z0-9]/g, '-')}`;

function visitsOf({ state }: Context): Map<string, Visit> {
  const found = visits.get(state) ?? new Map<string, Visit>();
  visits.set(state, found);
  return found;
}

function idOf(context: Context): string {
  const cookies = context.request.headers.get('cookie') ?? '';
  const start = `${cookieName(context)}=`;
  return (
    cookies
      .split(/;\s*/)
      .find((cookie) => cookie.startsWith(start))
      ?.slice(start.length) ?? ''
  );
}

function visitOf(context: Context): Visit | undefined {
  const found = visitsOf(context).get(idOf(context));
  return found !== undefined && found.until > context.now ? found : undefined;
}

export function page(title: string, body: Html, status = 200): Response {
  const document = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
  return new Response(document.html, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'X-Frame-Options': 'DENY' },
  });
}

/** Nobody is sent back from here (§3). */
const errorPage = (status: number, said: string) =>
  page(`${status}`, html`<p>An error occurred:</p><pre>${said}</pre>`, status);

function redirect(to: string, cookie?: string): Response {
  const headers = new Headers({ Location: to });
  if (cookie !== undefined) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: cookie === undefined ? 302 : 303, headers });
}

/**
 * GET /oauth/authorize. A second attempt after the sign-in and before "Allow" shows the first one's
 * page: its own query is not looked at (§3).
 */
function authorize(context: Context): Response {
  const visit = visitOf(context);
  if (visit?.user !== undefined && visit.asked !== undefined) {
    return consent(context, visit.asked, visit.user);
  }
  const asked = new URLSearchParams(context.url.search);
  for (const field of ['response_type', 'client_id', 'redirect_uri']) {
    if (!asked.get(field)) return errorPage(400, `Bad Request: ${field} not set`);
  }
  if (asked.get('response_type') !== 'code') {
    return errorPage(401, 'Unauthorized: unsupported_response_type');
  }
  const id = nextSecret(context.state, 'visit');
  visitsOf(context).set(id, { until: context.now + TWO_MINUTES, asked });
  const cookie = `${cookieName(context)}=${id}; Path=/; Max-Age=120; HttpOnly; SameSite=Lax`;
  return redirect('/auth/sign_in', cookie);
}

function consent(context: Context, asked: URLSearchParams, user: string): Response {
  const clientId = asked.get('client_id') ?? '';
  const app = context.state.apps.get(clientId);
  if (app === undefined) return errorPage(500, `db error getting app for clientID ${clientId}`);
  const name = context.state.accounts.get(user)?.username ?? '';
  const scopes = asked.get('scope') ?? 'read';
  return page(
    `Hi ${name}!`,
    html`<p>Application <b>${app.name}</b> would like to perform actions on your behalf, with scope <em>${scopes}</em>.</p>
<form action="/oauth/authorize" method="POST"><button type="submit" class="btn btn-success">Allow</button></form>`,
  );
}

/** GET and POST /auth/sign_in: the field wants the e-mail address (§3). */
function signInForm(): Response {
  return page(
    'Sign in',
    html`<form action="/auth/sign_in" method="POST">
<label>Email <input type="email" name="username" required></label>
<label>Password <input type="password" name="password" required></label>
<button type="submit">Sign in</button></form>`,
  );
}

function signIn(context: Context): Response {
  const visit = visitOf(context);
  const { params } = context;
  const user = findUserByLogin(context, params.get('username') ?? '');
  const isName = user !== undefined && user.email !== params.get('username')?.trim();
  if (user === undefined || isName || user.password !== params.get('password')) {
    return errorPage(401, 'Unauthorized: email/password combination was incorrect');
  }
  if (visit !== undefined) visit.user = user.account;
  return redirect('/oauth/authorize');
}

/** POST /oauth/authorize: there is no way to say no, and the sign-in is forgotten (§3). */
function allow(context: Context): Response {
  const visit = visitOf(context);
  const { asked, user } = visit ?? {};
  if (asked === undefined || user === undefined) {
    return errorPage(500, 'Internal Server Error: key redirect_uri not found in session');
  }
  visitsOf(context).delete(idOf(context));
  const app = context.state.apps.get(asked.get('client_id') ?? '');
  const uri = asked.get('redirect_uri') ?? '';
  const state = asked.get('state') ?? '';
  if (app === undefined) return errorPage(500, 'db error getting app for clientID');
  const scopes = (asked.get('scope') ?? 'read').split(/\s+/);
  if (!app.redirectUris.includes(uri)) return back(uri, { error: 'server_error', state });
  if (!scopes.every((scope) => isCovered(app.scopes, scope))) {
    const error_description = 'Forbidden: requested scope was not covered by client scope';
    return back(uri, { error: 'invalid_scope', error_description, state });
  }
  const code = nextSecret(context.state, 'code');
  context.state.grants.set(code, {
    code,
    clientId: app.clientId,
    account: user,
    redirectUri: uri,
    scopes,
    challenge: undefined,
    at: context.now,
    used: false,
  });
  return uri.startsWith('urn:') ? redirect(`/oauth/oob?code=${code}`) : back(uri, { code, state });
}

const isCovered = (scopes: readonly string[], scope: string) =>
  scopes.includes(scope) || scopes.includes(scope.split(':')[0] ?? scope);

/** Merged into the address's query, before its fragment (§3). */
function back(uri: string, query: Record<string, string>): Response {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(query)) {
    if (value !== '') url.searchParams.set(name, value);
  }
  return redirect(url.href);
}

const outOfBand = ({ url }: Context) =>
  page('Your code', html`<p><code>${url.searchParams.get('code') ?? ''}</code></p>`);

export const SIGN_IN_ROUTES: readonly Route[] = [
  get('/oauth/authorize', authorize),
  post('/oauth/authorize', allow),
  get('/auth/sign_in', signInForm),
  post('/auth/sign_in', signIn),
  get('/oauth/oob', outOfBand),
];

import type { Context } from '../context.ts';
import { type Html, html } from '../pages/html.ts';
import type { Handler } from '../route.ts';
import type { Token } from '../state/oauth.ts';
import { nextId, nextSecret, type State } from '../state/state.ts';
import { page } from './sign-in-pages.ts';

/**
 * The settings panel [gotosocial: web/source/settings @ 0.20.0-rc1]: a program of its own that signs
 * in by OAuth and sends to the API. Here forms stand for its scripts, and its token is kept apart:
 * who counts what came by the API counts nothing of the panel.
 */
const panels = new WeakMap<State, Map<string, Token>>();

export const PANEL_LOG_IN = '/settings/login';
const PROFILE = '/settings/user/profile';
const MIGRATION = '/settings/user/migration';
const SCOPES = ['read', 'write'];

const cookieName = ({ options }: Context) =>
  `gotosocial-settings-${options.server.replace(/[^a-z0-9]/g, '-')}`;

function tokensOf({ state }: Context): Map<string, Token> {
  const found = panels.get(state) ?? new Map<string, Token>();
  panels.set(state, found);
  return found;
}

function tokenOf(context: Context): Token | undefined {
  const cookies = context.request.headers.get('cookie') ?? '';
  const id = new RegExp(`(?:^|;\\s*)${cookieName(context)}=([^;]*)`).exec(cookies)?.[1];
  return id === undefined ? undefined : tokensOf(context).get(id);
}

/** A page of the panel, as somebody with its token; without one, its door is at every address. */
export function inPanel(handle: Handler): Handler {
  return (context) => {
    const token = tokenOf(context);
    if (token === undefined) return door(context);
    return handle({ ...context, token, tokenText: token.token });
  };
}

/** `components/authorization/login.tsx`: the server's own address stands in the field. */
function door({ options }: Context): Response {
  return page(
    'GoToSocial Settings',
    html`<form method="post" action="${PANEL_LOG_IN}">
<label>Instance <input name="instance" value="${options.origin}"></label>
<button>Login</button></form>`,
  );
}

const settingsUrl = ({ options }: Context) => `${options.origin}/settings`;

/** `authorizeFlow` of `lib/query/login`: what was asked for is not remembered over it. */
export function logInToPanel(context: Context): Response {
  const { state } = context;
  const redirect_uri = settingsUrl(context);
  const client_id = nextId(state);
  state.apps.set(client_id, {
    clientId: client_id,
    clientSecret: nextSecret(state, 'secret'),
    name: 'GoToSocial Settings',
    website: redirect_uri,
    redirectUris: [redirect_uri],
    scopes: SCOPES,
  });
  const scope = SCOPES.join(' ');
  const query = new URLSearchParams({ response_type: 'code', client_id, redirect_uri, scope });
  return new Response(null, { status: 302, headers: { Location: `/oauth/authorize?${query}` } });
}

/** GET /settings: back from the consent, or anything else at its beginning. */
export function panelStart(context: Context): Response | Promise<Response> {
  const grant = context.state.grants.get(context.params.get('code') ?? '');
  const headers = new Headers({ Location: PROFILE });
  if (grant === undefined || grant.redirectUri !== settingsUrl(context)) {
    return inPanel(() => new Response(null, { status: 302, headers }))(context);
  }
  context.state.grants.delete(grant.code);
  const { clientId, account, scopes } = grant;
  const token = nextSecret(context.state, 'panel');
  tokensOf(context).set(token, { token, clientId, account, scopes, revoked: false });
  headers.append('Set-Cookie', `${cookieName(context)}=${token}; Path=/settings; SameSite=Lax`);
  return new Response(null, { status: 302, headers });
}

/** With the part of its menu that leads somewhere here. */
export function panelPage(title: string, body: Html): Response {
  return page(
    title,
    html`<nav><a href="${PROFILE}">Profile</a> <a href="${MIGRATION}">Migration</a></nav>${body}`,
  );
}

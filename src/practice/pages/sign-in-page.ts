import type { Context } from '../context.ts';
import { del, get, post, type Route } from '../route.ts';
import { findUserByLogin, hindranceOf } from '../state/users.ts';
import { csrfField, field, methodField } from './form.ts';
import { refuseForgery } from './gate.ts';
import { type Html, html, NOTHING } from './html.ts';
import { AUTHORIZE } from './labels/authorize.ts';
import { MESSAGES } from './labels/messages.ts';
import { NAVIGATION } from './labels/navigation.ts';
import { SIGN_UP } from './labels/sign-up.ts';
import { narrowPage, redirect } from './page.ts';
import { isForged, setFlash, type Visit, visit } from './session.ts';

/** GET /auth/sign_in */
function signInPage(context: Context): Response {
  const seen = visit(context);
  // Devise sends those away who are in already.
  if (seen.user !== undefined) return redirect(seen.session.returnTo ?? '/', seen.cookie);
  const { say } = seen;
  const domain = context.options.server;
  const isFromApp = seen.session.returnTo?.startsWith('/oauth/authorize') === true;
  const body = html`<form method="post" action="/auth/sign_in" novalidate>${csrfField(seen)}
<h1>${say(SIGN_UP.logInTitle, { domain })}</h1>
<p class="soft">${say(MESSAGES.logInPreamble, { domain })}</p>
${field({ name: 'user[email]', label: say(SIGN_UP.email), type: 'email', required: true, autocomplete: 'username' })}
${field({ name: 'user[password]', label: say(SIGN_UP.password), type: 'password', required: true, autocomplete: 'current-password' })}
<button type="submit" class="wide">${say(SIGN_UP.logIn)}</button></form>
${isFromApp ? NOTHING : html`<p><a href="/auth/sign_up">${say(SIGN_UP.signUp)}</a></p>`}`;
  return narrowPage(seen, { title: say(SIGN_UP.logIn), leadsAway: true }, body);
}

/** POST /auth/sign_in: back to where the visitor was going (mastodon.md §2.3). */
export function signIn(context: Context): Response {
  const seen = visit(context);
  const { params } = context;
  if (isForged(seen)) return refuseForgery(context);
  const user = findUserByLogin(context, params.get('user[email]') ?? '');
  const record = user && context.state.accounts.get(user.account);
  const isRight = user !== undefined && user.password === params.get('user[password]');
  if (!isRight || record === undefined || record.gone) {
    const authentication_keys = seen.say(SIGN_UP.email);
    setFlash(seen, 'alert', seen.say(MESSAGES.invalidLogIn, { authentication_keys }));
    return signInPage(context);
  }
  seen.session.account = user.account;
  const back = seen.session.returnTo ?? landingOf(context, record);
  seen.session.returnTo = undefined;
  return redirect(back, seen.cookie);
}

/** Who may not use the service lands where they are told why (mastodon.md §2.3). */
function landingOf(context: Context, record: Parameters<typeof hindranceOf>[1]): string {
  switch (hindranceOf(context, record)) {
    case undefined:
    case 'second-factor':
      return '/';
    case 'unconfirmed':
      return '/auth/setup';
    case 'pending':
    case 'disabled':
      return '/auth/edit';
  }
}

/** DELETE /auth/sign_out; with `continue` the next sign-in goes on with what was interrupted. */
export function signOut(context: Context): Response {
  const seen = visit(context);
  if (isForged(seen)) return refuseForgery(context);
  seen.session.account = undefined;
  if (context.params.get('continue') !== 'true') seen.session.returnTo = undefined;
  setFlash(seen, 'notice', seen.say(MESSAGES.signedOutFlash));
  return redirect('/auth/sign_in', seen.cookie);
}

/** "Signed in as", with the way out: the only place that tells who one is (mastodon.md §2.3). */
export function whoHeader(seen: Visit): Html {
  const { user, say } = seen;
  if (user === undefined) return NOTHING;
  return html`<form class="who" method="post" action="/auth/sign_out">${csrfField(seen)}${methodField('delete')}
<input type="hidden" name="continue" value="true">
<span class="name">${say(AUTHORIZE.signedInAs)} <strong>@${user.handle}</strong></span>
<button class="link" aria-label="${say(NAVIGATION.logout)}">${say(NAVIGATION.logout)}</button></form>`;
}

export const SIGN_IN_ROUTES: readonly Route[] = [
  get('/auth/sign_in', signInPage),
  post('/auth/sign_in', signIn),
  post('/auth/sign_out', signOut),
  del('/auth/sign_out', signOut),
];

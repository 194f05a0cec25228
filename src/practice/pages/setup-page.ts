import { get, post, type Route } from '../route.ts';
import { hindranceOf, userOf } from '../state/users.ts';
import { isSince } from '../versions.ts';
import { csrfField } from './form.ts';
import { gated } from './gate.ts';
import { html } from './html.ts';
import { MESSAGES } from './labels/messages.ts';
import { SIGN_UP } from './labels/sign-up.ts';
import { sendConfirmation } from './letters-page.ts';
import { narrowPage, redirect } from './page.ts';
import type { SignedIn } from './session.ts';
import { progress } from './sign-up-progress.ts';

/** GET /auth/setup: waits for the link in the e-mail (mastodon.md §2.3, §11). */
function setupPage(seen: SignedIn): Response {
  const { say, context, user } = seen;
  const hindrance = hindranceOf(context, user);
  if (hindrance !== 'unconfirmed' && hindrance !== 'pending') return redirect('/');
  const email = userOf(context, user)?.email ?? '';
  // The later releases only say where the letter went; older ones are plainer (mastodon.md §11).
  const resend = isSince(context.version, 4, 2)
    ? html`<details><summary>${say(MESSAGES.linkNotReceived)}</summary><form method="post" action="/auth/setup">${csrfField(seen)}<button class="wide">${say(MESSAGES.resendConfirmation)}</button></form></details>`
    : html``;
  const title = say(SIGN_UP.setupTitle);
  const body = html`${progress(seen, 'confirm')}<h1>${title}</h1><p class="soft">${say(SIGN_UP.setupHint, { email })}</p>${resend}`;
  return narrowPage(seen, { title }, body);
}

function resend(seen: SignedIn): Response {
  sendConfirmation(seen.context, seen.user);
  return redirect('/auth/setup');
}

export const SETUP_ROUTES: readonly Route[] = [
  get('/auth/setup', gated('signed-in', setupPage)),
  post('/auth/setup', gated('signed-in', resend)),
];

import type { Context } from '../context.ts';
import type { Here } from '../network.ts';
import { get, post, type Route } from '../route.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { nextSecret } from '../state/state.ts';
import { userOf } from '../state/users.ts';
import { writeDate } from './dates.ts';
import { deskOf } from './desk.ts';
import { csrfField } from './form.ts';
import { refuseForgery } from './gate.ts';
import { html } from './html.ts';
import { LETTERS } from './labels/letters.ts';
import { MESSAGES } from './labels/messages.ts';
import { speak } from './labels/wording.ts';
import { narrowPage, redirect } from './page.ts';
import { isForged, setFlash, visit } from './session.ts';

/** The e-mail with the link that confirms an address (mastodon.md §13.4). */
export function sendConfirmation(here: Here, record: AccountRecord): void {
  const { state, options, version } = here;
  const user = userOf(here, record);
  if (user === undefined || user.confirmed) return;
  const desk = deskOf(state);
  const token = nextSecret(state, 'confirmation');
  desk.confirmations.set(token, record.id);
  const say = speak(user.locale ?? options.locale ?? 'en', version);
  desk.letters.push({
    to: user.email,
    subject: say(LETTERS.confirmSubject, { instance: options.server }),
    path: `/auth/confirmation?confirmation_token=${token}`,
    at: options.now(),
  });
}

/** GET /auth/confirmation: the link of that e-mail. */
export function confirm(context: Context): Response {
  const seen = visit(context);
  const { state, params } = context;
  const id = deskOf(state).confirmations.get(params.get('confirmation_token') ?? '');
  const user = id === undefined ? undefined : state.users.get(id);
  if (user === undefined) return new Response(null, { status: 404 });
  user.confirmed = true;
  setFlash(seen, 'notice', seen.say(MESSAGES.confirmed));
  if (seen.user === undefined) return redirect('/auth/sign_in', seen.cookie);
  return redirect(user.approved ? '/' : '/auth/edit');
}

/**
 * GET /practice/letters: not of Mastodon. A practice server sends no e-mail and has no moderators;
 * here whoever tries it finds the letters and says yes to newcomers.
 */
function lettersPage(context: Context): Response {
  const seen = visit(context);
  const { state } = context;
  const title = 'Letters · Courrier';
  const letters = deskOf(state)
    .letters.toReversed()
    .map(
      ({ to, subject, path, at }) =>
        html`<li><p>${writeDate(at, seen.lang)} · ${to}<br><a href="${path}">${subject}</a></p></li>`,
    );
  const waiting = [...state.users.values()]
    .filter(({ approved }) => !approved)
    .map(
      ({ account, email }) =>
        html`<form method="post" action="/practice/approve/${account}">${csrfField(seen)}<p>${email} <button>Approve · Accepter</button></p></form>`,
    );
  return narrowPage(seen, { title }, html`<h1>${title}</h1><ul>${letters}</ul>${waiting}`);
}

function approve(context: Context): Response {
  if (isForged(visit(context))) return refuseForgery(context);
  const user = context.state.users.get(context.path[0] ?? '');
  if (user === undefined) return new Response(null, { status: 404 });
  user.approved = true;
  return redirect('/practice/letters');
}

export const LETTER_ROUTES: readonly Route[] = [
  get('/auth/confirmation', confirm),
  get('/practice/letters', lettersPage),
  post('/practice/approve/:id', approve),
];

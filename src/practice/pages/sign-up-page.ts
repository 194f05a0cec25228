import { type Context, json } from '../context.ts';
import { get, post, type Route } from '../route.ts';
import { addUser, userOf } from '../state/users.ts';
import { isSince } from '../versions.ts';
import { saveByPost } from './account-settings-page.ts';
import { csrfField, type Errors, errorBoxes, field, hasErrors, NO_ERRORS } from './form.ts';
import { refuseForgery } from './gate.ts';
import { type Html, html, linked, NOTHING } from './html.ts';
import { MESSAGES } from './labels/messages.ts';
import { SIGN_UP } from './labels/sign-up.ts';
import { speak } from './labels/wording.ts';
import { sendConfirmation } from './letters-page.ts';
import { narrowPage, redirect } from './page.ts';
import { asksForRules, rulesPage } from './rules-page.ts';
import { isForged, setFlash, type Visit, visit } from './session.ts';
import { progress } from './sign-up-progress.ts';
import { admissionOf, signUpErrors } from './sign-up-rules.ts';

/** GET /auth/sign_up and /invite/:code (mastodon.md §13.4). */
export function signUpPage(context: Context, errors: Errors = NO_ERRORS): Response {
  const seen = visit(context);
  const { say, cookie } = seen;
  const code = context.path[0] ?? context.params.get('user[invite_code]');
  const admission = admissionOf(context, code);
  if (seen.user !== undefined) return redirect('/', cookie);
  if (admission === 'closed') return turnAway(seen);
  if (asksForRules(seen)) return rulesPage(seen, code);
  const domain = context.options.server;
  const given = (name: string) => context.params.get(name) ?? '';
  const one = (name: string, label: string, more: Partial<Parameters<typeof field>[0]> = {}) =>
    field({ name, label, required: true, value: given(name), ...more });
  const isReviewed = admission === 'approval';
  const secret = { type: 'password', value: '', autocomplete: 'new-password' } as const;
  const fields: Html[] = [
    one('user[account_attributes][username]', say(SIGN_UP.username), {
      hint: say(SIGN_UP.usernameHint, { domain }),
      errors: errors.fields.username,
      autocomplete: 'off',
    }),
    one('user[email]', say(SIGN_UP.email), {
      type: 'email',
      errors: errors.fields.email,
      autocomplete: 'username',
    }),
    one('user[password]', say(SIGN_UP.password), { ...secret, errors: errors.fields.password }),
    one('user[password_confirmation]', say(SIGN_UP.confirmPassword), {
      ...secret,
      errors: errors.fields.password_confirmation,
    }),
  ];
  if (isReviewed) {
    fields.push(
      one('user[invite_request_attributes][text]', say(SIGN_UP.reason), {
        hint: say(MESSAGES.manualReview, { domain }),
        required: false,
      }),
    );
  }
  const button = say(isReviewed ? SIGN_UP.applyForAccount : SIGN_UP.signUp);
  const invite =
    code === null ? NOTHING : html`<input type="hidden" name="user[invite_code]" value="${code}">`;
  const body = html`<form method="post" action="/auth">${csrfField(seen)}<input type="hidden" name="accept" value="${given('accept')}">${invite}${progress(seen, 'details')}
<h1>${say(SIGN_UP.title, { domain })}</h1><p class="soft">${say(SIGN_UP.preamble)}</p>${errorBoxes(seen, errors)}
${fields}${agreement(seen, errors)}<button class="wide">${button}</button></form>`;
  return narrowPage(seen, { title: say(SIGN_UP.signUp) }, body);
}

function agreement({ context, say }: Visit, errors: Errors): Html {
  if (!isSince(context.version, 4, 4)) return NOTHING;
  const text = linked(say(SIGN_UP.agreement), '/privacy-policy');
  const wrong = errors.fields.agreement?.[0];
  const below = wrong === undefined ? NOTHING : html`<span class="error">${wrong}</span>`;
  return html`<div class="field"><label><input type="checkbox" name="user[agreement]" value="1"> ${text}</label>${below}</div>`;
}

/** To the sign-in, with a word from 4.5 on; before, to the front page without one. */
function turnAway(seen: Visit): Response {
  const { context, cookie, say } = seen;
  if (!isSince(context.version, 4, 5)) return redirect('/', cookie);
  const instance = context.options.server;
  setFlash(seen, 'alert', say(MESSAGES.registrationClosed, { instance }));
  return redirect('/auth/sign_in', cookie);
}

/** POST /auth: a sign-up, or with `_method=put` the account settings. */
export function signUp(context: Context): Response | Promise<Response> {
  if (context.params.get('_method') === 'put') return saveByPost(context);
  const seen = visit(context);
  if (isForged(seen)) return refuseForgery(context);
  const code = context.params.get('user[invite_code]');
  const admission = admissionOf(context, code);
  if (admission === 'closed') return turnAway(seen);
  const errors = signUpErrors(seen);
  if (hasErrors(errors)) return signUpPage(context, errors);
  const given = (name: string) => context.params.get(`user${name}`) ?? '';
  const record = addUser(context, {
    username: given('[account_attributes][username]'),
    email: given('[email]'),
    password: given('[password]'),
    confirmed: false,
    approved: admission === 'open',
    // The column's default from 4.5 (mastodon.md §1.4).
    numericActorId: isSince(context.version, 4, 5),
  });
  const user = userOf(context, record);
  if (user !== undefined) user.locale = seen.lang;
  sendConfirmation(context, record);
  seen.session.account = record.id;
  return redirect('/auth/setup', seen.cookie);
}

/** GET /invite/:code: the form; as JSON, from 4.3, whether it is good. No CORS (§13.4). */
function invite(context: Context): Response {
  const [code = ''] = context.path;
  const isJson = context.request.headers.get('accept')?.includes('json') === true;
  if (!isJson || !isSince(context.version, 4, 3)) return signUpPage(context);
  const { origin, locale = 'en', invites = [] } = context.options;
  if (invites.includes(code)) {
    return json({ invite_code: code, instance_api_url: `${origin}/api/v2/instance` });
  }
  const error = speak(locale, context.version)(MESSAGES.invalidInvite);
  return json({ error }, { status: 401 });
}

export const SIGN_UP_ROUTES: readonly Route[] = [
  get('/auth/sign_up', (context) => signUpPage(context)),
  get('/invite/:code', invite),
  post('/auth', signUp),
];

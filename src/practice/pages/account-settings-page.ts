import { get, put, type Route } from '../route.ts';
import { hindranceOf, userOf } from '../state/users.ts';
import {
  csrfField,
  type Errors,
  errorBoxes,
  field,
  hasErrors,
  methodField,
  NO_ERRORS,
} from './form.ts';
import { gated, methodOf } from './gate.ts';
import { type Html, html, linked, NOTHING } from './html.ts';
import { ACCOUNT } from './labels/account.ts';
import { MESSAGES } from './labels/messages.ts';
import { SIGN_UP } from './labels/sign-up.ts';
import { redirect, settingsPage } from './page.ts';
import { type SignedIn, setFlash } from './session.ts';
import { writeAcct } from './typed-handle.ts';

/** GET /auth/edit: where a sign-in ends that cannot go on, too (mastodon.md §2.3, §10.4). */
function accountSettingsPage(seen: SignedIn, errors: Errors = NO_ERRORS): Response {
  const { say, user, context } = seen;
  const disabled = user.suspended;
  const email = userOf(context, user)?.email ?? '';
  const body = html`${statusBox(seen)}<h2>${say(ACCOUNT.accountStatus)}</h2>
<p class="hint"><span class="positive">${say(ACCOUNT.functional)}</span></p><hr>
<h2>${say(ACCOUNT.security)}</h2>${errorBoxes(seen, errors)}
<form method="post" action="/auth">${csrfField(seen)}${methodField('put')}
<div class="row">${field({ name: 'user[email]', label: say(ACCOUNT.email), type: 'email', value: email, required: true, disabled })}
${field({ name: 'user[current_password]', label: say(ACCOUNT.currentPassword), type: 'password', required: true, disabled, autocomplete: 'current-password', errors: errors.fields.current_password })}</div>
<div class="row">${field({ name: 'user[password]', label: say(ACCOUNT.newPassword), type: 'password', disabled, autocomplete: 'new-password', errors: errors.fields.password })}
${field({ name: 'user[password_confirmation]', label: say(ACCOUNT.confirmNewPassword), type: 'password', disabled, autocomplete: 'new-password', errors: errors.fields.password_confirmation })}</div>
<button class="wide">${say(ACCOUNT.saveChanges)}</button></form><hr>
<h2>${say(ACCOUNT.sessions)}</h2>${user.suspended ? NOTHING : waysOut(seen)}`;
  return settingsPage(seen, { title: say(ACCOUNT.accountSettings) }, body);
}

function statusBox({ say, user, context }: SignedIn): Html {
  const hindrance = hindranceOf(context, user);
  if (hindrance === 'unconfirmed') {
    return html`<div class="flash warning">${say(MESSAGES.confirming)}</div>`;
  }
  if (hindrance === 'pending') {
    return html`<div class="flash warning">${say(SIGN_UP.pending)}</div>`;
  }
  const target = user.movedTo === undefined ? undefined : context.state.accounts.get(user.movedTo);
  if (target === undefined) return NOTHING;
  const text = say(ACCOUNT.redirectingTo, { acct: writeAcct(target) });
  return html`<div class="flash warning">${text} <a href="/settings/migration">${say(ACCOUNT.cancelRedirect)}</a></div>`;
}

function waysOut({ say }: SignedIn): Html {
  return html`<hr>
<h2>${say(ACCOUNT.migrateAccount)}</h2><p class="soft">${linked(say(ACCOUNT.migrateAccountHtml), '/settings/migration')}</p><hr>
<h2>${say(ACCOUNT.incomingMigrations)}</h2><p class="soft">${linked(say(ACCOUNT.incomingMigrationsHtml), '/settings/aliases')}</p><hr>
<h2>${say(ACCOUNT.deleteAccount)}</h2><p class="soft">${linked(say(ACCOUNT.deleteAccountHtml), '/settings/delete')}</p>`;
}

/** PUT /auth: a new password, with the old one; the address stays as it is. */
function saveAccountSettings(seen: SignedIn): Response {
  const { context, say } = seen;
  const user = userOf(context, seen.user);
  const given = (name: string) => context.params.get(`user[${name}]`) ?? '';
  if (methodOf(seen) !== 'PUT' || user === undefined) return redirect('/auth/edit');
  const password = given('password');
  const errors: Errors = {
    fields: {
      current_password: given('current_password') === user.password ? [] : [say(MESSAGES.invalid)],
      password:
        password !== '' && password.length < 8 ? [say(MESSAGES.tooShort, { count: 8 })] : [],
      password_confirmation:
        password === given('password_confirmation')
          ? []
          : [say(MESSAGES.confirmation, { attribute: say(SIGN_UP.password) })],
    },
  };
  if (hasErrors(errors)) return accountSettingsPage(seen, errors);
  if (password !== '') user.password = password;
  setFlash(seen, 'notice', say(MESSAGES.accountUpdated));
  return redirect('/auth/edit');
}

export const ACCOUNT_SETTINGS_ROUTES: readonly Route[] = [
  get(
    '/auth/edit',
    gated('signed-in', (seen) => accountSettingsPage(seen)),
  ),
  put('/auth', gated('not-suspended', saveAccountSettings)),
];

/** POST /auth is this form with `_method=put`, or a sign-up; sign-up-page.ts tells them apart. */
export const saveByPost = gated('not-suspended', saveAccountSettings);

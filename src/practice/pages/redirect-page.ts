import { announce } from '../federation/deliver.ts';
import { del, get, post, type Route } from '../route.ts';
import { wrongPassword } from './challenge.ts';
import { csrfField, type Errors, errorBoxes, field, hasErrors, NO_ERRORS } from './form.ts';
import { gated, methodOf } from './gate.ts';
import { html } from './html.ts';
import { MESSAGES } from './labels/messages.ts';
import { MIGRATION } from './labels/migration.ts';
import { targetOf } from './migration-page.ts';
import { redirect, settingsPage } from './page.ts';
import { type SignedIn, setFlash } from './session.ts';
import { writeAcct } from './typed-handle.ts';

/** GET /settings/migration/redirect/new (mastodon.md §10.3). */
function redirectPage(seen: SignedIn, errors: Errors = NO_ERRORS, typed = ''): Response {
  const { say } = seen;
  const bullets = [MIGRATION.redirect, MIGRATION.otherData, MIGRATION.disabledAccount];
  const body = html`<form method="post" action="/settings/migration/redirect">${csrfField(seen)}
<p class="hint">${say(MIGRATION.before)}</p><ul class="hint">${bullets.map((one) => html`<li class="warn">${say(one)}</li>`)}</ul><hr>${errorBoxes(seen, errors)}
<div class="row">${field({ name: 'form_redirect[acct]', label: say(MIGRATION.acct), hint: say(MIGRATION.acctHint), value: typed, required: true, errors: errors.fields.acct })}
${field({ name: 'form_redirect[current_password]', label: say(MIGRATION.currentPassword), hint: say(MIGRATION.currentPasswordHint), type: 'password', required: true, autocomplete: 'current-password', errors: errors.fields.current_password })}</div>
<button class="wide">${say(MIGRATION.setRedirect)}</button></form>`;
  return settingsPage(seen, { title: say(MIGRATION.title) }, body);
}

/** POST /settings/migration/redirect: no alias, no cooldown, nobody is carried over (§10.3). */
export function setRedirect(seen: SignedIn): Response {
  const { context, user, say } = seen;
  if (methodOf(seen) === 'DELETE') return cancelRedirect(seen);
  const typed = context.params.get('form_redirect[acct]') ?? '';
  const wrong = wrongPassword(seen, 'form_redirect[current_password]');
  if (wrong.length > 0) return redirectPage(seen, { fields: { current_password: wrong } }, typed);
  const target = targetOf(seen, typed);
  const acct =
    target === undefined
      ? [...(typed.trim() === '' ? [say(MESSAGES.blank)] : []), say(MIGRATION.notFound)]
      : [
          ...(user.movedTo === target.id ? [say(MIGRATION.alreadyMoved)] : []),
          ...(target.id === user.id ? [say(MIGRATION.moveToSelf)] : []),
        ];
  const errors: Errors = { fields: { acct } };
  if (target === undefined || hasErrors(errors)) return redirectPage(seen, errors, typed);
  user.movedTo = target.id;
  announce(context, user);
  setFlash(seen, 'notice', say(MIGRATION.redirected, { acct: writeAcct(target) }));
  return redirect('/settings/migration');
}

/** Re-activates the account at any time; brings nobody back, shortens no cooldown (§10.3). */
export function cancelRedirect(seen: SignedIn): Response {
  const { context, user, say } = seen;
  if (user.movedTo !== undefined) {
    user.movedTo = undefined;
    announce(context, user);
  }
  setFlash(seen, 'notice', say(MIGRATION.cancelled));
  return redirect('/settings/migration');
}

export const REDIRECT_ROUTES: readonly Route[] = [
  get(
    '/settings/migration/redirect/new',
    gated('not-suspended', (seen) => redirectPage(seen)),
  ),
  post('/settings/migration/redirect', gated('not-suspended', setRedirect)),
  del('/settings/migration/redirect', gated('not-suspended', cancelRedirect)),
];

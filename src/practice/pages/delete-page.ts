import { announce } from '../federation/deliver.ts';
import { forget } from '../federation/inbox.ts';
import { del, get, post, type Route } from '../route.ts';
import { hindranceOf, userOf } from '../state/users.ts';
import { csrfField, field, methodField } from './form.ts';
import { gated } from './gate.ts';
import { html, linked } from './html.ts';
import { DELETION } from './labels/deletion.ts';
import { MESSAGES } from './labels/messages.ts';
import { redirect, settingsPage } from './page.ts';
import { type SignedIn, setFlash } from './session.ts';

/** GET /settings/delete (mastodon.md §10.5, §11). */
function deletePage(seen: SignedIn): Response {
  const { say, context, user } = seen;
  const hindrance = hindranceOf(context, user);
  const isNew = hindrance === 'unconfirmed' || hindrance === 'pending';
  const { irreversible, usernameUnavailable, dataRemoval, caches } = DELETION;
  const warnings = [irreversible, usernameUnavailable, dataRemoval, caches].map(
    (one) => html`<li class="warn">${say(one)}</li>`,
  );
  // Who never confirmed gives the name back (mastodon.md §10.5).
  const mild = [
    html`<li class="positive">${linked(say(MESSAGES.emailChange), '/auth/edit')}</li>`,
    html`<li class="positive">${say(MESSAGES.usernameAvailable)}</li>`,
  ];
  const body = html`<form method="post" action="/settings/delete">${csrfField(seen)}${methodField('delete')}
<p class="hint">${say(DELETION.before)}</p><ul class="hint">${isNew ? mild : warnings}</ul>
<p class="hint">${linked(say(DELETION.moreDetails), '/privacy-policy')}</p><hr>
${field({ name: 'form_delete_confirmation[password]', label: say(DELETION.password), hint: say(DELETION.confirmPassword), type: 'password', required: true, autocomplete: 'current-password' })}
<button class="wide negative">${say(DELETION.proceed)}</button></form>`;
  return settingsPage(seen, { title: say(DELETION.title) }, body);
}

/** DELETE /settings/delete: everything goes, the redirect too; the actor answers 410 (§10.5). */
export function deleteAccount(seen: SignedIn): Response {
  const { context, user, say, session } = seen;
  const password = context.params.get('form_delete_confirmation[password]');
  if (userOf(context, user)?.password !== password) {
    setFlash(seen, 'alert', say(DELETION.challengeFailed));
    return redirect('/settings/delete');
  }
  announce(context, user, 'Delete');
  forget(context, user);
  user.suspended = true;
  for (const token of context.state.tokens.values()) {
    if (token.account === user.id) token.revoked = true;
  }
  session.account = undefined;
  setFlash(seen, 'notice', say(DELETION.success));
  return redirect('/auth/sign_in');
}

export const DELETE_ROUTES: readonly Route[] = [
  get('/settings/delete', gated('not-suspended', deletePage)),
  post('/settings/delete', gated('not-suspended', deleteAccount)),
  del('/settings/delete', gated('not-suspended', deleteAccount)),
];

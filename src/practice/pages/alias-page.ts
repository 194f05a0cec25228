import { announce } from '../federation/deliver.ts';
import type { Here } from '../network.ts';
import { del, get, post, type Route } from '../route.ts';
import { type AccountRecord, findByUri, resolveHandle } from '../state/accounts.ts';
import { nextRow } from '../state/state.ts';
import { deskOf } from './desk.ts';
import {
  csrfField,
  type Errors,
  errorBoxes,
  field,
  hasErrors,
  methodField,
  NO_ERRORS,
} from './form.ts';
import { gated } from './gate.ts';
import { html } from './html.ts';
import { ALIASES } from './labels/aliases.ts';
import { MESSAGES } from './labels/messages.ts';
import { redirect, settingsPage } from './page.ts';
import { type SignedIn, setFlash } from './session.ts';
import { readTypedHandle } from './typed-handle.ts';

/** GET /settings/aliases (mastodon.md §10.1). */
function aliasPage(seen: SignedIn, errors: Errors = NO_ERRORS, typed = ''): Response {
  const { say, context, user } = seen;
  const rows = aliasesOf(context, user).map(
    ({
      row,
      acct,
    }) => html`<tr><td>${acct}</td><td><form method="post" action="/settings/aliases/${row}">${csrfField(seen)}${methodField('delete')}
<button class="link">${say(ALIASES.unlink)}</button></form></td></tr>`,
  );
  const empty = html`<tr><td class="soft" colspan="2">${say(ALIASES.empty)}</td></tr>`;
  const body = html`<form method="post" action="/settings/aliases">${csrfField(seen)}${errorBoxes(seen, errors)}
<p class="hint">${say(ALIASES.hint)}</p><hr>
${field({ name: 'account_alias[acct]', label: say(ALIASES.acct), hint: say(ALIASES.acctHint), value: typed, required: true, errors: errors.fields.acct })}
<button class="wide">${say(ALIASES.create)}</button></form><hr>
<div class="scroll"><table><thead><tr><th>${say(ALIASES.acct)}</th><th></th></tr></thead>
<tbody>${rows.length === 0 ? empty : rows}</tbody></table></div>`;
  return settingsPage(seen, { title: say(ALIASES.title) }, body);
}

/** POST /settings/aliases: resolved by WebFinger at this moment, or "could not be found". */
export function createAlias(seen: SignedIn): Response {
  const { say, context, user } = seen;
  const typed = context.params.get('account_alias[acct]') ?? '';
  const target =
    typed.trim() === '' ? undefined : resolveHandle(context, readTypedHandle(context, typed));
  const errors: string[] = [];
  if (typed.trim() === '') errors.push(say(MESSAGES.blank));
  if (target === undefined) errors.push(say(ALIASES.notFound));
  else if (target.id === user.id) errors.push(say(ALIASES.moveToSelf));
  if (target !== undefined && user.alsoKnownAs.includes(target.uri)) {
    return aliasPage(seen, { fields: {}, base: [say(MESSAGES.taken)] }, typed);
  }
  const all: Errors = { fields: { acct: errors } };
  if (target === undefined || hasErrors(all)) return aliasPage(seen, all, typed);
  user.alsoKnownAs = [...user.alsoKnownAs, target.uri];
  // An `Update` of the profile goes to the servers that know the account (mastodon.md §10.1).
  announce(context, user);
  setFlash(seen, 'notice', say(ALIASES.created));
  return redirect('/settings/aliases');
}

/** DELETE /settings/aliases/:id */
function unlinkAlias(seen: SignedIn): Response {
  const { say, context, user } = seen;
  const found = aliasesOf(context, user).find(({ row }) => String(row) === context.path[0]);
  if (found === undefined) return new Response(null, { status: 404 });
  user.alsoKnownAs = user.alsoKnownAs.filter((uri) => uri !== found.uri);
  announce(context, user);
  setFlash(seen, 'notice', say(ALIASES.deleted));
  return redirect('/settings/aliases');
}

/** Newest first. */
function aliasesOf(here: Here, user: AccountRecord) {
  const { aliasRows } = deskOf(here.state);
  return user.alsoKnownAs
    .map((uri) => {
      const key = `${user.id} ${uri}`;
      const row = aliasRows.get(key) ?? nextRow(here.state);
      aliasRows.set(key, row);
      return { row, uri, acct: findByUri(here.state, uri)?.handle ?? uri };
    })
    .reverse();
}

export const ALIAS_ROUTES: readonly Route[] = [
  get(
    '/settings/aliases',
    gated('not-suspended', (seen) => aliasPage(seen)),
  ),
  post('/settings/aliases', gated('not-suspended', createAlias)),
  post('/settings/aliases/:id', gated('not-suspended', unlinkAlias)),
  del('/settings/aliases/:id', gated('not-suspended', unlinkAlias)),
];

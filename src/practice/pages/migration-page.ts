import { aliasesSeenBy } from '../federation/aliases-seen.ts';
import { startMove } from '../federation/move.ts';
import { resolveFresh } from '../federation/strangers.ts';
import { get, post, type Route } from '../route.ts';
import { type AccountRecord, resolveHandle } from '../state/accounts.ts';
import { countFollows } from '../state/follows.ts';
import { isSince } from '../versions.ts';
import { wrongPassword } from './challenge.ts';
import { writeDate, writeNumber } from './dates.ts';
import { deskOf, type Migration } from './desk.ts';
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
import { type Html, html, linked, NOTHING } from './html.ts';
import { MESSAGES } from './labels/messages.ts';
import { MIGRATION } from './labels/migration.ts';
import { redirect, settingsPage } from './page.ts';
import { type SignedIn, setFlash } from './session.ts';
import { readTypedHandle, writeAcct } from './typed-handle.ts';

const DAY = 86_400_000;
/** A Move can be repeated after 30 days (mastodon.md §0.11). */
const COOLDOWN = 30 * DAY;

/** GET /settings/migration (mastodon.md §10.2, §11). */
export function migrationPage(seen: SignedIn, errors: Errors = NO_ERRORS, typed = ''): Response {
  const { say } = seen;
  const disabled = lastWithinCooldown(seen) !== undefined;
  const form = html`<form method="post" action="/settings/migration">${csrfField(seen)}${notes(seen)}
<p class="hint">${linked(say(MIGRATION.onlyRedirect), '/settings/migration/redirect/new')}</p><hr>${errorBoxes(seen, errors)}
<div class="row">${field({ name: 'account_migration[acct]', label: say(MIGRATION.acct), hint: say(MIGRATION.acctHint), value: typed, required: true, disabled, errors: errors.fields.acct })}
${field({ name: 'account_migration[current_password]', label: say(MIGRATION.currentPassword), hint: say(MIGRATION.currentPasswordHint), type: 'password', required: true, disabled, autocomplete: 'current-password', errors: errors.fields.current_password })}</div>
<button class="wide"${disabled ? html` disabled` : NOTHING}>${say(MIGRATION.move)}</button></form>`;
  const body = html`${where(seen)}<hr><h3>${say(MIGRATION.heading)}</h3>${form}${pastMigrations(seen)}<hr>
<h3>${say(MIGRATION.incoming)}</h3><p class="soft">${linked(say(MIGRATION.incomingHtml), '/settings/aliases')}</p>`;
  return settingsPage(seen, { title: say(MIGRATION.title) }, body);
}

function where(seen: SignedIn): Html {
  const { say, user, context } = seen;
  const target = user.movedTo === undefined ? undefined : context.state.accounts.get(user.movedTo);
  if (target === undefined) {
    return html`<p class="hint"><span class="positive">${say(MIGRATION.notRedirecting)}</span></p>`;
  }
  return html`<p class="hint"><span class="positive">${say(MIGRATION.redirectingTo, { acct: writeAcct(target) })}</span></p>
<p class="hint">${say(MIGRATION.cancelExplanation)}</p>
<form class="hint" method="post" action="/settings/migration/redirect">${csrfField(seen)}${methodField('delete')}<button class="link">${say(MIGRATION.cancel)}</button></form>`;
}

/** What to read first, in the order of the release (mastodon.md §11), or how long to wait. */
function notes(seen: SignedIn): Html {
  const { say, context } = seen;
  const last = lastWithinCooldown(seen);
  if (last !== undefined) {
    const count = Math.ceil((last.at + COOLDOWN - context.now) / DAY);
    return html`<p class="hint"><span class="warn">${say(MIGRATION.onCooldown, { count })}</span></p>`;
  }
  const { followers, otherData, redirect: notice, backreference, cooldown } = MIGRATION;
  const rest = [backreference, cooldown, MIGRATION.disabledAccount];
  const bullets = isSince(context.version, 4, 6)
    ? [followers, otherData, notice, ...rest]
    : [followers, notice, otherData, ...rest];
  return html`<p class="hint">${say(MIGRATION.before)}</p>
<ul class="hint">${bullets.map((one) => html`<li class="warn">${say(one)}</li>`)}</ul>`;
}

function migrationsOf({ context, user }: SignedIn): readonly Migration[] {
  return deskOf(context.state)
    .migrations.filter(({ account }) => account === user.id)
    .toReversed();
}

function lastWithinCooldown(seen: SignedIn): Migration | undefined {
  return migrationsOf(seen).find(({ at }) => seen.context.now - at < COOLDOWN);
}

function pastMigrations(seen: SignedIn): Html {
  const { say, context, lang } = seen;
  const rows = migrationsOf(seen).map(({ target, acct, followers, at }) => {
    const record = context.state.accounts.get(target);
    return html`<tr><td>${record === undefined ? acct : `@${writeAcct(record)}`}</td><td>${writeNumber(followers, lang)}</td><td>${writeDate(at, lang)}</td></tr>`;
  });
  if (rows.length === 0) return NOTHING;
  return html`<hr><h3>${say(MIGRATION.pastMigrations)}</h3><hr><div class="scroll"><table><thead><tr><th>${say(MIGRATION.movedTo)}</th><th>${say(MIGRATION.followersCount)}</th><th></th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** POST /settings/migration: the checks in Mastodon's order (mastodon.md §10.2). */
function migrate(seen: SignedIn): Response {
  const { context, user, say } = seen;
  const typed = context.params.get('account_migration[acct]') ?? '';
  const wrong = wrongPassword(seen, 'account_migration[current_password]');
  if (wrong.length > 0) return migrationPage(seen, { fields: { current_password: wrong } }, typed);
  const target = targetOf(seen, typed);
  const errors: Errors = {
    fields: { acct: moveErrors(seen, target, typed) },
    base: lastWithinCooldown(seen) === undefined ? [] : [say(MIGRATION.errorCooldown)],
  };
  if (target === undefined || hasErrors(errors)) return migrationPage(seen, errors, typed);
  const { state, now } = context;
  // The row is written before anything moves, so the cooldown runs whatever happens next (§10.2).
  const followers = countFollows(state, 'to', user.id, now);
  deskOf(state).migrations.push({
    account: user.id,
    acct: typed,
    target: target.id,
    followers,
    at: now,
  });
  startMove(context, user, target);
  setFlash(seen, 'notice', say(MIGRATION.moved, { acct: writeAcct(target) }));
  return redirect('/settings/migration');
}

/** Read again over the network since 4.0; before, what was known for up to a day (§1.4). */
export function targetOf({ context }: SignedIn, typed: string): AccountRecord | undefined {
  if (typed.trim() === '') return undefined;
  const handle = readTypedHandle(context, typed);
  return isSince(context.version, 4, 0)
    ? resolveFresh(context, handle)
    : resolveHandle(context, handle);
}

function moveErrors(
  { context, user, say }: SignedIn,
  target: AccountRecord | undefined,
  typed: string,
): readonly string[] {
  if (target === undefined) {
    return [...(typed.trim() === '' ? [say(MESSAGES.blank)] : []), say(MIGRATION.notFound)];
  }
  const aliases = isSince(context.version, 4, 0)
    ? aliasesSeenBy(context, target)
    : target.alsoKnownAs;
  return [
    ...(aliases.includes(user.uri) ? [] : [say(MIGRATION.missingAlias)]),
    ...(user.movedTo === target.id ? [say(MIGRATION.alreadyMoved)] : []),
    ...(target.id === user.id ? [say(MIGRATION.moveToSelf)] : []),
  ];
}

export const MIGRATION_ROUTES: readonly Route[] = [
  get(
    '/settings/migration',
    gated('not-suspended', (seen) => migrationPage(seen)),
  ),
  post('/settings/migration', gated('not-suspended', migrate)),
];

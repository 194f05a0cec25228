import { get, post, put, type Route } from '../route.ts';
import { isSince } from '../versions.ts';
import { type CleanupPolicy, deskOf } from './desk.ts';
import { csrfField, methodField } from './form.ts';
import { type Gate, gated } from './gate.ts';
import { html, NOTHING } from './html.ts';
import { ACCOUNT } from './labels/account.ts';
import { MESSAGES } from './labels/messages.ts';
import { NAVIGATION } from './labels/navigation.ts';
import { STATUSES_CLEANUP as CLEANUP } from './labels/statuses-cleanup.ts';
import type { Wording } from './labels/wording.ts';
import { redirect, settingsPage } from './page.ts';
import { type SignedIn, setFlash } from './session.ts';

/** Two weeks, one, two, three, six months, one and two years, in seconds; a week is the first. */
const AGES: readonly (readonly [seconds: string, label: Wording])[] = [
  ['604800', CLEANUP.age604800],
  ['1209600', CLEANUP.age1209600],
  ['2629746', CLEANUP.age2629746],
  ['5259492', CLEANUP.age5259492],
  ['7889238', CLEANUP.age7889238],
  ['15778476', CLEANUP.age15778476],
  ['31556952', CLEANUP.age31556952],
  ['63113904', CLEANUP.age63113904],
];

const DEFAULT_POLICY: CleanupPolicy = {
  enabled: '0',
  min_status_age: '1209600',
  keep_pinned: '1',
  keep_direct: '1',
  keep_self_fav: '1',
  keep_self_bookmark: '1',
  keep_polls: '0',
  keep_media: '0',
  min_favs: '',
  min_reblogs: '',
};

/** GET /statuses_cleanup: open to moved accounts since 4.1 (mastodon.md §10.4). */
export function statusesCleanupPage(seen: SignedIn): Response {
  const { say } = seen;
  const policy = policyOf(seen);
  const on = policy.enabled === '1';
  const check = (name: string, label: Wording, hint: Wording, active = on) => {
    const checked = policy[name] === '1' ? html` checked` : NOTHING;
    const disabled = active ? NOTHING : html` disabled`;
    return html`<div class="field"><input type="hidden" name="${key(name)}" value="0"><label><input type="checkbox" name="${key(name)}" value="1"${checked}${disabled}> ${say(label)}</label><span class="hint">${say(hint)}</span></div>`;
  };
  const options = AGES.map(([seconds, label]) => {
    const selected = policy.min_status_age === seconds ? html` selected` : NOTHING;
    return html`<option value="${seconds}"${selected}>${say(label)}</option>`;
  });
  const disabled = on ? NOTHING : html` disabled`;
  const count = (name: string, label: Wording, hint: Wording, placeholder: Wording) =>
    html`<div class="field"><label>${say(label)}<input type="number" min="1" name="${key(name)}" value="${policy[name] ?? ''}" placeholder="${say(placeholder)}"${disabled}></label><span class="hint">${say(hint)}</span></div>`;
  const body = html`<form method="post" action="/statuses_cleanup" id="edit_policy">${csrfField(seen)}${methodField('put')}
<button>${say(ACCOUNT.saveChanges)}</button><hr>
<div class="row">${check('enabled', CLEANUP.enabled, CLEANUP.enabledHint, true)}
<div class="field"><label>${say(CLEANUP.minAgeLabel)}<select name="${key('min_status_age')}"${disabled}>${options}</select></label></div></div>
<div class="flash">${say(CLEANUP.explanation)}</div><h2>${say(CLEANUP.exceptions)}</h2>
<div class="row">${check('keep_pinned', CLEANUP.keepPinned, CLEANUP.keepPinnedHint)}${check('keep_direct', CLEANUP.keepDirect, CLEANUP.keepDirectHint)}</div>
<div class="row">${check('keep_self_fav', CLEANUP.keepSelfFav, CLEANUP.keepSelfFavHint)}${check('keep_self_bookmark', CLEANUP.keepSelfBookmark, CLEANUP.keepSelfBookmarkHint)}</div>
<div class="row">${check('keep_polls', CLEANUP.keepPolls, CLEANUP.keepPollsHint)}${check('keep_media', CLEANUP.keepMedia, CLEANUP.keepMediaHint)}</div>
<h2>${say(CLEANUP.interactionExceptions)}</h2>
<div class="row">${count('min_favs', CLEANUP.minFavs, CLEANUP.minFavsHint, CLEANUP.ignoreFavs)}${count('min_reblogs', CLEANUP.minReblogs, CLEANUP.minReblogsHint, CLEANUP.ignoreReblogs)}</div>
<div class="flash">${say(CLEANUP.interactionExceptionsExplanation)}</div></form>`;
  return settingsPage(seen, { title: say(NAVIGATION.statusesCleanup) }, body);
}

const key = (name: string) => `account_statuses_cleanup_policy[${name}]`;

function policyOf({ context, user }: SignedIn): CleanupPolicy {
  return deskOf(context.state).cleanups.get(user.id) ?? DEFAULT_POLICY;
}

/** PUT /statuses_cleanup */
export function saveStatusesCleanup(seen: SignedIn): Response {
  const { context, user, say } = seen;
  const before = policyOf(seen);
  // A checkbox comes after the hidden zero of its name, and the last value counts.
  const sent = Object.keys(before).map((name): [string, string] => [
    name,
    context.params.getAll(key(name)).at(-1) ?? before[name] ?? '',
  ]);
  deskOf(context.state).cleanups.set(user.id, Object.fromEntries(sent));
  setFlash(seen, 'notice', say(MESSAGES.changesSaved));
  return redirect('/statuses_cleanup');
}

function byVersion(handler: (seen: SignedIn) => Response) {
  const gate = (name: Gate) => gated(name, handler);
  const [open, closed] = [gate('functional-or-moved'), gate('functional')];
  return (context: Parameters<typeof open>[0]) =>
    isSince(context.version, 4, 1) ? open(context) : closed(context);
}

export const STATUSES_CLEANUP_ROUTES: readonly Route[] = [
  get('/statuses_cleanup', byVersion(statusesCleanupPage)),
  post('/statuses_cleanup', byVersion(saveStatusesCleanup)),
  put('/statuses_cleanup', byVersion(saveStatusesCleanup)),
];

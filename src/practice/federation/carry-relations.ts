import type { Here } from '../network.ts';
import { MOVE_NOTES } from '../pages/labels/move-notes.ts';
import { speak, type Wording } from '../pages/labels/wording.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { findFollow, removeFollow } from '../state/follows.ts';
import { listsOf } from '../state/lists.ts';
import { addBlock, findMute, isBlocking, pairKey, rowsOf, setMute } from '../state/relations.ts';

/** Lists that hold the old account take up the new one (mastodon.md §10.2). */
export function carryLists({ state }: Here, owner: AccountRecord, from: string, to: string): void {
  for (const { members } of listsOf(state, owner.id)) if (members.has(from)) members.add(to);
}

/**
 * What this server's own people have with the old account holds for the new one as well: private
 * notes with a line that explains them, blocks and mutes unless they follow it (mastodon.md §10.2).
 */
export function carryRelations(here: Here, origin: AccountRecord, target: AccountRecord): void {
  const { state, options } = here;
  const locals = [...state.users.keys()].flatMap((id) => state.accounts.get(id) ?? []);
  for (const owner of locals) {
    if (owner.id === target.id) continue;
    carryNote(here, owner, origin, target);
    const follows = findFollow(state, owner.id, target.id) !== undefined;
    if (isBlocking(state, owner.id, origin.id) && !follows) {
      if (!isBlocking(state, owner.id, target.id)) {
        addBlock(state, owner.id, target.id);
        removeFollow(state, target.id, owner.id);
        explain(here, owner, origin, target, MOVE_NOTES.blocked);
      }
    }
    const mute = findMute(state, owner.id, origin.id, options.now());
    if (mute === undefined || follows) continue;
    if (findMute(state, owner.id, target.id, options.now()) !== undefined) continue;
    setMute(state, owner.id, target.id, mute.notifications, undefined);
    explain(here, owner, origin, target, MOVE_NOTES.muted);
  }
}

function carryNote(here: Here, owner: AccountRecord, origin: AccountRecord, target: AccountRecord) {
  const { notes } = here.state;
  const note = notes.get(pairKey(owner.id, origin.id));
  if (note === undefined) return;
  const before = notes.get(pairKey(owner.id, target.id));
  const text = sentence(here, owner, origin, MOVE_NOTES.copied);
  const parts = before === undefined ? [text, note] : [text, note, '\n', before];
  notes.set(pairKey(owner.id, target.id), parts.join('\n'));
}

function explain(
  here: Here,
  owner: AccountRecord,
  origin: AccountRecord,
  target: AccountRecord,
  wording: Wording,
): void {
  const key = pairKey(owner.id, target.id);
  if (here.state.notes.has(key)) return;
  here.state.notes.set(key, sentence(here, owner, origin, wording));
}

/** In the language of whose note it is. */
function sentence(
  { state, options, version }: Here,
  owner: AccountRecord,
  origin: AccountRecord,
  wording: Wording,
): string {
  const lang = state.users.get(owner.id)?.locale ?? options.locale ?? 'en';
  return speak(lang, version)(wording, { acct: origin.local ? origin.username : origin.handle });
}

/** Rows of blocks against an account: whose servers are told of a Move too (mastodon.md §10.2). */
export function blockersOf({ state }: Here, origin: AccountRecord): readonly AccountRecord[] {
  return rowsOf(state.blocks.values(), ({ to }) => to === origin.id).flatMap(
    ({ from }) => state.accounts.get(from) ?? [],
  );
}

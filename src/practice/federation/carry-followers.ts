import type { Here } from '../network.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { addFollow, type Follow, findFollow, isAccepted, removeFollow } from '../state/follows.ts';
import { carryLists } from './carry-relations.ts';
import { deliver } from './deliver.ts';
import { startFollow } from './start-follow.ts';

/**
 * Both accounts here: the rows are rewritten in place and the lock does not count; who follows both
 * keeps both (mastodon.md §10.2).
 */
export function rewriteLocalFollowers(
  here: Here,
  followers: readonly AccountRecord[],
  origin: AccountRecord,
  target: AccountRecord,
): void {
  const { state, options } = here;
  const now = options.now();
  for (const follower of followers) {
    const follow = findFollow(state, follower.id, origin.id);
    if (follow === undefined || follower.id === target.id) continue;
    const already = findFollow(state, follower.id, target.id);
    if (already !== undefined) {
      // A request that waits for the new account is let in first.
      if (!isAccepted(already, now)) already.acceptedAt = now;
      carryLists(here, follower, origin.id, target.id);
      continue;
    }
    carryLists(here, follower, origin.id, target.id);
    removeFollow(state, follower.id, origin.id);
    keepWishes(addFollow(state, follower.id, target.id, now, now), follow);
  }
}

/** One follower of this server: follows the new account with the same wishes, leaves the old one. */
export function carryLocalFollower(
  here: Here,
  follower: AccountRecord,
  follow: Follow,
  origin: AccountRecord,
  target: AccountRecord,
): void {
  if (follower.id !== target.id) {
    // GoToSocial's locked accounts are asked by their own server's people too (gotosocial-observed.md §7).
    const bypassLocked = target.local && here.options.software !== 'gotosocial';
    startFollow(here, follower, target, follow, bypassLocked);
    carryLists(here, follower, origin.id, target.id);
  }
  removeFollow(here.state, follower.id, origin.id);
  if (!origin.local) {
    const said = { actor: follower.handle, object: origin.handle };
    deliver(here, origin.handle, { type: 'Undo Follow', ...said });
  }
}

function keepWishes(follow: Follow, before: Follow): void {
  follow.reblogs = before.reblogs;
  follow.notify = before.notify;
  follow.languages = before.languages;
}

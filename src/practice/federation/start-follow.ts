import type { Here } from '../network.ts';
import { type AccountRecord, personOf } from '../state/accounts.ts';
import { addFollow, type Follow, findFollow } from '../state/follows.ts';
import { deliver } from './deliver.ts';

export type FollowWishes = {
  readonly reblogs?: boolean | undefined;
  readonly notify?: boolean | undefined;
  readonly languages?: readonly string[] | undefined;
};

/** How long another server takes to accept, in milliseconds. */
const USUAL_ACCEPT = 2_000;

/**
 * Somebody here follows somebody: at once, or as a request (mastodon.md §5.1). The wishes stay on
 * the request and hold once it is accepted.
 *
 * @param bypassLocked a Move carries its followers past the lock of a local account (§10.2).
 */
export function startFollow(
  here: Here,
  from: AccountRecord,
  to: AccountRecord,
  wishes: FollowWishes = {},
  bypassLocked = false,
): Follow {
  const { state, options } = here;
  const now = options.now();
  const before = findFollow(state, from.id, to.id);
  const follow =
    before ?? addFollow(state, from.id, to.id, now, acceptedAt(here, to, bypassLocked));
  if (before === undefined && !to.local) {
    deliver(here, to.handle, { type: 'Follow', actor: from.handle, object: to.handle });
  }
  follow.reblogs = wishes.reblogs ?? follow.reblogs;
  follow.notify = wishes.notify ?? follow.notify;
  follow.languages = wishes.languages ?? follow.languages;
  return follow;
}

/** Local and open: at once. Elsewhere: when that server answers. Locked: when somebody says yes. */
function acceptedAt(here: Here, to: AccountRecord, bypassLocked: boolean): number {
  const now = here.options.now();
  if (to.local) return to.locked && !bypassLocked ? Number.POSITIVE_INFINITY : now;
  // Another server of the network says so itself.
  if (here.network.peerOf(to.server) !== undefined) return Number.POSITIVE_INFINITY;
  const person = personOf(here.options, to.handle);
  if (person?.dead === true) return Number.POSITIVE_INFINITY;
  if (person?.acceptsAfter !== undefined) return now + person.acceptsAfter;
  return to.locked ? Number.POSITIVE_INFINITY : now + USUAL_ACCEPT;
}

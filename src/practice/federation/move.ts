import type { Here } from '../network.ts';
import { type AccountRecord, resolveUri } from '../state/accounts.ts';
import { findFollow, followsOf } from '../state/follows.ts';
import { later } from '../state/jobs.ts';
import type { State } from '../state/state.ts';
import { aliasesSeenBy } from './aliases-seen.ts';
import { carryLocalFollower, rewriteLocalFollowers } from './carry-followers.ts';
import { blockersOf, carryRelations } from './carry-relations.ts';
import { announce, isSame, send } from './deliver.ts';
import { carriesAfter, carryThirdFollower } from './third-servers.ts';

/** When a server last took up the Move of an account, by actor uri (mastodon.md §10.2: 7 days). */
const processed = new WeakMap<State, Map<string, number>>();
const WEEK = 7 * 86_400_000;
/** Between two followers of one server in its queue, in milliseconds. */
const QUEUE_STEP = 1_500;

/**
 * The Move as the old server makes it, in its order (mastodon.md §10.2): the redirect, the local
 * relationships, the `Update`, the `Move`. From the first line on the account is not functional.
 */
export function startMove(here: Here, origin: AccountRecord, target: AccountRecord): void {
  const { state, options, network } = here;
  origin.movedTo = target.id;
  later(state, options.now() + 1_000, () => carryFollowers(here, origin, target));
  announce(here, origin);
  const followers = followersOf(here, origin);
  // The `Move` goes to followers and to those who block the account (mastodon.md §10.2).
  const told = [...followers, ...blockersOf(here, origin)];
  for (const peer of network.peers()) {
    const isConcerned = told.some(({ server }) => server === peer.options.server);
    if (isSame(peer, here) || !isConcerned) continue;
    send(peer, { type: 'Move', actor: origin.handle, target: target.uri });
  }
  for (const follower of followers) {
    if (follower.local || network.peerOf(follower.server) !== undefined) continue;
    const after = carriesAfter(options, follower.handle);
    // Some software does not know Move, some servers are dead: their people stay (§10.2).
    if (after === undefined) continue;
    later(state, options.now() + after, () => carryThirdFollower(here, follower, origin, target));
  }
}

/**
 * A Move that another server announces. The target is read again; without the alias nothing
 * happens and nothing is tried again (mastodon.md §10.2).
 */
export function receiveMove(here: Here, origin: AccountRecord, targetUri: string): void {
  const moves = processed.get(here.state) ?? new Map<string, number>();
  processed.set(here.state, moves);
  const now = here.options.now();
  if (now - (moves.get(origin.uri) ?? Number.NEGATIVE_INFINITY) < WEEK) return;
  const target = resolveUri(here, targetUri);
  if (target === undefined || target.suspended || target.gone) return;
  if (!aliasesSeenBy(here, target).includes(origin.uri)) return;
  moves.set(origin.uri, now);
  origin.movedTo = target.id;
  carryFollowers(here, origin, target);
}

function followersOf({ state, options }: Here, origin: AccountRecord): AccountRecord[] {
  return followsOf(state, 'to', origin.id, options.now()).flatMap(
    ({ from }) => state.accounts.get(from) ?? [],
  );
}

/** The followers this server answers for. */
function carryFollowers(here: Here, origin: AccountRecord, target: AccountRecord): void {
  const { state, options } = here;
  const locals = followersOf(here, origin).filter(({ local }) => local);
  carryRelations(here, origin, target);
  if (origin.local && target.local) {
    rewriteLocalFollowers(here, locals, origin, target);
    return;
  }
  locals.forEach((follower, index) => {
    later(state, options.now() + index * QUEUE_STEP, () => {
      const follow = findFollow(state, follower.id, origin.id);
      if (follow !== undefined) carryLocalFollower(here, follower, follow, origin, target);
    });
  });
}

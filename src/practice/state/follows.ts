import { later } from './jobs.ts';
import { leaveLists } from './lists.ts';
import { nextRow, type State } from './state.ts';

export type Follow = {
  /** The row's own id: cursors are made of it (mastodon.md §4.3). */
  row: number;
  readonly from: string;
  readonly to: string;
  readonly at: number;
  /** When the other side accepts, or never. */
  acceptedAt: number;
  /** Every POST that came for it, the first included. */
  posts: number;
  reblogs: boolean;
  notify: boolean;
  languages: readonly string[] | undefined;
};

const keyOf = (from: string, to: string) => `${from} ${to}`;

export function findFollow(state: State, from: string, to: string): Follow | undefined {
  return state.follows.get(keyOf(from, to));
}

export function addFollow(
  state: State,
  from: string,
  to: string,
  at: number,
  acceptedAt: number,
): Follow {
  const follow: Follow = {
    row: nextRow(state),
    from,
    to,
    at,
    acceptedAt,
    posts: 0,
    reblogs: true,
    notify: false,
    languages: undefined,
  };
  removeFollow(state, from, to);
  state.follows.set(keyOf(from, to), follow);
  sideOf(state, 'from', from).add(follow);
  sideOf(state, 'to', to).add(follow);
  // Accepting makes a Follow out of a FollowRequest: a new row, the newest of its list.
  if (acceptedAt > at && Number.isFinite(acceptedAt)) {
    later(state, acceptedAt, () => {
      follow.row = nextRow(state);
    });
  }
  return follow;
}

export function removeFollow(state: State, from: string, to: string): void {
  const follow = findFollow(state, from, to);
  if (follow === undefined) return;
  state.follows.delete(keyOf(from, to));
  sideOf(state, 'from', from).delete(follow);
  sideOf(state, 'to', to).delete(follow);
  leaveLists(state, from, to);
}

/** Somebody says yes: a FollowRequest becomes a Follow, with a row of its own. */
export function acceptFollow(state: State, follow: Follow, now: number): void {
  if (follow.acceptedAt <= now) return;
  follow.acceptedAt = now;
  follow.row = nextRow(state);
}

/** A Follow is there once it was accepted; until then it is a FollowRequest (mastodon.md §5.1). */
export function isAccepted(follow: Follow, now: number): boolean {
  return now >= follow.acceptedAt;
}

/** Accepted follows of an account, newest first. */
export function followsOf(state: State, side: 'from' | 'to', id: string, now: number): Follow[] {
  return [...sideOf(state, side, id)]
    .filter((follow) => isAccepted(follow, now))
    .sort((one, two) => two.row - one.row);
}

/** Those still waiting, newest first. */
export function requestsOf(state: State, side: 'from' | 'to', id: string, now: number): Follow[] {
  return [...sideOf(state, side, id)]
    .filter((follow) => !isAccepted(follow, now))
    .sort((one, two) => two.row - one.row);
}

export function countFollows(state: State, side: 'from' | 'to', id: string, now: number): number {
  let count = 0;
  for (const follow of sideOf(state, side, id)) if (isAccepted(follow, now)) count += 1;
  return count;
}

/** The follows by who follows and by who is followed: lists are long and counted often. */
function sideOf(state: State, side: 'from' | 'to', id: string): Set<Follow> {
  const key = `${side} ${id}`;
  const found = state.followsBySide.get(key);
  if (found !== undefined) return found;
  const fresh = new Set<Follow>();
  state.followsBySide.set(key, fresh);
  return fresh;
}

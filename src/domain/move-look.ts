import { type Address, sameAddress } from './address.ts';
import type { Identity } from './journey.ts';
import { firstAfter, lastBefore, type Sighting } from './sighting.ts';

/** Where the old account says it went. */
export type MovedTo = { readonly address: Address; readonly uri: string | undefined };

export type MoveLook =
  /** It says nothing: not moved, or cancelled. */
  | { readonly state: 'here' }
  | { readonly state: 'moved' }
  /** It went to somebody else: the wrong address was typed, or it was moved before. */
  | { readonly state: 'elsewhere'; readonly to: Address };

export function judgeMove(moved: MovedTo | undefined, to: Identity): MoveLook {
  if (moved === undefined) return { state: 'here' };
  const isThere = moved.uri === to.actor || sameAddress(moved.address, to.address);
  return isThere ? { state: 'moved' } : { state: 'elsewhere', to: moved.address };
}

/** Milliseconds after which counts that stand still say something (mastodon.md §15.2). */
export const MUST_HAVE_BEGUN = 15 * 60_000;

export type MoveKind = 'move' | 'unknown' | 'ask';

/**
 * A Move carries followers over and a redirect does not; nothing else tells them apart from
 * outside (mastodon.md §10.3, §15.2). One new follower may be anybody, unless there were few to
 * wait for. `ask`: only the person knows which button it was.
 */
export function judgeKind(sightings: readonly Sighting[], movedAt: number, now: number): MoveKind {
  if (sightings.length === 0) return 'unknown';
  const old = endsOf(sightings, movedAt, ({ old: count }) => count);
  // To a locked account followers come as requests (mastodon.md §10.2).
  const fresh = endsOf(sightings, movedAt, ({ fresh: count, requests = 0 }) =>
    count === undefined ? undefined : count + requests,
  );
  const fell = old === undefined ? 0 : old.before - old.last;
  const came = fresh === undefined ? 0 : fresh.last - fresh.before;
  const few = old !== undefined && old.before <= 3;
  if (fell > 0 || came >= (few ? 1 : 2)) return 'move';
  const nobodyToWaitFor = old?.before === 0;
  return nobodyToWaitFor || now - movedAt >= MUST_HAVE_BEGUN ? 'ask' : 'unknown';
}

/** A count before the Move and now, of the looks in which that side told it at all. */
function endsOf(
  sightings: readonly Sighting[],
  movedAt: number,
  read: (sighting: Sighting) => number | undefined,
): { readonly before: number; readonly last: number } | undefined {
  const told = sightings.filter((sighting) => read(sighting) !== undefined);
  const before = lastBefore(told, movedAt) ?? firstAfter(told, movedAt);
  const last = told.at(-1);
  if (before === undefined || last === undefined) return undefined;
  return { before: read(before) ?? 0, last: read(last) ?? 0 };
}

/**
 * What the page of the Move may answer (mastodon.md §10.2, §11); nobody but the person sees it.
 * To one's own address it says first that this is no alias. During the cooldown there is nothing
 * to send: the page says so above its greyed form.
 */
export const MOVE_REFUSALS = [
  'not-alias',
  'not-found',
  'already',
  'self',
  'cooldown',
  'password',
  'other',
] as const;
export type MoveRefusal = (typeof MOVE_REFUSALS)[number];

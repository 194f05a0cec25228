/**
 * How many followers both accounts had at one moment. Absent: that side did not tell.
 * GoToSocial's count of the old side stands still for ever (gotosocial-observed.md §7): it is not
 * told at all.
 */
export type Sighting = {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly old?: number;
  readonly fresh?: number;
  /** People who wait for an answer on a locked new account; Mastodon counts to 40 (mastodon.md §15.2). */
  readonly requests?: number;
};

/** Kept at most, whatever happens: some three days at one every five minutes, thinned. */
const MOST = 600;
/** Nobody looked for so long: the page was closed. */
export const GAP = 20 * 60_000;

const sameCounts = (one: Sighting, other: Sighting) =>
  one.old === other.old && one.fresh === other.fresh && one.requests === other.requests;

/**
 * Adds one. Of a stretch in which nothing changed its two ends are kept, unless nobody looked for
 * so long that leaving one out would make a gap.
 */
export function addSighting(sightings: readonly Sighting[], next: Sighting): readonly Sighting[] {
  const last = sightings.at(-1);
  if (last !== undefined && next.at <= last.at) return sightings;
  const before = sightings.at(-2);
  const middle =
    last !== undefined &&
    before !== undefined &&
    sameCounts(before, last) &&
    sameCounts(last, next) &&
    next.at - before.at < GAP;
  const all = [...(middle ? sightings.slice(0, -1) : sightings), next];
  return all.length <= MOST ? all : thin(all);
}

/** Every second one of the older half goes; what is recent, and the first of all, stay. */
function thin(sightings: readonly Sighting[]): readonly Sighting[] {
  const half = Math.floor(sightings.length / 2);
  return sightings.filter((_, index) => index === 0 || index >= half || index % 2 === 1);
}

export type Span = { readonly from: number; readonly to: number };

/** When nobody looked: between two sightings, and from the last one until now. */
export function gapsOf(sightings: readonly Sighting[], now: number): readonly Span[] {
  const moments = [...sightings.map(({ at }) => at), ...(sightings.length > 0 ? [now] : [])];
  return moments.flatMap((to, index) => {
    const from = moments[index - 1];
    return from !== undefined && to - from > GAP ? [{ from, to }] : [];
  });
}

export const lastBefore = (sightings: readonly Sighting[], at: number) =>
  sightings.filter((one) => one.at < at).at(-1);

export const firstAfter = (sightings: readonly Sighting[], at: number) =>
  sightings.find((one) => one.at >= at);

/** What a side has last told, whenever that was. */
export const lastTold = (sightings: readonly Sighting[], count: 'old' | 'fresh' | 'requests') =>
  sightings.findLast((one) => one[count] !== undefined)?.[count];

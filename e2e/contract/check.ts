import type { Bench } from './bench.ts';
import type { Facts } from './facts.ts';

/** What a run is allowed to do; only the first is on unless asked for. */
export const TIERS = ['default', 'pages', 'exhaust', 'move'] as const;
export type Tier = (typeof TIERS)[number];

/** One fact of the reference, put to a server. */
export type Check = {
  readonly id: string;
  /** Where the fact is written, e.g. `mastodon.md §4.2`. */
  readonly paragraph: string;
  readonly title: string;
  readonly tier: Tier;
  /**
   * `each`: both sides, one after the other. `distinct`: both, unless they run the same software
   * in the same version (for what is long). `pair`: once, from the old server's side.
   */
  readonly on: 'each' | 'distinct' | 'pair';
  /** True, or the reason why it says nothing about this server. */
  readonly applies: (here: Facts, there: Facts) => true | string;
  /** Throws `Broken` when the fact does not hold, `Inapplicable` when it cannot be told. */
  readonly run: (bench: Bench) => Promise<void>;
};

/** The fact does not hold. */
export class Broken extends Error {}

/** Found on the way: this server, or this run, cannot show the fact. */
export class Inapplicable extends Error {}

type Given = Pick<Check, 'id' | 'paragraph' | 'title' | 'run'> & Partial<Check>;

/** A check with the usual answers to what it does not say. */
export function check(given: Given): Check {
  return { tier: 'default', on: 'each', applies: () => true, ...given };
}

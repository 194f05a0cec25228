import type { Random } from './random.ts';

/** What comes between, so many milliseconds after the start. */
export type Interruption = { readonly at: number } & (
  | /** The page is loaded again, or its tab killed with requests under way; back after `ms`. */
  { readonly type: 'reload'; readonly ms: number }
  /**
   * The server, or the way to it, fails for `ms`, always or now and then; 'rate-limited' is a proxy
   * that says no time.
   */
  | {
      readonly type: 'trouble';
      readonly code: 'unwell' | 'unreachable' | 'rate-limited';
      readonly ms: number;
      /** The share of requests that are lost. */
      readonly share: number;
    }
  /** The token is revoked; the person signs in again later. */
  | { readonly type: 'revoke' }
  /** The browser's clock is set to another time: so much ahead of what it was. */
  | { readonly type: 'clock'; readonly ms: number }
  /** The person pauses, and goes on after `ms`. */
  | { readonly type: 'pause'; readonly ms: number }
  /** A second tab is opened; the first is closed after `ms`. */
  | { readonly type: 'second-tab'; readonly ms: number }
);

const HOUR = 3_600_000;

const KINDS = [
  'reload',
  'reload',
  'trouble',
  'trouble',
  'revoke',
  'clock',
  'pause',
  'second-tab',
] as const satisfies readonly Interruption['type'][];

/** A life without interruptions, as far as it says when one would do harm. */
export type Calm = {
  readonly took: number;
  /** When acts were announced, from the start on: those that make another one when done again apart. */
  readonly moments: readonly number[];
  readonly onceOnly: readonly number[];
};

/** A few interruptions, most of them while something is under way. */
export function makeInterruptions(random: Random, calm: Calm): readonly Interruption[] {
  const { took, moments, onceOnly } = calm;
  return Array.from({ length: random.int(1, 5) }, () => {
    const busy = random.pick([moments, onceOnly, onceOnly]);
    const isBusy = busy.length > 0 && random.chance(0.8);
    // An answer takes up to half a second.
    const at = isBusy ? random.pick(busy) + random.int(0, 300) : random.int(0, took * 1.2);
    return makeInterruption(random, at);
  });
}

function makeInterruption(random: Random, at: number): Interruption {
  // From the blink of an eye to a long while, each as likely.
  const ms = Math.round(10 ** (2.5 + random.next() * 3.5));
  const type = random.pick(KINDS);
  switch (type) {
    case 'trouble': {
      const code = random.pick(['unwell', 'unreachable', 'rate-limited'] as const);
      return { at, type, code, ms, share: random.pick([1, 1, 0.5, 0.2]) };
    }
    case 'revoke':
      return { at, type };
    case 'clock':
      return { at, type, ms: random.int(-2 * HOUR, 2 * HOUR) };
    case 'reload':
    case 'pause':
    case 'second-tab':
      return { at, type, ms: Math.max(ms, 1_000) };
  }
}

import type { Random } from './random.ts';

/** What comes between, so many milliseconds after the start. */
export type Interruption = { readonly at: number } & (
  | /** The page is loaded again, or its tab killed with requests under way; back after `ms`. */
  { readonly type: 'reload'; readonly ms: number }
  /** The server, or the way to it, fails for `ms`; 'rate-limited' is a proxy that says no time. */
  | {
      readonly type: 'trouble';
      readonly code: 'unwell' | 'unreachable' | 'rate-limited';
      readonly ms: number;
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

/** Up to four interruptions within `span` milliseconds. */
export function makeInterruptions(random: Random, span: number): readonly Interruption[] {
  return Array.from({ length: random.int(0, 4) }, () => makeInterruption(random, span));
}

function makeInterruption(random: Random, span: number): Interruption {
  const at = random.int(0, span);
  // From the blink of an eye to a long while, each as likely.
  const ms = Math.round(10 ** (2.5 + random.next() * 3.5));
  const type = random.pick(KINDS);
  switch (type) {
    case 'trouble': {
      const code = random.pick(['unwell', 'unreachable', 'rate-limited'] as const);
      return { at, type, code, ms };
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

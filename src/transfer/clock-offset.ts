/**
 * How far the server's clock is from the browser's. A server does not let a page read its
 * `Date`, but the reset times of its 5-minute windows say it: a reset lies in the next five
 * minutes of the *server's* clock (mastodon.md §3.1, §3.3), so each one bounds the difference,
 * and the turn of a window bounds it closely.
 */

/** Server time minus browser time lies in [least, most], in milliseconds. */
export type ClockOffset = { readonly least: number; readonly most: number };

export const WINDOW = 5 * 60_000;

export const UNKNOWN_OFFSET: ClockOffset = {
  least: Number.NEGATIVE_INFINITY,
  most: Number.POSITIVE_INFINITY,
};

/** One answer that told when its window ends. */
export type ResetReading = {
  /** By the server's clock. */
  readonly resetAt: number;
  /** Length of the window. */
  readonly period: number;
  /** The browser's times around the answer. */
  readonly sentAt: number;
  readonly receivedAt: number;
};

export function narrowOffset(offset: ClockOffset, reading: ResetReading): ClockOffset {
  const alone = offsetOf(reading);
  const least = Math.max(offset.least, alone.least);
  const most = Math.min(offset.most, alone.most);
  // The two no longer meet: a clock was set meanwhile. The newest answer alone is believed.
  return least > most ? alone : { least, most };
}

/** Whether an answer cannot be true together with what is known: a clock was set meanwhile. */
export function contradicts(offset: ClockOffset, reading: ResetReading): boolean {
  const alone = offsetOf(reading);
  return alone.least > offset.most || alone.most < offset.least;
}

function offsetOf({ resetAt, period, sentAt, receivedAt }: ResetReading): ClockOffset {
  return { least: resetAt - period - receivedAt, most: resetAt - sentAt };
}

/**
 * The difference to reckon with, in milliseconds: none as long as none is possible; otherwise
 * the one with the server furthest behind, since a wait too long does no harm and one too short
 * earns a refusal.
 */
export function offsetToUse(offset: ClockOffset): number {
  if (offset.least <= 0 && offset.most >= 0) return 0;
  return offset.least;
}

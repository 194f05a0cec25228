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

/** `sentAt` and `receivedAt` are the browser's times around the answer that told `resetAt`. */
export function narrowOffset(
  offset: ClockOffset,
  resetAt: number,
  sentAt: number,
  receivedAt: number,
): ClockOffset {
  const least = Math.max(offset.least, resetAt - WINDOW - receivedAt);
  const most = Math.min(offset.most, resetAt - sentAt);
  // The two no longer meet: a clock was set meanwhile. The newest answer alone is believed.
  if (least > most) return { least: resetAt - WINDOW - receivedAt, most: resetAt - sentAt };
  return { least, most };
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

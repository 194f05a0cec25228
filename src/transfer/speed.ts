/** How fast tasks have been ending lately, to say how long the rest will take. */
export type Speed = { readonly endings: readonly number[] };

export const NO_SPEED: Speed = { endings: [] };

/** Rates are taken over the last five minutes: one window of the server's limit. */
const SPAN = 5 * 60_000;
const KEPT = 2_000;

export function recordEndings(speed: Speed, now: number, tasks: number): Speed {
  const recent = speed.endings.filter((at) => now - at < SPAN);
  return { endings: [...recent, ...Array<number>(tasks).fill(now)].slice(-KEPT) };
}

/** Tasks a minute, or `undefined` before there is anything to tell. */
export function perMinute(speed: Speed, now: number): number | undefined {
  const recent = speed.endings.filter((at) => now - at < SPAN && at <= now);
  const first = recent[0];
  if (first === undefined || recent.length < 5) return undefined;
  // The first moments are judged over no less than ten seconds: a burst is not a pace.
  return (recent.length * 60_000) / Math.max(now - first, 10_000);
}

/** How many of the last 20 look-ups found somebody; it decides whether to go on with them. */
export type HitRate = { readonly last: readonly boolean[] };

export const NO_HITS_YET: HitRate = { last: [] };
const WINDOW = 20;

export function recordHit(rate: HitRate, hit: boolean): HitRate {
  return { last: [...rate.last, hit].slice(-WINDOW) };
}

/** Look-ups pay while at least half of the last 20 hit; before 20 there is nothing to judge by. */
export function looksPay(rate: HitRate): boolean {
  return rate.last.length < WINDOW || rate.last.filter(Boolean).length * 2 >= WINDOW;
}

/**
 * How long following takes, in milliseconds. A server takes 300 signed requests in five minutes
 * and lets half as many people be looked up without one (mastodon.md §3.1): 225 people, and 400
 * new follows a UTC day (§3.2).
 */
export function estimateFollows(people: number): { readonly ms: number; readonly days: boolean } {
  const DAY = 86_400_000;
  const perDay = 400;
  if (people > perDay) return { ms: Math.ceil(people / perDay - 1) * DAY, days: true };
  return { ms: (people / 225) * 5 * 60_000, days: false };
}

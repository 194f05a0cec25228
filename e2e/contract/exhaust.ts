import { Broken } from './check.ts';
import type { ContractClock } from './contract-clock.ts';
import { type Answer, resetOf } from './http.ts';

/** A limit as the reference gives it. */
export type Limit = {
  readonly what: string;
  readonly count: number;
  /** Milliseconds; windows are fixed and aligned on the epoch (mastodon.md §3.1). */
  readonly period: number;
};

/** How many requests are under way at a time. */
const AT_A_TIME = 10;

export const windowEnd = (now: number, period: number) => (Math.floor(now / period) + 1) * period;

/** The reset is the end of a window, to the second: the rest is the moment of the answer (§3.3). */
export function endsAt(answer: Answer, end: number, what: string): void {
  const reset = resetOf(answer) ?? 0;
  if (Math.floor(reset / 1000) === Math.floor(end / 1000)) return;
  const [told, wanted] = [reset, end].map((at) => new Date(at).toISOString());
  throw new Broken(`${what}: reset at ${told} instead of ${wanted}`);
}

/** Sends `count` requests, none of which may be refused for its number. */
export async function spend(
  count: number,
  what: string,
  ask: (index: number) => Promise<{ readonly status: number }>,
): Promise<void> {
  for (let sent = 0; sent < count; sent += AT_A_TIME) {
    const length = Math.min(AT_A_TIME, count - sent);
    const batch = Array.from({ length }, (_, index) => ask(sent + index));
    const statuses = (await Promise.all(batch)).map(({ status }) => status);
    if (statuses.includes(429))
      throw new Broken(`${what}: refused before request ${sent + length + 1}`);
  }
}

/**
 * From the start of a window: so many are answered, one more is refused.
 * @returns the refusal.
 */
export async function exhaust<Told extends { readonly status: number } = Answer>(
  clock: ContractClock,
  { what, count, period }: Limit,
  ask: (index: number) => Promise<Told>,
): Promise<Told> {
  await clock.reach(windowEnd(clock.now(), period), what);
  await spend(count, what, ask);
  const refused = await ask(count);
  if (refused.status !== 429) {
    throw new Broken(`${what}: request ${count + 1} is answered ${refused.status}, not 429`);
  }
  return refused;
}

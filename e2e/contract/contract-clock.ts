import { Broken, Inapplicable } from './check.ts';

/**
 * Time, as the servers know it. Whatever waits says until when or until what; whether that is slept
 * or jumped over is the clock's affair.
 */
export type ContractClock = {
  readonly simulated: boolean;
  readonly now: () => number;
  /** Until `at` (epoch milliseconds). */
  readonly reach: (at: number, what: string) => Promise<void>;
  /** Until the probe says yes, at most for so long. */
  readonly until: (
    what: string,
    within: number,
    probe: () => Promise<boolean>,
    step?: number,
  ) => Promise<void>;
};

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;

/** For pretend servers: nobody waits. */
export function createJumpingClock(
  start: number,
): ContractClock & { readonly jump: (ms: number) => void } {
  let now = start;
  return {
    simulated: true,
    now: () => now,
    jump: (ms) => {
      now += ms;
    },
    async reach(at) {
      now = Math.max(now, at);
    },
    async until(what, within, probe, step = Math.max(SECOND, within / 40)) {
      const end = now + within;
      while (!(await probe())) {
        if (now >= end) throw new Broken(`${what}: not within ${within / SECOND} s`);
        now = Math.min(end, now + step);
      }
    },
  };
}

/** For real servers. `patience`: the longest single wait (milliseconds). */
export function createRealClock(patience: number): ContractClock {
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  return {
    simulated: false,
    now: () => Date.now(),
    async reach(at, what) {
      // A server's clock may be ahead of ours by a little.
      const wait = at - Date.now() + SECOND;
      if (wait > patience) {
        const minutes = Math.ceil(wait / MINUTE);
        throw new Inapplicable(`${what}: would wait ${minutes} min; allow it with --patience`);
      }
      if (wait > 0) await sleep(wait);
    },
    async until(what, within, probe, step = Math.min(10 * SECOND, Math.max(SECOND, within / 40))) {
      const end = Date.now() + within;
      while (!(await probe())) {
        if (Date.now() >= end) throw new Broken(`${what}: not within ${within / SECOND} s`);
        await sleep(step);
      }
    },
  };
}

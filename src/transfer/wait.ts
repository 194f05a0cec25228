import type { Pace, TaskRequest } from './pace.ts';
import { isHeldBack, nextRequest, type Work } from './work.ts';

/** Why nothing is being sent, and until when (browser's clock). */
export type Wait = {
  readonly until: number;
  readonly reason: 'window' | 'day' | 'unwell' | 'second-try';
};

/** Waits this short are breath, not waiting. */
const WORTH_SAYING = 3_000;

type Standstill = {
  readonly works: readonly Work[];
  readonly pace: Pace;
  readonly now: number;
  /** So many people are found already that only following is of use. */
  readonly farAhead: boolean;
};

/** What holds a run that sends nothing, when it is worth saying. */
export function whatHolds({ works, pace, now, farAhead }: Standstill): Wait | undefined {
  return worthSaying(longest({ works, pace, now, farAhead }), now);
}

export function worthSaying(wait: Wait | undefined, now: number): Wait | undefined {
  return wait !== undefined && wait.until - now > WORTH_SAYING ? wait : undefined;
}

function longest({ works, pace, now, farAhead }: Standstill): Wait | undefined {
  if (works.length === 0) return undefined;
  if (pace.isUnwell()) return { until: pace.opensAt('probe'), reason: 'unwell' };
  const ready = works.filter((work) => !isHeldBack(work, now));
  if (ready.length === 0) {
    const until = works.reduce((first, work) => Math.min(first, work.notBefore), Infinity);
    return { until, reason: 'second-try' };
  }
  const wanted: readonly TaskRequest[] = farAhead
    ? ['follow']
    : [...new Set(ready.map((work) => nextRequest(work, false)))];
  const first = wanted.reduce((one, two) => (pace.opensAt(two) < pace.opensAt(one) ? two : one));
  const reason = first === 'follow' && pace.isDaily('follow') ? 'day' : 'window';
  return { until: pace.opensAt(first), reason };
}

import { createPassingLimits, type LimitsMemory } from '../limits.ts';
import { createPace, type RequestKind } from '../pace.ts';

export const WINDOW = 300_000;
export const DAY = 86_400_000;
/** 00:00 UTC on 10 March 2026. */
export const MIDNIGHT = 20_522 * DAY;
/** Two minutes into a window, far from midnight. */
export const START = MIDNIGHT + 10 * 3_600_000 + 120_000;

type Figures = { limit: number; remaining: number; resetAt: number };

/** A pace with its clock, and answers that take no time. */
export function setUpPace(
  options: { ahead?: number; shared?: boolean; memory?: LimitsMemory } = {},
) {
  const { ahead = 0, shared = false, memory = createPassingLimits() } = options;
  let time = START;
  const now = () => time + ahead;
  const pace = createPace({ now, sharedBudget: shared, memory });
  const window = (remaining: number, limit = 300): Figures => ({
    limit,
    remaining,
    resetAt: (Math.floor(time / WINDOW) + 1) * WINDOW,
  });
  const day = (remaining: number, limit = 400): Figures => ({
    limit,
    remaining,
    resetAt: (Math.floor(time / DAY) + 1) * DAY,
  });
  const answer = (request: RequestKind, limit: Figures | undefined, failed = false) =>
    pace.answered(request, { sentAt: now(), receivedAt: now(), limit, failed });
  return {
    pace,
    window,
    day,
    now,
    answer,
    wait: (ms: number) => {
      time += ms;
    },
    /** Sends and is answered, a second later than before. */
    exchange(request: RequestKind, limit: Figures | undefined, failed = false) {
      time += 1_000;
      pace.sent(request)();
      answer(request, limit, failed);
    },
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contradicts, narrowOffset, offsetToUse, UNKNOWN_OFFSET, WINDOW } from './clock-offset.ts';

const HOUR = 3_600_000;
const START = 6_000 * WINDOW;

/** What a server says at a true time, heard by a browser whose clock is `ahead`. */
function heard(trueTime: number, ahead: number, delay = 100) {
  return {
    resetAt: (Math.floor(trueTime / WINDOW) + 1) * WINDOW,
    period: WINDOW,
    sentAt: trueTime + ahead - delay,
    receivedAt: trueTime + ahead + delay,
  };
}

describe('how far the clocks are apart', () => {
  it('is reckoned as nothing as long as it may be nothing', () => {
    expect(offsetToUse(UNKNOWN_OFFSET)).toBe(0);
    expect(offsetToUse(narrowOffset(UNKNOWN_OFFSET, heard(START + 100_000, 0)))).toBe(0);
  });

  it('is known to five minutes after one answer, and reckoned the safe way', () => {
    const offset = narrowOffset(UNKNOWN_OFFSET, heard(START + 100_000, HOUR));
    expect(offset.most - offset.least).toBeLessThanOrEqual(WINDOW + 200);
    // The server is taken to be as far behind as it can be: a wait too long does no harm.
    expect(offsetToUse(offset)).toBe(offset.least);
    expect(offsetToUse(offset)).toBeLessThanOrEqual(-HOUR);
  });

  it('always holds the truth between its bounds, and only narrows', () => {
    const answers = fc.array(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: -2 * HOUR, max: 2 * HOUR }), answers, (ahead, gaps) => {
        let offset = UNKNOWN_OFFSET;
        let time = START;
        for (const gap of gaps) {
          time += gap;
          const next = narrowOffset(offset, heard(time, ahead));
          expect(next.least).toBeGreaterThanOrEqual(offset.least);
          expect(next.most).toBeLessThanOrEqual(offset.most);
          offset = next;
          expect(offset.least).toBeLessThanOrEqual(-ahead);
          expect(offset.most).toBeGreaterThanOrEqual(-ahead);
        }
      }),
      { seed: 20_260_310 },
    );
  });

  it('starts anew when the clock was set: the newest answer is believed', () => {
    const before = narrowOffset(UNKNOWN_OFFSET, heard(START, 0));
    const reading = heard(START + 60_000, HOUR);
    expect(contradicts(before, reading)).toBe(true);
    expect(contradicts(before, heard(START + 60_000, 0))).toBe(false);
    expect(narrowOffset(before, reading)).toEqual(narrowOffset(UNKNOWN_OFFSET, reading));
  });

  it('takes the end of a day for what it is: a bound on one side', () => {
    const day = 24 * HOUR;
    const offset = narrowOffset(UNKNOWN_OFFSET, heard(START, 0));
    const reading = { resetAt: START + 2 * HOUR, period: day, sentAt: START, receivedAt: START };
    expect(narrowOffset(offset, reading)).toEqual(offset);
  });
});

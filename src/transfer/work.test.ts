import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address, FIVE_MINUTES, followOf, NOW } from './tasks.scene.ts';
import { afterFailure, beginWork, type Work } from './work.ts';

const WORK = beginWork(followOf(address('ann')));
const now = () => NOW;

/** Fails again and again; the pauses from one try to the next. */
function pauses(random: () => number): { readonly pauses: number[]; readonly tries: number } {
  const seen: number[] = [];
  let work: Work | undefined = WORK;
  let tries = 0;
  while (work !== undefined && tries < 100) {
    tries += 1;
    work = afterFailure(work, { serverUnwell: false, now, random });
    if (work !== undefined) seen.push(work.notBefore - NOW);
  }
  return { pauses: seen, tries };
}

describe('a work', () => {
  it('begins with nothing against it', () => {
    expect(WORK).toMatchObject({ failures: 0, notBefore: 0 });
  });
});

describe('a failure that may pass', () => {
  it('has five tries, each after a pause that may be twice as long as the one before', () => {
    expect(pauses(() => 1)).toEqual({ pauses: [30_000, 60_000, 120_000, 240_000], tries: 5 });
    expect(pauses(() => 0.5).pauses).toEqual([15_000, 30_000, 60_000, 120_000]);
  });

  it('is tried again at any time up to its longest pause: nothing comes back all at once', () => {
    expect(pauses(() => 0).pauses).toEqual([0, 0, 0, 0]);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (chance) => {
        const told = pauses(() => chance);
        expect(told.tries).toBe(5);
        for (const [at, pause] of told.pauses.entries()) {
          expect(pause).toBeGreaterThanOrEqual(0);
          expect(pause).toBeLessThanOrEqual(Math.min(FIVE_MINUTES, 30_000 * 2 ** at));
        }
      }),
    );
  });

  it('keeps what the work is about', () => {
    const again = afterFailure(WORK, { serverUnwell: false, now, random: () => 0.1 });
    expect(again).toEqual({ task: WORK.task, failures: 1, notBefore: NOW + 3_000 });
  });

  it('is nobody’s while the whole server is unwell, however often', () => {
    const random = () => {
      throw new Error('There was nothing to draw.');
    };
    let work: Work | undefined = { ...WORK, failures: 4 };
    for (let n = 0; n < 9 && work !== undefined; n += 1) {
      work = afterFailure(work, { serverUnwell: true, now, random });
    }
    expect(work).toEqual({ ...WORK, failures: 4 });
  });
});

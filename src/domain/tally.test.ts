import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTCOME_CODES } from './outcome.ts';
import { progressOf, tallyOf, wantedOf } from './tally.ts';

const anyCount = fc.record({
  counts: fc.record(
    Object.fromEntries(OUTCOME_CODES.map((code) => [code, fc.nat(20_000)])) as Record<
      (typeof OUTCOME_CODES)[number],
      fc.Arbitrary<number>
    >,
    { requiredKeys: [] },
  ),
  remaining: fc.nat(20_000),
});

describe('a tally', () => {
  it('adds up to the number of rows, and its reasons to what is missing', () =>
    fc.assert(
      fc.property(anyCount, (count) => {
        const rows = Object.values(count.counts).reduce((sum, n) => sum + n, count.remaining);
        const tally = tallyOf(count);
        expect(wantedOf(tally) + tally.left).toBe(rows);
        expect(tally.reasons.reduce((sum, [, n]) => sum + n, 0)).toBe(tally.missing);
      }),
    ));

  it('tells a bookmark not found from one left, and names no reason that nobody had', () => {
    const counts = { done: 190, already: 10, 'not-found': 3, 'left-out': 7 };
    expect(tallyOf({ counts, remaining: 0 })).toEqual({
      ...{ there: 200, waiting: 0, byFile: 0, missing: 3, left: 7, ahead: 0 },
      reasons: [['not-found', 3]],
    });
  });

  it('shows a run without what it does not do', () => {
    const counts = { done: 5, waiting: 2, refused: 1, 'by-file': 900, 'left-out': 4_000 };
    expect(progressOf(tallyOf({ counts, remaining: 12 }))).toEqual({ done: 8, total: 20 });
    expect(wantedOf(tallyOf({ counts, remaining: 12 }))).toBe(920);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChunks, NOT_READ } from './chunks.ts';

const LIST = '5';

/** Fills a list that takes all of a call or none (mastodon.md §5.2); how many calls it takes. */
function fill(members: number, isBad: (member: number) => boolean, chunks = createChunks()) {
  let rest = Array.from({ length: members }, (_, n) => n);
  const there: number[] = [];
  const refused: number[] = [];
  let calls = 0;
  while (rest.length > 0) {
    const sent = rest.slice(0, chunks.atOnce(LIST));
    calls += 1;
    if (!sent.some(isBad)) {
      there.push(...sent);
      chunks.taken(LIST, sent.length);
    } else if (sent.length > 1) {
      chunks.spoiled(LIST, sent.length);
      continue;
    } else {
      refused.push(...sent);
      chunks.refused(LIST);
    }
    rest = rest.slice(sent.length);
  }
  return { calls, there, refused };
}

describe('how many go into a list at once', () => {
  it('is a hundred, while nobody spoils it', () => {
    expect(createChunks().atOnce(LIST)).toBe(100);
    expect(fill(250, () => false).calls).toBe(3);
  });

  it.each(Array.from({ length: 50 }, (_, bad) => bad))(
    'finds one bad among 50 in no more than a dozen calls: number %i',
    (bad) => {
      const { calls, refused, there } = fill(50, (member) => member === bad);
      expect(refused).toEqual([bad]);
      expect(there).toHaveLength(49);
      expect(calls).toBeLessThanOrEqual(12);
    },
  );

  it('costs little more than a call for each where all are refused', () => {
    expect(fill(50, () => true).calls).toBeLessThanOrEqual(56);
  });

  it('is of each list by itself', () => {
    const chunks = createChunks();
    chunks.spoiled('6', 10);
    expect([chunks.atOnce('6'), chunks.atOnce(LIST)]).toEqual([5, 100]);
  });

  it('keeps nobody off but those who spoil it, whoever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.uniqueArray(fc.nat(119)), (members, bad) => {
        const isBad = (member: number) => bad.includes(member);
        const all = Array.from({ length: members }, (_, n) => n);
        const { calls, there, refused } = fill(members, isBad);
        expect(there).toEqual(all.filter((one) => !isBad(one)));
        expect(refused).toEqual(all.filter(isBad));
        // Halving finds each, and never costs more than two calls for everybody.
        const halving = (refused.length + 1) * (Math.log2(members) * 2 + 2);
        expect(calls).toBeLessThanOrEqual(Math.min(halving, 2 * members + 8));
      }),
    );
  });

  it('ends also when others are ready than when it was spoiled', () => {
    const chunks = createChunks();
    chunks.spoiled(LIST, 100);
    const { there, refused } = fill(30, (member) => member === 29, chunks);
    expect([there.length, refused]).toEqual([29, [29]]);
  });
});

describe('reading who is on a list', () => {
  it('begins anew where it was not begun', () => {
    const chunks = createChunks();
    expect(chunks.readSoFar(LIST)).toBe(NOT_READ);
    const soFar = { there: new Set(['ann@people.example']), cursor: '9' };
    chunks.read(LIST, soFar);
    expect(chunks.readSoFar(LIST)).toEqual(soFar);
    expect(chunks.readSoFar('6')).toBe(NOT_READ);
  });
});

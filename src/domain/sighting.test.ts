import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Server } from './address.ts';
import { judgeKind, judgeMove, MUST_HAVE_BEGUN } from './move-look.ts';
import { addSighting, GAP, gapsOf, type Sighting } from './sighting.ts';

const MINUTE = 60_000;
const at = (minute: number, old: number, fresh: number): Sighting => ({
  at: minute * MINUTE,
  old,
  fresh,
});
const all = (...sightings: Sighting[]) => sightings.reduce(addSighting, [] as readonly Sighting[]);

describe('sightings', () => {
  it('of a stretch without change keep its two ends', () => {
    expect(all(at(0, 9, 1), at(1, 9, 1), at(2, 9, 1), at(3, 8, 2))).toEqual([
      at(0, 9, 1),
      at(2, 9, 1),
      at(3, 8, 2),
    ]);
  });

  it('never make a gap by leaving one out', () => {
    const steady = all(...Array.from({ length: 200 }, (_, minute) => at(minute, 9, 1)));
    expect(gapsOf(steady, 199 * MINUTE)).toEqual([]);
    expect(steady.length).toBeLessThan(40);
  });

  it('out of order, or twice at once, are not taken', () => {
    expect(all(at(5, 9, 1), at(5, 8, 2), at(4, 8, 2))).toEqual([at(5, 9, 1)]);
  });

  it('stay few, in order, with the first and the last', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.nat(50)), { maxLength: 3_000 }),
        (steps) => {
          let minute = 0;
          const given = steps.map(([gap, count]) => {
            minute += gap;
            return at(minute, count, 50 - count);
          });
          const kept = all(...given);
          expect(kept.length).toBeLessThanOrEqual(600);
          expect(kept[0]).toEqual(given[0]);
          expect(kept.at(-1)).toEqual(given.at(-1));
          expect(kept).toEqual([...kept].sort((one, other) => one.at - other.at));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('tell when nobody looked, up to now', () => {
    const seen = [at(0, 9, 1), at(90, 5, 5)];
    expect(gapsOf(seen, 91 * MINUTE)).toEqual([{ from: 0, to: 90 * MINUTE }]);
    expect(gapsOf(seen, 90 * MINUTE + GAP + 1)).toHaveLength(2);
    expect(gapsOf([], 5)).toEqual([]);
  });
});

describe('a Move or a redirect', () => {
  const kind = (minutes: number, ...sightings: Sighting[]) =>
    judgeKind(sightings, 10 * MINUTE, minutes * MINUTE);
  it.each([
    ['the old count falls', kind(12, at(9, 40, 3), at(12, 39, 3)), 'move'],
    ['two come', kind(12, at(9, 40, 3), at(12, 40, 5)), 'move'],
    ['one comes: may be anybody', kind(12, at(9, 40, 3), at(12, 40, 4)), 'unknown'],
    ['one of few comes', kind(12, at(9, 2, 3), at(12, 2, 4)), 'move'],
    ['nothing moves yet', kind(12, at(9, 40, 3), at(12, 40, 3)), 'unknown'],
    ['nothing has moved for long', kind(25, at(9, 40, 3), at(25, 40, 3)), 'ask'],
    ['there was nobody to come', kind(11, at(9, 0, 3), at(11, 0, 3)), 'ask'],
    ['nobody looked before', kind(12, at(11, 40, 3), at(12, 30, 13)), 'move'],
    ['nothing was ever seen', judgeKind([], 0, MUST_HAVE_BEGUN), 'unknown'],
    ['the new side was silent before', kind(12, { at: 0, old: 40 }, at(12, 40, 9)), 'unknown'],
    ['the old side is silent now', kind(12, at(9, 40, 3), { at: 1e6, fresh: 3 }), 'unknown'],
    ['of few nobody knows', kind(12, { at: 0, fresh: 3 }, { at: 1e6, fresh: 4 }), 'unknown'],
    ['both silent now', kind(25, at(9, 40, 3), at(11, 38, 5), { at: 1.5e6 }), 'move'],
  ])('%s', (_, judged, expected) => {
    expect(judged).toBe(expected);
  });

  it('requests to a locked account are people who came', () => {
    const before: Sighting = { at: 0, old: 40, fresh: 3, requests: 0 };
    expect(judgeKind([before, { ...before, at: 2, requests: 2 }], 1, 3)).toBe('move');
  });
});

describe('where the old account went', () => {
  const server = 'new.example' as Server;
  const to = {
    actor: 'https://new.example/users/alice',
    address: { user: 'alice', server },
    accountId: '1',
    displayName: 'Alice',
  };
  it.each([
    ['nowhere', undefined, 'here'],
    ['by address', { address: to.address, uri: undefined }, 'moved'],
    ['by actor id', { address: { user: 'x', server }, uri: to.actor }, 'moved'],
    ['to somebody else', { address: { user: 'alicia', server }, uri: 'https://x' }, 'elsewhere'],
  ] as const)('%s', (_, moved, state) => {
    expect(judgeMove(moved, to).state).toBe(state);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAccount, person, uri } from './account.scene.ts';
import type { Server } from './address.ts';
import { type About, estimate, estimateByDay } from './estimate.ts';
import type { Relation } from './relation.ts';
import { mergeSources } from './sources.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const ALONE: About = { sharedBudget: false };
/** Nobody is found without a token: every search is a signed request. */
const UNKNOWN: About = { sharedBudget: false, lookUpsPay: 0 };
const of = (relations: readonly Relation[], about = ALONE) =>
  estimate(mergeSources(relations, []).tasks, about);

const follow = (n: number): Relation => ({ kind: 'follow', address: person(n), options: {} });
const block = (n: number): Relation => ({ kind: 'block', address: person(n) });
const list = (...members: number[]): Relation => ({
  ...{ kind: 'list', title: 'News', repliesPolicy: 'list', exclusive: false },
  members: members.map(person),
});
const filter = (...posts: number[]): Relation => ({
  ...{ kind: 'filter', title: 'W', context: ['home'], action: 'warn', keywords: [] },
  posts: posts.map(uri),
});
const range = <Row>(count: number, rowOf: (n: number) => Row): Row[] =>
  Array.from({ length: count }, (_, n) => rowOf(n));
const many = (count: number): Relation[] => range(count, follow);

describe('signed requests', () => {
  it.each<[string, readonly Relation[], number]>([
    ['nothing', [], 0],
    ['a person found, and followed', [follow(1)], 2],
    ['a person blocked', [block(1)], 2],
    [
      'somebody found once, for all kinds',
      [follow(1), { kind: 'note', address: person(1), text: 'x' }],
      3,
    ],
    ['a server', [{ kind: 'domain-block', server: 'bad.example' as Server }], 1],
    ['a hashtag', [{ kind: 'followed-hashtag', name: 'Alp' }], 1],
    ['a bookmark', [{ kind: 'bookmark', uri: uri(1) }], 2],
    [
      'a post found once',
      [
        { kind: 'bookmark', uri: uri(1) },
        { kind: 'favourite', uri: uri(1) },
      ],
      3,
    ],
    ['an empty list', [list()], 1],
    ['a list of people who are followed', [list(1, 2), follow(1), follow(2)], 6],
    ['a list of a hundred', [...many(100), list(...range(100, (n) => n))], 202],
    ['a list of one more', [...many(101), list(...range(101, (n) => n))], 205],
    ['a filter with its words', [filter()], 1],
    ['a filter with posts', [filter(1, 2)], 5],
    [
      'a profile',
      [{ kind: 'profile', displayName: '', note: '', fields: [], locked: false, bot: false }],
      1,
    ],
  ])('%s', (_, relations, requests) => {
    expect(of(relations, UNKNOWN).requests).toBe(requests);
  });

  it('are fewer where people are found without one', () => {
    expect(of(many(100), { ...ALONE, lookUpsPay: 1 }).requests).toBe(134);
    expect(of(many(100)).requests).toBe(160);
    expect(of(many(100), UNKNOWN).requests).toBe(200);
    // Ten people are looked up long before the rest is done.
    const bookmarks = range(100, (n): Relation => ({ kind: 'bookmark', uri: uri(n) }));
    expect(of([...bookmarks, ...many(10)], { ...ALONE, lookUpsPay: 1 }).requests).toBe(210);
  });
});

describe('time', () => {
  it('is five minutes for 300 signed requests, of which a shared budget leaves a fifth', () => {
    const hashtags = range(300, (n): Relation => ({ kind: 'featured-hashtag', name: `t${n}` }));
    expect(of(hashtags)).toEqual({ requests: 300, ms: 5 * MINUTE, days: 0 });
    expect(of(hashtags, { sharedBudget: true }).ms).toBeCloseTo(6.25 * MINUTE);
  });

  it('of 225 people whom the server has met is five minutes: 150 look-ups save as many searches', () => {
    expect(of(many(225), { ...ALONE, lookUpsPay: 1 }).ms).toBeCloseTo(5 * MINUTE);
  });

  it.each([
    [400, undefined, 0],
    [401, undefined, 1],
    [800, undefined, 1],
    [801, undefined, 2],
    [10, 10, 0],
    [10, 9, 1],
    [400, 0, 1],
    [401, 0, 2],
  ])('of %i follows with %s left today is %i midnights', (people, left, days) => {
    const about = left === undefined ? ALONE : { ...ALONE, followsLeftToday: left };
    const estimated = of(many(people), about);
    expect(estimated.days).toBe(days);
    if (days > 0) expect(estimated.ms).toBe(days * DAY);
    else expect(estimated.ms).toBeLessThan(DAY);
  });

  it('counts hashtags with the follows, and nothing else', () => {
    const hashtag: Relation = { kind: 'followed-hashtag', name: 'Alp' };
    expect(of([...many(400), hashtag]).days).toBe(1);
    expect(of([...many(400), ...range(900, block), list(1)]).days).toBe(0);
  });
});

describe('estimates in general', () => {
  it('of follows and hashtags alone need not look at each', () => {
    const hashtag = (n: number): Relation => ({ kind: 'followed-hashtag', name: `tag${n}` });
    fc.assert(
      fc.property(
        fc.nat({ max: 900 }),
        fc.nat({ max: 50 }),
        fc.boolean(),
        (follows, hashtags, shared) => {
          const about: About = { sharedBudget: shared };
          const each = of([...many(follows), ...range(hashtags, hashtag)], about);
          expect(estimateByDay({ follows, hashtags }, about)).toEqual(each);
        },
      ),
      { numRuns: 30 },
    );
  });

  const about = fc.record({
    sharedBudget: fc.boolean(),
    lookUpsPay: fc.double({ min: 0, max: 1, noNaN: true }),
    followsLeftToday: fc.nat(400),
  });
  const tasks = anyAccount.map((account) => mergeSources(account, []).tasks);

  it('never become less by one task more', () => {
    fc.assert(
      fc.property(
        tasks.chain((all) => fc.tuple(fc.constant(all), fc.subarray([...all]))),
        about,
        ([all, some], given) => {
          const [more, less] = [estimate(all, given), estimate(some, given)];
          expect(more.requests).toBeGreaterThanOrEqual(less.requests);
          expect(more.ms).toBeGreaterThanOrEqual(less.ms);
          expect(more.days).toBeGreaterThanOrEqual(less.days);
        },
      ),
    );
  });

  it('are less the more the server allows, and the more people it has met', () => {
    fc.assert(
      fc.property(fc.nat(900), about, about, (people, one, other) => {
        const follows = mergeSources(many(people), []).tasks;
        const [low, high] = [one, other].sort((a, b) => a.lookUpsPay - b.lookUpsPay);
        if (low === undefined || high === undefined) return;
        const slow = estimate(follows, { ...one, lookUpsPay: low.lookUpsPay });
        const fast = estimate(follows, { ...one, lookUpsPay: high.lookUpsPay });
        expect(fast.requests).toBeLessThanOrEqual(slow.requests);
        expect(fast.ms).toBeLessThanOrEqual(slow.ms);
        const shared = estimate(follows, { ...one, sharedBudget: true });
        expect(estimate(follows, { ...one, sharedBudget: false }).ms).toBeLessThanOrEqual(
          shared.ms,
        );
      }),
    );
  });

  it('lie between an act each, and a search more for each person and post', () => {
    fc.assert(
      fc.property(tasks, about, (all, given) => {
        const { requests, ms } = estimate(all, given);
        const members = all.filter(({ kind }) => kind === 'list-member').length;
        expect(requests).toBeGreaterThanOrEqual(all.length - members);
        expect(requests).toBeLessThanOrEqual(2 * all.length);
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(ms)).toBe(true);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { createSceneMemory, setSnapshotScene } from '../../e2e/bench/snapshot-scene.ts';
import {
  makeSnapshotWorld,
  type SnapshotCounts,
  sorted,
  truthOf,
} from '../../e2e/bench/snapshot-world.ts';
import type { RateLimit } from '../mastodon/rate-limit.ts';
import { createPassingLimits, type KeptBudget } from './limits.ts';
import { createPace } from './pace.ts';
import { createPagingPace } from './paging-pace.ts';

const QUARTER = 900_000;
const START = 2_000 * QUARTER;

function setUp(before?: KeptBudget) {
  let time = START;
  const now = () => time;
  const pace = createPace({ now, sharedBudget: false, memory: createPassingLimits() });
  const { plain, paged, kept } = createPagingPace(pace, now, { budget: before });
  const exchange = (side: 'plain' | 'paged', limit: RateLimit | undefined, failed = false) => {
    time += 1_000;
    const one = side === 'plain' ? plain : paged;
    one.sent('read')();
    one.answered('read', { sentAt: time, receivedAt: time, limit, failed });
  };
  return {
    plain,
    paged,
    kept,
    exchange,
    now,
    pass: (ms: number) => {
      time += ms;
    },
  };
}

/** The token's window ends every five minutes, that of the pages every fifteen. */
const ofToken = (remaining: number): RateLimit => ({
  ...{ limit: 300, remaining, resetAt: START + 300_000 },
});
const ofPages = (remaining: number): RateLimit => ({
  ...{ limit: 300, remaining, resetAt: START + QUARTER },
});

describe('the family of pages (mastodon.md §3.1)', () => {
  it('leaves a fifth to the person, and holds nothing but pages', () => {
    const { plain, paged, exchange, pass, kept } = setUp();
    exchange('plain', ofToken(200));
    exchange('paged', ofPages(61));
    pass(1_000);
    expect([plain.mayGo('read'), paged.mayGo('read')]).toEqual([true, true]);
    exchange('paged', ofPages(60));
    pass(1_000);
    expect([plain.mayGo('read'), paged.mayGo('read')]).toEqual([true, false]);
    expect(paged.opensAt('read')).toBe(START + QUARTER + 1_000);
    expect(plain.opensAt('read')).toBeLessThan(START + 300_000);
    expect(kept()).toMatchObject({ told: ofPages(60), exact: true, sent: 2 });
    pass(QUARTER);
    expect(paged.mayGo('read')).toBe(true);
  });

  it('does not let a page through when the token has none left', () => {
    const { plain, paged, exchange, pass } = setUp();
    exchange('plain', ofToken(0));
    pass(1_000);
    expect([plain.mayGo('read'), paged.mayGo('read')]).toEqual([false, false]);
  });

  it('is known again after a reload', () => {
    const told = setUp({ told: ofPages(60), exact: true, sent: 0, countedUntil: 0 });
    expect([told.plain.mayGo('read'), told.paged.mayGo('read')]).toEqual([true, false]);
    const counted = setUp({ exact: false, sent: 240, countedUntil: START + QUARTER });
    expect([counted.plain.mayGo('read'), counted.paged.mayGo('read')]).toEqual([true, false]);
    expect(counted.paged.opensAt('read')).toBe(START + QUARTER);
  });

  it('waits where the clock is an hour ahead too, once it was refused', () => {
    const early = { limit: 300, remaining: 0, resetAt: START + QUARTER - 3_600_000 };
    const { paged, exchange, pass } = setUp();
    exchange('paged', early);
    pass(1_000);
    expect(paged.mayGo('read')).toBe(false);
    expect(paged.opensAt('read')).toBeGreaterThan(START + 1_000);
  });
});

describe('many pages', () => {
  const MANY: SnapshotCounts = {
    ...{ follows: 10, blocks: 3, mutes: 3, domainBlocks: 3, lists: 2, members: 2, hashtags: 2 },
    ...{ filters: 1, filteredPosts: 1, bookmarks: 5, favourites: 250, followers: 5 },
    ...{ featured: 1, endorsements: 2 },
  };

  it.each([0, 3_600_000])(
    'are spread over the windows without one refusal; the clock is %i ms off',
    async (clockOffset) => {
      const world = makeSnapshotWorld(MANY);
      const scene = setSnapshotScene({ ...world, pageSize: () => 1, quirks: { clockOffset } });
      const memory = createSceneMemory();
      let snapshot = scene.create(memory);
      let reloads = 0;
      for (; snapshot.getSnapshot().state.name !== 'done'; reloads += 1) {
        snapshot = scene.create(memory);
        const running = snapshot;
        const stopAt = (reloads + 1) * 100;
        await scene.until(running.start(scene.source()), () => {
          if (scene.practice.log.length >= stopAt) running.stop();
        });
      }
      expect(reloads).toBeGreaterThan(1);
      expect(sorted(snapshot.relations().filter(({ kind }) => kind !== 'profile'))).toEqual(
        sorted(truthOf(world.account)),
      );
      const { log } = scene.practice;
      expect(log.filter(({ status }) => status === 429)).toEqual([]);
      const windows = new Map<number, number>();
      for (const { at, query } of log) {
        if (!query.includes('max_id')) continue;
        const window = Math.floor(at / QUARTER);
        windows.set(window, (windows.get(window) ?? 0) + 1);
      }
      expect(Math.max(...windows.values())).toBeLessThanOrEqual(240);
      expect(windows.size).toBeGreaterThan(1);
    },
    60_000,
  );
});

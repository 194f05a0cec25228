import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSceneMemory, setSnapshotScene } from '../../e2e/bench/snapshot-scene.ts';
import {
  BOUND_COUNTS,
  makeSnapshotWorld,
  type SnapshotCounts,
  sorted,
  truthOf,
} from '../../e2e/bench/snapshot-world.ts';
import type { Snapshot } from './snapshot.ts';

const SMALL: SnapshotCounts = {
  ...{ follows: 23, blocks: 9, mutes: 12, domainBlocks: 5, lists: 4, members: 6, hashtags: 7 },
  ...{ filters: 3, filteredPosts: 5, bookmarks: 11, favourites: 13, followers: 17 },
  ...{ featured: 3, endorsements: 4 },
};
const held = (snapshot: Snapshot) =>
  sorted(snapshot.relations().filter(({ kind }) => kind !== 'profile'));
const states = (snapshot: Snapshot) =>
  Object.fromEntries(snapshot.getSnapshot().kinds.map(({ kind, state }) => [kind, state]));
const countOf = (snapshot: Snapshot, kind: string) =>
  snapshot.getSnapshot().kinds.find((one) => one.kind === kind)?.count;

describe('a whole account', () => {
  it('is read within the bound, once, with nothing refused (mastodon.md §15.3)', async () => {
    const world = makeSnapshotWorld(BOUND_COUNTS);
    const scene = setSnapshotScene(world);
    const snapshot = scene.create(createSceneMemory());
    const seen: (number | undefined)[] = [];
    snapshot.subscribe(() => seen.push(countOf(snapshot, 'follow')));
    await scene.until(snapshot.start(scene.source()));

    expect(snapshot.getSnapshot().state).toEqual({ name: 'done' });
    expect(held(snapshot)).toEqual(sorted(truthOf(world.account)));
    expect(snapshot.followers()).toHaveLength(805);
    expect(new Set(Object.values(states(snapshot)))).toEqual(new Set(['read']));
    // Counted while it goes on.
    expect(new Set(seen).size).toBeGreaterThan(25);

    const asked = scene.asked();
    const first = asked.findIndex((one) => one.startsWith('/api/v1/favourites'));
    expect(first).toBeLessThanOrEqual(104);
    expect(asked.length - first).toBe(Math.ceil(410 / 40) + Math.ceil(805 / 80));
    expect(new Set(asked).size).toBe(asked.length);
    expect(scene.practice.log.filter(({ status }) => status !== 200)).toEqual([]);
    expect(scene.listeners.size).toBe(0);
  }, 120_000);

  it('comes with the profile as it was written', async () => {
    const world = makeSnapshotWorld(SMALL);
    const scene = setSnapshotScene(world);
    const snapshot = scene.create(createSceneMemory());
    await scene.until(snapshot.start(scene.source()));
    expect(snapshot.relations()[0]).toMatchObject({
      ...{ kind: 'profile', displayName: 'Alice', note: 'Goats & <sheep>\nand more' },
      fields: [{ name: 'Meadow', value: 'upper' }],
      ...{ locked: true, privacy: 'public', sensitive: false, quotePolicy: 'public' },
    });
  });
});

describe('whatever happens on the way', () => {
  it('the snapshot is what the server holds, each row once, and no page is read twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          pageSize: fc.integer({ min: 1, max: 12 }),
          stops: fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 6 }),
          failures: fc.uniqueArray(fc.integer({ min: 0, max: 150 }), { maxLength: 8 }),
          version: fc.constantFrom('4.1.0', '4.2.0', '4.3.0', '4.6.5'),
        }),
        async ({ pageSize, stops, failures, version }) => {
          const world = makeSnapshotWorld(SMALL);
          let requests = 0;
          const failing = new Set(failures);
          const scene = setSnapshotScene({
            ...world,
            version,
            pageSize: () => pageSize,
            quirks: {
              before: () => {
                requests += 1;
                if (!failing.has(requests)) return undefined;
                return requests % 2 === 0 ? 'drop' : new Response('<html>', { status: 502 });
              },
            },
          });
          const memory = createSceneMemory();
          const waiting = new Set(stops);
          let snapshot = scene.create(memory);
          for (let runs = 0; snapshot.getSnapshot().state.name !== 'done'; runs += 1) {
            expect(runs).toBeLessThan(12);
            // As after a reload: nothing is left but what was kept.
            snapshot = scene.create(memory);
            const running = snapshot;
            await scene.until(running.start(scene.source()), () => {
              if (waiting.delete(requests)) running.stop();
            });
          }
          const truth = truthOf(world.account).map((one) =>
            // Exclusive lists since 4.2 (mastodon.md §4.2).
            'exclusive' in one && version === '4.1.0' ? { ...one, exclusive: false } : one,
          );
          expect(held(snapshot)).toEqual(sorted(truth));
          expect(snapshot.followers()).toHaveLength(SMALL.followers);
          const good = scene.asked((status) => status === 200);
          expect(new Set(good).size).toBe(good.length);
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);

  it('a page that could not be kept is asked for again, and nothing is lost', async () => {
    const world = makeSnapshotWorld(SMALL);
    const scene = setSnapshotScene({ ...world, pageSize: () => 5 });
    const memory = createSceneMemory();
    let writes = 0;
    const failing = {
      ...memory,
      keep: async (page: Parameters<typeof memory.keep>[0]) => {
        writes += 1;
        if (writes === 9) throw new Error('QuotaExceededError');
        await memory.keep(page);
      },
    };
    const first = scene.create(failing);
    await scene.until(first.start(scene.source()));
    expect(first.getSnapshot().state).toEqual({ name: 'stopped', problem: 'broken' });
    const second = scene.create(memory);
    await scene.until(second.start(scene.source()));
    expect(held(second)).toEqual(sorted(truthOf(world.account)));
  });

  it('after a reload everything is there without a request', async () => {
    const scene = setSnapshotScene(makeSnapshotWorld(SMALL));
    const memory = createSceneMemory();
    const first = scene.create(memory);
    await scene.until(first.start(scene.source()));
    const before = scene.asked().length;
    const second = scene.create(memory);
    await scene.until(second.start(scene.source()));
    expect(scene.asked()).toHaveLength(before);
    expect(second.getSnapshot()).toEqual(first.getSnapshot());
    expect(second.relations()).toEqual(first.relations());
  });
});

describe('what a server does not give', () => {
  it('is said kind by kind, and the rest is read: GoToSocial (gotosocial-observed.md §6)', async () => {
    const world = makeSnapshotWorld({ ...SMALL, domainBlocks: 0, endorsements: 0 });
    const scene = setSnapshotScene({ ...world, software: 'gotosocial', pageSize: () => 6 });
    const memory = createSceneMemory();
    const snapshot = scene.create(memory);
    await scene.until(snapshot.start(scene.source()));
    expect(snapshot.getSnapshot().state).toEqual({ name: 'done' });
    const { 'domain-block': domains, endorsement, ...others } = states(snapshot);
    expect([domains, endorsement]).toEqual(['not-offered', 'not-offered']);
    expect(new Set(Object.values(others))).toEqual(new Set(['read']));
    // It knows no languages of a follow.
    const truth = JSON.stringify(truthOf(world.account)).replaceAll(',"languages":["fr","de"]', '');
    expect(held(snapshot)).toEqual(sorted(JSON.parse(truth)));
    // Known after a reload, and not asked for again.
    const before = scene.asked().length;
    const second = scene.create(memory);
    await scene.until(second.start(scene.source()));
    expect(states(second)).toEqual(states(snapshot));
    expect(scene.asked()).toHaveLength(before);
  });

  it('Mastodon 3.5 has old filters, no followed hashtags, and posts one by one', async () => {
    const scene = setSnapshotScene({ ...makeSnapshotWorld(SMALL), version: '3.5.0' });
    const snapshot = scene.create(createSceneMemory());
    await scene.until(snapshot.start(scene.source()));
    expect(snapshot.getSnapshot().state).toEqual({ name: 'done' });
    expect(states(snapshot)).toMatchObject({ 'followed-hashtag': 'not-offered', filter: 'read' });
    expect(countOf(snapshot, 'filter')).toBe(3);
  });

  it('before 4.3 the posts of filters come one by one', async () => {
    const world = makeSnapshotWorld({ ...SMALL, filters: 1, filteredPosts: 45, bookmarks: 45 });
    const scene = setSnapshotScene({ ...world, version: '4.2.0' });
    const snapshot = scene.create(createSceneMemory());
    await scene.until(snapshot.start(scene.source()));
    expect(held(snapshot)).toEqual(sorted(truthOf(world.account)));
    const posts = scene.asked().filter((one) => one.startsWith('/api/v1/statuses'));
    expect(posts).toHaveLength(46);
  });

  it('a token that may less is told so, and a new one reads what it may', async () => {
    const world = makeSnapshotWorld(SMALL);
    const scene = setSnapshotScene({
      ...world,
      scopes: ['read:accounts', 'read:blocks', 'read:lists'],
    });
    const memory = createSceneMemory();
    const first = scene.create(memory);
    await scene.until(first.start(scene.source()));
    expect(first.getSnapshot().state).toEqual({ name: 'done' });
    expect(states(first)).toMatchObject({
      ...{ profile: 'read', block: 'read', list: 'read', endorsement: 'read', follower: 'read' },
      ...{ mute: 'not-allowed', note: 'not-allowed', bookmark: 'not-allowed' },
      // Known by name; how, is not.
      follow: 'not-allowed',
    });
    expect(countOf(first, 'follow')).toBe(SMALL.follows);
    scene.grant('second');
    const second = scene.create(memory);
    await scene.until(second.start(scene.source('second')));
    expect(held(second)).toEqual(sorted(truthOf(world.account)));
    expect(new Set(Object.values(states(second)))).toEqual(new Set(['read']));
  });
});

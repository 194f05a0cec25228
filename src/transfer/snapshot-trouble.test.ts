import { describe, expect, it } from 'vitest';
import { createSceneMemory, setSnapshotScene } from '../../e2e/bench/snapshot-scene.ts';
import {
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

describe('trouble with a snapshot', () => {
  const failOn = (part: string, isOn = () => true) => ({
    before: (request: Request) =>
      request.url.includes(part) && isOn() ? new Response('<html>', { status: 500 }) : undefined,
  });

  it('with one kind does not hold the others, and starting again asks for that one', async () => {
    const world = makeSnapshotWorld(SMALL);
    let broken = true;
    const quirks = failOn('/api/v1/mutes', () => broken);
    const scene = setSnapshotScene({ ...world, quirks });
    const memory = createSceneMemory();
    const snapshot = scene.create(memory);
    await scene.until(snapshot.start(scene.source()));
    expect(snapshot.getSnapshot().state).toEqual({ name: 'incomplete' });
    // Whose mutes are not known, there may be notes about.
    const { mute, note, ...others } = states(snapshot);
    expect([mute, note]).toEqual(['failed', 'failed']);
    expect(new Set(Object.values(others))).toEqual(new Set(['read']));
    broken = false;
    const before = scene.asked().length;
    await scene.until(snapshot.start(scene.source()));
    expect(scene.asked().slice(before)).toEqual([
      '/api/v1/mutes?limit=80',
      expect.stringContaining('/api/v1/accounts/relationships'),
    ]);
    expect(held(snapshot)).toEqual(sorted(truthOf(world.account)));
  });

  it('that passes while the others are read is over at the end', async () => {
    const world = makeSnapshotWorld(SMALL);
    let failures = 0;
    const quirks = failOn('/api/v1/lists', () => {
      failures += 1;
      return failures <= 4;
    });
    const scene = setSnapshotScene({ ...world, quirks });
    const snapshot = scene.create(createSceneMemory());
    await scene.until(snapshot.start(scene.source()));
    expect(snapshot.getSnapshot().state).toEqual({ name: 'done' });
    expect(held(snapshot)).toEqual(sorted(truthOf(world.account)));
  });

  it('signed out half-way: everything stays, and the next token goes on', async () => {
    const world = makeSnapshotWorld(SMALL);
    const scene = setSnapshotScene({ ...world, pageSize: () => 5, quirks: { revokesAfter: 12 } });
    const memory = createSceneMemory();
    let snapshot = scene.create(memory);
    await scene.until(snapshot.start(scene.source()));
    expect(snapshot.getSnapshot().state).toEqual({ name: 'stopped', problem: 'signed-out' });
    expect(memory.size()).toBe(12);
    for (let signIns = 2; snapshot.getSnapshot().state.name !== 'done'; signIns += 1) {
      scene.grant(`token ${signIns}`);
      snapshot = scene.create(memory);
      await scene.until(snapshot.start(scene.source(`token ${signIns}`)));
    }
    expect(held(snapshot)).toEqual(sorted(truthOf(world.account)));
  });

  it('a moved account is not read (mastodon.md §4.1)', async () => {
    const world = makeSnapshotWorld(SMALL);
    const scene = setSnapshotScene(world);
    scene.own.movedTo = scene.own.id;
    const snapshot = scene.create(createSceneMemory());
    await scene.until(snapshot.start(scene.source()));
    expect(snapshot.getSnapshot().state).toEqual({ name: 'stopped', problem: 'disabled' });
  });

  it('a second start joins the first, and a stop ends both', async () => {
    const scene = setSnapshotScene({ ...makeSnapshotWorld(SMALL), pageSize: () => 2 });
    const snapshot = scene.create(createSceneMemory());
    const reading = snapshot.start(scene.source());
    expect(snapshot.start(scene.source())).toBe(reading);
    let ticks = 0;
    await scene.until(reading, () => {
      ticks += 1;
      if (ticks === 5) snapshot.stop();
    });
    expect(snapshot.getSnapshot().state).toEqual({ name: 'idle' });
    expect(scene.asked().length).toBeLessThan(8);
    expect(scene.listeners.size).toBe(0);
  });
});

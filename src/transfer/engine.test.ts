import { describe, expect, it } from 'vitest';
import { personTaskId } from '../domain/task.ts';
import { type Fate, makePerson, nameOf } from './simulated/people.ts';
import { setScene, workOf } from './simulated/scene.ts';

const many = (count: number, fate: Fate = 'known') => Array.from({ length: count }, () => fate);

type Scene = ReturnType<typeof setScene>;
type Tab = ReturnType<Scene['open']>;

const state = (tab: Tab) => tab.engine.getSnapshot().state;
const isDone = (tab: Tab) => () => state(tab).name === 'done';
const codes = (tab: Tab) =>
  tab.engine.getSnapshot().report.rows.map(({ outcome }) => nameOf(outcome));

describe('a run', () => {
  it('carries everybody, and reads back', async () => {
    const scene = setScene(['known', 'locked', 'unknown', 'silent']);
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.until(isDone(tab));
    expect(scene.server.follows).toEqual(
      new Map([
        ['id_p3', 'requested'],
        ['id_p2', 'following'],
        ['id_p1', 'requested'],
        ['id_p0', 'following'],
      ]),
    );
    expect(codes(tab)).toEqual(['waiting', 'followed', 'waiting', 'followed']);
  });

  it('follows in the order of the plan, as far as the answers allow', async () => {
    const scene = setScene(many(40));
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.until(isDone(tab));
    const order = [...scene.server.follows.keys()].map((id) => Number(id.slice(4)));
    // Three are under way at once: nobody is more than a few places from where they were, but for
    // those whose answer kept everybody waiting.
    const astray = order.filter((person, at) => Math.abs(39 - person - at) > 3);
    expect(astray.length).toBeLessThanOrEqual(4);
  });

  it('asks nobody about those who are followed already', async () => {
    const scene = setScene(many(3));
    const tab = scene.open();
    const known = scene.people.map(
      ({ id, address }) =>
        [personTaskId('follow', address), { code: 'already', targetId: id } as const] as const,
    );
    tab.start(scene.server.token(), known.slice(0, 2));
    await scene.until(isDone(tab));
    expect([...scene.server.follows.keys()]).toEqual(['id_p2']);
    expect(tab.engine.getSnapshot().report.counts).toEqual({ already: 2, done: 1 });
  });

  it('starts once, however often it is told to', async () => {
    const scene = setScene(many(10));
    const tab = scene.open();
    const seen = new Set<string>();
    tab.engine.subscribe(() => seen.add(state(tab).name));
    for (let n = 0; n < 3; n += 1) tab.start(scene.server.token());
    await scene.until(isDone(tab));
    expect(seen).not.toContain('watching');
    expect([...scene.server.posts.values()]).toEqual(many(10).map(() => 1));
  });

  it('retries what failed for a passing reason when it is pressed', async () => {
    const scene = setScene(['known', 'dead']);
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.until(isDone(tab));
    expect(codes(tab)).toEqual(['not-found', 'followed']);
    const [, gone] = scene.people;
    if (gone !== undefined) Object.assign(gone, { fate: 'known' });
    void tab.engine.reopenFailed();
    await scene.until(() => state(tab).name === 'paused');
    tab.start(scene.server.token());
    await scene.until(isDone(tab));
    expect(codes(tab)).toEqual(['followed', 'followed']);
  });
});

describe('a run whose key is refused', () => {
  it('stops, and goes on after a new sign-in as the same account', async () => {
    const scene = setScene(many(20));
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.until(() => scene.server.follows.size === 5);
    scene.server.revoke();
    await scene.until(() => state(tab).name === 'stopped');
    expect(state(tab)).toEqual({ name: 'stopped', problem: 'signed-out' });
    await scene.pass(60_000);
    expect(scene.server.follows.size).toBeLessThan(10);
    tab.start(scene.server.token());
    await scene.until(isDone(tab));
    expect(tab.engine.getSnapshot().report.counts).toEqual({ done: 20 });
    expect([...scene.server.posts.values()].every((posts) => posts === 1)).toBe(true);
  });

  it('may be told to go on by whoever hears that it stopped', async () => {
    const scene = setScene(many(6));
    const tab = scene.open();
    tab.engine.subscribe(() => {
      if (state(tab).name === 'stopped') tab.start(scene.server.token());
    });
    tab.start('a token of yesterday');
    await scene.until(isDone(tab));
    expect(tab.engine.getSnapshot().report.counts).toEqual({ done: 6 });
  });

  it('says so when the key is refused only while it reads back', async () => {
    const scene = setScene(['silent']);
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.until(() => state(tab).name === 'checking');
    scene.server.revoke();
    await scene.until(() => state(tab).name === 'stopped');
    tab.start(scene.server.token());
    await scene.until(isDone(tab));
    expect(codes(tab)).toEqual(['waiting']);
  });

  it('is not begun without one', async () => {
    const scene = setScene(many(2));
    const tab = scene.open();
    await tab.engine.start(undefined);
    expect(state(tab)).toEqual({ name: 'stopped', problem: 'signed-out' });
    tab.start(scene.server.token());
    await scene.until(isDone(tab));
  });
});

describe('work that changes in the middle of a run', () => {
  it('a row unticked is not followed any more', async () => {
    const scene = setScene(many(20));
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.until(() => scene.server.follows.size === 5);
    const out = scene.people.slice(0, 10).map(({ address }) => personTaskId('follow', address));
    tab.engine.setWork({ ...workOf(scene.people), leftOut: new Set(out) });
    await scene.until(isDone(tab));
    expect(tab.engine.getSnapshot().report.counts).toEqual({ done: 10, 'left-out': 10 });
    expect(scene.server.follows.size).toBe(10);
  });

  it('a row unticked while it is being looked for is not followed either', async () => {
    const scene = setScene(['slow', 'known']);
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.pass(2_000);
    const slow = scene.people[0] ?? makePerson('nobody', 'known');
    const leftOut = new Set([personTaskId('follow', slow.address)]);
    tab.engine.setWork({ ...workOf(scene.people), leftOut });
    await scene.until(isDone(tab));
    expect([...scene.server.follows.keys()]).toEqual(['id_p1']);
  });

  it('a file taken out is not followed any more; one that comes in is', async () => {
    const scene = setScene(many(20));
    const tab = scene.open(workOf(scene.people.slice(0, 10)));
    tab.start(scene.server.token());
    await scene.until(() => scene.server.follows.size === 3);
    tab.engine.setWork(workOf(scene.people.slice(8)));
    await scene.until(isDone(tab));
    const followed = [...scene.server.follows.keys()];
    for (const { id } of scene.people.slice(8)) expect(followed).toContain(id);
    // What was under way at that moment, and no more.
    expect(followed.length).toBeLessThanOrEqual(12 + 3);
  });

  it('a file that comes in while it reads back is carried too', async () => {
    const scene = setScene(many(6));
    const tab = scene.open(workOf(scene.people.slice(0, 3)));
    tab.start(scene.server.token());
    await scene.until(() => state(tab).name === 'checking');
    tab.engine.setWork(workOf(scene.people));
    await scene.until(isDone(tab));
    expect(scene.server.follows.size).toBe(6);
  });

  it('all files taken out: the run ends', async () => {
    const scene = setScene(many(6));
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.pass(1_000);
    tab.engine.setWork(workOf([]));
    await scene.until(isDone(tab));
    expect(scene.server.follows.size).toBeLessThan(6);
  });
});

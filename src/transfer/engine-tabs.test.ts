import { describe, expect, it } from 'vitest';
import { setScene, workOf } from './simulated/scene.ts';

const many = (count: number) => Array.from({ length: count }, () => 'known' as const);

type Tab = ReturnType<ReturnType<typeof setScene>['open']>;
const name = (tab: Tab) => tab.engine.getSnapshot().state.name;
const done = (tab: Tab) => tab.engine.getSnapshot().report.counts.done ?? 0;

describe('pausing', () => {
  it('lets the last answers come in, and goes on where it was', async () => {
    const scene = setScene(many(12));
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.until(() => scene.server.follows.size === 4);
    tab.engine.pause();
    expect(name(tab)).toBe('pausing');
    await scene.until(() => name(tab) === 'paused');
    const before = scene.server.follows.size;
    expect(done(tab)).toBe(before);
    await scene.pass(60_000);
    expect(scene.server.follows.size).toBe(before);
    tab.start(scene.server.token());
    await scene.until(() => name(tab) === 'done');
    expect([...scene.server.posts.values()].every((posts) => posts === 1)).toBe(true);
  });

  it('is heard also before the first request', async () => {
    const scene = setScene(many(3));
    const tab = scene.open();
    tab.start(scene.server.token());
    tab.engine.pause();
    await scene.until(() => name(tab) === 'paused');
    expect(scene.network.sent()).toBe(0);
  });

  it('ends a wait at once', async () => {
    const scene = setScene(many(30), { followsPerDay: 5 });
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.until(() => name(tab) === 'waiting');
    tab.engine.pause();
    await scene.pass(400);
    expect(name(tab)).toBe('paused');
  });

  it('while it reads back leaves what is known', async () => {
    const scene = setScene(many(3));
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.until(() => name(tab) === 'checking');
    scene.network.strike({ code: 'unwell', until: scene.clock.now() + 3_600_000 });
    await scene.pass(10_000);
    tab.engine.pause();
    await scene.until(() => name(tab) === 'done');
    expect(done(tab)).toBe(3);
  });

  it('is nothing to a tab that does not run', () => {
    const scene = setScene(many(3));
    const tab = scene.open();
    tab.engine.pause();
    expect(name(tab)).toBe('loading');
  });
});

describe('two tabs', () => {
  it('one runs, the other watches and shows the same', async () => {
    const scene = setScene(many(12));
    const [one, two] = [scene.open(), scene.open()];
    one.start(scene.server.token());
    two.start(scene.server.token());
    await scene.until(() => scene.server.follows.size === 6);
    expect(name(two)).toBe('watching');
    await scene.pass(400);
    expect(done(two)).toBe(done(one));
    await scene.until(() => name(one) === 'done' && name(two) === 'done');
    expect(done(two)).toBe(12);
    expect([...scene.server.posts.values()].every((posts) => posts === 1)).toBe(true);
  });

  it('the second takes over when the first is closed', async () => {
    const scene = setScene(many(12));
    const [one, two] = [scene.open(), scene.open()];
    one.start(scene.server.token());
    two.start(scene.server.token());
    await scene.until(() => scene.server.follows.size === 6);
    one.kill();
    await scene.until(() => name(two) === 'paused');
    two.start(scene.server.token());
    await scene.until(() => name(two) === 'done');
    expect(scene.server.follows.size).toBe(12);
  });

  it('does not wait any more once it is closed, and fails nobody', async () => {
    const scene = setScene(many(12));
    const [one, two] = [scene.open(), scene.open()];
    one.start(scene.server.token());
    await scene.pass(1_000);
    const watching = two.engine.start(undefined);
    await scene.pass(1_000);
    expect(name(two)).toBe('watching');
    two.engine.close();
    await expect(watching).resolves.toBeUndefined();
    expect(name(two)).toBe('watching');
  });
});

describe('an engine', () => {
  it('that is closed sends nothing more', async () => {
    const scene = setScene(many(12));
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.until(() => scene.server.follows.size === 3);
    tab.engine.close();
    const sent = scene.network.sent();
    await scene.pass(60_000);
    expect(scene.network.sent() - sent).toBe(0);
  });

  it('that is closed before its run began sends nothing at all', async () => {
    const scene = setScene(many(3));
    const tab = scene.open();
    tab.start(scene.server.token());
    tab.engine.close();
    await scene.pass(10_000);
    expect(scene.network.sent()).toBe(0);
  });

  it('that cannot note what it does stops, and goes on when it can', async () => {
    const scene = setScene(many(6));
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.until(() => scene.server.follows.size === 2);
    scene.browser.fillUp(true);
    await scene.until(() => name(tab) === 'stopped');
    expect(tab.engine.getSnapshot().state).toEqual({ name: 'stopped', problem: 'broken' });
    await scene.pass(60_000);
    expect(scene.server.follows.size).toBeLessThan(6);
    scene.browser.fillUp(false);
    tab.start(scene.server.token());
    await scene.until(() => name(tab) === 'done');
    expect(scene.server.follows.size).toBe(6);
    expect(scene.server.seen.created).toBe(6);
  });

  it('says that all is done when it was done before the page was loaded again', async () => {
    const scene = setScene(many(3));
    const before = scene.open();
    before.start(scene.server.token());
    await scene.until(() => name(before) === 'done');
    before.kill();
    const after = scene.open(workOf(scene.people), true);
    await scene.pass(200);
    expect(name(after)).toBe('done');
    after.engine.setWork(workOf([...scene.people, ...setScene(many(4)).people.slice(3)]));
    expect(name(after)).toBe('paused');
    const fresh = scene.open(workOf(scene.people));
    await scene.pass(200);
    expect(name(fresh)).toBe('idle');
  });

  it('answers the same snapshot until something has changed', async () => {
    const scene = setScene(many(3));
    const tab = scene.open();
    let told = 0;
    tab.engine.subscribe(() => {
      told += 1;
    });
    await scene.pass(1_000);
    const before = tab.engine.getSnapshot();
    const toldBefore = told;
    await scene.pass(10_000);
    expect(told).toBe(toldBefore);
    expect(tab.engine.getSnapshot()).toBe(before);
  });

  it('tells a screen of many endings once a tick', async () => {
    const scene = setScene(many(30));
    const tab = scene.open();
    let told = 0;
    tab.engine.subscribe(() => {
      told += 1;
    });
    const began = scene.clock.now();
    tab.start(scene.server.token());
    await scene.until(() => name(tab) === 'done');
    // And once for each state it went through.
    expect(told).toBeLessThanOrEqual((scene.clock.now() - began) / 200 + 6);
  });

  it('asks again how the follows stand, without taking what is unfinished for finished', async () => {
    const scene = setScene(['locked', 'known']);
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.until(() => name(tab) === 'done');
    expect(tab.engine.getSnapshot().report.counts).toEqual({ waiting: 1, done: 1 });
    scene.server.follows.set('id_p0', 'following');
    tab.check(scene.server.token());
    await scene.until(() => name(tab) === 'checking');
    await scene.until(() => name(tab) === 'done');
    expect(done(tab)).toBe(2);
    tab.engine.setWork(workOf([...scene.people, ...setScene(many(4)).people.slice(3)]));
    tab.check(scene.server.token());
    await scene.until(() => name(tab) === 'checking');
    await scene.until(() => name(tab) === 'paused');
  });
});

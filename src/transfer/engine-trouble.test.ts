import { describe, expect, it } from 'vitest';
import { type Fate, nameOf } from './simulated/people.ts';
import { setScene } from './simulated/scene.ts';

const HOUR = 3_600_000;
const many = (count: number, fate: Fate = 'known') => Array.from({ length: count }, () => fate);

type Tab = ReturnType<ReturnType<typeof setScene>['open']>;
const state = (tab: Tab) => tab.engine.getSnapshot().state;
const isDone = (tab: Tab) => () => state(tab).name === 'done';
const codes = (tab: Tab) =>
  tab.engine.getSnapshot().report.rows.map(({ outcome }) => nameOf(outcome));

describe('a server in trouble', () => {
  it('is not stormed, and nobody is blamed for it', async () => {
    const scene = setScene(many(12));
    const tab = scene.open();
    scene.network.strike({ code: 'unwell', until: scene.clock.now() + HOUR });
    tab.start(scene.server.token());
    scene.tickEvery(1_000);
    await scene.pass(HOUR - 100_000);
    expect(scene.network.sent()).toBeLessThan(25);
    expect(state(tab)).toMatchObject({ name: 'waiting', wait: { reason: 'unwell' } });
    await scene.until(isDone(tab));
    expect(tab.engine.getSnapshot().report.counts).toEqual({ done: 12 });
  });

  it('does not make the run endless when it is well and one person is not', async () => {
    const scene = setScene(['known', 'stuck']);
    const tab = scene.open();
    tab.start(scene.server.token());
    // Five tries, with a search every five minutes where it may be a third server that is silent.
    await scene.until(isDone(tab), HOUR);
    expect(codes(tab)).toEqual(['passing', 'followed']);
  });

  it('is asked again how the follows stand, until it says', async () => {
    const scene = setScene(['silent']);
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.until(() => state(tab).name === 'checking');
    scene.network.strike({ code: 'unreachable', until: scene.clock.now() + 60_000 });
    await scene.until(() => state(tab).name === 'waiting');
    await scene.until(isDone(tab));
    expect(codes(tab)).toEqual(['waiting']);
  });

  it('that never says how they stand leaves them as they were told', async () => {
    const scene = setScene(['silent']);
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.until(() => state(tab).name === 'checking');
    scene.network.strike({ code: 'unwell', until: scene.clock.now() + 24 * HOUR });
    scene.tickEvery(1_000);
    await scene.until(isDone(tab), 2 * HOUR);
    expect(codes(tab)).toEqual(['followed']);
  });
});

describe('the limit of the day', () => {
  const MIDNIGHT = 20_523 * 24 * HOUR;

  it('stops the run, which says until when, and goes on by itself', async () => {
    const scene = setScene(many(30), { followsPerDay: 12 });
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.until(() => state(tab).name === 'waiting');
    expect(state(tab)).toMatchObject({ wait: { reason: 'day', until: MIDNIGHT + 1_000 } });
    expect(scene.server.follows.size).toBe(12);
    scene.tickEvery(60_000);
    await scene.until(isDone(tab), 72 * HOUR);
    expect(scene.server.follows.size).toBe(30);
    expect(scene.server.seen.refused).toBe(0);
  });

  it('ends at the server’s midnight also when the clock is set on while it waits', async () => {
    const scene = setScene(many(20), { followsPerDay: 12 });
    const tab = scene.open();
    tab.start(scene.server.token());
    await scene.until(() => state(tab).name === 'waiting');
    // To two hours past midnight: the day seems over, and the server says that it is not.
    scene.browser.setClock(16 * HOUR);
    scene.tickEvery(10_000);
    await scene.until(() => scene.server.seen.refused > 0);
    await scene.until(isDone(tab), 24 * HOUR);
    expect(scene.server.seen.refused).toBe(1);
    // The clocks are told apart to five minutes.
    expect(scene.clock.now() - MIDNIGHT).toBeGreaterThan(0);
    expect(scene.clock.now() - MIDNIGHT).toBeLessThan(10 * 60_000);
  });
});

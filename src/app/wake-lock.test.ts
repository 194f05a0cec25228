import { describe, expect, it } from 'vitest';
import { createListeners } from '../transfer/observable.ts';
import type { RunState } from '../transfer/run-state.ts';
import { keepAwake } from './wake-lock.ts';

const RUNNING: RunState = { name: 'running' };
const PAUSED: RunState = { name: 'paused' };
const waiting = (reason: 'window' | 'day'): RunState => ({
  name: 'waiting',
  wait: { until: 1, reason },
});

/** A browser that can be told to refuse, to think, and to take its locks back. */
function setUp(state: RunState = RUNNING, { able = true } = {}) {
  const told = createListeners();
  const seen = createListeners();
  const locks: { held: boolean; takeBack: () => void }[] = [];
  let now = state;
  let visibilityState: DocumentVisibilityState = 'visible';
  let refuses = false;
  let asked = 0;
  /** What the browser thinks about until it is told to go on. */
  let thinking: (() => void) | undefined;
  let thinks = false;

  async function request() {
    asked += 1;
    if (thinks) await new Promise<void>((resolve) => (thinking = resolve));
    if (refuses || visibilityState === 'hidden') throw new DOMException('', 'NotAllowedError');
    const released = createListeners();
    const lock = {
      held: true,
      takeBack() {
        if (!lock.held) return;
        lock.held = false;
        released.notify();
      },
    };
    locks.push(lock);
    return {
      release: async () => lock.takeBack(),
      addEventListener: (_: 'release', listener: () => void) => void released.subscribe(listener),
    };
  }

  const stops = new Map<unknown, () => void>();
  const stop = keepAwake(
    { subscribe: told.subscribe, getSnapshot: () => ({ state: now }) },
    able ? { wakeLock: { request } } : {},
    {
      get visibilityState() {
        return visibilityState;
      },
      addEventListener: (_: string, listener: () => void) =>
        void stops.set(listener, seen.subscribe(listener)),
      removeEventListener: (_: string, listener: () => void) => stops.get(listener)?.(),
    } as Parameters<typeof keepAwake>[2],
  );
  const settled = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return {
    stop,
    settled,
    held: () => locks.filter(({ held }) => held).length,
    asked: () => asked,
    refuse: (value: boolean) => (refuses = value),
    think: () => (thinks = true),
    async decide() {
      thinks = false;
      thinking?.();
      await settled();
    },
    async tell(next: RunState) {
      now = next;
      told.notify();
      await settled();
    },
    /** A hidden page loses its locks before it hears of it. */
    async see(visible: boolean) {
      visibilityState = visible ? 'visible' : 'hidden';
      if (!visible) for (const lock of locks) lock.takeBack();
      seen.notify();
      await settled();
    },
    takeBack: () => locks.at(-1)?.takeBack(),
  };
}

describe('the screen', () => {
  it('stays on from the start of a run to its end, with one lock', async () => {
    const page = setUp(PAUSED);
    await page.settled();
    expect(page.asked()).toBe(0);
    await page.tell(RUNNING);
    await page.tell(RUNNING);
    expect([page.held(), page.asked()]).toEqual([1, 1]);
    await page.tell({ name: 'checking' });
    expect(page.held()).toBe(1);
    await page.tell({ name: 'done' });
    expect(page.held()).toBe(0);
  });

  it('stays on through a short wait, and goes dark until tomorrow', async () => {
    const page = setUp();
    await page.tell(waiting('window'));
    expect(page.held()).toBe(1);
    await page.tell(waiting('day'));
    expect(page.held()).toBe(0);
    await page.tell(RUNNING);
    expect(page.held()).toBe(1);
  });

  it('is kept on again when the page comes back', async () => {
    const page = setUp();
    await page.settled();
    await page.see(false);
    expect(page.held()).toBe(0);
    await page.tell(RUNNING);
    expect(page.asked()).toBe(1);
    await page.see(true);
    expect([page.held(), page.asked()]).toEqual([1, 2]);
  });

  it('goes dark when the run was paused while the browser thought about it', async () => {
    const page = setUp(PAUSED);
    page.think();
    await page.tell(RUNNING);
    await page.tell(PAUSED);
    await page.decide();
    expect([page.held(), page.asked()]).toEqual([0, 1]);
    await page.tell(RUNNING);
    expect(page.held()).toBe(1);
  });

  it('is not begged for: after a refusal only when something has changed', async () => {
    const page = setUp(PAUSED);
    page.refuse(true);
    for (let news = 0; news < 20; news += 1) await page.tell(RUNNING);
    expect([page.held(), page.asked()]).toEqual([0, 1]);
    page.refuse(false);
    await page.see(false);
    await page.see(true);
    expect([page.held(), page.asked()]).toEqual([1, 2]);
  });

  it('is asked for again when the browser took it back by itself', async () => {
    const page = setUp();
    await page.settled();
    page.takeBack();
    await page.tell(RUNNING);
    expect([page.held(), page.asked()]).toEqual([1, 2]);
  });

  it('is let go for good', async () => {
    const page = setUp();
    await page.settled();
    page.stop();
    await page.settled();
    expect(page.held()).toBe(0);
    await page.tell(RUNNING);
    await page.see(true);
    expect(page.asked()).toBe(1);
  });

  it('is let go when that is said while the browser thinks', async () => {
    const page = setUp(PAUSED);
    page.think();
    await page.tell(RUNNING);
    page.stop();
    await page.decide();
    expect([page.held(), page.asked()]).toEqual([0, 1]);
  });

  it('does as it likes in a browser without such locks', async () => {
    const page = setUp(RUNNING, { able: false });
    await page.tell(RUNNING);
    await page.see(true);
    page.stop();
    expect(page.asked()).toBe(0);
  });
});

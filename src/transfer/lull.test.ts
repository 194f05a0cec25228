import { describe, expect, it } from 'vitest';
import { createLull } from './lull.ts';
import type { TaskRequest } from './pace.ts';
import { NOW } from './tasks.scene.ts';

function set() {
  let time = NOW;
  const open = new Set<TaskRequest>(['look-up']);
  const lull = createLull<number>(
    (request) => open.has(request),
    () => time,
  );
  let found = 0;
  const tell = () =>
    lull.tell(() => {
      found += 1;
      return found;
    });
  function wait(ms: number): void {
    time += ms;
  }
  return { lull, open, tell, wait };
}

describe('a lull', () => {
  it('is not there before nothing could go, nor once something has come back', () => {
    const { lull } = set();
    expect(lull.isOn()).toBe(false);
    lull.begin();
    expect(lull.isOn()).toBe(true);
    lull.end();
    expect(lull.isOn()).toBe(false);
  });

  it('is over when a budget opens or closes', () => {
    const { lull, open } = set();
    lull.begin();
    open.add('follow');
    expect(lull.isOn()).toBe(false);
    lull.begin();
    open.delete('look-up');
    expect(lull.isOn()).toBe(false);
  });

  it('is over after a while: a work may have waited for a time of its own', () => {
    const { lull, wait } = set();
    lull.begin();
    wait(4_999);
    expect(lull.isOn()).toBe(true);
    wait(1);
    expect(lull.isOn()).toBe(false);
  });

  it('is over when the clock was set back', () => {
    const { lull, wait } = set();
    lull.begin();
    wait(-1);
    expect(lull.isOn()).toBe(false);
  });

  it('is told of once, and every time where there is none', () => {
    const { lull, tell, open, wait } = set();
    expect([tell(), tell()]).toEqual([1, 2]);
    lull.begin();
    expect([tell(), tell()]).toEqual([3, 3]);
    open.add('follow');
    expect(tell()).toBe(4);
    lull.begin();
    expect([tell(), tell()]).toEqual([5, 5]);
    wait(5_000);
    expect(tell()).toBe(6);
  });
});

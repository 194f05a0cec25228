import { describe, expect, it } from 'vitest';
import type { Pace } from './pace.ts';
import { DAY, MIDNIGHT, START, setUpPace as setUp, WINDOW } from './simulated/pacing.ts';

const open = (pace: Pace) =>
  (['look-up', 'search', 'follow', 'read'] as const).filter((request) => pace.mayGo(request));

describe('what one server is asked at once', () => {
  it('is three requests at most', () => {
    const { pace, wait, exchange, window } = setUp();
    exchange('search', window(299));
    exchange('look-up', window(299));
    for (let n = 0; n < 3; n += 1) {
      wait(1_000);
      expect(open(pace)).toContain('search');
      pace.sent('search')();
    }
    wait(1_000);
    expect(open(pace)).toEqual([]);
  });

  it('is five requests a second at most, a breath apart', () => {
    const { pace, wait, exchange, window, answer, now } = setUp();
    exchange('search', window(299));
    wait(5_000);
    const left: number[] = [];
    let late: { at: number; leave: () => void } | undefined;
    for (let n = 0; n < 600; n += 1) {
      wait(10);
      if (late !== undefined && now() >= late.at) {
        late.leave();
        left.push(now());
        late = undefined;
      }
      if (!pace.mayGo('search')) continue;
      const leave = pace.sent('search');
      answer('search', window(290));
      // Now and then what has to be noted before takes its time: others leave meanwhile.
      if (late === undefined && n % 7 === 0) late = { at: now() + 350, leave };
      else {
        leave();
        left.push(now());
      }
    }
    expect(left.length).toBeGreaterThan(15);
    for (const at of left) {
      expect(left.filter((other) => other >= at && other < at + 1_000).length).toBeLessThan(6);
    }
  });

  it('is not hurried by a clock that was set back', () => {
    const { pace, wait, exchange, window } = setUp();
    exchange('search', window(299));
    wait(-3_600_000);
    expect(pace.mayGo('search')).toBe(false);
    wait(200);
    expect(pace.mayGo('search')).toBe(true);
  });
});

describe('families', () => {
  it('a window that is spent holds its own requests, not the others', () => {
    const { pace, wait, exchange, window } = setUp();
    exchange('look-up', window(299));
    exchange('search', window(0));
    wait(1_000);
    expect(open(pace)).toEqual(['look-up']);
    expect(pace.opensAt('search')).toBe(window(0).resetAt + 1_000);
    expect(pace.opensAt('follow')).toBe(window(0).resetAt + 1_000);
    expect(pace.isDaily('follow')).toBe(false);
  });

  it('a day that is spent holds follows alone, until midnight UTC', () => {
    const { pace, wait, exchange, window, day } = setUp();
    exchange('look-up', window(299));
    exchange('search', window(200));
    exchange('follow', day(0));
    wait(1_000);
    expect(open(pace)).toEqual(['look-up', 'search', 'read']);
    expect(pace.isDaily('follow')).toBe(true);
    expect(pace.opensAt('follow')).toBe(MIDNIGHT + DAY + 1_000);
    wait(MIDNIGHT + DAY + 1_000 - START - 4_000);
    expect(pace.mayGo('follow')).toBe(true);
  });

  it('tells the figures of the day from those of the window, also at midnight', () => {
    const { pace, wait, exchange, window, day } = setUp();
    wait(MIDNIGHT + DAY - 60_000 - START);
    exchange('search', window(50));
    exchange('follow', window(49));
    expect(pace.isDaily('follow')).toBe(false);
    exchange('follow', day(0));
    expect(pace.isDaily('follow')).toBe(true);
    expect(pace.mayGo('search')).toBe(false);
    wait(1_000);
    expect(pace.mayGo('search')).toBe(true);
  });

  it('look-ups leave half of the address to the household, and are 150 a window', () => {
    const half = setUp();
    half.exchange('look-up', half.window(151));
    half.wait(1_000);
    expect(half.pace.mayGo('look-up')).toBe(true);
    half.exchange('look-up', half.window(150));
    half.wait(1_000);
    expect(half.pace.mayGo('look-up')).toBe(false);

    const many = setUp();
    const lookUp = () => many.exchange('look-up', many.window(9_000, 10_000));
    for (let n = 0; n < 149; n += 1) lookUp();
    many.wait(1_000);
    expect(many.pace.mayGo('look-up')).toBe(true);
    lookUp();
    many.wait(1_000);
    expect(many.pace.mayGo('look-up')).toBe(false);
    many.wait(WINDOW);
    expect(many.pace.mayGo('look-up')).toBe(true);
  });

  it('a budget that other programs share keeps a fifth for them', () => {
    const { pace, wait, exchange, window } = setUp({ shared: true });
    exchange('search', window(61));
    wait(1_000);
    expect(pace.mayGo('search')).toBe(true);
    exchange('search', window(60));
    wait(1_000);
    expect(pace.mayGo('search')).toBe(false);
  });
});

describe('a server that fails', () => {
  it('is asked ever less, one request at a time, and at once again when it is well', () => {
    const { pace, wait, exchange, window, now } = setUp();
    const pauses = [5_000, 15_000, 60_000, 180_000, 300_000, 300_000];
    for (const [at, pause] of pauses.entries()) {
      exchange('search', undefined, true);
      expect(pace.opensAt('search')).toBe(now() + pause);
      expect(pace.isUnwell()).toBe(at >= 2);
      wait(pause - 1);
      expect(open(pace)).toEqual([]);
      wait(1);
      expect(open(pace)).toContain('search');
    }
    pace.sent('search')();
    wait(1_000);
    expect(open(pace)).toEqual([]);
    pace.answered('search', { sentAt: 0, receivedAt: 0, limit: window(299), failed: false });
    expect(pace.isUnwell()).toBe(false);
    expect(open(pace)).toContain('search');
  });

  it('does not hold a run whose clock was set back', () => {
    const { pace, wait, exchange } = setUp();
    for (let n = 0; n < 5; n += 1) exchange('search', undefined, true);
    wait(-3_600_000);
    expect(pace.opensAt('search')).toBeLessThan(START);
  });
});

describe('a browser whose clock is wrong', () => {
  it.each([3_600_000, -3_600_000])('by %i ms waits for the turn of the server', (ahead) => {
    const { pace, wait, exchange, window } = setUp({ ahead });
    exchange('search', window(299));
    exchange('search', window(0));
    const turn = window(0).resetAt - START - 2_000;
    wait(turn - 1);
    expect(pace.mayGo('search')).toBe(false);
    wait(WINDOW + 1_000);
    expect(pace.mayGo('search')).toBe(true);
  });

  it('is in doubt when a day has not ended that should have, and asks before it follows', () => {
    const clock = setUp();
    clock.exchange('search', clock.window(299));
    clock.exchange('follow', clock.day(0));
    expect(clock.pace.isClockInDoubt()).toBe(false);
    // The clock is set a day on: midnight seems past, and the server says that it is not.
    const notYet = clock.day(0);
    clock.wait(DAY);
    clock.pace.sent('follow')();
    clock.answer('follow', notYet);
    expect(clock.pace.isClockInDoubt()).toBe(true);
    clock.wait(1_000);
    clock.pace.sent('probe')();
    clock.answer('probe', { limit: 300, remaining: 200, resetAt: clock.now() - DAY + 100_000 });
    expect(clock.pace.isClockInDoubt()).toBe(false);
    expect(clock.pace.mayGo('follow')).toBe(false);
    expect(clock.pace.opensAt('follow')).toBeGreaterThan(notYet.resetAt + DAY);
  });
});

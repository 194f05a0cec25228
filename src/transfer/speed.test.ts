import { describe, expect, it } from 'vitest';
import { NO_SPEED, perMinute, recordEndings } from './speed.ts';

const told = (times: readonly number[]) =>
  times.reduce((speed, at) => recordEndings(speed, at, 1), NO_SPEED);
const every = (ms: number, count: number) => Array.from({ length: count }, (_, n) => n * ms);

describe('the pace of a run', () => {
  it('is not told before there is something to tell', () => {
    expect(perMinute(NO_SPEED, 0)).toBeUndefined();
    expect(perMinute(told(every(1_000, 4)), 4_000)).toBeUndefined();
  });

  it('is what ended in the time since the first of them', () => {
    expect(perMinute(told(every(1_000, 61)), 60_000)).toBeCloseTo(61);
  });

  it('takes a burst for no pace', () => {
    expect(perMinute(told(every(10, 20)), 200)).toBe(120);
  });

  it('counts everything that ended at once, and nothing where nothing did', () => {
    const speed = recordEndings(recordEndings(NO_SPEED, 0, 100), 30_000, 20);
    expect(perMinute(speed, 60_000)).toBe(120);
    expect(perMinute(recordEndings(speed, 60_000, 0), 60_000)).toBe(120);
  });

  it('forgets what is older than a window of the limit', () => {
    const speed = told(every(1_000, 10));
    expect(perMinute(speed, 200_000)).toBeCloseTo(3);
    expect(perMinute(speed, 400_000)).toBeUndefined();
  });

  it('is not upset by a clock that was set back', () => {
    expect(perMinute(told([1_000_000, 1_000_100, 0, 1, 2, 3, 4]), 100)).toBe(30);
  });

  it('keeps no more than it needs', () => {
    expect(told(every(1, 5_000)).endings.length).toBeLessThanOrEqual(2_000);
    expect(recordEndings(NO_SPEED, 0, 5_000).endings.length).toBeLessThanOrEqual(2_000);
  });
});

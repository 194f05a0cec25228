import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  between,
  clipped,
  countTicks,
  inside,
  spread,
  stretches,
  thinned,
  timeTicks,
} from './chart-scale.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Midnight where the test runs. */
const NIGHT = new Date(2026, 10, 25).getTime();
const many = (length: number) =>
  Array.from({ length }, (_, index) => ({ at: NIGHT + index * HOUR, count: index % 50 }));

describe('between', () => {
  it('keeps the share', () => {
    expect(between(5, [0, 10], [100, 200])).toBe(150);
    expect(between(0, [0, 10], [200, 100])).toBe(200);
  });

  it('puts what has no extent in the middle', () => {
    expect(between(7, [7, 7], [0, 100])).toBe(50);
  });
});

describe('ticks of counts', () => {
  it.each([
    [0, 4, [0, 1]],
    [1, 4, [0, 1]],
    [3, 4, [0, 1, 2, 3]],
    [7, 4, [0, 2, 4, 6, 8]],
    [1000, 4, [0, 500, 1000]],
    [1234, 4, [0, 500, 1000, 1500]],
    [48_000, 3, [0, 20_000, 40_000, 60_000]],
    [Number.NaN, 4, [0, 1]],
    [Number.POSITIVE_INFINITY, 4, [0, 1]],
    [12, 0, [0, 20]],
  ])('of at most %d, %d of them', (most, wanted, ticks) => {
    expect(countTicks(most, wanted)).toEqual(ticks);
  });

  it('are few, whole, even, and reach the highest count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 8 }), (most, few) => {
        const ticks = countTicks(most, few);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
        expect(ticks.length).toBeLessThanOrEqual(few + 2);
        expect(ticks.every((tick) => Number.isInteger(tick))).toBe(true);
      }),
    );
  });
});

describe('ticks of time', () => {
  it('are midnights over days, and round hours over a day', () => {
    const week = timeTicks({ from: NIGHT + 5 * HOUR, to: NIGHT + 6.5 * DAY }, 7);
    expect(week.map((at) => new Date(at).getHours())).toEqual([0, 0, 0, 0, 0, 0]);
    const day = timeTicks({ from: NIGHT + 1, to: NIGHT + DAY }, 4);
    expect(day.map((at) => new Date(at).getHours())).toEqual([6, 12, 18, 0]);
  });

  it('are the two ends where nothing round lies between', () => {
    const span = { from: NIGHT + 60_001, to: NIGHT + 60_900 };
    expect(timeTicks(span, 4)).toEqual([span.from, span.to]);
    expect(timeTicks(span, 1)).toEqual([span.from]);
  });

  it('are one of a span without extent, or without an end', () => {
    expect(timeTicks({ from: NIGHT, to: NIGHT }, 4)).toEqual([NIGHT]);
    expect(timeTicks({ from: NIGHT, to: Number.NaN }, 4)).toEqual([NIGHT]);
    expect(timeTicks({ from: NIGHT, to: Number.POSITIVE_INFINITY }, 1)).toEqual([NIGHT]);
  });

  it('lie inside any span, in order, and are few', () => {
    const spans = fc.tuple(fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: 1, max: 1e12 }));
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 8 }), ([from, length], few) => {
        const ticks = timeTicks({ from, to: from + length }, few);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(few + 2);
        expect([...ticks].sort((one, other) => one - other)).toEqual(ticks);
        expect(ticks.every((at) => at >= from && at <= from + length)).toBe(true);
      }),
    );
  });
});

describe('points', () => {
  const span = { from: NIGHT, to: NIGHT + 10 };
  const at = (offset: number, count: number) => ({ at: NIGHT + offset, count });

  it('outside the span are not shown, and lead the line up to its edges', () => {
    const points = [at(15, 50), at(-10, 10), at(5, 40)];
    expect(inside(points, span)).toEqual([at(5, 40)]);
    expect(clipped(points, span)).toEqual([at(0, 30), at(5, 40), at(10, 45)]);
  });

  it('on one side of the span alone lead nowhere', () => {
    expect(clipped([at(-10, 10), at(-5, 10)], span)).toEqual([]);
    expect(clipped([at(11, 10)], span)).toEqual([]);
    expect(clipped([], span)).toEqual([]);
  });

  it('on its edges are taken as they are', () => {
    const points = [at(-1, 0), at(0, 10), at(10, 20), at(11, 0)];
    expect(clipped(points, span)).toEqual([at(0, 10), at(10, 20)]);
  });

  it('are apart where nobody looked between them', () => {
    const points = [at(0, 1), at(2, 2), at(6, 3), at(8, 4)];
    const gap = { from: NIGHT + 2, to: NIGHT + 6 };
    expect(stretches(points, [gap])).toEqual([points.slice(0, 2), points.slice(2)]);
    expect(stretches(points, [])).toEqual([points]);
    expect(stretches([], [gap])).toEqual([]);
    expect(stretches([at(0, 1)], [gap])).toEqual([[at(0, 1)]]);
  });

  it('are thinned without losing ends, dips or peaks', () => {
    const points = many(5000).map((point, index) =>
      index === 2345 ? { ...point, count: -7 } : index === 4321 ? { ...point, count: 900 } : point,
    );
    const kept = thinned(points, 300);
    expect(kept.length).toBeLessThanOrEqual(1200);
    expect(kept[0]).toBe(points[0]);
    expect(kept.at(-1)).toBe(points.at(-1));
    expect(kept).toContain(points[2345]);
    expect(kept).toContain(points[4321]);
    expect(kept.toSorted((one, other) => one.at - other.at)).toEqual(kept);
  });

  it('are all kept where there is room for them', () => {
    expect(thinned(many(40), 300)).toEqual(many(40));
    expect(thinned([], 300)).toEqual([]);
  });
});

describe('labels', () => {
  it('that stand apart stay', () => {
    expect(spread([10, 50], 20, [0, 100])).toEqual([10, 50]);
  });

  it('on one height are moved apart, in their order, inside the frame', () => {
    expect(spread([50, 50], 20, [0, 100])).toEqual([50, 70]);
    expect(spread([99, 98], 20, [0, 100])).toEqual([100, 80]);
    expect(spread([-5], 20, [0, 100])).toEqual([0]);
    expect(spread([], 20, [0, 100])).toEqual([]);
  });
});

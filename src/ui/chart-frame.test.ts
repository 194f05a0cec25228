import { describe, expect, it } from 'vitest';
import { chartFrame, type FrameOptions } from './chart-frame.ts';

const DAY = 86_400_000;
/** Midnight where the test runs. */
const NIGHT = new Date(2026, 10, 25).getTime();

describe('a frame', () => {
  const options: FrameOptions = {
    width: 320,
    em: 13,
    span: { from: NIGHT, to: NIGHT + 7 * DAY },
    most: 1234,
    ends: [{ share: 1, texts: ['Old account', '1,234'] }],
    formatTime: () => '25 Nov',
    formatCount: String,
  };

  it('has room for the numbers before it and the texts behind it', () => {
    const { left, right, x, y, bottom, top } = chartFrame(options);
    expect(left).toBeGreaterThan(30);
    expect(right).toBeLessThan(320 - 80);
    expect([x(NIGHT), x(NIGHT + 7 * DAY)]).toEqual([left, right]);
    expect([y(0), y(1500)]).toEqual([bottom, top]);
  });

  it('gives no margin to what fits inside', () => {
    const early = chartFrame({ ...options, ends: [{ share: 0.2, texts: ['Old account'] }] });
    expect(early.right).toBeGreaterThan(305);
    expect(chartFrame({ ...options, ends: [] }).right).toBe(early.right);
  });

  it('puts the texts above the lines before it squeezes them', () => {
    expect(chartFrame(options).inward).toBe(false);
    const large = chartFrame({ ...options, em: 26 });
    expect(large.inward).toBe(true);
    expect(large.right - large.left).toBeGreaterThan(100);
  });

  it('names fewer moments where there is less room', () => {
    const wide = chartFrame({ ...options, width: 900 });
    expect(chartFrame(options).times.length).toBeLessThan(wide.times.length);
  });

  it('of nothing still has an axis', () => {
    const { counts, times } = chartFrame({ ...options, most: 0, ends: [], width: 0 });
    expect(counts).toEqual([0, 1]);
    expect(times.length).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from 'vitest';
import { createPassingLimits } from './limits.ts';
import type { Pace } from './pace.ts';
import { setUpPace as setUp } from './simulated/pacing.ts';

const open = (pace: Pace) =>
  (['look-up', 'search', 'follow', 'read'] as const).filter((request) => pace.mayGo(request));

describe('a page that is loaded again', () => {
  it('knows what its forerunner was told', () => {
    const memory = createPassingLimits();
    const before = setUp({ memory });
    before.exchange('search', before.window(0));
    before.exchange('follow', before.day(0));
    const after = setUp({ memory });
    after.wait(10_000);
    expect(open(after.pace)).toEqual(['look-up']);
    expect(after.pace.isDaily('follow')).toBe(true);
  });

  it('counts what was under way as spent', () => {
    const memory = createPassingLimits();
    const before = setUp({ memory });
    before.exchange('search', before.window(2));
    before.pace.sent('search')();
    before.pace.sent('search')();
    const after = setUp({ memory });
    after.wait(10_000);
    expect(after.pace.mayGo('search')).toBe(false);
  });

  it('does not hurry after its last requests', () => {
    const memory = createPassingLimits();
    const before = setUp({ memory });
    before.exchange('search', before.window(200));
    const after = setUp({ memory });
    after.wait(1_100);
    expect(after.pace.mayGo('search')).toBe(false);
    after.wait(100);
    expect(after.pace.mayGo('search')).toBe(true);
  });

  it('knows how wrong the clock is', () => {
    const memory = createPassingLimits();
    const before = setUp({ memory, ahead: 3_600_000 });
    before.exchange('search', before.window(0));
    const after = setUp({ memory, ahead: 3_600_000 });
    after.wait(2_000);
    expect(after.pace.mayGo('search')).toBe(false);
  });
});

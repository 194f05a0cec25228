import { describe, expect, it } from 'vitest';
import type { KeptLimits } from '../transfer/limits.ts';
import { KEYS } from './keys.ts';
import { openLimits } from './limits.ts';
import { createPassingShelf } from './local.ts';

const TOLD = { limit: 300, remaining: 12, resetAt: 1_000 };
const BUDGET = { exact: true, sent: 3, countedUntil: 2_000 };
const LIMITS: KeptLimits = {
  budgets: { unsigned: { ...BUDGET, told: TOLD }, signed: BUDGET, follows: BUDGET },
  offset: { least: -5, most: 5 },
  departures: [1, 2],
};

function setUp() {
  const shelf = createPassingShelf();
  shelf.setItem(KEYS.journey, '{}');
  return { shelf, limits: openLimits(shelf, 'one') };
}

describe('what a server told of its limits', () => {
  it('comes back, for the account that spends them', () => {
    const { shelf, limits } = setUp();
    expect(limits.read()).toBeUndefined();
    limits.keep(LIMITS);
    expect(limits.read()).toEqual(LIMITS);
    expect(openLimits(shelf, 'two').read()).toBeUndefined();
  });

  it('is not kept once everything was forgotten', () => {
    const { shelf, limits } = setUp();
    shelf.removeItem(KEYS.journey);
    limits.keep(LIMITS);
    expect(shelf.length).toBe(0);
  });

  it.each([
    ['of another version', { budgets: {} }],
    ['that never end', { ...LIMITS, offset: { least: null, most: 5 } }],
    [
      'below nothing',
      { ...LIMITS, budgets: { ...LIMITS.budgets, signed: { ...BUDGET, sent: -1 } } },
    ],
    ['with departures without end', { ...LIMITS, departures: Array.from({ length: 99 }, () => 1) }],
  ])('%s is nothing', (_, kept) => {
    const { shelf, limits } = setUp();
    shelf.setItem(KEYS.limits('one'), JSON.stringify(kept));
    expect(limits.read()).toBeUndefined();
  });
});

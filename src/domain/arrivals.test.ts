import { describe, expect, it } from 'vitest';
import { parseAddress } from './address.ts';
import { HORIZON, lookAgainIn, usualShare, whoHasNotCome } from './arrivals.ts';

function address(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

describe('who has not come', () => {
  it('is told by server, the largest first, and servers that have all come not at all', () => {
    const before = ['a@one.example', 'b@one.example', 'c@two.example', 'd@three.example'];
    expect(
      whoHasNotCome(before.map(address), [address('B@ONE.example'), address('d@three.example')]),
    ).toEqual([
      { server: 'one.example', came: 1, missing: [address('a@one.example')] },
      { server: 'two.example', came: 0, missing: [address('c@two.example')] },
    ]);
  });
});

describe('time after a Move', () => {
  it('the usual share grows, and low is never above high', () => {
    const shares = Array.from({ length: 100 }, (_, step) => usualShare((HORIZON * step) / 99));
    for (const [index, { low, high }] of shares.entries()) {
      expect(low).toBeLessThanOrEqual(high);
      expect(low).toBeGreaterThanOrEqual(shares[index - 1]?.low ?? 0);
      expect(high).toBeLessThanOrEqual(1);
    }
  });

  it('looks become rarer', () => {
    expect([0, 30 * 60_000, HORIZON].map(lookAgainIn)).toEqual([20_000, 60_000, 300_000]);
  });
});

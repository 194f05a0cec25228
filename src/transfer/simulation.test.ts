import { describe, expect, it } from 'vitest';
import { crossWith, halfOfSeeds } from './simulated/crossing.ts';

/** Others, or more: npm run simulate -- --seeds 5000 --from 501 */
const { SIMULATE_FROM: from, SIMULATE_SEEDS: seeds } = process.env;

// A busy machine may need a while; a seed takes some 50 ms of its own.
describe('a crossing in a random world', { timeout: 60_000 }, () => {
  it.each(halfOfSeeds(1, { from, seeds }))('ends as undisturbed, with seed %i', async (seed) => {
    expect(await crossWith(seed)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { crossWith, halfOfSeeds } from './simulated/crossing.ts';

/** The rest of simulation.test.ts, so that two cores are busy. */
const { SIMULATE_FROM: from, SIMULATE_SEEDS: seeds } = process.env;
const half = halfOfSeeds(2, { from, seeds });

describe.skipIf(half.length === 0)('a crossing in a random world', { timeout: 60_000 }, () => {
  it.each(half)('ends as undisturbed, with seed %i', async (seed) => {
    expect(await crossWith(seed)).toEqual([]);
  });
});

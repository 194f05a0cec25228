import { describe, expect, it } from 'vitest';
import { differencesOf } from './simulated/differences.ts';
import { faultsOf } from './simulated/faults.ts';
import { makeInterruptions } from './simulated/interruptions.ts';
import { live } from './simulated/life.ts';
import { createRandom } from './simulated/random.ts';
import { makeWorld } from './simulated/world.ts';

/**
 * Random worlds, lived through without and with interruptions. Another number, or one that failed:
 * npm run simulate -- --seeds 5000 --from 501
 */
const from = Number(process.env.SIMULATE_FROM ?? 1);
const count = Number(process.env.SIMULATE_SEEDS ?? 500);
const seeds = Array.from({ length: count }, (_, n) => from + n);

// A busy machine may need a while; a seed takes some 50 ms of its own.
describe('a crossing in a random world', { timeout: 60_000 }, () => {
  it.each(seeds)('ends as it would have ended undisturbed, with seed %i', async (seed) => {
    const replay = `npm run simulate -- --seeds 1 --from ${seed}`;
    const world = makeWorld(seed);
    const calm = await live(world, []);
    expect(faultsOf(world, calm, []), replay).toEqual([]);

    const interruptions = makeInterruptions(createRandom(seed + 7), calm);
    const life = await live(world, interruptions);
    const story = `${replay}\n${JSON.stringify(interruptions)}`;
    expect(faultsOf(world, life, interruptions), story).toEqual([]);
    expect(differencesOf(world, calm, life), story).toEqual([]);
  });
});

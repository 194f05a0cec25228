import { differencesOf } from './differences.ts';
import { faultsOf } from './faults.ts';
import { makeInterruptions } from './interruptions.ts';
import { live } from './life.ts';
import { createRandom } from './random.ts';
import { makeWorld } from './world.ts';

/**
 * Lives through a random world twice, the second time with interruptions, and answers what went wrong:
 * nothing when both ended as they had to, and alike.
 */
export async function crossWith(seed: number): Promise<readonly string[]> {
  const world = makeWorld(seed);
  const calm = await live(world, []);
  const calmFaults = faultsOf(world, calm, []);
  if (calmFaults.length > 0) return [replayOf(seed), ...calmFaults];
  const interruptions = makeInterruptions(createRandom(seed + 7), calm);
  const life = await live(world, interruptions);
  const faults = [...faultsOf(world, life, interruptions), ...differencesOf(world, calm, life)];
  return faults.length === 0
    ? []
    : [replayOf(seed), ...interruptions.map((one) => JSON.stringify(one)), ...faults];
}

const replayOf = (seed: number) => `npm run simulate -- --seeds 1 --from ${seed}`;

/** Half of the seeds asked for: a file of tests for each core. */
export function halfOfSeeds(
  half: 1 | 2,
  asked: { readonly from?: string | undefined; readonly seeds?: string | undefined },
) {
  const { from = '1', seeds = '500' } = asked;
  const all = Array.from({ length: Number(seeds) }, (_, n) => Number(from) + n);
  const middle = Math.ceil(all.length / 2);
  return half === 1 ? all.slice(0, middle) : all.slice(middle);
}

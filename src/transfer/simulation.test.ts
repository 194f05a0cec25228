import { describe, expect, it } from 'vitest';
import { type Interruption, makeInterruptions } from './simulated/interruptions.ts';
import { expectedOutcomes, nameOf } from './simulated/people.ts';
import { createRandom } from './simulated/random.ts';
import { type Life, live, makeWorld, type World } from './simulated/world.ts';

/**
 * Random worlds, lived through without and with interruptions. To replay a seed that failed:
 * SEED=123 npx vitest run src/transfer/simulation.test.ts
 */
const WORLDS = 200;
const replayed = process.env.SEED;
const seeds =
  replayed === undefined ? Array.from({ length: WORLDS }, (_, n) => n + 1) : [Number(replayed)];

const outcomesOf = ({ report }: Life) =>
  new Map(report.rows.map(({ task, outcome }) => [task.id, nameOf(outcome)]));

/** What is wrong with a life, in words; nothing when all is well. */
function faultsOf(world: World, life: Life, interruptions: readonly Interruption[]): string[] {
  const faults: string[] = [];
  const check = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };
  const clockSet = interruptions.filter(({ type }) => type === 'clock').length;
  const { report, server } = life;
  const { seen, posts, follows } = server;

  const outcomes = outcomesOf(life);
  check(outcomes.size === world.listed.length, 'a row is lost, or there twice');
  world.listed.forEach((person, at) => {
    const row = report.rows.find(({ task }) => task.line === at + 2);
    const expected = [...expectedOutcomes(person)];
    // Only a look-up tells who is suspended; where none could be had, nobody is told.
    if (person.fate === 'suspended' && seen.lookUpsShut) expected.push('not-found');
    const name = nameOf(row?.outcome);
    check(expected.includes(name), `${person.address.user} (${person.fate}) ended as ${name}`);
  });
  const counted = Object.values(report.counts).reduce((sum, n) => sum + n, 0);
  check(counted === report.total && report.remaining === 0, 'the outcomes do not add up');

  check(seen.created === follows.size, 'a relation was created twice');
  const repeated = [...posts.values()].reduce((sum, n) => sum + n - 1, 0);
  check(repeated <= 3 * interruptions.length, `${repeated} POSTs were repeated`);
  check(seen.refused <= clockSet, `${seen.refused} answers 429 were caused by us`);
  check(life.mostInFlight <= 3, `${life.mostInFlight} requests were in flight at once`);
  check(life.mostPerSecond <= 5 + clockSet, `${life.mostPerSecond} requests left in one second`);
  return faults;
}

// A busy machine may need a while; a seed takes some 50 ms of its own.
describe('a crossing in a random world', { timeout: 60_000 }, () => {
  it.each(seeds)('ends as it would have ended undisturbed, with seed %i', async (seed) => {
    const world = makeWorld(seed);
    const calm = await live(world, []);
    const replay = `SEED=${seed} npx vitest run src/transfer/simulation.test.ts`;
    expect(faultsOf(world, calm, []), replay).toEqual([]);

    const interruptions = makeInterruptions(createRandom(seed + 7), calm.took * 1.2);
    const life = await live(world, interruptions);
    const story = `${replay}\n${JSON.stringify(interruptions)}`;
    expect(faultsOf(world, life, interruptions), story).toEqual([]);
    if (!calm.server.seen.lookUpsShut && !life.server.seen.lookUpsShut) {
      expect(outcomesOf(life), story).toEqual(outcomesOf(calm));
    }
    expect(new Map(life.server.follows), story).toEqual(new Map(calm.server.follows));
  });
});

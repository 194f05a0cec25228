import { describe, expect, it } from 'vitest';
import { formatAddress } from '../domain/address.ts';
import type { Task } from '../domain/task.ts';
import type { TaskRequest } from './pace.ts';
import { LOOK_AHEAD, pick } from './pick.ts';
import { createQueue } from './queue.ts';
import { createOpenPace } from './server.scene.ts';
import {
  address,
  blockOf,
  done,
  followOf,
  listOf,
  markOf,
  memberOf,
  NOW,
  person,
  postOn,
  surround,
} from './tasks.scene.ts';
import { whatHolds } from './wait.ts';

/** A file as long as Mastodon's own import takes (mastodon.md §8.1). */
const MANY = 20_000;
const ALL: readonly TaskRequest[] = ['look-up', 'search', 'follow', 'act', 'check'];
const people = Array.from({ length: MANY }, (_, n) =>
  address(`person_${n}`, `s${n % 900}.example`),
);

const names = new Map(people.map((whom) => [formatAddress(whom), whom]));

/**
 * What something costs, in the time it takes to find all of them by their names: 3 ms on an ordinary
 * machine. Both are measured one after the other, and the best of several counts: what the machine
 * does beside is not ours.
 */
function costOf(act: () => void): number {
  const time = (what: () => void) => {
    const began = performance.now();
    what();
    return performance.now() - began;
  };
  const findAll = () => expect(people.every((whom) => names.has(formatAddress(whom)))).toBe(true);
  return Math.min(...Array.from({ length: 5 }, () => time(act) / time(findAll)));
}

type Case = {
  readonly name: string;
  readonly tasks: readonly Task[];
  readonly open: readonly TaskRequest[];
  readonly known?: 'some found' | 'missed';
  readonly ahead?: boolean;
};
const CASES: readonly Case[] = [
  {
    name: 'those found wait for tomorrow, and nobody else is looked for',
    tasks: people.map((whom) => followOf(whom)),
    open: ['look-up', 'search', 'act', 'check'],
    known: 'some found',
  },
  {
    name: 'everybody waits for a second try',
    tasks: people.map((whom) => blockOf(whom)),
    open: ALL,
    known: 'missed',
  },
  {
    name: 'all posts wait for the window',
    tasks: people.map((_, n) => markOf('bookmark', postOn('people.example', String(n)))),
    open: ['look-up'],
  },
  {
    name: 'everybody waits to be on a list',
    tasks: people.map((whom, n) => memberOf(`List ${n % 50}`, whom)),
    open: ALL,
    ahead: true,
  },
];

describe.each(CASES)(`a line of ${MANY} works of which nothing can go: $name`, (given) => {
  const { tasks, open, known, ahead = false } = given;
  const lists = Array.from({ length: 50 }, (_, n) => listOf(`List ${n}`).id);
  const scene = surround({ ended: lists.map((id, n) => [id, done(String(n))]), lookUps: true });
  const around = { ...scene.around, isAhead: (id: string) => ahead && id.startsWith('follow') };
  for (const [n, whom] of people.entries()) {
    if (known === 'some found' && n < LOOK_AHEAD) scene.directory.foundPerson(whom, person(whom));
    if (known === 'missed') scene.directory.missedPerson(whom, NOW);
  }
  const works = createQueue(tasks).works();

  it('is gone through in a moment', () => {
    let next: unknown;
    const cost = costOf(() => {
      next = pick({
        ...{ works, around, mayGo: (request) => open.includes(request), claimed: new Set() },
        ...{ underWay: [], atOnce: () => 100, isDayOver: false },
      });
    });
    expect(next).toBeUndefined();
    expect(cost).toBeLessThan(5);
  });

  it('says in a moment what holds it', () => {
    const { pace } = createOpenPace(() => NOW + 60_000);
    const cost = costOf(() => void whatHolds({ works, around, pace }));
    expect(cost).toBeLessThan(5);
  });
});

describe(`a line of ${MANY} works`, () => {
  it('is made, taken from and given back to in a moment', () => {
    const tasks = people.map((whom) => followOf(whom));
    expect(costOf(() => void createQueue(tasks))).toBeLessThan(10);
    const queue = createQueue(tasks);
    const cost = costOf(() => {
      for (let n = 0; n < 20; n += 1) {
        const work = queue.works()[n * 7];
        if (work === undefined) throw new Error('Nobody is there.');
        queue.take([work]);
        queue.giveBack(work);
      }
    });
    expect(queue.works()).toHaveLength(MANY);
    expect(cost / 20).toBeLessThan(0.3);
  });
});

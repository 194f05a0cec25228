import { formatAddress } from '../../domain/address.ts';
import { whatIsAlreadySo } from '../../domain/already-so.ts';
import { byFileOf, FIRST_CHOICES, leftOutOf } from '../../domain/choices.ts';
import { makePlan } from '../../domain/plan.ts';
import type { RelationKind } from '../../domain/relation.ts';
import type { Work } from '../../domain/report.ts';
import { mergeSources } from '../../domain/sources.ts';
import type { Task, TaskId, TaskKind } from '../../domain/task.ts';
import type { SimulatedAccount } from './account.ts';
import { makeBelongings } from './belongings.ts';
import type { SimulatedRules } from './desk.ts';
import { holdingsOf } from './holdings-of.ts';
import type { SimulatedPerson } from './people.ts';
import type { SimulatedPost } from './posts.ts';
import { createRandom, type Random } from './random.ts';
import { MOST_FEATURED } from './serve-acts.ts';
import { MOST_LISTS } from './serve-containers.ts';
import { createSimulatedServer, type SimulatedLimits } from './server.ts';
import { makeWishes } from './wishes.ts';

/** Everything about a world that does not change when it is lived through again. */
export type World = {
  readonly seed: number;
  readonly work: Work;
  readonly tasks: ReadonlyMap<TaskId, Task>;
  readonly everybody: readonly SimulatedPerson[];
  /** By address. */
  readonly people: ReadonlyMap<string, SimulatedPerson>;
  readonly posts: readonly SimulatedPost[];
  /** The account as it was before, anew each time. */
  readonly makeAccount: () => SimulatedAccount;
  readonly before: SimulatedAccount;
  /** What of the plan the account has, as far as it can be read. */
  readonly held: ReadonlySet<TaskId>;
  /** Whether the profile has place for all hashtags, and the account for all lists (mastodon.md §5). */
  readonly fits: Readonly<Record<'featured-hashtag' | 'list', boolean>>;
  readonly rules: SimulatedRules;
  readonly limits: SimulatedLimits;
  readonly start: number;
  readonly ahead: number;
  readonly sharedBudget: boolean;
  /** Whether the page looks at what is there again when it was loaded again. */
  readonly comparesAgain: boolean;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 00:00 UTC on 10 March 2026. */
const MIDNIGHT = 20_522 * DAY;
const REAL: SimulatedLimits = { perToken: 300, unsigned: 300, followsPerDay: 400 };
/** The same server, smaller: lists need not be long to come to an end of its limits. */
const SMALL: SimulatedLimits = { perToken: 40, unsigned: 40, followsPerDay: 15 };
const ENDLESS: SimulatedLimits = { perToken: 1e9, unsigned: 1e9, followsPerDay: 1e9 };

/** 4.1, 4.3 and later (mastodon.md §5.2). */
const RULES: readonly SimulatedRules[] = [
  { listsTakeRequested: false, listsSayWhy: false },
  { listsTakeRequested: true, listsSayWhy: false },
  { listsTakeRequested: true, listsSayWhy: true },
];

export function makeWorld(seed: number): World {
  const random = createRandom(seed);
  // One world in fifty is as large as life.
  const large = seed % 50 === 0;
  const start = random.chance(0.3)
    ? MIDNIGHT + DAY - random.int(0, 600_000)
    : MIDNIGHT + random.int(0, DAY);
  const wishes = makeWishes(random, large ? random.int(405, 440) : random.int(0, 40), start);
  const { everybody, posts } = wishes;
  const work = makeWork(mergeSources(wishes.relations, []).tasks, random);
  const makeAccount = makeBelongings(random, wishes);
  const before = makeAccount();
  const { tasks } = work.plan;
  const asItIs = createSimulatedServer({
    ...{ now: () => start, people: everybody, posts, limits: ENDLESS, account: before },
  });
  const held = holdingsOf(asItIs.as(asItIs.token()));
  const already = new Set(whatIsAlreadySo(tasks, held).keys());
  const wanted = (kind: TaskKind) =>
    tasks.filter((task) => task.kind === kind && !already.has(task.id)).length;
  return {
    ...{ seed, work, everybody, posts, makeAccount, before, start },
    tasks: new Map(tasks.map((task) => [task.id, task])),
    people: new Map(everybody.map((person) => [formatAddress(person.address), person])),
    held: already,
    fits: {
      'featured-hashtag':
        before.featuredHashtags.size + wanted('featured-hashtag') <= MOST_FEATURED,
      list: before.lists.length + wanted('list') <= MOST_LISTS,
    },
    rules: random.pick(RULES),
    limits: large || random.chance(0.3) ? REAL : SMALL,
    ahead: random.pick([0, 0, 0, HOUR, -HOUR]),
    sharedBudget: random.chance(0.2),
    comparesAgain: random.chance(0.5),
  };
}

/** Kinds that the server's own import takes (mastodon.md §8). */
const BY_FILE: readonly RelationKind[] = ['follow', 'block', 'mute', 'list', 'bookmark'];

/** All of it, or a part: some unticked, some given to the server's own import. */
function makeWork(found: readonly Task[], random: Random): Work {
  const unticks = random.chance(0.2) ? 0.1 : 0;
  const byFile = new Set(random.chance(0.1) ? [random.pick(BY_FILE)] : []);
  const choices = {
    ...{ ...FIRST_CHOICES, kindsOff: new Set<RelationKind>(), byFile },
    leftOut: new Set(found.filter(() => random.chance(unticks)).map(({ id }) => id)),
    profile: new Set(random.chance(0.8) ? (['displayName', 'fields'] as const) : []),
  };
  const { tasks } = makePlan(
    found.map((task) => (task.kind === 'profile' ? { ...task, parts: choices.profile } : task)),
  );
  return {
    plan: { tasks },
    leftOut: leftOutOf(tasks, choices),
    byFile: byFileOf(tasks, choices),
    rejects: [],
  };
}

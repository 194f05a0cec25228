import { type Address, formatAddress } from './address.ts';
import { type Containers, factsOf, matchContainers } from './held-containers.ts';
import type { HeldFilter, HeldList, Holdings } from './holdings.ts';
import type { Outcome } from './outcome.ts';
import type { FilterFacts } from './relation.ts';
import { allSteps, type Steps } from './steps.ts';
import type { Task, TaskId } from './task.ts';

/**
 * What of the plan needs no request, since the new account has it. What it has of its own stays as
 * it is, whatever the old account says of it: a merge, never an overwriting.
 *
 * @param made ids of the lists and filters that a run has made: these are known without a guess
 */
export function whatIsAlreadySo(
  tasks: readonly Task[],
  held: Holdings,
  made: ReadonlyMap<TaskId, string> = new Map(),
): ReadonlyMap<TaskId, Outcome> {
  return allSteps(alreadySoInSteps(tasks, held, made));
}

/** So many tasks are looked at before the page may do something else. */
const STEP = 1000;

/** The same, in steps of a few milliseconds each: 20,000 tasks at once would hold a page. */
export function* alreadySoInSteps(
  tasks: readonly Task[],
  held: Holdings,
  made: ReadonlyMap<TaskId, string> = new Map(),
): Steps<ReadonlyMap<TaskId, Outcome>> {
  const known: Known = {
    held,
    containers: matchContainers(tasks, held, made),
    movedTo: movesIn(tasks),
  };
  const outcomes = new Map<TaskId, Outcome>();
  for (const [index, task] of tasks.entries()) {
    if (index % STEP === 0) yield;
    const outcome = outcomeIn(task, known);
    if (outcome !== undefined) outcomes.set(task.id, outcome);
  }
  return outcomes;
}

type Known = {
  readonly held: Holdings;
  readonly containers: Containers;
  /** By the address they had. */
  readonly movedTo: ReadonlyMap<string, string>;
};

/** Whoever moved is on lists, endorsed and noted about at the address they are followed at. */
function movesIn(tasks: readonly Task[]): ReadonlyMap<string, string> {
  const moves = new Map<string, string>();
  for (const task of tasks) {
    if (task.kind !== 'follow' || task.movedTo === undefined) continue;
    moves.set(formatAddress(task.address), formatAddress(task.movedTo));
  }
  return moves;
}

const ALREADY: Outcome = { code: 'already' };
const already = (targetId: string | undefined): Outcome | undefined =>
  targetId === undefined ? undefined : { code: 'already', targetId };
const ifSo = (isSo: boolean): Outcome | undefined => (isSo ? ALREADY : undefined);

function outcomeIn(task: Task, known: Known): Outcome | undefined {
  const { held, containers } = known;
  switch (task.kind) {
    case 'follow': {
      const own = already(held.follows.get(formatAddress(task.address)));
      if (own !== undefined || task.movedTo === undefined) return own;
      // Whose id it is has to be said: the old account may be muted all the same.
      const targetId = held.follows.get(formatAddress(task.movedTo));
      return targetId === undefined ? undefined : { code: 'already', targetId, as: task.movedTo };
    }
    case 'block':
      return already(held.blocks.get(formatAddress(task.address)));
    case 'mute':
      return already(held.mutes.get(formatAddress(task.address))?.id);
    case 'note': {
      const own = atEither(task.address, known, (address) => held.notes.get(address));
      if (own === undefined) return undefined;
      return own === task.text ? ALREADY : { code: 'differs' };
    }
    case 'endorsement':
      return ifSo(isAtEither(task.address, known, held.endorsements));
    case 'domain-block':
      return ifSo(held.domainBlocks.has(task.server));
    case 'followed-hashtag':
      return ifSo(held.followedHashtags.has(task.name.toLowerCase()));
    case 'featured-hashtag':
      return ifSo(held.featuredHashtags.has(task.name.toLowerCase()));
    case 'bookmark':
      return ifSo(held.bookmarks.has(task.uri));
    case 'favourite':
      return ifSo(held.favourites.has(task.uri));
    case 'list':
    case 'filter':
      return already(containers.get(task.id)?.id);
    case 'list-member':
      return ifSo(isAtEither(task.address, known, membersOf(containers.get(task.list))));
    case 'filter-post':
      return ifSo(postsOf(containers.get(task.filter)).has(task.uri));
    // Which of its parts is to be written the person says, with both before them.
    case 'profile':
      return undefined;
  }
}

/** What is known of somebody, at the address they had or at the one they moved to. */
function atEither<Value>(
  person: Address,
  { movedTo }: Known,
  lookUp: (address: string) => Value | undefined,
): Value | undefined {
  const address = formatAddress(person);
  const there = lookUp(address);
  if (there !== undefined || movedTo.size === 0) return there;
  const moved = movedTo.get(address);
  return moved === undefined ? undefined : lookUp(moved);
}

const isAtEither = (person: Address, known: Known, people: ReadonlySet<string>): boolean =>
  atEither(person, known, (address) => (people.has(address) ? true : undefined)) === true;

const NONE: ReadonlySet<string> = new Set();

const membersOf = (held: HeldList | HeldFilter | undefined): ReadonlySet<string> =>
  held !== undefined && 'members' in held ? held.members : NONE;

const postsOf = (held: HeldList | HeldFilter | undefined): ReadonlySet<string> =>
  held !== undefined && 'posts' in held ? held.posts : NONE;

/** Filters have no name that is theirs alone; when one ends says nothing of which one it is. */
export function isLike(one: FilterFacts, other: FilterFacts): boolean {
  return factsOf(one) === factsOf(other);
}

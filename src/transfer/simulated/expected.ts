import { type Address, formatAddress } from '../../domain/address.ts';
import { personTaskId, type Task, type TaskId, type TaskOf } from '../../domain/task.ts';
import { expectedOutcomes, type Fate, type SimulatedPerson } from './people.ts';
import { CUT } from './wishes.ts';
import type { World } from './world.ts';

/** How a row may end, whatever comes between. Most have one way only. */
export function expectedOf(task: Task, world: World): readonly string[] {
  const isHeld = world.held.has(task.id);
  if (world.work.leftOut.has(task.id)) {
    // What is there is noted, so that it is not taken for another one of its title.
    const isNoted = isHeld && (task.kind === 'list' || task.kind === 'filter');
    return isNoted ? ['followed'] : ['left-out'];
  }
  // A run may learn that somebody has moved, and is there already at the new address.
  if (world.work.byFile.has(task.id) && !isHeld) return ['by-file', 'followed'];
  if (isHeld && task.kind === 'follow') return ofFollow(task, world);
  if (isHeld && task.kind !== 'note') return ['followed'];
  switch (task.kind) {
    case 'follow':
      return ofFollow(task, world);
    case 'block':
      return ofPerson(personAt(task.address, world));
    case 'mute':
      return unlessOver(task.expiresAt, world, ofPerson(personAt(task.address, world)));
    case 'note':
      return ofNote(task, world);
    case 'endorsement':
      return ofTied(task.address, world, ['following']);
    case 'list-member':
      return [...ofMember(task, world), ...(world.fits.list ? [] : ['limit-reached'])];
    case 'bookmark':
    case 'favourite':
      return ofPost(task.uri, world);
    case 'filter':
      return unlessOver(task.expiresAt, world, ['followed']);
    case 'filter-post': {
      const filter = world.tasks.get(task.filter) as TaskOf<'filter'>;
      if (world.held.has(filter.id)) return ofPost(task.uri, world);
      return unlessOver(filter.expiresAt, world, ofPost(task.uri, world));
    }
    case 'featured-hashtag':
      return world.fits['featured-hashtag'] ? ['followed'] : ['followed', 'limit-reached'];
    case 'profile':
    case 'domain-block':
    case 'followed-hashtag':
      return ['followed'];
    case 'list':
      return world.fits.list ? ['followed'] : ['followed', 'limit-reached'];
  }
}

function ofMember(task: TaskOf<'list-member'>, world: World): readonly string[] {
  const enough = world.rules.listsTakeRequested ? ['following', 'requested'] : ['following'];
  return ofTied(task.address, world, [...enough, 'self']);
}

/** A minute or two on both sides of the run, since clocks may be apart by a window. */
const NEAR = 6 * 60_000;

function unlessOver(
  expiresAt: number | undefined,
  { start }: World,
  otherwise: readonly string[],
): readonly string[] {
  if (expiresAt === undefined || expiresAt > start + LONG) return otherwise;
  return expiresAt < start - NEAR ? ['expired'] : ['expired', ...otherwise];
}

/** Longer than any run. */
export const LONG = 15 * 86_400_000;

export const isSoon = (expiresAt: number | undefined, { start }: World): boolean =>
  expiresAt !== undefined && expiresAt >= start - NEAR && expiresAt <= start + LONG;

function ofFollow(task: TaskOf<'follow'>, world: World): readonly string[] {
  const { address } = task;
  const person = personAt(address, world);
  if (address.server === CUT && isCut(world)) return ['refused'];
  if (person.fate === 'suspended') return ['suspended', 'not-found'];
  return expectedOutcomes(person);
}

const isCut = ({ work, tasks }: World): boolean =>
  tasks.has(`domain-block:${CUT}`) &&
  !work.leftOut.has(`domain-block:${CUT}`) &&
  !work.byFile.has(`domain-block:${CUT}`);

/** Somebody to whom something is done that wants no follow. */
function ofPerson({ fate }: SimulatedPerson): readonly string[] {
  switch (fate) {
    case 'stuck':
      return ['passing'];
    case 'dead':
      return ['not-found'];
    case 'suspended':
      // Only a look-up tells who is suspended; where none could be had, nobody is told.
      return ['suspended', 'not-found'];
    case 'self':
      return ['self'];
    default:
      return ['followed'];
  }
}

function ofNote(task: TaskOf<'note'>, world: World): readonly string[] {
  const own = world.before.notes.get(targetOf(task, world));
  if (own === undefined) return ofPerson(personAt(task.address, world));
  return own === task.text ? ['followed'] : ['differs'];
}

/** The id of whom a task is done to: at the address they moved to, when they are followed there. */
export function targetOf(task: Task, world: World): string {
  if (!('address' in task)) return '';
  const person = personAt(task.address, world);
  const isLed = task.kind === 'follow' || (task.kind !== 'block' && task.kind !== 'mute');
  if (!isLed || person.movedTo === undefined || person.fate !== 'moved') return person.id;
  return task.kind === 'follow' || isFollowed(person, world) ? person.movedTo.id : person.id;
}

/** Whether a follow of the plan leads to them, or led before. */
function isFollowed({ address }: SimulatedPerson, world: World): boolean {
  const follow = personTaskId('follow', address);
  const isNoted = world.held.has(follow) && !world.work.leftOut.has(follow);
  return isActive(follow, world) || (world.tasks.has(follow) && isNoted);
}

const isActive = (task: TaskId, { tasks, work }: World): boolean =>
  tasks.has(task) && !work.leftOut.has(task) && !work.byFile.has(task);

type Tie = 'following' | 'requested' | 'self';

/** What hangs on a follow: the one of the plan, or one that was there. */
function ofTied(address: Address, world: World, enough: readonly string[]): readonly string[] {
  const person = personAt(address, world);
  const { fate, id } = person;
  const judged = (tie: Tie | undefined) =>
    tie !== undefined && enough.includes(tie) ? ['followed'] : ['needs-follow'];
  if (isFollowed(person, world)) {
    if (address.server === CUT && isCut(world)) return ['needs-follow'];
    return judged(TIES[fate]);
  }
  if (fate === 'dead') return ['not-found'];
  if (fate === 'stuck') return ['passing'];
  if (fate === 'suspended') return ['needs-follow', 'not-found', 'suspended'];
  if (fate === 'self') return judged('self');
  return judged(isLedTo(id, world) ? 'following' : world.before.follows.get(id));
}

/** Somebody who moved there is followed there. */
const isLedTo = (id: string, world: World): boolean =>
  [...world.tasks.values()].some(
    (task) => task.kind === 'follow' && isActive(task.id, world) && targetOf(task, world) === id,
  );

const TIES: Partial<Record<Fate, Tie>> = {
  known: 'following',
  unknown: 'following',
  slow: 'following',
  moved: 'following',
  locked: 'requested',
  silent: 'requested',
  self: 'self',
};

function ofPost(uri: string, { posts }: World): readonly string[] {
  switch (posts.find((post) => post.uri === uri)?.fate) {
    case 'known':
    case 'unknown':
      return ['followed'];
    case 'vanishing':
      return ['not-found', 'invalid'];
    case 'stuck':
      return ['passing'];
    default:
      return ['not-found'];
  }
}

function personAt(address: Address, { people }: World): SimulatedPerson {
  const person = people.get(formatAddress(address));
  if (person === undefined) throw new Error(`Nobody is ${formatAddress(address)}.`);
  return person;
}

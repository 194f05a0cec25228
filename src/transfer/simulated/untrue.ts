import { isCarried } from '../../domain/outcome.ts';
import type { FilterFacts } from '../../domain/relation.ts';
import type { Task } from '../../domain/task.ts';
import type { SimulatedAccount } from './account.ts';
import { isSoon, targetOf } from './expected.ts';
import type { Life } from './life.ts';
import type { World } from './world.ts';

/** The clocks are told apart to a window; where they agree, requests take a moment. */
const WINDOW = 300_000;
const MOMENT = 3_000;
/** What was served when nobody waited for it any more ends that much later (life.ts). */
const QUEUE = 30_000;

/**
 * What the report says and the account does not have, and what the account has and nobody asked for.
 *
 * @param clockSet the browser's clock was set meanwhile: until the next answer nobody knows the time
 */
export function untrueOf(world: World, life: Life, clockSet: boolean): readonly string[] {
  const { account } = life.server;
  const slack = MOMENT + (world.ahead === 0 ? 0 : WINDOW) + (life.late > 0 ? QUEUE : 0);
  const carried = life.report.rows.flatMap(({ task, outcome }) =>
    outcome !== undefined && isCarried(outcome) ? [{ task, outcome }] : [],
  );
  const untrue: string[] = [];
  const explained = new Set<string>();
  for (const { task, outcome } of carried) {
    const names = namesOf(task, world, outcome.targetId);
    const isTaken = task.kind === 'list' || task.kind === 'filter';
    if (isTaken && names.some((name) => explained.has(name))) untrue.push(`${task.id} is another`);
    for (const name of names) explained.add(name);
    const isOver = 'expiresAt' in task && isSoon(task.expiresAt, world);
    if (!names.every((name) => has(account, name)) && !isOver) {
      untrue.push(`${task.id} is ${outcome.code} and is not there`);
    }
    if (outcome.code !== 'done' || world.work.byFile.has(task.id)) continue;
    const fault = differs(task, outcome.targetId, account, clockSet ? undefined : slack, world);
    if (fault !== undefined) untrue.push(`${task.id} is done otherwise: ${fault}`);
  }
  for (const name of everythingIn(account)) {
    if (!explained.has(name) && !has(world.before, name)) untrue.push(`${name} came from nowhere`);
  }
  return untrue;
}

/** What there is when a task is carried, as `everythingIn` names it. */
function namesOf(task: Task, world: World, targetId: string | undefined): readonly string[] {
  switch (task.kind) {
    case 'follow':
    case 'block':
    case 'mute':
    case 'note':
    case 'endorsement':
      return [`${task.kind} ${targetOf(task, world)}`];
    case 'domain-block':
      return [`domain-block ${task.server}`];
    case 'followed-hashtag':
    case 'featured-hashtag':
      return [`${task.kind} ${task.name.toLowerCase()}`];
    case 'bookmark':
    case 'favourite':
      return [`${task.kind} ${idOfPost(task.uri, world)}`];
    case 'list':
    case 'filter':
      return [`${task.kind} ${targetId}`];
    case 'list-member':
      return [`list-member ${targetOf(task, world)} ${task.title}`];
    case 'filter-post':
      return [`filter-post ${idOfPost(task.uri, world)} ${task.title}`];
    case 'profile':
      return [];
  }
}

const idOfPost = (uri: string, { posts }: World) => posts.find((post) => post.uri === uri)?.id;

function everythingIn(account: SimulatedAccount): readonly string[] {
  const named = (kind: string, ids: Iterable<string>) => [...ids].map((id) => `${kind} ${id}`);
  return [
    ...named('follow', account.follows.keys()),
    ...named('block', account.blocks),
    ...named('mute', account.mutes.keys()),
    ...named('note', account.notes.keys()),
    ...named('endorsement', account.endorsements),
    ...named('domain-block', account.domainBlocks),
    ...named('followed-hashtag', account.followedHashtags.keys()),
    ...named('featured-hashtag', account.featuredHashtags.keys()),
    ...named('bookmark', account.bookmarks),
    ...named('favourite', account.favourites),
    ...named(
      'list',
      account.lists.map(({ id }) => id),
    ),
    ...named(
      'filter',
      account.filters.map(({ id }) => id),
    ),
    ...account.lists.flatMap(({ members, title }) =>
      [...members].map((id) => `list-member ${id} ${title}`),
    ),
    ...account.filters.flatMap(({ posts, title }) =>
      posts.map((id) => `filter-post ${id} ${title}`),
    ),
  ];
}

const pictures = new WeakMap<SimulatedAccount, ReadonlySet<string>>();

function has(account: SimulatedAccount, name: string): boolean {
  const known = pictures.get(account) ?? new Set(everythingIn(account));
  pictures.set(account, known);
  return known.has(name);
}

/** In what a thing that was made differs from what was asked for. */
function differs(
  task: Task,
  targetId: string | undefined,
  account: SimulatedAccount,
  slack: number | undefined,
  world: World,
): string | undefined {
  switch (task.kind) {
    case 'follow': {
      const options = account.options.get(targetOf(task, world));
      return sameIn(task.options, options) || isTwin(task, world) ? undefined : 'its options';
    }
    case 'mute': {
      const mute = account.mutes.get(targetOf(task, world));
      if (mute?.notifications !== task.notifications) return 'notifications';
      return endsWhen(task.expiresAt, mute.expiresAt, slack);
    }
    case 'note':
      return account.notes.get(targetOf(task, world)) === task.text ? undefined : 'its text';
    case 'list': {
      const { repliesPolicy, exclusive } = task;
      const list = account.lists.find(({ id }) => id === targetId);
      return sameIn({ repliesPolicy, exclusive }, list) ? undefined : 'its settings';
    }
    case 'filter': {
      const filter = account.filters.find(({ id }) => id === targetId);
      if (filter === undefined || !sameIn(factsIn(task), factsIn(filter))) return 'its facts';
      return endsWhen(task.expiresAt, filter.expiresAt, slack);
    }
    case 'profile': {
      const parts = [...(task.parts ?? [])];
      const chosen = Object.fromEntries(parts.map((part) => [part, task.facts[part]]));
      return sameIn(chosen, account.profile) ? undefined : 'its parts';
    }
    default:
      return undefined;
  }
}

/** Two rows for one person: which came first is chance. */
function isTwin(task: Task, world: World): boolean {
  const follows = [...world.tasks.values()].filter(({ kind }) => kind === 'follow');
  const target = targetOf(task, world);
  return follows.filter((other) => targetOf(other, world) === target).length > 1;
}

function endsWhen(wanted: number | undefined, is: number | undefined, slack: number | undefined) {
  if ((wanted === undefined) !== (is === undefined)) return `ends: ${is}`;
  if (wanted === undefined || is === undefined || slack === undefined) return undefined;
  return Math.abs(is - wanted) <= slack ? undefined : `ends ${is - wanted} ms late`;
}

const factsIn = ({ title, context, action, keywords }: FilterFacts) => ({
  ...{ title, context, action, keywords },
});

const sameIn = (wanted: object, is: object | undefined): boolean =>
  Object.entries(wanted).every(
    ([name, value]) =>
      JSON.stringify((is as Record<string, unknown> | undefined)?.[name]) === JSON.stringify(value),
  );

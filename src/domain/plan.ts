import type { Task, TaskKind } from './task.ts';

/** Ordered and unique; what is done of it is told by the journal alone. */
export type Plan = { readonly tasks: readonly Task[] };

/**
 * What protects comes first, what others are told of (favourites) last (product.md §3); a list
 * after those who are to be on it, a note or an endorsement after whom it is about.
 */
export const TASK_KINDS = [
  'block',
  'mute',
  'domain-block',
  'follow',
  'followed-hashtag',
  'list',
  'list-member',
  'bookmark',
  'filter',
  'filter-post',
  'featured-hashtag',
  'note',
  'endorsement',
  'profile',
  'favourite',
] as const satisfies readonly TaskKind[];

/** Follows and followed hashtags a server lets an account make in a UTC day (mastodon.md §3.2). */
export const FOLLOWS_A_DAY = 400;

/** Whether a kind is of those: people and hashtags count together. */
export const isCountedByDay = (kind: TaskKind): boolean =>
  kind === 'follow' || kind === 'followed-hashtag';

/** Of these the oldest is told first (reading.ts), of all others the newest (mastodon.md §4.2, §7.2). */
const OLDEST_FIRST: ReadonlySet<TaskKind> = new Set<TaskKind>([
  'list',
  'list-member',
  'filter',
  'filter-post',
]);

/** From the order told to the one carried, or back. */
export function turned<Row>(kind: TaskKind, rows: readonly Row[]): readonly Row[] {
  return OLDEST_FIRST.has(kind) ? rows : rows.toReversed();
}

/**
 * Puts tasks into the order in which they are carried. Within a kind the oldest is carried first, so
 * that the new list ends in the same order (mastodon.md §15.1). When people and hashtags are too
 * many for one day, the few hashtags go first.
 */
export function makePlan(tasks: readonly Task[]): Plan {
  const kinds = new Map<TaskKind, Task[]>(TASK_KINDS.map((kind) => [kind, []]));
  for (const task of tasks) kinds.get(task.kind)?.push(task);
  const count = (kind: TaskKind) => kinds.get(kind)?.length ?? 0;
  const many = count('follow') + count('followed-hashtag') > FOLLOWS_A_DAY;
  const order = many ? hashtagsFirst(TASK_KINDS) : TASK_KINDS;
  return { tasks: order.flatMap((kind) => turned(kind, kinds.get(kind) ?? [])) };
}

function hashtagsFirst(kinds: readonly TaskKind[]): readonly TaskKind[] {
  return kinds.flatMap((kind): readonly TaskKind[] => {
    if (kind === 'followed-hashtag') return [];
    return kind === 'follow' ? ['followed-hashtag', 'follow'] : [kind];
  });
}

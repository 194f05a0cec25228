import type { ProfileFacts, RelationKind } from './relation.ts';
import type { Task, TaskId, TaskKind } from './task.ts';

/** A part of the profile that can be written by itself. */
export type ProfilePart = keyof ProfileFacts;

/** What the person wants of all that was found. */
export type Choices = {
  /** Rows unticked, each by itself. */
  readonly leftOut: ReadonlySet<TaskId>;
  /** Kinds left whole. */
  readonly kindsOff: ReadonlySet<RelationKind>;
  /** Kinds given to the new server's own import, as files (mastodon.md §8). */
  readonly byFile: ReadonlySet<RelationKind>;
  /** Parts of the profile to be written; no others are touched. */
  readonly profile: ReadonlySet<ProfilePart>;
};

/** Favourites tell their authors, so they are taken along only by whom says so (product.md §3). */
export const FIRST_CHOICES: Choices = {
  leftOut: new Set(),
  kindsOff: new Set(['favourite']),
  byFile: new Set(),
  profile: new Set(),
};

/** The same set with some taken in, or out. */
export function withChoice<Chosen>(
  set: ReadonlySet<Chosen>,
  some: readonly Chosen[],
  isIn: boolean,
): ReadonlySet<Chosen> {
  const next = new Set(set);
  for (const one of some) {
    if (isIn) next.add(one);
    else next.delete(one);
  }
  return next;
}

/** The kind as people choose it: what is in a list goes with the lists. */
export function chosenKindOf(kind: TaskKind): RelationKind {
  switch (kind) {
    case 'list-member':
      return 'list';
    case 'filter-post':
      return 'filter';
    default:
      return kind;
  }
}

/** Every task that is left, row by row or with its kind or container. */
export function leftOutOf(tasks: readonly Task[], choices: Choices): ReadonlySet<TaskId> {
  const { leftOut, kindsOff, profile } = choices;
  const isLeft = (task: Task): boolean =>
    leftOut.has(task.id) ||
    kindsOff.has(chosenKindOf(task.kind)) ||
    (task.kind === 'list-member' && leftOut.has(task.list)) ||
    (task.kind === 'filter-post' && leftOut.has(task.filter)) ||
    (task.kind === 'profile' && profile.size === 0);
  return new Set(tasks.filter(isLeft).map(({ id }) => id));
}

/** Every task that goes by file; a list goes with its members, an empty one is in no file (mastodon.md §7.3). */
export function byFileOf(tasks: readonly Task[], { byFile }: Choices): ReadonlySet<TaskId> {
  if (byFile.size === 0) return new Set();
  const filled = new Set(tasks.flatMap((task) => (task.kind === 'list-member' ? [task.list] : [])));
  const isInFile = (task: Task) =>
    byFile.has(chosenKindOf(task.kind)) && (task.kind !== 'list' || filled.has(task.id));
  return new Set(tasks.filter(isInFile).map(({ id }) => id));
}

import type { HeldFilter, HeldList, Holdings } from './holdings.ts';
import type { FilterFacts } from './relation.ts';
import { containerTaskId, type Task, type TaskId } from './task.ts';

/** The lists and filters of the new account, by the task that asks for each. */
export type Containers = ReadonlyMap<TaskId, HeldList | HeldFilter>;

/** @param made ids of those that a run has made */
export function matchContainers(
  tasks: readonly Task[],
  held: Holdings,
  made: ReadonlyMap<TaskId, string>,
): Containers {
  return new Map<TaskId, HeldList | HeldFilter>([
    ...listsOf(held, made),
    ...filtersOf(tasks, held, made),
  ]);
}

/** A list is the one a run has made, or the one of its title: of several the one in the same place. */
function listsOf({ lists }: Holdings, made: ReadonlyMap<TaskId, string>): Map<TaskId, HeldList> {
  const found = madeOf(lists, 'list', made);
  const taken = new Set(found.values());
  for (const list of lists) {
    if (taken.has(list)) continue;
    let nth = 0;
    while (found.has(containerTaskId('list', list.title, nth))) nth += 1;
    found.set(containerTaskId('list', list.title, nth), list);
  }
  return found;
}

/** A filter is the one a run has made, or its like; each is like one of ours only. */
function filtersOf(
  tasks: readonly Task[],
  { filters }: Holdings,
  made: ReadonlyMap<TaskId, string>,
): Map<TaskId, HeldFilter> {
  const found = madeOf(filters, 'filter', made);
  const taken = new Set(found.values());
  const alike = new Map<string, HeldFilter[]>();
  for (const filter of filters) {
    if (taken.has(filter)) continue;
    const facts = factsOf(filter);
    alike.set(facts, [...(alike.get(facts) ?? []), filter]);
  }
  for (const task of tasks) {
    if (task.kind !== 'filter' || found.has(task.id)) continue;
    const like = alike.get(factsOf(task))?.shift();
    if (like !== undefined) found.set(task.id, like);
  }
  return found;
}

/** By the id that the server gave when it was made, whatever it is called by now. */
function madeOf<Held extends HeldList | HeldFilter>(
  held: readonly Held[],
  kind: 'list' | 'filter',
  made: ReadonlyMap<TaskId, string>,
): Map<TaskId, Held> {
  const byId = new Map(held.map((one) => [one.id, one]));
  const found = new Map<TaskId, Held>();
  for (const [task, id] of made) {
    const one = task.startsWith(`${kind}:`) ? byId.get(id) : undefined;
    if (one !== undefined) found.set(task, one);
  }
  return found;
}

/** All that makes a filter the one it is, but for when it ends. */
export const factsOf = ({ title, context, action, keywords }: FilterFacts) =>
  JSON.stringify([
    title,
    [...context].sort(),
    action,
    keywords.map(({ keyword, wholeWord }) => `${wholeWord} ${keyword}`).sort(),
  ]);

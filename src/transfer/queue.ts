import type { Task, TaskId } from '../domain/task.ts';
import { beginWork, type Work } from './work.ts';

/**
 * The works that wait for their turn, in the order of the plan. Those under way are with whoever
 * took them.
 */
export type Queue = {
  readonly works: () => readonly Work[];
  readonly take: (works: readonly Work[]) => void;
  /** Puts a work back where it came from; nothing when it is wanted no more. */
  readonly giveBack: (work: Work) => void;
  /** A task that was taken has ended. */
  readonly ended: (task: TaskId) => void;
  /** Whether a task is still to be done, or under way. */
  readonly isAhead: (task: TaskId) => boolean;
  /** What is to be done has changed. `underWay`: tasks that were taken and will come back. */
  readonly setTasks: (tasks: readonly Task[], underWay: ReadonlySet<TaskId>) => void;
};

type Place = { readonly task: Task; readonly at: number };

export function createQueue(tasks: readonly Task[]): Queue {
  let places = placesOf(tasks);
  let works: Work[] = tasks.map(beginWork);
  let waiting = new Set(tasks.map(({ id }) => id));
  const taken = new Set<TaskId>();
  const placeOf = (work: Work | undefined) =>
    (work && places.get(work.task.id)?.at) ?? Number.POSITIVE_INFINITY;

  return {
    works: () => works,
    take(wanted) {
      const ids = new Set(wanted.map(({ task }) => task.id));
      // Nearly always it is one, and near the front.
      if (wanted.length === 1 && wanted[0] !== undefined) works.splice(works.indexOf(wanted[0]), 1);
      else works = works.filter(({ task }) => !ids.has(task.id));
      for (const id of ids) {
        waiting.delete(id);
        taken.add(id);
      }
    },
    giveBack(work) {
      taken.delete(work.task.id);
      const place = places.get(work.task.id);
      if (place === undefined) return;
      waiting.add(work.task.id);
      let [low, high] = [0, works.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (placeOf(works[middle]) < place.at) low = middle + 1;
        else high = middle;
      }
      works.splice(low, 0, { ...work, task: place.task });
    },
    ended: (task) => void taken.delete(task),
    isAhead: (task) => waiting.has(task) || taken.has(task),
    setTasks(next, underWay) {
      places = placesOf(next);
      const before = new Map(works.map((work) => [work.task.id, work]));
      works = next.flatMap((task) => {
        if (underWay.has(task.id)) return [];
        return [{ ...(before.get(task.id) ?? beginWork(task)), task }];
      });
      waiting = new Set(works.map(({ task }) => task.id));
    },
  };
}

function placesOf(tasks: readonly Task[]): ReadonlyMap<TaskId, Place> {
  return new Map(tasks.map((task, at) => [task.id, { task, at }]));
}

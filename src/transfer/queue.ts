import type { Task, TaskId } from '../domain/plan.ts';
import { beginWork, type Work } from './work.ts';

/**
 * The works that wait for their turn, in the order of the plan: whom the person followed first
 * is followed first, as far as answers allow. Those under way are with whoever took them.
 */
export type Queue = {
  readonly works: () => readonly Work[];
  /** Takes out the first work for which there is something to do, and answers both. */
  readonly take: <Act>(
    choose: (work: Work) => Act | undefined,
  ) => { readonly work: Work; readonly act: Act } | undefined;
  /** Puts a work back where it came from; nothing when it is wanted no more. */
  readonly giveBack: (work: Work) => void;
  /** What is to be done has changed. `underWay`: tasks that were taken and will come back. */
  readonly setTasks: (tasks: readonly Task[], underWay: ReadonlySet<TaskId>) => void;
};

type Place = { readonly task: Task; readonly at: number };

export function createQueue(tasks: readonly Task[]): Queue {
  let places = placesOf(tasks);
  let works: Work[] = tasks.map(beginWork);
  const placeOf = (work: Work | undefined) => places.get(work?.task.id ?? NOBODY)?.at ?? Infinity;

  return {
    works: () => works,
    take(choose) {
      for (const [at, work] of works.entries()) {
        const act = choose(work);
        if (act === undefined) continue;
        works.splice(at, 1);
        return { work, act };
      }
      return undefined;
    },
    giveBack(work) {
      const place = places.get(work.task.id);
      if (place === undefined) return;
      let [low, high] = [0, works.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (placeOf(works[middle]) < place.at) low = middle + 1;
        else high = middle;
      }
      works.splice(low, 0, { ...work, task: place.task });
    },
    setTasks(next, underWay) {
      places = placesOf(next);
      const before = new Map(works.map((work) => [work.task.id, work]));
      works = next.flatMap((task) => {
        if (underWay.has(task.id)) return [];
        return [{ ...(before.get(task.id) ?? beginWork(task)), task }];
      });
    },
  };
}

const NOBODY: TaskId = 'follows:';

function placesOf(tasks: readonly Task[]): ReadonlyMap<TaskId, Place> {
  return new Map(tasks.map((task, at) => [task.id, { task, at }]));
}

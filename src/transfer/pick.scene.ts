import type { Task } from '../domain/task.ts';
import type { TaskRequest } from './pace.ts';
import { type Next, type PickDeps, pick, requestOf } from './pick.ts';
import { type Around, address, surround } from './tasks.scene.ts';
import { beginWork } from './work.ts';

export const ALL: readonly TaskRequest[] = ['look-up', 'search', 'follow', 'act', 'check'];

/** Works in a world, and what goes next of them; everything may go unless said otherwise. */
export function setPick(tasks: readonly Task[], given: Around = {}) {
  const { around, directory } = surround({ lookUps: true, ...given });
  const works = tasks.map(beginWork);
  const next = (open: readonly TaskRequest[] = ALL, over: Partial<PickDeps> = {}) =>
    pick({
      ...{ works, around, mayGo: (request) => open.includes(request), claimed: new Set() },
      ...{ underWay: [], atOnce: () => 100, isDayOver: false },
      ...over,
    });
  return { works, directory, around, next };
}

/** In a word. */
export function told(next: Next | undefined): string | undefined {
  if (next?.type !== 'step') return next?.type;
  const { task } = next.work;
  return `${requestOf(next.step)} ${task.kind} ${'address' in task ? task.address.user : ''}`.trim();
}

export const people = (count: number) => Array.from({ length: count }, (_, n) => address(`p${n}`));

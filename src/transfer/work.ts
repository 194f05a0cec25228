import type { Task } from '../domain/task.ts';
import type { Now } from './ports.ts';

/** A task on its way to its outcome. Whom or what it is about, the directory knows. */
export type Work = {
  readonly task: Task;
  /** How often this task failed while the server was otherwise well. */
  readonly failures: number;
  /** Not before this time, in milliseconds of the browser's clock. */
  readonly notBefore: number;
};

export const beginWork = (task: Task): Work => ({ task, failures: 0, notBefore: 0 });

/** A number in [0, 1). */
export type Random = () => number;

const MAX_FAILURES = 5;
const FIRST_PAUSE = 30_000;
const LONGEST_PAUSE = 5 * 60_000;

/**
 * What becomes of a work whose request failed for a reason that may pass: later again, or nothing
 * once it has had its chances. While the whole server is unwell, no task is blamed. The pause is
 * anything up to its longest, so that what failed together does not come back together.
 */
export function afterFailure(
  work: Work,
  { serverUnwell, now, random }: { serverUnwell: boolean; now: Now; random: Random },
): Work | undefined {
  if (serverUnwell) return work;
  const failures = work.failures + 1;
  if (failures >= MAX_FAILURES) return undefined;
  const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (failures - 1));
  return { ...work, failures, notBefore: now() + Math.round(longest * random()) };
}

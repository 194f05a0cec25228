import type { Reject } from './finding.ts';
import {
  isCarried,
  isRetryable,
  type Outcome,
  type OutcomeCode,
  type Standing,
} from './outcome.ts';
import type { Plan, Task, TaskId } from './plan.ts';

/** One line of the report: a task and how it ended, or `undefined` while it has not. */
export type ReportRow = { readonly task: Task; readonly outcome: Outcome | undefined };

/** plan × journal. Every task is in `rows` once; every reject of a file is in `rejects` once. */
export type Report = {
  readonly rows: readonly ReportRow[];
  readonly rejects: readonly Reject[];
  readonly counts: Readonly<Partial<Record<OutcomeCode, number>>>;
  readonly total: number;
  /** Tasks without an outcome yet. */
  readonly remaining: number;
};

const UNTOUCHED: Standing = { state: 'untouched' };

export function makeReport(
  plan: Plan,
  standings: ReadonlyMap<TaskId, Standing>,
  leftOut: ReadonlySet<TaskId>,
  rejects: readonly Reject[],
): Report {
  const counts: Partial<Record<OutcomeCode, number>> = {};
  let remaining = 0;
  const rows = plan.tasks.map((task): ReportRow => {
    const standing = standings.get(task.id) ?? UNTOUCHED;
    const outcome = outcomeOf(standing, leftOut.has(task.id));
    if (outcome === undefined) remaining += 1;
    else counts[outcome.code] = (counts[outcome.code] ?? 0) + 1;
    return { task, outcome };
  });
  return { rows, rejects, counts, total: rows.length, remaining };
}

/** What has happened stays happened: unticking a row afterwards does not undo it. */
function outcomeOf(standing: Standing, leftOut: boolean): Outcome | undefined {
  if (standing.state === 'ended') return standing.outcome;
  return leftOut ? { code: 'left-out' } : undefined;
}

/** plan − journal: what is still to do, in order. Tasks in doubt are among them. */
export function remainingTasks(report: Report): readonly Task[] {
  return report.rows.filter((row) => row.outcome === undefined).map((row) => row.task);
}

/** The rows as the files had them, newest follow first; the plan is carried the other way round. */
export function rowsAsInFiles(report: Report): readonly ReportRow[] {
  return [...report.rows].reverse();
}

/**
 * What has not arrived on the new account: the rows of the leftovers file, in the order of the
 * files. Whoever reads it next, Mastodon or this page, takes the first line for the newest
 * (mastodon.md §7.2).
 */
export function leftovers(report: Report): readonly ReportRow[] {
  return rowsAsInFiles(report).filter(
    (row) => row.outcome === undefined || !isCarried(row.outcome),
  );
}

export function retryableTasks(report: Report): readonly Task[] {
  return report.rows
    .filter((row) => row.outcome !== undefined && isRetryable(row.outcome))
    .map((row) => row.task);
}

import {
  isCarried,
  isRetryable,
  type Outcome,
  type OutcomeCode,
  type Standing,
} from './outcome.ts';
import { type Plan, turned } from './plan.ts';
import type { FileReject } from './sources.ts';
import type { Task, TaskId, TaskKind } from './task.ts';

/** One line of the report: a task and how it ended, or `undefined` while it has not. */
export type ReportRow = { readonly task: Task; readonly outcome: Outcome | undefined };

export type Count = {
  readonly counts: Readonly<Partial<Record<OutcomeCode, number>>>;
  readonly total: number;
  /** Tasks without an outcome yet. */
  readonly remaining: number;
};

/** plan × journal. Every task is in `rows` once; every reject of a file is in `rejects` once. */
export type Report = Count & {
  readonly rows: readonly ReportRow[];
  readonly rejects: readonly FileReject[];
};

/** The work to do, as the sources and the person's choices say. */
export type Work = {
  readonly plan: Plan;
  /** Unticked. */
  readonly leftOut: ReadonlySet<TaskId>;
  /** Given to the server's own import, as a file. */
  readonly byFile: ReadonlySet<TaskId>;
  readonly rejects: readonly FileReject[];
};

export const NO_WORK: Work = {
  plan: { tasks: [] },
  leftOut: new Set(),
  byFile: new Set(),
  rejects: [],
};

const UNTOUCHED: Standing = { state: 'untouched' };

export function makeReport(
  { plan, leftOut, byFile, rejects }: Work,
  standings: ReadonlyMap<TaskId, Standing>,
): Report {
  const rows = plan.tasks.map((task): ReportRow => {
    const standing = standings.get(task.id) ?? UNTOUCHED;
    return { task, outcome: outcomeOf(standing, leftOut.has(task.id), byFile.has(task.id)) };
  });
  return { rows, rejects, ...countRows(rows) };
}

export function countRows(rows: readonly ReportRow[]): Count {
  const counts: Partial<Record<OutcomeCode, number>> = {};
  let remaining = 0;
  for (const { outcome } of rows) {
    if (outcome === undefined) remaining += 1;
    else counts[outcome.code] = (counts[outcome.code] ?? 0) + 1;
  }
  return { counts, total: rows.length, remaining };
}

/** What has happened stays happened: unticking a row afterwards does not undo it. */
function outcomeOf(standing: Standing, leftOut: boolean, byFile: boolean): Outcome | undefined {
  if (standing.state === 'ended') return standing.outcome;
  if (leftOut) return { code: 'left-out' };
  return byFile ? { code: 'by-file' } : undefined;
}

/** plan − journal: what is still to do, in order. Tasks in doubt are among them. */
export function remainingTasks(report: Report): readonly Task[] {
  return report.rows.filter((row) => row.outcome === undefined).map((row) => row.task);
}

/**
 * The rows as they were told, kind by kind: the newest follow first, for one, which the plan carries
 * the other way round.
 */
export function rowsAsInFiles({ rows }: Pick<Report, 'rows'>): readonly ReportRow[] {
  const kinds = new Map<TaskKind, ReportRow[]>();
  for (const row of rows) {
    const known = kinds.get(row.task.kind);
    if (known === undefined) kinds.set(row.task.kind, [row]);
    else known.push(row);
  }
  return [...kinds].flatMap(([kind, of]) => turned(kind, of));
}

/**
 * What has not arrived on the new account: the rows of the leftovers files, in the order of the
 * files. Whoever reads it next, Mastodon or this page, takes the first line for the newest
 * (mastodon.md §7.2).
 */
export function leftovers(report: Pick<Report, 'rows'>): readonly ReportRow[] {
  return rowsAsInFiles(report).filter((row) => !isCarried(row.outcome));
}

export function retryableTasks(report: Report): readonly Task[] {
  return report.rows.filter((row) => isRetryable(row.outcome)).map((row) => row.task);
}

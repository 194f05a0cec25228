import type { Outcome, OutcomeCode } from '../domain/outcome.ts';
import { isCountedByDay } from '../domain/plan.ts';
import type { Report, ReportRow } from '../domain/report.ts';
import type { ProgressSegment } from '../ui/progress.tsx';
import { GROUPS, type Group, groupOf, toneOf } from './outcome-words.ts';

const DAY = 86_400_000;

/**
 * How long it still takes, in milliseconds: as fast as it goes, and a day for every day's worth of
 * follows beyond today's.
 */
export function timeLeft(
  { rows, remaining }: Pick<Report, 'rows' | 'remaining'>,
  perMinute: number,
  followsADay: number,
): number {
  const follows = rows.filter(
    ({ task, outcome }) => outcome === undefined && isCountedByDay(task.kind),
  ).length;
  const beyondToday = Math.max(0, follows - followsADay);
  return Math.max((remaining / perMinute) * 60_000, Math.ceil(beyondToday / followsADay) * DAY);
}

/** What has had its turn comes first: the table shows the run at work. What is left comes last. */
export function turnsFirst(rows: readonly ReportRow[]): readonly ReportRow[] {
  const [had, ahead, others]: [ReportRow[], ReportRow[], ReportRow[]] = [[], [], []];
  for (const row of rows) {
    const { outcome } = row;
    (outcome === undefined ? ahead : isNotOurs(outcome) ? others : had).push(row);
  }
  return [...had, ...ahead, ...others];
}

/** The run in the colours of its outcomes. */
export function segmentsOf({ counts }: Pick<Report, 'counts'>): readonly ProgressSegment[] {
  const sums = new Map<Group, number>();
  for (const [code, count] of Object.entries(counts) as [OutcomeCode, number][]) {
    if (isNotOurs({ code })) continue;
    const group = groupOf({ code });
    sums.set(group, (sums.get(group) ?? 0) + count);
  }
  return GROUPS.filter((group) => group !== 'ahead').map((group) => ({
    id: group,
    value: sums.get(group) ?? 0,
    tone: toneOf(group),
  }));
}

/** What the run does not do: what is left, or goes by file. */
const isNotOurs = ({ code }: Pick<Outcome, 'code'>) => code === 'left-out' || code === 'by-file';

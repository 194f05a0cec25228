import type { Outcome } from '../domain/outcome.ts';
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
  return [
    ...rows.filter(({ outcome }) => outcome !== undefined && !isNotOurs(outcome)),
    ...rows.filter(({ outcome }) => outcome === undefined),
    ...rows.filter(({ outcome }) => outcome !== undefined && isNotOurs(outcome)),
  ];
}

/** The run in the colours of its outcomes. */
export function segmentsOf({ rows }: Pick<Report, 'rows'>): readonly ProgressSegment[] {
  const counts = new Map<Group, number>();
  for (const { outcome } of rows) {
    if (outcome === undefined || isNotOurs(outcome)) continue;
    const group = groupOf(outcome);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return GROUPS.filter((group) => group !== 'ahead').map((group) => ({
    id: group,
    value: counts.get(group) ?? 0,
    tone: toneOf(group),
  }));
}

/** What the run does not do: what is left, or goes by file. */
const isNotOurs = ({ code }: Outcome) => code === 'left-out' || code === 'by-file';

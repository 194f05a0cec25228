import { describe, expect, it } from 'vitest';
import type { Outcome } from '../domain/outcome.ts';
import { OUTCOME_CODES } from '../domain/outcome.ts';
import { reportSaying } from '../domain/report.scene.ts';
import { countRows, type ReportRow } from '../domain/report.ts';
import { reportToShare } from '../domain/report-to-share.ts';
import { progressOf, tallyOf } from '../domain/tally.ts';
import { segmentsOf, timeLeft, turnsFirst } from './run-figures.ts';

const DAY = 86_400_000;

function rowsOf(kind: string, outcomes: readonly (Outcome | undefined)[]): readonly ReportRow[] {
  const task = reportSaying('x').rows.find((row) => row.task.kind === kind)?.task;
  if (task === undefined) throw new Error(kind);
  return outcomes.map((outcome) => ({ task, outcome }));
}

const ahead = (kind: string, count: number) =>
  rowsOf(
    kind,
    Array.from({ length: count }, () => undefined),
  );

describe('the time left', () => {
  it.each([
    ['as fast as it goes', 300, 60, 5 * 60_000],
    ['a day more for the first follow too many', 401, 60, DAY],
    ['two days for eight hundred too many', 1_200, 60, 2 * DAY],
  ])('is %s', (_, follows, perMinute, ms) => {
    const rows = ahead('follow', follows);
    expect(timeLeft({ rows, remaining: follows }, perMinute, 400)).toBe(ms);
  });

  it('counts hashtags among the follows, and other kinds not', () => {
    const rows = [...ahead('follow', 200), ...ahead('followed-hashtag', 201)];
    expect(timeLeft({ rows, remaining: 401 }, 100, 400)).toBe(DAY);
    expect(timeLeft({ rows: ahead('bookmark', 900), remaining: 900 }, 100, 400)).toBe(9 * 60_000);
  });

  it('knows of servers that allow any number', () => {
    const rows = ahead('follow', 900);
    expect(timeLeft({ rows, remaining: 900 }, 100, Number.POSITIVE_INFINITY)).toBe(9 * 60_000);
  });
});

describe('the rows of a run', () => {
  const to = { user: 'bob', server: 'x.example' } as never;
  const outcomes = OUTCOME_CODES.map((code) =>
    code === 'moved-away' ? { code, to } : { code },
  ) as readonly Outcome[];
  const rows = rowsOf('bookmark', [undefined, ...outcomes]);

  it('come with what has had its turn first and what is not its own last, each once', () => {
    const sorted = turnsFirst(rows);
    expect(new Set(sorted)).toEqual(new Set(rows));
    expect(sorted).toHaveLength(rows.length);
    const last = sorted.slice(-3).map(({ outcome }) => outcome?.code);
    expect(last).toEqual([undefined, 'by-file', 'left-out']);
  });

  it('fill the bar as far as the number says', () => {
    const filled = segmentsOf(countRows(rows)).reduce((sum, { value }) => sum + value, 0);
    expect(filled).toBe(progressOf(tallyOf(reportToShare({ rows }))).done);
    expect(filled).toBe(OUTCOME_CODES.length - 2);
  });
});

import type { Report } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import { Figures } from '../ui/figures.tsx';
import type { OutcomeTone } from '../ui/outcome-mark.tsx';
import { type Group, groupOf } from './outcome-words.ts';

type Part = 'already' | 'retry' | 'left';

/** What is told as one number, and which parts of it are worth a word of their own. */
const FIGURES = [
  { id: 'came', tone: 'done', groups: ['done', 'already'], parts: ['already'] },
  { id: 'waiting', tone: 'waiting', groups: ['waiting'], parts: [] },
  { id: 'not', tone: 'alert', groups: ['failed', 'retry', 'left'], parts: ['left', 'retry'] },
  { id: 'ahead', tone: 'ahead', groups: ['ahead'], parts: [] },
] as const satisfies readonly {
  readonly id: string;
  readonly tone: OutcomeTone;
  readonly groups: readonly Group[];
  readonly parts: readonly Part[];
}[];

/** The report in a line of numbers; they add up to the number of rows. */
export function ReportFigures({ report }: { report: Report }) {
  const { t, formats } = useWords();
  const counts = new Map<Group, number>();
  for (const { outcome } of report.rows) {
    const group = groupOf(outcome);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const countOf = (group: Group) => counts.get(group) ?? 0;
  const figures = FIGURES.flatMap(({ id, tone, groups, parts }) => {
    const value = groups.reduce((sum, group) => sum + countOf(group), 0);
    if (value === 0) return [];
    const notes = parts
      .filter((part) => countOf(part) > 0)
      .map((part) => t(`finish.notes.${part}`, { n: formats.number(countOf(part)) }));
    return [
      {
        id,
        tone,
        label: t(`finish.figures.${id}`),
        value: formats.number(value),
        ...(notes.length === 0 ? {} : { note: notes.join(', ') }),
      },
    ];
  });
  return <Figures figures={figures} />;
}

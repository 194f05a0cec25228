import { isRetryable } from '../domain/outcome.ts';
import type { Report } from '../domain/report.ts';
import { type Tally, tallyOf } from '../domain/tally.ts';
import { useWords } from '../i18n/use-words.ts';
import { Figures } from '../ui/figures.tsx';
import type { OutcomeTone } from '../ui/outcome-mark.tsx';

/** What is told as one number each. */
const FIGURES = [
  { id: 'came', tone: 'done', part: 'there' },
  { id: 'waiting', tone: 'waiting', part: 'waiting' },
  { id: 'byFile', tone: 'waiting', part: 'byFile' },
  { id: 'not', tone: 'alert', part: 'missing' },
  { id: 'left', tone: 'quiet', part: 'left' },
  { id: 'ahead', tone: 'ahead', part: 'ahead' },
] as const satisfies readonly {
  readonly id: string;
  readonly tone: OutcomeTone;
  readonly part: Exclude<keyof Tally, 'reasons'>;
}[];

/** The report in a line of numbers; they add up to the number of rows. */
export function ReportFigures({ report }: { readonly report: Report }) {
  const { t, formats } = useWords();
  const tally = tallyOf(report);
  const already = report.counts.already ?? 0;
  const retry = report.rows.filter(({ outcome }) => isRetryable(outcome));
  const notes = {
    came: already === 0 ? undefined : t('finish.notes.already', { n: formats.number(already) }),
    not:
      retry.length === 0 ? undefined : t('finish.notes.retry', { n: formats.number(retry.length) }),
  };
  return (
    <Figures
      figures={FIGURES.filter(({ part }) => tally[part] > 0).map(({ id, tone, part }) => ({
        id,
        tone,
        label: t(`finish.figures.${id}`),
        value: formats.number(tally[part]),
        note: id === 'came' || id === 'not' ? notes[id] : undefined,
      }))}
    />
  );
}

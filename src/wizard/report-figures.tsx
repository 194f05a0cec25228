import type { Report } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import { Figures } from '../ui/figures.tsx';
import { GROUPS, groupOf, toneOf } from './outcome-words.ts';

/** The report in a line of numbers; they add up to the number of rows. */
export function ReportFigures({ report }: { report: Report }) {
  const { t, formats } = useWords();
  const figures = GROUPS.flatMap((group) => {
    const count = report.rows.filter(({ outcome }) => groupOf(outcome) === group).length;
    if (count === 0) return [];
    const value = formats.number(count);
    return [{ id: group, label: t(`groups.${group}`), value, tone: toneOf(group) }];
  });
  return <Figures figures={figures} />;
}

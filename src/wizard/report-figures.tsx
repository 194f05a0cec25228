import type { Report } from '../domain/report.ts';
import { useWords } from '../i18n/use-words.ts';
import { Figures } from '../ui/figures.tsx';
import { type Group, groupOf, toneOf } from './outcome-words.ts';

/** What is told as one number, and which part of it is worth a word of its own. */
const PAIRS: readonly (readonly [whole: Group, part?: 'already' | 'retry'])[] = [
  ['done', 'already'],
  ['waiting'],
  ['failed', 'retry'],
  ['left'],
  ['ahead'],
];

/** The report in a line of numbers; they add up to the number of rows. */
export function ReportFigures({ report }: { report: Report }) {
  const { t, formats } = useWords();
  const count = (group: Group) =>
    report.rows.filter(({ outcome }) => groupOf(outcome) === group).length;
  const figures = PAIRS.flatMap(([whole, part]) => {
    const ofPart = part === undefined ? 0 : count(part);
    const all = count(whole) + ofPart;
    if (all === 0) return [];
    return [
      {
        id: whole,
        label: t(`groups.${whole}`),
        value: formats.number(all),
        tone: toneOf(whole),
        ...(part === undefined || ofPart === 0
          ? {}
          : { note: t(`finish.notes.${part}`, { n: formats.number(ofPart) }) }),
      },
    ];
  });
  return <Figures figures={figures} />;
}

import { useMemo } from 'react';
import { writeReportHtml } from '../archive/write-report-html.ts';
import { type ReportAbout, writeReportJson } from '../archive/write-report-json.ts';
import { addressOf } from '../domain/journey.ts';
import type { Report } from '../domain/report.ts';
import { isPrivate, reportToShare } from '../domain/report-to-share.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { OptionCards } from '../ui/option-cards.tsx';
import { wordsOfOutcome } from './outcome-words.ts';
import { PAGE_VERSION } from './page-version.ts';
import { quickWords } from './quick-words.ts';
import { Leftovers } from './report-leftovers.tsx';
import { reportPageOf } from './report-page.ts';
import { useJourney, useServices } from './services.tsx';

const FORMATS = ['html', 'json'] as const;
type Format = (typeof FORMATS)[number];

const TYPES: Readonly<Record<Format, string>> = {
  html: 'text/html;charset=utf-8',
  json: 'application/json;charset=utf-8',
};

const NAMES = { whole: 'transhumance-report', shared: 'transhumance-report-to-share' } as const;
type Extent = keyof typeof NAMES;

/** The report to take along, for its owner and for others, and what is left over. */
export function ReportFiles({ report }: { readonly report: Report }) {
  const { t, formats, language } = useWords();
  const { save: saveFile, now } = useServices();
  const { from, to } = useJourney();
  const shared = useMemo(() => reportToShare(report), [report]);

  function save(extent: Extent, format: Format) {
    const about: ReportAbout = {
      from: addressOf(from),
      to: addressOf(to),
      writtenAt: now(),
      writtenBy: PAGE_VERSION,
      language,
      extent: extent === 'whole' ? 'whole' : 'without-private',
    };
    const told = extent === 'whole' ? report : shared;
    saveFile(`${NAMES[extent]}.${format}`, TYPES[format], write(format, told, about));
  }

  function write(format: Format, told: Report, about: ReportAbout): string {
    if (format === 'html') return writeReportHtml(reportPageOf({ t, formats }, told, about));
    const words = quickWords(t);
    return writeReportJson(told, about, ({ task, outcome }) =>
      wordsOfOutcome(words, task, outcome),
    );
  }

  const cardOf = (extent: Extent, words: string) => ({
    id: extent,
    title: t(`finish.${extent}Title`),
    children: (
      <>
        <p>{words}</p>
        {FORMATS.map((format) => (
          <Button key={format} onClick={() => save(extent, format)}>
            {t(`finish.save.${extent}.${format}`)}
          </Button>
        ))}
      </>
    ),
  });

  return (
    <section className="stack wide">
      <h2>{t('finish.files')}</h2>
      <OptionCards
        label={t('finish.files')}
        cards={
          isPrivate(report)
            ? [cardOf('whole', t('finish.wholeText')), cardOf('shared', t('finish.sharedText'))]
            : [cardOf('whole', t('finish.plainText'))]
        }
      />
      <Leftovers report={report} />
    </section>
  );
}

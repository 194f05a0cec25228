import type {
  ReportCell,
  ReportLine,
  ReportPage,
  ReportSection,
  ReportTable,
} from '../archive/write-report-html.ts';
import type { ReportAbout } from '../archive/write-report-json.ts';
import { type Address, formatAddress } from '../domain/address.ts';
import { countInside, rowsByKind } from '../domain/kind-rows.ts';
import type { Report, ReportRow } from '../domain/report.ts';
import { isPrivate } from '../domain/report-to-share.ts';
import type { FileReject } from '../domain/sources.ts';
import type { Origin } from '../domain/task.ts';
import type { Words } from '../i18n/use-words.ts';
import { type KindStanding, kindStandings, restWords, thereWords } from './kind-standings.ts';
import { groupOf, toneOf, wordsOfOutcome } from './outcome-words.ts';
import { quickWords } from './quick-words.ts';
import { wholeDetailsOf } from './report-details.ts';
import { type Speech, subjectOf } from './subject-of.ts';

/** The report in the person's words, to be kept, printed or shown. */
export function reportPageOf(
  { t: words, formats }: Speech,
  report: Report,
  about: ReportAbout,
): ReportPage {
  const t = quickWords(words);
  const speech = { t, formats };
  const standings = kindStandings(report.rows);
  const byKind = rowsByKind(report.rows);
  const inside = countInside(report.rows);
  const nameOf = (account: Address | undefined) =>
    account === undefined ? t('report.unknown') : `@${formatAddress(account)}`;

  function lineOf({ task, outcome }: ReportRow): ReportLine {
    const details = wholeDetailsOf(speech, task, inside.get(task.id));
    return {
      cells: [
        { text: subjectOf(t, task), under: details.join(' · ') },
        { text: wordsOfOutcome(t, task, outcome), tone: toneOf(groupOf(outcome)) },
        { text: originWords(speech, task.origin) },
      ],
    };
  }

  const sections = standings.map((standing): ReportSection => {
    const { kind } = standing;
    return {
      id: kind,
      heading: t(`kinds.names.${kind}`),
      table: {
        caption: standingWords(speech, standing).join(' · '),
        header: [
          t('report.columns.subject'),
          t('report.columns.outcome'),
          t('report.columns.origin'),
        ],
        lines: (byKind.get(kind) ?? []).map(lineOf),
      },
    };
  });

  return {
    language: about.language,
    title: t('report.title'),
    lead: t('report.lead'),
    facts: [
      { label: t('report.from'), value: nameOf(about.from) },
      { label: t('report.to'), value: nameOf(about.to) },
      { label: t('report.writtenAt'), value: formats.stamp(about.writtenAt) },
      { label: t('report.writtenBy'), value: t('report.page', { version: about.writtenBy }) },
    ],
    warning: warningOf(t, report, about),
    summary: summaryOf(speech, standings),
    sections:
      report.rejects.length === 0
        ? sections
        : [...sections, rejectsSection(speech, report.rejects)],
    end: t('report.end'),
  };
}

/** Where there is nothing private in it, nobody need be warned. */
function warningOf(t: Words, report: Report, { extent }: ReportAbout): string | undefined {
  if (extent === 'without-private') return t('report.shared');
  return isPrivate(report) ? t('report.private') : undefined;
}

function summaryOf(speech: Speech, standings: readonly KindStanding[]): ReportTable {
  const { t } = speech;
  return {
    caption: t('report.summary'),
    header: [t('report.columns.kind'), t('report.columns.there'), t('report.columns.rest')],
    lines: standings.map((standing): ReportLine => {
      const { kind, own, tone } = standing;
      const there: ReportCell = { text: thereWords(speech, own), tone };
      const rest = { text: restWords(speech, standing).join(' · ') };
      return { cells: [{ text: t(`kinds.names.${kind}`) }, there, rest], leadsTo: kind };
    }),
  };
}

function standingWords(speech: Speech, standing: KindStanding): readonly string[] {
  const there = thereWords(speech, standing.own);
  return [...(there === '' ? [] : [there]), ...restWords(speech, standing)];
}

function rejectsSection(speech: Speech, rejects: readonly FileReject[]): ReportSection {
  const { t, formats } = speech;
  const count = rejects.length;
  return {
    id: 'rejects',
    heading: t('report.rejects'),
    table: {
      caption: t('report.rejectsCount', { count, n: formats.number(count) }),
      header: [t('report.columns.line'), t('report.columns.content'), t('report.columns.problem')],
      lines: rejects.map(({ file, line, cells, reason }) => ({
        cells: [
          { text: t('report.fileLine', { file, line: formats.number(line) }) },
          { text: cells.join(', ') },
          { text: t(`keep.rejects.${reason}`), tone: 'alert' },
        ],
      })),
    },
  };
}

function originWords({ t, formats }: Speech, { api, file, line = 0 }: Origin): string {
  if (file === undefined) return t('report.origin.api');
  const where = { file, line: formats.number(line) };
  return t(api === true ? 'report.origin.both' : 'report.origin.file', where);
}

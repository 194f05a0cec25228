import type { TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ReportTable, writeReportHtml } from '../archive/write-report-html.ts';
import type { ReportAbout } from '../archive/write-report-json.ts';
import { parseAddress } from '../domain/address.ts';
import { KINDS_TO_CHOOSE } from '../domain/kind-rows.ts';
import { OUTCOME_CODES, type OutcomeCode } from '../domain/outcome.ts';
import { reportSaying } from '../domain/report.scene.ts';
import type { Report } from '../domain/report.ts';
import { reportToShare } from '../domain/report-to-share.ts';
import { formatsOf } from '../i18n/formats.ts';
import { loadWalkWords, startWords } from '../i18n/i18n.ts';
import { LANGUAGES, type Language } from '../i18n/languages.ts';
import { reportPageOf } from './report-page.ts';
import type { Speech } from './subject-of.ts';

const speeches = new Map<Language, Speech>();
beforeAll(async () => {
  for (const language of LANGUAGES) {
    const words = await startWords(language);
    await loadWalkWords(words, language);
    const t = words.getFixedT(null, ['wizard', 'mastodon']) as TFunction<['wizard', 'mastodon']>;
    speeches.set(language, { t, formats: formatsOf(language) });
  }
});

function address(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const ABOUT: ReportAbout = {
  from: address('alice@old.example'),
  to: undefined,
  writtenAt: Date.UTC(2026, 10, 26, 10, 5),
  writtenBy: '0.1.0',
  language: 'en',
  extent: 'whole',
};

function pageOf(language: Language, report: Report, about: Partial<ReportAbout> = {}) {
  const speech = speeches.get(language);
  if (speech === undefined) throw new Error(language);
  return reportPageOf(speech, report, { ...ABOUT, language, ...about });
}

const cellsOf = ({ lines }: ReportTable) => lines.map(({ cells }) => cells.map(({ text }) => text));

/** Bookmarks that ended in every way there is. */
function everyOutcome(): Report {
  const [bookmark] = reportSaying('x').rows.filter(({ task }) => task.kind === 'bookmark');
  if (bookmark === undefined) throw new Error('no bookmark');
  const end = (code: OutcomeCode) =>
    code === 'moved-away' ? { code, to: address('bob@three.example') } : { code };
  const rows = [undefined, ...OUTCOME_CODES.map(end)].map((outcome, at) => ({
    task: { ...bookmark.task, id: `bookmark:${at}` as const },
    outcome,
  }));
  // Of which nothing is kept back: counted as any report is.
  return reportToShare({ rows });
}

describe.each(LANGUAGES)('the report in words (%s)', (language) => {
  it('has a section for every kind, with every row once, and one for the lines of files', () => {
    const report = reportSaying('Friends');
    const { sections, summary } = pageOf(language, report);
    expect(sections.map(({ id }) => id)).toEqual([...KINDS_TO_CHOOSE, 'rejects']);
    expect(summary.lines.map(({ leadsTo }) => leadsTo)).toEqual(KINDS_TO_CHOOSE);
    const lines = sections.reduce((sum, { table }) => sum + table.lines.length, 0);
    expect(lines).toBe(report.rows.length + report.rejects.length);
  });

  it('has words for every outcome, and numbers that add up', () => {
    const report = everyOutcome();
    const { summary, sections } = pageOf(language, report);
    const [[, there = '', rest = ''] = []] = cellsOf(summary);
    // All but the one that the person leaves: 19 of 20.
    expect(there).toMatch(/\b2\b.*\b19\b/);
    expect(rest.split(' · ')).toHaveLength(OUTCOME_CODES.length - 2 + 1);
    for (const part of rest.split(' · ')) expect(part).toMatch(/\b1\b/);
    const said = sections.flatMap(({ table }) => cellsOf(table));
    expect(said).toHaveLength(report.rows.length);
    for (const words of [...said.flat(), rest]) expect(words).not.toMatch(/[a-z]+\.[a-z-]+\.|{{/);
  });

  it('says who should not see the whole, and what the other does not hold', () => {
    const whole = reportSaying('Friends');
    const shared = pageOf(language, reportToShare(whole), { extent: 'without-private' });
    expect(shared.warning).not.toBe(pageOf(language, whole).warning);
    const hidden = ['block', 'mute', 'domain-block', 'note', 'filter', 'rejects'];
    expect(shared.sections.filter(({ id }) => hidden.includes(id))).toEqual([]);
    expect(shared.sections).toHaveLength(pageOf(language, whole).sections.length - hidden.length);
  });

  it('takes no words of people for its own', () => {
    const words = '$t(app.continue) {{n}} <script>';
    const html = writeReportHtml(pageOf(language, reportSaying(words)));
    expect(html).not.toContain('<script>');
    expect(html).toContain('$t(app.continue) {{n}} &lt;script&gt;');
  });
});

it('keeps a note and the keywords of a filter whole', () => {
  const note = `${'word '.repeat(60)}end`;
  const { sections } = pageOf('en', reportSaying(note));
  const under = (id: string) =>
    sections.find((section) => section.id === id)?.table.lines[0]?.cells[0]?.under;
  expect(under('note')).toContain(note);
  expect(under('filter')).toContain(note);
});

it('names both accounts, or says that nobody signed in', () => {
  const { facts } = pageOf('en', reportSaying('x'));
  expect(facts.map(({ value }) => value)).toEqual([
    '@alice@old.example',
    'not signed in',
    expect.stringContaining('26 Nov 2026'),
    'Transhumance 0.1.0',
  ]);
});

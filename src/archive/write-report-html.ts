import { REPORT_STYLE } from './report-style.ts';

/** A report in words, for people to keep and to print. Nothing in it is HTML. */
export type ReportPage = {
  /** Of the words: a BCP 47 tag. */
  readonly language: string;
  readonly title: string;
  readonly lead: string;
  /** Which accounts, when, by what. */
  readonly facts: readonly ReportFact[];
  /** Who had better not see it. */
  readonly warning?: string | undefined;
  /** The figures; lines lead to the sections. */
  readonly summary: ReportTable;
  readonly sections: readonly ReportSection[];
  readonly end: string;
};

export type ReportFact = { readonly label: string; readonly value: string };

export type ReportSection = {
  readonly id: string;
  readonly heading: string;
  readonly table: ReportTable;
};

export type ReportTable = {
  readonly caption: string;
  readonly header: readonly string[];
  readonly lines: readonly ReportLine[];
};

export type ReportLine = {
  /** The first heads the line. */
  readonly cells: readonly ReportCell[];
  /** Id of the section that tells more. */
  readonly leadsTo?: string | undefined;
};

export type ReportCell = {
  readonly text: string;
  /** Smaller, below it. */
  readonly under?: string | undefined;
  /** Drawn as a sign before the text, which says the same. */
  readonly tone?: ReportTone | undefined;
};

export type ReportTone = 'done' | 'waiting' | 'alert' | 'quiet' | 'ahead';

/** Should a text ever get out of its cell: nothing runs here, and nothing is loaded. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * A page that stands alone: no script, nothing from elsewhere, light or dark as its reader is, made
 * to be printed too.
 */
export function writeReportHtml(page: ReportPage): string {
  const { language, title, lead, facts, warning, summary, sections, end } = page;
  return [
    '<!doctype html>',
    `<html lang="${escapeText(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeText(title)}</title>`,
    `<style>${REPORT_STYLE}</style>`,
    '</head>',
    '<body>',
    '<header>',
    `<h1>${escapeText(title)}</h1>`,
    `<p>${escapeText(lead)}</p>`,
    `<dl>${facts.map(writeFact).join('')}</dl>`,
    warning === undefined ? '' : `<p class="warning">${escapeText(warning)}</p>`,
    '</header>',
    '<main>',
    writeTable(summary),
    ...sections.map(writeSection),
    '</main>',
    `<footer><p>${escapeText(end)}</p></footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

const writeFact = ({ label, value }: ReportFact): string =>
  `<dt>${escapeText(label)}</dt><dd>${isolate(value)}</dd>`;

const writeSection = ({ id, heading, table }: ReportSection): string =>
  `<section>\n<h2 id="${escapeText(id)}">${escapeText(heading)}</h2>\n${writeTable(table)}\n</section>`;

function writeTable({ caption, header, lines }: ReportTable): string {
  const heads = header.map((words) => `<th scope="col">${escapeText(words)}</th>`).join('');
  return [
    '<table>',
    `<caption>${escapeText(caption)}</caption>`,
    `<thead><tr>${heads}</tr></thead>`,
    '<tbody>',
    ...lines.map(writeLine),
    '</tbody>',
    '</table>',
  ].join('\n');
}

function writeLine({ cells, leadsTo }: ReportLine): string {
  const written = cells.map((cell, index) => {
    const text = writeCell(cell);
    if (index > 0) return `<td>${text}</td>`;
    const linked = leadsTo === undefined ? text : `<a href="#${escapeText(leadsTo)}">${text}</a>`;
    return `<th scope="row">${linked}</th>`;
  });
  return `<tr>${written.join('')}</tr>`;
}

function writeCell({ text, under, tone }: ReportCell): string {
  const words = isolate(text);
  const marked = tone === undefined ? words : `<span class="tone-${tone}">${words}</span>`;
  return under === undefined || under === ''
    ? marked
    : `${marked}<div class="under">${isolate(under)}</div>`;
}

/** Whatever turns the direction of writing round does so inside of its own cell only. */
const isolate = (text: string): string => `<bdi>${escapeText(text)}</bdi>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** As text or inside of quotes. Controls have no place in HTML, not even as entities. */
function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '').replace(/(?![\t\n])\p{Cc}/gu, '');
}

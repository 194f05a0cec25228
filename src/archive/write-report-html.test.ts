import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPORT_STYLE } from './report-style.ts';
import { type ReportPage, type ReportTable, writeReportHtml } from './write-report-html.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</style><img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)',
  "' onmouseover='alert(1)",
  '&lt;script&gt;&#x3c;&amp;',
  '<!-- -->]]>',
  '\u202e\u2066txt.exe\u202d',
  '\u0000<\u0000script>',
  '</bdi></td></tr></table>',
  'javascript:alert(1)',
  '🐑 «\u00a0Amis\u00a0»\nsecond line',
];

const table = (text: () => string): ReportTable => ({
  caption: text(),
  header: [text(), text()],
  lines: [
    { cells: [{ text: text() }, { text: text(), under: text(), tone: 'alert' }] },
    { cells: [{ text: text(), under: text() }, { text: text() }], leadsTo: text() },
  ],
});

/** A page in every field of which the next text stands. */
function pageOf(text: () => string): ReportPage {
  return {
    language: text(),
    title: text(),
    lead: text(),
    facts: [
      { label: text(), value: text() },
      { label: text(), value: text() },
    ],
    warning: text(),
    summary: table(text),
    sections: [{ id: text(), heading: text(), table: table(text) }],
    end: text(),
  };
}

const FIELDS = 31;

function saying(texts: readonly string[]): string {
  let next = 0;
  const html = writeReportHtml(pageOf(() => texts[next++ % texts.length] ?? ''));
  expect(next).toBe(FIELDS);
  return html;
}

/** Every tag without the values of its attributes, and what stands between the tags. */
function takeApart(html: string) {
  const body = html.replace(REPORT_STYLE, '');
  return {
    tags: [...body.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""')),
    texts: body.split(/<[^>]*>/).filter((text) => text.trim() !== ''),
    values: [...body.matchAll(/ (?:lang|id|href)="([^"]*)"/g)].map(([, value]) => value ?? ''),
  };
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decoded = (text: string) => text.replace(/&([^;]*);/g, (all, name) => NAMED[name] ?? all);

const HARMLESS = takeApart(saying(['x']));

describe('the report as a page', () => {
  const anyText = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', ';', '/', '=', ' ', 'a') }),
  );

  it('lets no text out of its place, whatever it is', () =>
    fc.assert(
      fc.property(fc.array(anyText, { minLength: FIELDS, maxLength: FIELDS }), (texts) => {
        const marked = texts.map((text, index) => `${index}:${text}`);
        const { tags, texts: read, values } = takeApart(saying(marked));
        expect(tags).toEqual(HARMLESS.tags);
        const kept = marked.map((text) => text.replace(/(?![\t\n])\p{Cc}/gu, ''));
        const found = new Set(
          [...read, ...values].map((text) => decoded(text).replace(/^#(?=\d)/, '')),
        );
        expect([...found].sort()).toEqual(expect.arrayContaining([...new Set(kept)].sort()));
        expect([...read, ...values].join('')).not.toMatch(/[<>"']/);
      }),
    ));

  it.each(HOSTILE)('shows %j as it is written', (text) => {
    const html = saying([text]);
    expect(takeApart(html).tags).toEqual(HARMLESS.tags);
    expect(html.match(/<script|<img|onmouseover="|onerror=alert\(1\)>/g)).toBeNull();
  });

  it('keeps marks that turn writing round inside of their own cell', () => {
    const text = '\u202eevil';
    const { lines } = table(() => text);
    const summary = { ...table(() => 'x'), lines: lines.map(({ cells }) => ({ cells })) };
    const html = writeReportHtml({ ...pageOf(() => 'x'), summary });
    expect(html.split(text)).toHaveLength(7);
    expect(html.split(`<bdi>${text}</bdi>`)).toHaveLength(7);
  });

  it('runs nothing and fetches nothing', () => {
    const html = saying(['https://one.example/a.png']);
    expect(html).not.toMatch(/<(?:script|img|link|iframe|object|embed|form|base|svg)\b/i);
    expect(html).not.toMatch(/\b(?:src|srcset|action|data|style)=|@import|url\(/i);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, to]) => to);
    expect(links).toEqual(['#https://one.example/a.png', '#https://one.example/a.png']);
  });

  it('names its language, and heads its columns and lines', () => {
    const html = writeReportHtml({ ...pageOf(() => 'x'), language: 'fr' });
    expect(html).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(html.match(/<caption>/g)).toHaveLength(2);
    expect(html.match(/<th scope="col">/g)).toHaveLength(4);
    expect(html.match(/<th scope="row">/g)).toHaveLength(4);
  });

  it('says nothing where nothing is to be said', () => {
    const html = writeReportHtml({ ...pageOf(() => 'x'), warning: undefined, sections: [] });
    expect(html).not.toContain('class="warning"');
    expect(html).not.toContain('<section>');
  });
});

describe('its colours', () => {
  const tokensIn = (css: string) =>
    [...css.matchAll(/--([a-z]+): (#[0-9a-f]{3,6});/g)].map(
      ([, name, value]) => `${name} ${value}`,
    );

  it('are those of the page', async () => {
    const theme = await readFile(new URL('../ui/theme.css', import.meta.url), 'utf8');
    const [screen = ''] = REPORT_STYLE.split('@media print');
    const ours = tokensIn(screen);
    expect(ours).toHaveLength(18);
    expect(tokensIn(theme)).toEqual(expect.arrayContaining(ours));
  });
});

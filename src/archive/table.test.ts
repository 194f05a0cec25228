import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_LINE } from './decode.ts';
import { readFile } from './read-file.ts';
import { read } from './reading.scene.ts';
import { readTable } from './table.ts';

describe('readTable', () => {
  it('numbers rows by the line they begin on, through line breaks in cells', () => {
    expect(readTable('h\n\na@x.example,"en,\nfr"\nb@x.example\n', 99)).toEqual([
      { number: 1, cells: ['h'] },
      { number: 3, cells: ['a@x.example', 'en,\nfr'] },
      { number: 5, cells: ['b@x.example'] },
    ]);
  });

  it('lets an open quote spoil its own line alone', () => {
    const text = 'a@x.example,true\n"b@x.example,true\nc@x.example,true,"en, fr"\nd@x.example';
    expect(readTable(text, 99)).toEqual([
      { number: 1, cells: ['a@x.example', 'true'] },
      { number: 2, cells: ['b@x.example,true'] },
      { number: 3, cells: ['c@x.example', 'true', 'en, fr'] },
      { number: 4, cells: ['d@x.example'] },
    ]);
  });

  it('loses no line behind a quote that is closed before a space', () => {
    expect(readTable('"" \na', 9).map(({ cells }) => cells.join(''))).toContain('a');
  });

  it('keeps a row whose last quote was cut off with the file', () => {
    expect(readTable('a@x.example,true,false,"en, f', 99)).toEqual([
      { number: 1, cells: ['a@x.example', 'true', 'false', 'en, f'] },
    ]);
  });

  it.each([
    ['a;b, c;d\ne;f', ['a', 'b, c', 'd']],
    ['a\tb; c\td\ne\tf', ['a', 'b; c', 'd']],
    ['"a;b",c;d', ['a;b', 'c;d']],
    ['a', ['a']],
  ])('finds the delimiter of %j', (text, cells) => {
    expect(readTable(text, 99)[0]?.cells).toEqual(cells);
  });

  it('stops at the limit, and keeps no more cells of a line than a list has', () => {
    expect(readTable('a\nb\nc', 2)).toHaveLength(2);
    expect(readTable('a,'.repeat(1_000), 9)[0]?.cells.length).toBeLessThan(50);
  });
});

describe('whatever a file holds', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      ...['a@x.example', 'B@y.example', 'true', '', ' ', '=1+1', 'en, fr', 'é'],
      ...['x.example', 'https://x.example/1', 'javascript:x', '{', '#uri'],
    ),
    fc.string({ maxLength: 8 }).map((text) => text.replace(/[\r\n"]/g, '')),
  );
  const line = fc.array(cell, { maxLength: 5 });
  const write = (cells: readonly string[]) =>
    cells.map((text) => (text.includes(',') ? `"${text}"` : text)).join(',');

  it.each([
    ['Account address,Show boosts', 'z@z.example'],
    ['Account address,Hide notifications', 'z@z.example,true'],
    ['Account address', 'z@z.example'],
    ['List name,Account address', 'Friends,z@z.example'],
    ['#domain', 'z.example'],
    ['#uri', 'https://z.example/1'],
  ])('under %j every line with anything on it is a row or a reject, once', (header, first) =>
    fc.assert(
      fc.asyncProperty(fc.array(line), fc.constantFrom('\n', '\r\n', '\r'), async (lines, end) => {
        const result = await read([header, first, ...lines.map(write)].join(end));
        const filled = lines.flatMap((cells, index) =>
          cells.some((one) => one.trim() !== '') ? [index + 3] : [],
        );
        const numbers = result.ok
          ? [...result.finding.rows, ...result.finding.rejects].map((row) => row.line)
          : [];
        expect(numbers.sort((a, b) => a - b)).toEqual([2, ...filled]);
      }),
    ),
  );

  it('no quote makes a line disappear', () => {
    const quoted = fc.string({
      unit: fc.constantFrom('"', '"', ',', 'a', '@x.example', '\n', ' '),
      maxLength: 40,
    });
    fc.assert(
      fc.property(quoted, (text) => {
        const rows = readTable(text, 999);
        const covered = new Set<number>();
        for (const { number, cells } of rows) {
          const breaks = cells.join('').split('\n').length - 1;
          // Trimming may take breaks from the ends of a cell, never a line with anything on it.
          for (let at = number; at <= number + breaks; at += 1) {
            expect(covered.has(at)).toBe(false);
            covered.add(at);
          }
        }
        const letters = (some: string) => some.replace(/[^a@x.ample]/g, '');
        expect(letters(rows.map(({ cells }) => cells.join('')).join(''))).toBe(letters(text));
      }),
    );
  });

  it('never throws', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const result = await readFile({ name: 'x.csv', bytes: new Uint8Array(bytes) }, []);
        expect(typeof result.ok).toBe('boolean');
      }),
    ));

  it.each([
    ['one line of a megabyte', 'x'.repeat(1024 * 1024), 'line-too-long'],
    ['one of quotes', `a@x.example\n${'"'.repeat(MAX_LINE)}`, undefined],
    ['one of commas', `a@x.example\n${','.repeat(MAX_LINE - 1)}x`, undefined],
    ['an open quote on every line', '"x\n'.repeat(50_000).concat('a@x.example'), undefined],
  ])('is read or refused without delay: %s', async (_, text, code) => {
    const result = await read(text, 'following_accounts.csv');
    expect(result.ok ? undefined : result.problem.code).toBe(code);
  });
});

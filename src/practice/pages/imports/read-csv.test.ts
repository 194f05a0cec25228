import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeCsv } from '../csv-writer.ts';
import { MalformedCsv, readCsv } from './read-csv.ts';

test('what is written is read again, whatever is in the cells (mastodon.md §7.2)', () => {
  const cell = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
      (rows) => {
        expect(readCsv(writeCsv(rows))).toEqual(rows);
      },
    ),
  );
});

test('blank lines are skipped, CRLF and a missing last line end are fine', () => {
  expect(readCsv('a,b\r\n\r\n\nc,"d\n""e"""')).toEqual([
    ['a', 'b'],
    ['c', 'd\n"e"'],
  ]);
});

test('broken quotes are an error that says where (mastodon.md §8.3)', () => {
  for (const text of ['a"b\n', '"a\n', '"a"b\n']) expect(() => readCsv(text)).toThrow(MalformedCsv);
});

import Papa from 'papaparse';
import { parseAddress } from '../domain/address.ts';
import { guessDelimiter } from './delimiter.ts';

/** A row of a CSV file with anything on it. `number` is the line it begins on, from 1. */
export type Line = { readonly number: number; readonly cells: readonly string[] };

/** More than any list has; a line of 60,000 commas shall not cost 60,000 strings. */
const MAX_CELLS = 32;

/** Only the title of a list can have a line break (mastodon.md §7.3), and hardly one does. */
const MAX_BREAKS = 4;

/**
 * Splits text (lines ended by `\n`) into rows of trimmed cells, at most `limit` of them. Blank
 * lines are counted, not kept. Each row is parsed by itself, so an open quote spoils its own
 * line and never swallows the rest of the file.
 */
export function readTable(text: string, limit: number): readonly Line[] {
  const delimiter = guessDelimiter(text);
  // Without quotes a line is a row, whatever is on it: one call reads them all.
  if (!text.includes('"')) return readPlain(text, delimiter, limit);
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  const lines: Line[] = [];
  let number = 1;
  for (let start = 0; start < text.length && lines.length < limit; ) {
    const row = readRow(parser, text, start);
    addLine(lines, number, row.cells);
    number += row.height;
    start = row.end + 1;
  }
  return lines;
}

function readPlain(text: string, delimiter: string, limit: number): readonly Line[] {
  const lines: Line[] = [];
  const { data }: Papa.ParseResult<string[]> = Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    fastMode: true,
  });
  for (let index = 0; index < data.length && lines.length < limit; index += 1) {
    addLine(lines, index + 1, data[index] ?? []);
  }
  return lines;
}

function addLine(lines: Line[], number: number, raw: readonly string[]): void {
  const cells = raw.map((cell) => cell.trim());
  if (cells.some((cell) => cell !== '')) lines.push({ number, cells: cells.slice(0, MAX_CELLS) });
}

/** `height` in lines of the file; `end` is where the last of them ends. */
type Row = { readonly cells: readonly string[]; readonly height: number; readonly end: number };

function readRow(parser: Papa.Parser, text: string, start: number): Row {
  const ownEnd = endOfLine(text, start);
  const own = parseRow(parser, text.slice(start, ownEnd));
  let { whole, open } = own;
  let end = ownEnd;
  for (let height = 2; open && height <= MAX_BREAKS + 1 && end < text.length; height += 1) {
    // A line that begins with an address is a row of its own: the quote above was a slip.
    if (beginsWithAddress(text, end + 1)) break;
    end = endOfLine(text, end + 1);
    const longer = parseRow(parser, text.slice(start, end));
    ({ whole, open } = longer);
    if (whole) return { cells: longer.cells, height, end };
  }
  return { cells: own.cells, height: 1, end: ownEnd };
}

type ParsedRow = {
  readonly cells: readonly string[];
  /** Without a quoting error. */
  readonly whole: boolean;
  /** A quote was opened and not closed. */
  readonly open: boolean;
};

function parseRow(parser: Papa.Parser, text: string): ParsedRow {
  const { data, errors }: Papa.ParseResult<string[]> = parser.parse(text, 0, false);
  return {
    cells: data[0] ?? [],
    // Spaces behind a closing quote end the row for Papa, even where the text goes on.
    whole: errors.length === 0 && data.length < 2,
    open: errors.some(({ code }) => code === 'MissingQuotes'),
  };
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

function beginsWithAddress(text: string, start: number): boolean {
  const cell = /^\s*"?([^",;\t]*)/.exec(text.slice(start, endOfLine(text, start)));
  return parseAddress(cell?.[1] ?? '').ok;
}

import Papa from 'papaparse';
import { parseAddress, parseServer } from '../domain/address.ts';
import { columnsNamed } from './columns.ts';

/** A comma as Mastodon writes it, or what a spreadsheet of another country puts in its place. */
const DELIMITERS = [',', ';', '\t'] as const;

/** Enough to judge by. */
const SAMPLE_LINES = 20;
const SAMPLE_LENGTH = 16_384;

/**
 * The delimiter that lets most lines say something we know: one alone may as well be part of a
 * title or of a link. Where none does, the first in sight.
 */
export function guessDelimiter(text: string): string {
  const sample = text.slice(0, SAMPLE_LENGTH);
  let best: string | undefined;
  let most = 0;
  for (const delimiter of DELIMITERS) {
    // A single column has none, and is read with a comma.
    if (delimiter !== ',' && !sample.includes(delimiter)) continue;
    const telling = countTelling(sample, delimiter);
    if (telling <= most) continue;
    best = delimiter;
    most = telling;
  }
  return best ?? firstDelimiter(sample);
}

function countTelling(sample: string, delimiter: string): number {
  const { data }: Papa.ParseResult<string[]> = Papa.parse<string[]>(sample, {
    delimiter,
    newline: '\n',
    preview: SAMPLE_LINES,
  });
  return data.filter(isTelling).length;
}

function isTelling(cells: readonly string[]): boolean {
  const named = Object.keys(columnsNamed(cells.map((cell) => cell.trim()))).length > 0;
  return named || cells.some(isKnown);
}

function isKnown(cell: string): boolean {
  return parseAddress(cell).ok || parseServer(cell).ok || /^\s*https?:\/\//i.test(cell);
}

/** Those behind the first may be inside cells, as in `a@x;true;;en, fr`. */
function firstDelimiter(sample: string): string {
  let quoted = false;
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    // An open quote spoils its own line alone.
    else if (character === '\n') quoted = false;
    else if (!quoted && isDelimiter(character)) return character;
  }
  return ',';
}

const isDelimiter = (character: string) => DELIMITERS.some((one) => one === character);

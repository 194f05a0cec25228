import { type Address, formatAddress, parseAddress } from '../domain/address.ts';
import type { FileProblem, Finding, Reject, RejectReason } from '../domain/finding.ts';
import type { FollowOptions, FollowRow } from '../domain/row.ts';
import { readText } from './decode.ts';
import { type Columns, recognise } from './recognise.ts';
import { type Line, readTable } from './table.ts';

export type ReadResult =
  | { readonly ok: true; readonly finding: Finding }
  | { readonly ok: false; readonly problem: FileProblem };

/** Ten times what Mastodon itself imports (mastodon.md §8.1): the way by API has no such limit. */
export const MAX_ROWS = 200_000;

/** A file's name is shown, not used: the rest of a longer one says nothing more. */
const MAX_NAME = 200;
/** Characters kept of a cell that cannot be carried. */
const MAX_CELL = 500;

/**
 * Reads a list of follows as any version of Mastodon writes it (mastodon.md §7.3), with or
 * without header, or as a spreadsheet saved it again. `own` are the addresses that may not be
 * in it: both ends of the move. Every line that has anything on it ends in `rows` or in
 * `rejects`, once. Never rejects: a file that cannot be read is a problem too.
 */
export async function readFollowsFile(
  file: { readonly name: string; readonly bytes: Blob | Uint8Array<ArrayBuffer> },
  own: readonly Address[],
): Promise<ReadResult> {
  const blob = file.bytes instanceof Blob ? file.bytes : new Blob([file.bytes]);
  try {
    const decoded = await readText(blob);
    return decoded.ok ? readList(decoded.text, file.name, own) : decoded;
  } catch {
    return { ok: false, problem: { code: 'unreadable' } };
  }
}

function readList(text: string, name: string, own: readonly Address[]): ReadResult {
  // Two more than allowed: a header, and the one too many.
  const lines = readTable(text, MAX_ROWS + 2);
  const recognised = recognise(name, text, lines);
  if (recognised.type === 'problem') return { ok: false, problem: recognised.problem };
  const { certain, columns, header } = recognised;
  const body = header ? lines.slice(1) : lines;
  if (body.length > MAX_ROWS) {
    return { ok: false, problem: { code: 'too-many-rows', limit: MAX_ROWS } };
  }
  const { rows, rejects } = sortOut(body, columns, own);
  if (rows.length === 0 && !rejects.some(({ reason }) => reason === 'own-account')) {
    return { ok: false, problem: { code: 'no-addresses' } };
  }
  const finding = {
    kind: 'follows',
    name: name.slice(0, MAX_NAME),
    certain,
    rows,
    rejects,
  } as const;
  return { ok: true, finding };
}

function sortOut(
  lines: readonly Line[],
  columns: Columns,
  own: readonly Address[],
): { readonly rows: readonly FollowRow[]; readonly rejects: readonly Reject[] } {
  const seen = new Set<string>();
  const forbidden = new Set(own.map(formatAddress));
  const optionsOf = createOptionsReader(columns);
  const rows: FollowRow[] = [];
  const rejects: Reject[] = [];
  for (const line of lines) {
    const read = readRow(line, columns.address, seen, forbidden, optionsOf);
    if (typeof read !== 'string') rows.push(read);
    else rejects.push({ line: line.number, cells: line.cells.map(shorten), reason: read });
  }
  return { rows, rejects };
}

function shorten(cell: string): string {
  return cell.slice(0, MAX_CELL);
}

function readRow(
  { number, cells }: Line,
  column: number,
  seen: Set<string>,
  forbidden: ReadonlySet<string>,
  optionsOf: (cells: readonly string[]) => FollowOptions,
): FollowRow | RejectReason {
  const parsed = parseAddress(cells[column] ?? '');
  if (!parsed.ok) return parsed.problem;
  const address = formatAddress(parsed.value);
  if (forbidden.has(address)) return 'own-account';
  if (seen.has(address)) return 'duplicate';
  seen.add(address);
  return { line: number, address: parsed.value, options: optionsOf(cells) };
}

/** Thousands of rows have the same few options: they share one object each. */
function createOptionsReader(columns: Columns): (cells: readonly string[]) => FollowOptions {
  const { reblogs, notify, languages } = columns;
  const known = new Map<string, FollowOptions>();
  return (cells) => {
    const key = `${cells[reblogs]}\n${cells[notify]}\n${cells[languages]}`;
    let options = known.get(key);
    if (options === undefined) {
      options = readOptions(cells, columns);
      known.set(key, options);
    }
    return options;
  };
}

function readOptions(cells: readonly string[], columns: Columns): FollowOptions {
  const reblogs = readBoolean(cells[columns.reblogs]);
  const notify = readBoolean(cells[columns.notify]);
  const languages = readLanguages(cells[columns.languages]);
  return {
    ...(reblogs === undefined ? {} : { reblogs }),
    ...(notify === undefined ? {} : { notify }),
    ...(languages.length === 0 ? {} : { languages }),
  };
}

/**
 * What Rails casts to false; empty is the default and anything else is true (mastodon.md §8.2).
 * The last line is what Excel and LibreOffice write for it in French, German, Spanish or
 * Italian, and Dutch.
 */
const FALSE = new Set([...['false', 'f', '0', 'off'], ...['faux', 'falsch', 'falso', 'onwaar']]);

function readBoolean(cell: string | undefined): boolean | undefined {
  if (cell === undefined || cell === '') return undefined;
  return !FALSE.has(cell.toLowerCase());
}

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/;

/**
 * Codes joined by ", " (mastodon.md §7.3). What is none would make the server refuse the whole
 * follow (§5.1), so it is dropped and the row kept: the person is followed in the languages
 * left, or in all.
 */
function readLanguages(cell: string | undefined): string[] {
  const codes = (cell ?? '').split(/[\s,;]+/).filter((code) => LANGUAGE.test(code));
  return [...new Set(codes)];
}

import type { Address } from '../domain/address.ts';
import type { FileProblem, Finding } from '../domain/finding.ts';
import type { Columns, TableKind } from './columns.ts';
import { readText } from './decode.ts';
import { readBookmark } from './read-bookmarks.ts';
import { readDomainBlock } from './read-domain-blocks.ts';
import { isFiltersFile, readFilters } from './read-filters.ts';
import { isKitFile, readKit } from './read-kit.ts';
import { readListMember } from './read-lists.ts';
import { readBlock, readFollow, readMute } from './read-people.ts';
import { recognise } from './recognise.ts';
import { sortOut } from './sort-out.ts';
import { type Line, readTable } from './table.ts';

export type ReadResult =
  | { readonly ok: true; readonly finding: Finding }
  | { readonly ok: false; readonly problem: FileProblem };

/** Ten times what Mastodon itself imports (mastodon.md §8.1): the way by API has no such limit. */
export const MAX_ROWS = 200_000;

/** A file's name is shown, not used: the rest of a longer one says nothing more. */
const MAX_NAME = 200;

const fail = (problem: FileProblem) => ({ ok: false, problem }) as const;

/**
 * Reads any file of Mastodon's export page, as any version writes it (mastodon.md §7.3), with or
 * without header, or as a spreadsheet saved it again. `own` are the addresses of both ends of the
 * move. Every line that has anything on it ends in `rows` or in `rejects`, once. Never rejects: a
 * file that cannot be read is a problem too.
 */
export async function readFile(
  file: { readonly name: string; readonly bytes: Blob | Uint8Array<ArrayBuffer> },
  own: readonly Address[],
): Promise<ReadResult> {
  const blob = file.bytes instanceof Blob ? file.bytes : new Blob([file.bytes]);
  try {
    const decoded = await readText(blob);
    if (!decoded.ok) return decoded;
    if (isKitFile(decoded.text)) return readKitFile(decoded.text, file.name);
    const read = isFiltersFile(decoded.text) ? readFiltersFile : readTableFile;
    return read(decoded.text, file.name, own);
  } catch {
    return fail({ code: 'unreadable' });
  }
}

function readFiltersFile(text: string, name: string): ReadResult {
  const read = readFilters(text);
  if (!read.ok) return read;
  const { rows, rejects } = read;
  if (rows.length + rejects.length === 0) return fail({ code: 'empty' });
  return {
    ok: true,
    finding: { kind: 'filters', name: shorten(name), certain: true, rows, rejects },
  };
}

function readKitFile(text: string, name: string): ReadResult {
  const read = readKit(text);
  if (!read.ok) return read;
  const { rows, rejects } = read;
  return { ok: true, finding: { kind: 'kit', name: shorten(name), certain: true, rows, rejects } };
}

function readTableFile(text: string, name: string, own: readonly Address[]): ReadResult {
  // Two more than allowed: a header, and the one too many.
  const lines = readTable(text, MAX_ROWS + 2);
  const recognised = recognise(name, lines);
  if (recognised.type === 'problem') return fail(recognised.problem);
  const { kind, certain, columns, header } = recognised;
  const body = header ? lines.slice(1) : lines;
  if (body.length === 0) return fail({ code: 'empty' });
  if (body.length > MAX_ROWS) return fail({ code: 'too-many-rows', limit: MAX_ROWS });
  const finding = findingIn(kind, body, columns, own, { name: shorten(name), certain });
  return saysSomething(finding) ? { ok: true, finding } : fail({ code: 'no-addresses' });
}

function findingIn(
  kind: TableKind,
  lines: readonly Line[],
  columns: Columns,
  own: readonly Address[],
  about: Pick<Finding, 'name' | 'certain'>,
): Finding {
  switch (kind) {
    case 'follows':
      return { kind, ...about, ...sortOut(lines, readFollow(columns, own)) };
    case 'blocks':
      return { kind, ...about, ...sortOut(lines, readBlock(columns, own)) };
    case 'mutes':
      return { kind, ...about, ...sortOut(lines, readMute(columns, own)) };
    case 'domain-blocks':
      return { kind, ...about, ...sortOut(lines, readDomainBlock(columns)) };
    case 'lists':
      return { kind, ...about, ...sortOut(lines, readListMember(columns)) };
    case 'bookmarks':
      return { kind, ...about, ...sortOut(lines, readBookmark(columns)) };
  }
}

/** Any text is a table of a sort: without a row it is no list, unless it holds nobody but oneself. */
function saysSomething({ rows, rejects }: Finding): boolean {
  return rows.length > 0 || rejects.some(({ reason }) => reason === 'own-account');
}

function shorten(name: string): string {
  return name.slice(0, MAX_NAME);
}

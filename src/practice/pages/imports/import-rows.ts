import type { Here } from '../../network.ts';
import { isTrue } from '../../params.ts';
import { isSince } from '../../versions.ts';
import { readTypedHandle } from '../typed-handle.ts';
import { IMPORT_TYPES, type ImportType } from './import-type.ts';
import { readCsv } from './read-csv.ts';

/** One line of a file, with what the type knows of it (mastodon.md §8.2). */
export type ImportRow = {
  readonly acct?: string;
  readonly reblogs?: boolean;
  readonly notify?: boolean;
  readonly languages?: readonly string[];
  readonly notifications?: boolean;
  readonly domain?: string;
  readonly uri?: string;
  readonly list?: string;
  readonly filter?: ImportedFilter;
};

export type ImportedFilter = {
  readonly title: string;
  readonly context: readonly string[];
  readonly action: string;
  readonly expires_at: string | null;
  readonly keywords_attributes: readonly {
    readonly keyword: string;
    readonly whole_word: boolean;
  }[];
  readonly statuses: readonly string[];
};

/** First cells by which a header is known to be one, from 4.2 (mastodon.md §8.2). */
const KNOWN_FIRST = ['Account address', '#domain', '#uri', 'List name'];

export type Table = {
  readonly headers: readonly string[];
  readonly lines: readonly (readonly string[])[];
};

/** Splits a file in headers and lines; `undefined` when there is nothing in it. */
export function readTable(text: string, type: ImportType, version: string): Table | undefined {
  const lines = readCsv(text);
  const [first] = lines;
  if (first === undefined) return undefined;
  const defaults = IMPORT_TYPES[type].defaultColumns;
  // Up to 4.1 a header is whatever has a space in its first cell (mastodon.md §8.2).
  const hasHeader = isSince(version, 4, 2)
    ? KNOWN_FIRST.includes(first[0] ?? '')
    : (first[0] ?? '').includes(' ');
  return hasHeader ? { headers: first, lines: lines.slice(1) } : { headers: defaults, lines };
}

export function rowsOfTable(
  { headers, lines }: Table,
  type: ImportType,
  version: string,
): ImportRow[] {
  const known = IMPORT_TYPES[type].columns;
  return lines.map((line) => {
    const cells = new Map(
      headers.flatMap((name, index) => {
        const cell = line[index];
        return cell === undefined || !known.includes(name) ? [] : [[name, cell] as const];
      }),
    );
    return rowOf(cells, version);
  });
}

function rowOf(cells: ReadonlyMap<string, string>, version: string): ImportRow {
  const lowers = isSince(version, 4, 3);
  // Lower-cased first from 4.3; in 4.2 a title-case `False` counted as true (mastodon.md §8.2).
  const boolean = (name: string) => {
    const text = cells.get(name);
    if (text === undefined || text === '') return undefined;
    return lowers ? isTrue(text) : !['false', 'FALSE', 'f', 'F', '0', 'off', 'OFF'].includes(text);
  };
  const languages = cells
    .get('Languages')
    ?.split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
  const domain = cells.get('#domain')?.trim();
  const facts: { -readonly [name in keyof ImportRow]: ImportRow[name] | undefined } = {
    acct: cells.get('Account address')?.trim().replace(/^@/, ''),
    reblogs: boolean('Show boosts'),
    notify: boolean('Notify on new posts'),
    languages: languages === undefined || languages.length === 0 ? undefined : languages,
    notifications: boolean('Hide notifications'),
    domain: lowers ? domain?.toLowerCase() : domain,
    uri: cells.get('#uri')?.trim(),
    list: cells.get('List name')?.trim(),
  };
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as ImportRow;
}

/** Which type a file seems to be of, by its columns and its name (mastodon.md §8.2). */
export function guessType(headers: readonly string[], fileName: string): ImportType | undefined {
  const has = (...names: readonly string[]) => names.some((name) => headers.includes(name));
  const starts = (...names: readonly string[]) => names.some((name) => fileName.startsWith(name));
  if (has('Hide notifications') || starts('mutes', 'muted_accounts')) return 'muting';
  if (
    has('Show boosts', 'Notify on new posts', 'Languages') ||
    starts('follows', 'following_accounts')
  ) {
    return 'following';
  }
  if (starts('blocks', 'blocked_accounts')) return 'blocking';
  if (starts('domain_blocks', 'blocked_domains')) return 'domain_blocking';
  if (starts('bookmarks')) return 'bookmarks';
  return starts('lists') ? 'lists' : undefined;
}

/** Of rows of the same person the last one counts. */
export function rowsByKey(here: Here, { rows }: { readonly rows: Iterable<ImportRow> }) {
  return new Map([...rows].map((row) => [keyOfRow(here, row), row]));
}

/** What makes two rows the same: the person, the post or the server. */
function keyOfRow(here: Here, row: ImportRow): string {
  return row.acct === undefined
    ? (row.uri ?? row.domain ?? row.filter?.title ?? '')
    : readTypedHandle(here, row.acct);
}

import type { Kind } from '../domain/kind.ts';

/** Files that are tables: all but the filters. */
export type TableKind = Exclude<Kind, 'filters'>;

/** Mastodon's names of the columns (mastodon.md §8.2), in lower case. */
const HEADERS = {
  address: 'account address',
  reblogs: 'show boosts',
  notify: 'notify on new posts',
  languages: 'languages',
  notifications: 'hide notifications',
  server: '#domain',
  uri: '#uri',
  title: 'list name',
} as const;

export type Column = keyof typeof HEADERS;
const COLUMNS = Object.keys(HEADERS) as Column[];

/** Index of each column that is there. */
export type Columns = Readonly<Partial<Record<Column, number>>>;

/** As they come without a header: in the order of the exports (mastodon.md §7.3). */
const IN_ORDER: Readonly<Record<TableKind, readonly Column[]>> = {
  follows: ['address', 'reblogs', 'notify', 'languages'],
  blocks: ['address'],
  mutes: ['address', 'notifications'],
  'domain-blocks': ['server'],
  lists: ['title', 'address'],
  bookmarks: ['uri'],
};

/** The columns a first line names, in any order, if it names any that tells a file apart. */
export function columnsNamed(cells: readonly string[]): Columns {
  // Mastodon's import wants the names to the letter (§8.2); spreadsheets and people do not keep them.
  const names = cells.map((cell) => cell.toLowerCase().replace(/\s+/g, ' '));
  const found = COLUMNS.map((column) => [column, names.indexOf(HEADERS[column])] as const);
  return Object.fromEntries(found.filter(([, index]) => index !== -1));
}

export function columnsInOrder(kind: TableKind): Columns {
  return Object.fromEntries(IN_ORDER[kind].map((column, index) => [column, index]));
}

/** What a line says in a column; `undefined` where there is no such column, or no such cell. */
export function cellIn(
  cells: readonly string[],
  columns: Columns,
  column: Column,
): string | undefined {
  const index = columns[column];
  return index === undefined ? undefined : cells[index];
}

import { formatAddress } from '../domain/address.ts';
import { rowsAnImportTakes } from '../domain/import-file.ts';
import type { Kind } from '../domain/kind.ts';
import type { Task, TaskKind, TaskOf } from '../domain/task.ts';
import type { TableKind } from './columns.ts';
import { writeFilters } from './write-filters.ts';
import { writeTable } from './write-table.ts';

/** A file to be saved; `type` is its media type. */
export type WrittenFile = { readonly name: string; readonly type: string; readonly text: string };

/** Mastodon's own names, by whose beginning its import page knows what is in them (§7.1, §8.2). */
const NAMES: Readonly<Record<Kind, string>> = {
  follows: 'following_accounts',
  lists: 'lists',
  mutes: 'muted_accounts',
  blocks: 'blocked_accounts',
  'domain-blocks': 'blocked_domains',
  bookmarks: 'bookmarks',
  filters: 'custom_filters',
};

/**
 * Files of one kind for Mastodon's import page, and for this one: in its own names and formats
 * (mastodon.md §7.2, §7.3), in the order of the tasks, of which other kinds are left aside. One file,
 * or several with numbers where one would be refused (§8.1, §8.3); none if there is nothing to write.
 * A list with nobody on it cannot be written (§7.3).
 */
export function writeForImport(kind: Kind, tasks: readonly Task[]): readonly WrittenFile[] {
  const most = rowsAnImportTakes(kind);
  if (kind === 'filters') {
    return numbered(kind, writeFilters(tasks, most), 'json', 'application/json');
  }
  const rows = rowsOf(kind, tasks);
  const texts: string[] = [];
  for (let start = 0; start < rows.length; start += most) {
    texts.push(writeTable([...HEADERS[kind], ...rows.slice(start, start + most)]));
  }
  return numbered(kind, texts, 'csv', 'text/csv');
}

/**
 * A file of one kind as Mastodon's export page writes it (mastodon.md §7.2, §7.3), whole and to the
 * byte: for keeping, not for an import that would refuse a long one. `undefined`: nothing to write.
 */
export function writeAsExported(kind: Kind, tasks: readonly Task[]): WrittenFile | undefined {
  if (kind === 'filters') {
    const texts = writeFilters(tasks, Number.MAX_SAFE_INTEGER, { sameTitles: true });
    return numbered(kind, texts, 'json', 'application/json')[0];
  }
  const rows = rowsOf(kind, tasks);
  if (rows.length === 0) return undefined;
  const header = kind === 'lists' ? [] : HEADERS[kind];
  return numbered(kind, [writeTable([...header, ...rows])], 'csv', 'text/csv')[0];
}

function numbered(
  kind: Kind,
  texts: readonly string[],
  extension: string,
  type: string,
): readonly WrittenFile[] {
  return texts.map((text, index) => {
    const part = texts.length === 1 ? '' : `-${index + 1}`;
    return { name: `${NAMES[kind]}${part}.${extension}`, type, text };
  });
}

/**
 * A header where Mastodon's export has one (§7.1), and for lists: one called "#uri" would be taken
 * for a header where it comes first (§8.2), and a carriage return in the first title for what ends
 * lines [ruby csv: lib/csv/parser.rb]. Lists are imported since 4.2, which knows their header. Not
 * for servers and posts: up to 4.1 "#domain" and "#uri", having no space, would be rows.
 */
const HEADERS: Readonly<Record<TableKind, readonly (readonly string[])[]>> = {
  follows: [['Account address', 'Show boosts', 'Notify on new posts', 'Languages']],
  mutes: [['Account address', 'Hide notifications']],
  lists: [['List name', 'Account address']],
  blocks: [],
  'domain-blocks': [],
  bookmarks: [],
};

function rowsOf(kind: TableKind, tasks: readonly Task[]): readonly (readonly string[])[] {
  switch (kind) {
    case 'follows':
      return only(tasks, 'follow').map(({ address, options }) => [
        formatAddress(address),
        String(options.reblogs ?? true),
        String(options.notify ?? false),
        (options.languages ?? []).join(', '),
      ]);
    case 'mutes':
      return only(tasks, 'mute').map(({ address, notifications }) => [
        formatAddress(address),
        String(notifications),
      ]);
    case 'blocks':
      return only(tasks, 'block').map(({ address }) => [formatAddress(address)]);
    case 'domain-blocks':
      return only(tasks, 'domain-block').map(({ server }) => [server]);
    case 'lists':
      return only(tasks, 'list-member').map(({ title, address }) => [
        title,
        formatAddress(address),
      ]);
    case 'bookmarks':
      return only(tasks, 'bookmark').map(({ uri }) => [uri]);
  }
}

function only<K extends TaskKind>(tasks: readonly Task[], kind: K): readonly TaskOf<K>[] {
  return tasks.filter((task): task is TaskOf<K> => task.kind === kind);
}

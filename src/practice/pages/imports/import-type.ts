import { isSince } from '../../versions.ts';
import { IMPORT } from '../labels/import.ts';
import type { Wording } from '../labels/wording.ts';

/** What can be imported, as the form names it (mastodon.md §8.1). */
export type ImportType =
  | 'following'
  | 'bookmarks'
  | 'lists'
  | 'muting'
  | 'blocking'
  | 'domain_blocking'
  | 'custom_filters';

type Facts = {
  readonly label: Wording;
  /** 4.6.5 has none for filters (mastodon.md §8.1). */
  readonly confirmTitle: Wording | undefined;
  /** Columns the type knows, the required ones first (mastodon.md §8.2). */
  readonly columns: readonly string[];
  /** What a file without a known header is read as. */
  readonly defaultColumns: readonly string[];
  readonly failuresFile: string;
  readonly failuresHeader: boolean;
};

export const IMPORT_TYPES: Readonly<Record<ImportType, Facts>> = {
  following: {
    label: IMPORT.typeFollowing,
    confirmTitle: IMPORT.titleFollowing,
    columns: ['Account address', 'Show boosts', 'Notify on new posts', 'Languages'],
    defaultColumns: ['Account address'],
    failuresFile: 'following_accounts_failures.csv',
    failuresHeader: true,
  },
  bookmarks: {
    label: IMPORT.typeBookmarks,
    confirmTitle: IMPORT.titleBookmarks,
    columns: ['#uri'],
    defaultColumns: ['#uri'],
    failuresFile: 'bookmarks_failures.csv',
    failuresHeader: false,
  },
  lists: {
    label: IMPORT.typeLists,
    confirmTitle: IMPORT.titleLists,
    columns: ['List name', 'Account address'],
    defaultColumns: ['List name', 'Account address'],
    failuresFile: 'lists_failures.csv',
    failuresHeader: false,
  },
  muting: {
    label: IMPORT.typeMuting,
    confirmTitle: IMPORT.titleMuting,
    columns: ['Account address', 'Hide notifications'],
    defaultColumns: ['Account address'],
    failuresFile: 'muted_accounts_failures.csv',
    failuresHeader: true,
  },
  blocking: {
    label: IMPORT.typeBlocking,
    confirmTitle: IMPORT.titleBlocking,
    columns: ['Account address'],
    defaultColumns: ['Account address'],
    failuresFile: 'blocked_accounts_failures.csv',
    failuresHeader: false,
  },
  domain_blocking: {
    label: IMPORT.typeDomainBlocking,
    confirmTitle: IMPORT.titleDomainBlocking,
    columns: ['#domain'],
    defaultColumns: ['#domain'],
    failuresFile: 'blocked_domains_failures.csv',
    failuresHeader: false,
  },
  custom_filters: {
    label: IMPORT.typeCustomFilters,
    confirmTitle: undefined,
    columns: [],
    defaultColumns: [],
    failuresFile: 'custom_filters_failures.json',
    failuresHeader: false,
  },
};

/** The list of the form: flat up to 4.1, in two groups after (mastodon.md §8.1, §11). */
export function typeGroups(
  version: string,
): readonly (readonly [label: Wording | undefined, types: readonly ImportType[]])[] {
  if (!isSince(version, 4, 2)) {
    return [[undefined, ['following', 'blocking', 'muting', 'domain_blocking', 'bookmarks']]];
  }
  const filters: readonly ImportType[] = isSince(version, 4, 6) ? ['custom_filters'] : [];
  return [
    [IMPORT.constructive, ['following', 'bookmarks', 'lists']],
    [IMPORT.destructive, ['muting', 'blocking', 'domain_blocking', ...filters]],
  ];
}

export function readImportType(text: string | null, version: string): ImportType | undefined {
  return typeGroups(version)
    .flatMap(([, types]) => types)
    .find((type) => type === text);
}

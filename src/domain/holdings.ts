import { formatAddress } from './address.ts';
import {
  type FilterRow,
  type HashtagRow,
  type ListRow,
  type MuteRow,
  olderFirst,
  type PersonRow,
  READINGS,
  type Reading,
} from './reading.ts';
import type { ProfileFacts } from './relation.ts';
import { isReadWhole, type ReadPages, refusalIn, rowsOf } from './snapshot-progress.ts';

/** What the new account has, with the ids its server gave: to plan against, and to prove by. */
export type Holdings = {
  /** By address, as `user@server`; the values are ids of accounts. */
  readonly follows: ReadonlyMap<string, string>;
  readonly blocks: ReadonlyMap<string, string>;
  readonly mutes: ReadonlyMap<string, MuteRow>;
  readonly notes: ReadonlyMap<string, string>;
  readonly endorsements: ReadonlySet<string>;
  readonly domainBlocks: ReadonlySet<string>;
  /** Lower-case. */
  readonly followedHashtags: ReadonlySet<string>;
  readonly featuredHashtags: ReadonlySet<string>;
  readonly lists: readonly HeldList[];
  readonly filters: readonly HeldFilter[];
  /** Uris. */
  readonly bookmarks: ReadonlySet<string>;
  readonly favourites: ReadonlySet<string>;
  readonly profile: ProfileFacts | undefined;
  /** What was read to its end. Of anything else, not being here says nothing. */
  readonly whole: ReadonlySet<Reading>;
};

export type HeldList = ListRow & { readonly members: ReadonlySet<string> };
export type HeldFilter = Omit<FilterRow, 'posts'> & { readonly posts: ReadonlySet<string> };

export function holdingsIn(pages: ReadPages): Holdings {
  const people = [
    ...rowsOf(pages, 'following'),
    ...rowsOf(pages, 'blocks'),
    ...rowsOf(pages, 'mutes'),
  ];
  const addresses = new Map(people.map(({ id, address }) => [id, formatAddress(address)]));
  const ties = [...rowsOf(pages, 'following-ties'), ...rowsOf(pages, 'other-ties')];
  const uris = new Map(rowsOf(pages, 'filter-posts').map(({ id, uri }) => [id, uri]));
  return {
    follows: idsByAddress(rowsOf(pages, 'following')),
    blocks: idsByAddress(rowsOf(pages, 'blocks')),
    mutes: new Map(rowsOf(pages, 'mutes').map((row) => [formatAddress(row.address), row])),
    notes: new Map(
      ties.flatMap(({ id, note }) => {
        const address = addresses.get(id);
        return note === undefined || address === undefined ? [] : [[address, note] as const];
      }),
    ),
    endorsements: new Set(
      rowsOf(pages, 'endorsements').map(({ address }) => formatAddress(address)),
    ),
    domainBlocks: new Set(rowsOf(pages, 'domain-blocks').map(({ server }) => server)),
    followedHashtags: lowerCase(rowsOf(pages, 'followed-hashtags')),
    featuredHashtags: lowerCase(rowsOf(pages, 'featured-hashtags')),
    lists: listsIn(pages),
    filters: rowsOf(pages, 'filters').map((filter) => ({
      ...filter,
      posts: new Set(filter.posts.flatMap((id) => uris.get(id) ?? [])),
    })),
    bookmarks: new Set(rowsOf(pages, 'bookmarks').map(({ uri }) => uri)),
    favourites: new Set(rowsOf(pages, 'favourites').map(({ uri }) => uri)),
    profile: rowsOf(pages, 'profile')[0],
    whole: new Set(
      READINGS.filter(
        (reading) => isReadWhole(pages, reading) && refusalIn(pages, reading) === undefined,
      ),
    ),
  };
}

function listsIn(pages: ReadPages): readonly HeldList[] {
  const members = new Map<string, Set<string>>();
  for (const { list, address } of rowsOf(pages, 'list-members')) {
    const known = members.get(list) ?? new Set();
    members.set(list, known.add(formatAddress(address)));
  }
  return rowsOf(pages, 'lists')
    .toSorted(olderFirst)
    .map((list) => ({ ...list, members: members.get(list.id) ?? new Set() }));
}

const idsByAddress = (rows: readonly PersonRow[]) =>
  new Map(rows.map(({ address, id }) => [formatAddress(address), id]));

const lowerCase = (rows: readonly HashtagRow[]) =>
  new Set(rows.map(({ name }) => name.toLowerCase()));

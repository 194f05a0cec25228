import { type Address, formatAddress } from './address.ts';
import { olderFirst, type PersonRow, type TieRow } from './reading.ts';
import type { Follower, Note, Relation } from './relation.ts';
import { type ReadPages, rowsOf } from './snapshot-progress.ts';

/**
 * What the pages say together, each thing once: a list that changes while it is read can show
 * somebody on two pages. Works on half a reading as well.
 */
export function relationsIn(pages: ReadPages): readonly Relation[] {
  const ties = tiesIn(pages);
  const follows = once(rowsOf(pages, 'following'));
  const blocks = once(rowsOf(pages, 'blocks'));
  const mutes = once(rowsOf(pages, 'mutes'));
  return [
    ...rowsOf(pages, 'profile').map((facts) => ({ kind: 'profile' as const, ...facts })),
    ...follows.map(({ id, ...person }) => ({
      kind: 'follow' as const,
      ...person,
      options: ties.get(id)?.options ?? {},
    })),
    ...notesOf([...follows, ...blocks, ...mutes], ties),
    ...blocks.map(({ address }) => ({ kind: 'block' as const, address })),
    ...mutes.map(({ id, address, expiresAt }) => ({
      kind: 'mute' as const,
      address,
      notifications: ties.get(id)?.mutesNotifications ?? true,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    })),
    ...onceBy(rowsOf(pages, 'domain-blocks'), ({ server }) => server).map(({ server }) => ({
      kind: 'domain-block' as const,
      server,
    })),
    ...listsIn(pages),
    ...hashtagsIn(pages, 'followed-hashtags').map((name) => ({
      kind: 'followed-hashtag' as const,
      name,
    })),
    ...filtersIn(pages),
    ...hashtagsIn(pages, 'featured-hashtags').map((name) => ({
      kind: 'featured-hashtag' as const,
      name,
    })),
    ...once(rowsOf(pages, 'endorsements')).map(({ address }) => ({
      kind: 'endorsement' as const,
      address,
    })),
    ...urisIn(pages, 'bookmarks').map((uri) => ({ kind: 'bookmark' as const, uri })),
    ...urisIn(pages, 'favourites').map((uri) => ({ kind: 'favourite' as const, uri })),
  ];
}

export function followersIn(pages: ReadPages): readonly Follower[] {
  return once(rowsOf(pages, 'followers')).map(({ address }) => ({ kind: 'follower', address }));
}

function tiesIn(pages: ReadPages): ReadonlyMap<string, TieRow> {
  const ties = [...rowsOf(pages, 'following-ties'), ...rowsOf(pages, 'other-ties')];
  return new Map(ties.map((tie) => [tie.id, tie]));
}

function notesOf(people: readonly PersonRow[], ties: ReadonlyMap<string, TieRow>): readonly Note[] {
  return once(people).flatMap(({ id, address }) => {
    const text = ties.get(id)?.note;
    return text === undefined ? [] : [{ kind: 'note', address, text }];
  });
}

function listsIn(pages: ReadPages): readonly Relation[] {
  const members = new Map<string, Address[]>();
  for (const { list, address } of onceBy(rowsOf(pages, 'list-members'), memberKey)) {
    const known = members.get(list);
    if (known === undefined) members.set(list, [address]);
    else known.push(address);
  }
  return onceBy(rowsOf(pages, 'lists'), ({ id }) => id)
    .toSorted(olderFirst)
    .map(({ id, ...list }) => ({ kind: 'list', ...list, members: members.get(id) ?? [] }));
}

const memberKey = ({ list, address }: { readonly list: string; readonly address: Address }) =>
  `${list} ${formatAddress(address)}`;

function filtersIn(pages: ReadPages): readonly Relation[] {
  const uris = new Map(rowsOf(pages, 'filter-posts').map(({ id, uri }) => [id, uri]));
  return rowsOf(pages, 'filters')
    .toSorted(olderFirst)
    .map(({ id: _, ...filter }) => ({
      kind: 'filter',
      ...filter,
      posts: filter.posts.flatMap((post) => uris.get(post) ?? []),
    }));
}

/** Spellings that differ in case only are the same hashtag [mastodon: app/models/tag.rb]. */
function hashtagsIn(
  pages: ReadPages,
  reading: 'followed-hashtags' | 'featured-hashtags',
): readonly string[] {
  return onceBy(rowsOf(pages, reading), ({ name }) => name.toLowerCase()).map(({ name }) => name);
}

const urisIn = (pages: ReadPages, reading: 'bookmarks' | 'favourites'): readonly string[] => [
  ...new Set(rowsOf(pages, reading).map(({ uri }) => uri)),
];

const once = <Row extends { readonly address: Address }>(rows: readonly Row[]) =>
  onceBy(rows, ({ address }) => formatAddress(address));

/** The first of each, in their order. */
function onceBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = keyOf(row);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

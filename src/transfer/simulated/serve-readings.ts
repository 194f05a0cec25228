import type { Server } from '../../domain/address.ts';
import type { PersonRow, Reading, RowOf } from '../../domain/reading.ts';
import type { AccountReader } from '../../mastodon/account-reader.ts';
import type { Answer } from '../../mastodon/answer.ts';
import type { OwnPage } from '../../mastodon/own-page.ts';
import { isMuted } from './account.ts';
import type { AtOnce } from './at-once.ts';
import type { Desk } from './desk.ts';
import type { SimulatedPerson } from './people.ts';

/** Small, so that a list of a dozen has a second page. */
const PAGE = 12;

/** What the account holds, as it is read (mastodon.md §4.2, §4.3): newest first, page by page. */
export function serveReadings(desk: Desk): AtOnce<AccountReader> {
  const { account, now, signed, people, posts } = desk;

  type Told<R extends Reading> = Answer<OwnPage<RowOf[R]>>;

  function whole<R extends Reading>(rows: () => readonly RowOf[R][]): Told<R> {
    const limit = signed();
    return { value: { rows: rows(), unreadable: 0, next: undefined }, limit };
  }

  /** The cursor is how many are older: what comes in meanwhile shifts nothing. */
  function paged<R extends Reading>(
    all: () => readonly RowOf[R][],
    cursor: string | undefined,
  ): Told<R> {
    const limit = signed(cursor !== undefined);
    const rows = all();
    const end = cursor === undefined ? rows.length : Number(cursor);
    const start = Math.max(0, end - PAGE);
    const next = start === 0 ? undefined : `${start}`;
    return { value: { rows: rows.slice(start, end).reverse(), unreadable: 0, next }, limit };
  }

  /** Suspended people are left out of lists (mastodon.md §4.2), but for that of follows. */
  function peopleOf(ids: Iterable<string>, withSuspended = false): PersonRow[] {
    const rows: PersonRow[] = [];
    for (const id of ids) {
      const person = people.get(id);
      if (person === undefined || (person.fate === 'suspended' && !withSuspended)) continue;
      rows.push(rowOf(person));
    }
    return rows;
  }

  const following = () =>
    peopleOf(
      [...account.follows].filter(([, state]) => state === 'following').map(([id]) => id),
      true,
    );

  const muted = () =>
    peopleOf([...account.mutes.keys()].filter((id) => isMuted(account, id, now()))).map((row) => {
      const expiresAt = account.mutes.get(row.id)?.expiresAt;
      return expiresAt === undefined ? row : { ...row, expiresAt };
    });

  const ties = (ids: readonly string[]) =>
    whole<'following-ties'>(() =>
      ids.map((id) => {
        const note = account.notes.get(id);
        const options = account.options.get(id);
        return {
          id,
          ...(account.follows.has(id) && options !== undefined ? { options } : {}),
          ...(note === undefined ? {} : { note }),
          mutesNotifications: account.mutes.get(id)?.notifications ?? true,
        };
      }),
    );

  const marks = (ids: Iterable<string>) => [...ids].map((id) => ({ uri: uriOf(id) }));
  const uriOf = (id: string) => posts.get(id)?.uri ?? '';
  const hashtags = (held: ReadonlyMap<string, string>) =>
    [...held.values()].map((name) => ({ name }));

  return {
    profile: () => whole<'profile'>(() => [account.profile]),
    following: (cursor) => paged<'following'>(following, cursor),
    'following-ties': (_, ids) => ties(ids),
    blocks: (cursor) => paged<'blocks'>(() => peopleOf(account.blocks), cursor),
    mutes: (cursor) => paged<'mutes'>(muted, cursor),
    'other-ties': (_, ids) => ties(ids),
    'domain-blocks': (cursor) =>
      paged<'domain-blocks'>(
        () => [...account.domainBlocks].map((server) => ({ server: server as Server })),
        cursor,
      ),
    // In no order that is promised (domain/reading.ts).
    lists: () =>
      whole<'lists'>(() => account.lists.map(({ members: _, ...list }) => list).reverse()),
    'list-members': (_, [listId = '']) =>
      whole<'list-members'>(() => {
        const members = account.lists.find(({ id }) => id === listId)?.members ?? [];
        return peopleOf(members).map(({ address }) => ({ list: listId, address }));
      }),
    'followed-hashtags': (cursor) =>
      paged<'followed-hashtags'>(() => hashtags(account.followedHashtags), cursor),
    filters: () =>
      whole<'filters'>(() => account.filters.map((one) => ({ ...one, posts: [...one.posts] }))),
    'filter-posts': (_, ids) =>
      whole<'filter-posts'>(() => ids.map((id) => ({ id, uri: uriOf(id) }))),
    'featured-hashtags': () => whole<'featured-hashtags'>(() => hashtags(account.featuredHashtags)),
    endorsements: (cursor) => paged<'endorsements'>(() => peopleOf(account.endorsements), cursor),
    bookmarks: (cursor) => paged<'bookmarks'>(() => marks(account.bookmarks), cursor),
    favourites: (cursor) => paged<'favourites'>(() => marks(account.favourites), cursor),
    followers: () => whole<'followers'>(() => []),
  };
}

function rowOf({ id, address, movedTo, fate }: SimulatedPerson): PersonRow {
  return {
    id,
    address,
    ...(movedTo === undefined ? {} : { movedTo: movedTo.address }),
    ...(fate === 'suspended' ? { suspended: true } : {}),
  };
}

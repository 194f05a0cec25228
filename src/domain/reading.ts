import type { Address, Server } from './address.ts';
import type { FilterFacts, HeldKind, List, ProfileFacts } from './relation.ts';
import type { FollowOptions } from './row.ts';

/**
 * What the old account is asked for, one thing after another: who one is, whom one follows, what
 * protects, what is one's own; followers last, since that list is public and is there after the
 * Move too. A row is what one answer said of one thing; snapshot-relations.ts joins them.
 */
export const READINGS = [
  'profile',
  'following',
  'following-ties',
  'blocks',
  'mutes',
  'other-ties',
  'domain-blocks',
  'lists',
  'list-members',
  'followed-hashtags',
  'filters',
  'filter-posts',
  'featured-hashtags',
  'endorsements',
  'bookmarks',
  'favourites',
  'followers',
] as const;

export type Reading = (typeof READINGS)[number];

/** Somebody, by the id they have on the old server. */
export type PersonRow = {
  readonly id: string;
  readonly address: Address;
  readonly movedTo?: Address;
  readonly suspended?: true;
};

export type MuteRow = PersonRow & { readonly expiresAt?: number };

/** How the account stands with somebody (`Relationship`, mastodon.md §4.2). */
export type TieRow = {
  readonly id: string;
  /** Only of people who are followed, or asked to be. */
  readonly options?: FollowOptions;
  readonly note?: string;
  readonly mutesNotifications: boolean;
};

export type ListRow = { readonly id: string } & Pick<List, 'title' | 'repliesPolicy' | 'exclusive'>;

export type MemberRow = { readonly list: string; readonly address: Address };

/** `posts`: ids on the old server, whose uris are asked for apart. */
export type FilterRow = FilterFacts & { readonly id: string; readonly posts: readonly string[] };

/**
 * Servers list them in no order that they promise [mastodon: app/controllers/api/v1/lists_controller.rb,
 * api/v2/filters_controller.rb]. Their ids grow, as numbers or as ULIDs: two of one title are told
 * apart by which was made first, on both sides.
 */
export const olderFirst = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id.length - other.id.length || (one.id < other.id ? -1 : 1);

export type PostRow = { readonly id: string; readonly uri: string };
export type HashtagRow = { readonly name: string };
export type MarkRow = { readonly uri: string };

export type RowOf = {
  readonly profile: ProfileFacts;
  readonly following: PersonRow;
  readonly 'following-ties': TieRow;
  readonly blocks: PersonRow;
  readonly mutes: MuteRow;
  readonly 'other-ties': TieRow;
  readonly 'domain-blocks': { readonly server: Server };
  readonly lists: ListRow;
  readonly 'list-members': MemberRow;
  readonly 'followed-hashtags': HashtagRow;
  readonly filters: FilterRow;
  readonly 'filter-posts': PostRow;
  readonly 'featured-hashtags': HashtagRow;
  readonly endorsements: PersonRow;
  readonly bookmarks: MarkRow;
  readonly favourites: MarkRow;
  readonly followers: PersonRow;
};

/** Why a reading has no rows and will have none: nothing is wrong with the server. */
export type Refusal = 'not-offered' | 'not-allowed';

/** One answer of a reading. */
export type ReadPage<R extends Reading> = {
  readonly reading: R;
  /** From 0 in each reading. */
  readonly number: number;
  /** Where the reading stood; none at its beginning, and at the beginning of each set of ids. */
  readonly cursor?: string;
  /** Of readings by ids: those it was about. */
  readonly asked?: readonly string[];
  readonly rows: readonly RowOf[R][];
  /** How many more rows there were that could not be read. */
  readonly unreadable: number;
  /** Where the reading goes on; none at its end. */
  readonly next?: string;
  readonly refused?: Refusal;
};

/** A page of any reading. */
export type AnyReadPage = { [R in Reading]: ReadPage<R> }[Reading];

/** The readings that ask about ids which other readings found, and how many at once. */
export const BY_IDS: Partial<
  Record<Reading, { readonly of: readonly Reading[]; readonly atOnce: number }>
> = {
  // As many as an address line bears (mastodon.md §4.2, `relationships`).
  'following-ties': { of: ['following'], atOnce: 100 },
  'other-ties': { of: ['blocks', 'mutes'], atOnce: 100 },
  'list-members': { of: ['lists'], atOnce: 1 },
  'filter-posts': { of: ['filters'], atOnce: 20 },
};

/** Which readings a kind is made of. */
export const READINGS_OF: Record<HeldKind, readonly Reading[]> = {
  profile: ['profile'],
  follow: ['following', 'following-ties'],
  // Of people followed, blocked or muted: nobody lists notes, they are asked for by person.
  note: ['following-ties', 'other-ties'],
  block: ['blocks'],
  mute: ['mutes', 'other-ties'],
  'domain-block': ['domain-blocks'],
  list: ['lists', 'list-members'],
  'followed-hashtag': ['followed-hashtags'],
  filter: ['filters', 'filter-posts'],
  'featured-hashtag': ['featured-hashtags'],
  endorsement: ['endorsements'],
  bookmark: ['bookmarks'],
  favourite: ['favourites'],
  follower: ['followers'],
};

import type { Address, Server } from './address.ts';
import type { FollowOptions } from './row.ts';

/**
 * What an account holds and a move carries (product.md §3), in Mastodon's own words. Times are
 * epoch milliseconds; hashtags come without `#`; posts are named by their ActivityPub `uri`, which
 * is the same on every server (mastodon.md §6).
 */
export type Relation =
  | Follow
  | Block
  | Mute
  | DomainBlock
  | FollowedHashtag
  | List
  | Bookmark
  | Favourite
  | Filter
  | FeaturedHashtag
  | Note
  | Endorsement
  | Profile;

export type Follow = {
  readonly kind: 'follow';
  readonly address: Address;
  /** Empty where the server did not tell: its defaults then apply. */
  readonly options: FollowOptions;
  /** Where they moved; who follows the old address is refused (mastodon.md §5.1). */
  readonly movedTo?: Address;
  /** The old server has suspended them (mastodon.md §4.4). */
  readonly suspended?: true;
};

export type Block = { readonly kind: 'block'; readonly address: Address };

export type Mute = {
  readonly kind: 'mute';
  readonly address: Address;
  /** "Hide notifications": Mastodon's default, and what is said where the server did not tell. */
  readonly notifications: boolean;
  readonly expiresAt?: number;
};

export type DomainBlock = { readonly kind: 'domain-block'; readonly server: Server };
export type FollowedHashtag = { readonly kind: 'followed-hashtag'; readonly name: string };
export type FeaturedHashtag = { readonly kind: 'featured-hashtag'; readonly name: string };

export const REPLIES_POLICIES = ['list', 'followed', 'none'] as const;

export type List = {
  readonly kind: 'list';
  /** Two lists may have the same one (mastodon.md §5). */
  readonly title: string;
  readonly repliesPolicy: (typeof REPLIES_POLICIES)[number];
  readonly exclusive: boolean;
  readonly members: readonly Address[];
};

export type Bookmark = { readonly kind: 'bookmark'; readonly uri: string };
export type Favourite = { readonly kind: 'favourite'; readonly uri: string };

export const FILTER_CONTEXTS = ['home', 'notifications', 'public', 'thread', 'account'] as const;
/** "Blur" since 4.4 (mastodon.md §4.2). */
export const FILTER_ACTIONS = ['warn', 'hide', 'blur'] as const;

export type FilterKeyword = { readonly keyword: string; readonly wholeWord: boolean };

export type FilterFacts = {
  readonly title: string;
  readonly context: readonly (typeof FILTER_CONTEXTS)[number][];
  readonly action: (typeof FILTER_ACTIONS)[number];
  readonly expiresAt?: number;
  readonly keywords: readonly FilterKeyword[];
};

export type Filter = FilterFacts & {
  readonly kind: 'filter';
  /** Uris of single posts. */
  readonly posts: readonly string[];
};

export type Note = { readonly kind: 'note'; readonly address: Address; readonly text: string };
export type Endorsement = { readonly kind: 'endorsement'; readonly address: Address };

/** Absent: this version of the server does not tell, or nothing was ever chosen. */
export type ProfileFacts = {
  readonly displayName: string;
  /** The bio as it was written, not as it is shown. */
  readonly note: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** Addresses of the pictures; a page can show them and not read them (mastodon.md §1.2). */
  readonly avatar?: string;
  readonly header?: string;
  readonly locked: boolean;
  readonly bot: boolean;
  readonly discoverable?: boolean;
  readonly indexable?: boolean;
  readonly hideCollections?: boolean;
  /** Posting defaults: all that an API can write of the preferences (mastodon.md §5.3). */
  readonly privacy?: string;
  readonly sensitive?: boolean;
  readonly language?: string;
  readonly quotePolicy?: string;
};

export type Profile = ProfileFacts & { readonly kind: 'profile' };

export type RelationKind = Relation['kind'];

/** Follows nobody carries: the Move brings them (product.md §3). Read so that they can be named. */
export type Follower = { readonly kind: 'follower'; readonly address: Address };

/** Everything the snapshot counts, in the order a person is told of it. */
export const HELD_KINDS = [
  'profile',
  'follow',
  'note',
  'block',
  'mute',
  'domain-block',
  'list',
  'followed-hashtag',
  'filter',
  'featured-hashtag',
  'endorsement',
  'bookmark',
  'favourite',
  'follower',
] as const satisfies readonly (RelationKind | 'follower')[];

export type HeldKind = (typeof HELD_KINDS)[number];

/** All that is carried, in the same order. */
export const RELATION_KINDS: readonly RelationKind[] = HELD_KINDS.filter(
  (kind) => kind !== 'follower',
);

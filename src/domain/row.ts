import type { Address, Server } from './address.ts';
import type { WholeKind } from './kind.ts';
import type { Filter, Mute, Relation } from './relation.ts';

/**
 * One line of `following_accounts.csv` (mastodon.md §7.3). An option is absent where the file
 * has no such column or an empty cell; the server's default then applies (§8.2).
 */
export type FollowRow = {
  /** 1-based line of the file on which the row begins. */
  readonly line: number;
  readonly address: Address;
  readonly options: FollowOptions;
};

/** The options of `POST /api/v1/accounts/:id/follow` (mastodon.md §5). */
export type FollowOptions = {
  /** "Show boosts": boosts appear in the home timeline. Default: yes. */
  readonly reblogs?: boolean;
  /** "Notify on new posts". Default: no. */
  readonly notify?: boolean;
  /** ISO codes; only posts in these languages are shown. Absent: all languages. */
  readonly languages?: readonly string[];
};

/** What kits and archives tell: `line` counts what is in them from 1. */
export type RelationRow = { readonly line: number; readonly relation: Relation };

/** What one line of each file says (mastodon.md §7.3). */
export type RowOfFile = Readonly<Record<WholeKind, RelationRow>> & {
  readonly follows: FollowRow;
  readonly blocks: { readonly line: number; readonly address: Address };
  readonly mutes: { readonly line: number } & Pick<Mute, 'address' | 'notifications'>;
  readonly 'domain-blocks': { readonly line: number; readonly server: Server };
  /** Empty lists are in no file (§7.3). */
  readonly lists: { readonly line: number; readonly title: string; readonly address: Address };
  readonly bookmarks: { readonly line: number; readonly uri: string };
  /** The one that is no table: `line` counts filters from 1. */
  readonly filters: { readonly line: number } & Omit<Filter, 'kind'>;
};

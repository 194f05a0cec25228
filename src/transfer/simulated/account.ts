import type { FilterFacts, ProfileFacts } from '../../domain/relation.ts';
import type { FollowOptions } from '../../domain/row.ts';
import type { NewList } from '../../mastodon/new-account.ts';

export type SimulatedList = NewList & { readonly id: string; readonly members: Set<string> };
export type SimulatedFilter = FilterFacts & { readonly id: string; readonly posts: string[] };
export type SimulatedMute = {
  readonly notifications: boolean;
  /** By the true clock. */
  readonly expiresAt: number | undefined;
};

/** What the new account has, by the ids of its server. */
export type SimulatedAccount = {
  readonly follows: Map<string, 'following' | 'requested'>;
  readonly options: Map<string, FollowOptions>;
  readonly blocks: Set<string>;
  readonly mutes: Map<string, SimulatedMute>;
  readonly notes: Map<string, string>;
  readonly endorsements: Set<string>;
  readonly domainBlocks: Set<string>;
  /** As they were written, by their lower case. */
  readonly followedHashtags: Map<string, string>;
  readonly featuredHashtags: Map<string, string>;
  readonly lists: SimulatedList[];
  readonly filters: SimulatedFilter[];
  readonly bookmarks: Set<string>;
  readonly favourites: Set<string>;
  profile: ProfileFacts;
};

export function createSimulatedAccount(): SimulatedAccount {
  return {
    follows: new Map(),
    options: new Map(),
    blocks: new Set(),
    mutes: new Map(),
    notes: new Map(),
    endorsements: new Set(),
    domainBlocks: new Set(),
    followedHashtags: new Map(),
    featuredHashtags: new Map(),
    lists: [],
    filters: [],
    bookmarks: new Set(),
    favourites: new Set(),
    profile: { displayName: '', note: '', fields: [], locked: false, bot: false },
  };
}

/** The end of a mute is looked at when somebody looks. */
export function isMuted(account: SimulatedAccount, id: string, now: number): boolean {
  const mute = account.mutes.get(id);
  return mute !== undefined && (mute.expiresAt === undefined || mute.expiresAt > now);
}

/** What hangs on a follow goes with it. */
export function unfollow(account: SimulatedAccount, id: string): void {
  account.follows.delete(id);
  account.options.delete(id);
  account.endorsements.delete(id);
  for (const { members } of account.lists) members.delete(id);
}

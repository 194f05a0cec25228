import type { Server } from '../domain/address.ts';
import type { Reading, RowOf } from '../domain/reading.ts';
import type { Answer } from './answer.ts';
import type { Client } from './client.ts';
import { ownDomainBlocks } from './own-domain-blocks.ts';
import { ownFilters } from './own-filters.ts';
import { ownFeaturedHashtags, ownFollowedHashtags } from './own-hashtags.ts';
import { ownLists } from './own-lists.ts';
import type { OwnPage } from './own-page.ts';
import {
  ownBlocks,
  ownEndorsements,
  ownFollowers,
  ownFollowing,
  ownListMembers,
  ownMutes,
} from './own-people.ts';
import { createPostReader, ownBookmarks, ownFavourites } from './own-posts.ts';
import { ownProfile } from './own-profile.ts';
import { ownTies } from './own-ties.ts';

/**
 * Everything an account holds, by the name of its reading. Each call is one request; `ids` are for
 * the readings that ask about some. Every call may throw a `MastodonError` (own-refusal.ts).
 */
export type AccountReader = {
  readonly [R in Reading]: (
    cursor: string | undefined,
    ids: readonly string[],
  ) => Promise<Answer<OwnPage<RowOf[R]>>>;
};

/** @param accountId of the account the client's token is of (`local`: the domain of its handle). */
export function createAccountReader(
  client: Client,
  local: Server,
  accountId: string,
): AccountReader {
  return {
    profile: () => ownProfile(client),
    following: (cursor) => ownFollowing(client, local, accountId, cursor),
    'following-ties': (_, ids) => ownTies(client, ids),
    blocks: (cursor) => ownBlocks(client, local, cursor),
    mutes: (cursor) => ownMutes(client, local, cursor),
    'other-ties': (_, ids) => ownTies(client, ids),
    'domain-blocks': (cursor) => ownDomainBlocks(client, cursor),
    lists: () => ownLists(client),
    'list-members': (cursor, [list = '']) => ownListMembers(client, local, list, cursor),
    'followed-hashtags': (cursor) => ownFollowedHashtags(client, cursor),
    filters: (cursor) => ownFilters(client, cursor),
    'filter-posts': createPostReader(client),
    'featured-hashtags': () => ownFeaturedHashtags(client),
    endorsements: (cursor) => ownEndorsements(client, local, cursor),
    bookmarks: (cursor) => ownBookmarks(client, cursor),
    favourites: (cursor) => ownFavourites(client, cursor),
    followers: (cursor) => ownFollowers(client, local, accountId, cursor),
  };
}

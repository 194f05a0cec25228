import * as v from 'valibot';
import type { HashtagRow } from '../domain/reading.ts';
import type { Answer } from './answer.ts';
import type { Client, Raw } from './client.ts';
import { type OwnPage, pageOf, pageParams, reader, wholeOf } from './own-page.ts';
import { whole } from './own-values.ts';

const readHashtag = reader(
  v.object({
    name: v.pipe(
      whole(500),
      v.transform((name) => name.replace(/^#/, '')),
      v.regex(/^[^\s#/?]+$/u),
    ),
  }),
);

/**
 * Hashtags followed, since 4.0. 4.0 itself tells of no next page (mastodon.md §4.2): of more than
 * the 200 that one page holds, those beyond stay unread there. Scope `read:follows`.
 */
export async function ownFollowedHashtags(
  client: Client,
  cursor: string | undefined,
): Promise<Answer<OwnPage<HashtagRow>>> {
  const raw: Raw = await client.rest.v1.followedTags.list.$raw(pageParams(200, cursor));
  return pageOf(client, raw, cursor, readHashtag);
}

/** Hashtags shown on one's profile, all of them. Scope `read:accounts`. */
export async function ownFeaturedHashtags(client: Client): Promise<Answer<OwnPage<HashtagRow>>> {
  const raw: Raw = await client.rest.v1.featuredTags.list.$raw();
  return wholeOf(client, raw, readHashtag);
}

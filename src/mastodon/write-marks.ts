import * as v from 'valibot';
import { type Answer, answer, parse } from './answer.ts';
import type { Client, Raw } from './client.ts';
import { MastodonError } from './errors.ts';
import { ownId } from './own-values.ts';
import { checkId } from './people.ts';
import { IN_ENGLISH } from './reason-of.ts';

/** What is done to posts and hashtags (mastodon.md §5); again is harmless but where it is said. */

const postSchema = v.object({ id: ownId });
const hashtagSchema = v.object({ name: v.string() });

/** Scope `write:bookmarks`. */
export async function bookmark(client: Client, postId: string): Promise<Answer<void>> {
  const raw: Raw = await postOf(client, postId).bookmark.$raw();
  return marked(client, raw, postSchema);
}

/** Tells the author, on whatever server (mastodon.md §5). Scope `write:favourites`. */
export async function favourite(client: Client, postId: string): Promise<Answer<void>> {
  const raw: Raw = await postOf(client, postId).favourite.$raw();
  return marked(client, raw, postSchema);
}

const postOf = (client: Client, postId: string) =>
  client.rest.v1.statuses.$select(checkId(client, postId));

/** Counts in the 400 of a day. Not again on 4.0: `already-there`. Scope `write:follows`. */
export async function followHashtag(client: Client, name: string): Promise<Answer<void>> {
  const path = `/api/v1/tags/${segmentOf(client, name)}/follow` as const;
  const raw = await client.send('POST', path, IN_ENGLISH);
  return marked(client, raw, hashtagSchema);
}

/**
 * Shows a hashtag on one's profile, at most ten. Again in another spelling, and on some 4.3 in the
 * same (seen on 4.3.23): `already-there`. Scope `write:accounts`.
 */
export async function featureHashtag(client: Client, name: string): Promise<Answer<void>> {
  const params = { name, ...IN_ENGLISH };
  const raw: Raw = await client.rest.v1.featuredTags.create.$raw(params);
  return marked(client, raw, hashtagSchema);
}

/**
 * A name as one piece of a path. Dots alone would name another path, however they are written (URL
 * §4.1, "double-dot URL path segment"); half a character cannot be written there. No hashtag anywhere.
 */
function segmentOf(client: Client, name: string): string {
  if (/^\.*$|\p{Surrogate}/u.test(name))
    throw new MastodonError('invalid', { server: client.server });
  return encodeURIComponent(name);
}

/** An answer that is not of what was marked is none: a page of whatever stands in front, say. */
function marked(client: Client, raw: Raw, schema: v.GenericSchema): Answer<void> {
  parse(client, schema, raw.data);
  return answer(raw, undefined);
}

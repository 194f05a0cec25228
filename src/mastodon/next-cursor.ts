import type { Client } from './client.ts';
import { MastodonError } from './errors.ts';
import { readNextLink } from './link.ts';
import { originOf } from './origin.ts';
import { PLAIN_ID } from './people.ts';

/**
 * The cursor of `rel="next"` of an answer; whatever else the link says, the client's own server is
 * asked (mastodon.md §4.3).
 *
 * @throws {MastodonError} `garbled` for a list that turns back: it would never end.
 */
export function nextCursor(
  client: Client,
  headers: Headers,
  current: string | undefined,
): string | undefined {
  const link = readNextLink(headers.get('link'), originOf(client.server));
  const next = link?.searchParams.get('max_id') ?? undefined;
  if (next === undefined || next === current || !PLAIN_ID.test(next)) return undefined;
  // Row ids go down, newest first (mastodon.md §4.3).
  if (current !== undefined && !isOlder(next, current)) {
    throw new MastodonError('garbled', { server: client.server });
  }
  return next;
}

/** Numbers, and GoToSocial's ULIDs: of one length they sort as text. */
function isOlder(one: string, other: string): boolean {
  return one.length === other.length ? one < other : one.length < other.length;
}

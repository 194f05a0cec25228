import * as v from 'valibot';
import type { MarkRow, PostRow } from '../domain/reading.ts';
import { type Answer, answer } from './answer.ts';
import type { Client, Raw } from './client.ts';
import {
  isNotThere,
  type OwnPage,
  ownCursor,
  pageOf,
  pageParams,
  reader,
  wholeOf,
} from './own-page.ts';
import { ownId } from './own-values.ts';
import { checkId } from './people.ts';
import { webAddress } from './web-address.ts';

/** 20 unless asked, 40 at most (mastodon.md §4.2). */
const POSTS = 40;

const readMark = reader(v.object({ uri: webAddress }));
const readPost = reader(v.object({ id: ownId, uri: webAddress }));

/** Scope `read:bookmarks`. */
export async function ownBookmarks(
  client: Client,
  cursor: string | undefined,
): Promise<Answer<OwnPage<MarkRow>>> {
  const raw: Raw = await client.rest.v1.bookmarks.list.$raw(pageParams(POSTS, cursor));
  return pageOf(client, raw, cursor, readMark);
}

/** Scope `read:favourites`. */
export async function ownFavourites(
  client: Client,
  cursor: string | undefined,
): Promise<Answer<OwnPage<MarkRow>>> {
  const raw: Raw = await client.rest.v1.favourites.list.$raw(pageParams(POSTS, cursor));
  return pageOf(client, raw, cursor, readMark);
}

/**
 * What posts are called everywhere: at most 20 at once, since 4.3; before that one by one
 * (mastodon.md §4.2). Those that are gone count as unreadable. Scope `read:statuses`.
 */
export function createPostReader(client: Client) {
  let oneByOne = false;
  return async (
    cursor: string | undefined,
    ids: readonly string[],
  ): Promise<Answer<OwnPage<PostRow>>> => {
    if (cursor !== undefined || oneByOne) return readOne(client, ids, placeOf(cursor));
    try {
      const id = ids.map((one) => checkId(client, one));
      const raw: Raw = await client.rest.v1.statuses.fetch.$raw({ id });
      const { value, limit } = wholeOf(client, raw, readPost);
      return {
        value: { ...value, unreadable: Math.max(0, ids.length - value.rows.length) },
        limit,
      };
    } catch (error) {
      if (!isNotThere(error)) throw error;
      oneByOne = true;
      return { value: { rows: [], unreadable: 0, next: ownCursor(0) }, limit: error.limit };
    }
  };
}

const placeOf = (cursor: string | undefined) => Number.parseInt(cursor?.slice(1) ?? '', 10) || 0;

async function readOne(
  client: Client,
  ids: readonly string[],
  place: number,
): Promise<Answer<OwnPage<PostRow>>> {
  const next = place + 1 < ids.length ? ownCursor(place + 1) : undefined;
  try {
    const id = checkId(client, ids[place] ?? '');
    const raw: Raw = await client.rest.v1.statuses.$select(id).fetch.$raw();
    const post = readPost(raw.data);
    const rows = post === undefined ? [] : [post];
    return answer(raw, { rows, unreadable: 1 - rows.length, next });
  } catch (error) {
    if (!isNotThere(error)) throw error;
    return { value: { rows: [], unreadable: 1, next }, limit: error.limit };
  }
}

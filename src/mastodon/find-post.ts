import * as v from 'valibot';
import { type Answer, parse } from './answer.ts';
import type { Client } from './client.ts';
import { ownId } from './own-values.ts';
import { seek } from './seek.ts';

const searchSchema = v.object({ statuses: v.array(v.unknown()) });
const postSchema = v.object({ id: ownId, uri: v.string() });

/**
 * The id of a post by its ActivityPub id, which is what the API, the files and the archive all name
 * posts by (mastodon.md §6, §7.3, §9). Deleted, or not for this account to see: `undefined`. Only the
 * very uri counts, letter by letter as ActivityPub ids are compared. Never the `url`: that is what a
 * post says of itself, and a bookmark would be of whatever says so.
 */
export function findPost(client: Client, uri: string): Promise<Answer<string | undefined>> {
  return seek(client, { q: uri, type: 'statuses' }, (data) => {
    const { statuses } = parse(client, searchSchema, data);
    const posts = statuses.flatMap((status) => {
      const parsed = v.safeParse(postSchema, status);
      return parsed.success ? [parsed.output] : [];
    });
    return posts.find((post) => post.uri === uri)?.id;
  });
}

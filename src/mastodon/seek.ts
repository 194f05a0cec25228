import { type Answer, answer } from './answer.ts';
import type { Client, Raw } from './client.ts';

/**
 * Makes the server find one thing, over the network when it must (mastodon.md §6): an account by its
 * handle, a post by its uri. `pick` says which of what came was meant. Scope `read:search`.
 *
 * @throws {MastodonError} `remote-silent`: this server is well, and the one it asked does not answer
 */
export async function seek<Found>(
  client: Client,
  what: { readonly q: string; readonly type: 'accounts' | 'statuses' },
  pick: (data: unknown) => Found | undefined,
): Promise<Answer<Found | undefined>> {
  const raw: Raw = await client.rest.v2.search.list.$raw({ ...what, resolve: true, limit: 1 });
  return answer(raw, pick(raw.data));
}

import * as v from 'valibot';
import type { ListRow } from '../domain/reading.ts';
import { REPLIES_POLICIES } from '../domain/relation.ts';
import type { Answer } from './answer.ts';
import type { Client, Raw } from './client.ts';
import { type OwnPage, reader, wholeOf } from './own-page.ts';
import { ownId, whole } from './own-values.ts';

const readList = reader(
  v.object({
    id: ownId,
    title: v.pipe(whole(5_000), v.minLength(1)),
    // The default, of servers older than the setting.
    repliesPolicy: v.fallback(v.picklist(REPLIES_POLICIES), 'list'),
    /** Since 4.2 (mastodon.md §4.2). */
    exclusive: v.fallback(v.boolean(), false),
  }),
);

/** All lists, without their members. Scope `read:lists`. */
export async function ownLists(client: Client): Promise<Answer<OwnPage<ListRow>>> {
  const raw: Raw = await client.rest.v1.lists.list.$raw();
  return wholeOf(client, raw, readList);
}

import * as v from 'valibot';
import type { TieRow } from '../domain/reading.ts';
import type { Answer } from './answer.ts';
import type { Client, Raw } from './client.ts';
import { type OwnPage, reader, wholeOf } from './own-page.ts';
import { orNothing, ownId, whole } from './own-values.ts';
import { checkId } from './people.ts';

const flag = v.fallback(v.boolean(), false);

const tieSchema = v.pipe(
  v.object({
    id: ownId,
    following: flag,
    requested: flag,
    showingReblogs: v.fallback(v.boolean(), true),
    notifying: flag,
    /** Null: all languages. Since 4.0; GoToSocial has none. */
    languages: orNothing(v.pipe(v.array(whole(40)), v.maxLength(500))),
    // At most 2,000 on Mastodon (mastodon.md §5). A note that cannot be read makes the row unreadable.
    note: v.nullish(whole(50_000)),
    mutingNotifications: v.fallback(v.boolean(), true),
  }),
  v.transform((tie): TieRow => {
    const { id, following, requested, showingReblogs, notifying, languages, note } = tie;
    const chosen = languages === undefined || languages.length === 0 ? {} : { languages };
    const options = { reblogs: showingReblogs, notify: notifying, ...chosen };
    return {
      id,
      ...(following || requested ? { options } : {}),
      ...(note ? { note } : {}),
      mutesNotifications: tie.mutingNotifications,
    };
  }),
);

const readTie = reader(tieSchema);

/**
 * How the account stands with at most 100 others: options of a follow, private note, whether a mute
 * hides notifications (mastodon.md §4.2). In any order; suspended people are there from 4.3, before
 * that left out. Scope `read:follows`.
 */
export async function ownTies(
  client: Client,
  ids: readonly string[],
): Promise<Answer<OwnPage<TieRow>>> {
  const id = ids.map((one) => checkId(client, one));
  const params = { id, withSuspended: true };
  const raw: Raw = await client.rest.v1.accounts.relationships.fetch.$raw(params);
  return wholeOf(client, raw, readTie);
}

import * as v from 'valibot';
import type { FilterRow } from '../domain/reading.ts';
import { FILTER_ACTIONS, FILTER_CONTEXTS } from '../domain/relation.ts';
import type { Answer } from './answer.ts';
import type { Client, Raw } from './client.ts';
import { isNotThere, type OwnPage, ownCursor, reader, wholeOf } from './own-page.ts';
import { orNothing, ownId, time, whole } from './own-values.ts';

/** Places to filter in; one that is newer than this page is left out, the others stay. */
const contexts = v.pipe(
  v.array(v.unknown()),
  v.transform((given) => FILTER_CONTEXTS.filter((context) => given.includes(context))),
  v.minLength(1),
);

/** A time that cannot be read must not make a filter that ends one that does not. */
const expiry = v.nullish(time);

const keyword = v.object({
  // At most 512 on Mastodon (mastodon.md §5).
  keyword: v.pipe(whole(5_000), v.minLength(1)),
  wholeWord: v.fallback(v.boolean(), true),
});

/** GoToSocial names it as if it were a phrase [internal/api/model/filterv2.go @ 57cb4fe]. */
const statusId = v.union([
  v.pipe(
    v.object({ statusId: ownId }),
    v.transform((one) => one.statusId),
  ),
  v.pipe(
    v.object({ phrase: ownId }),
    v.transform((one) => one.phrase),
  ),
]);

const readFilter = reader(
  v.pipe(
    v.object({
      id: ownId,
      title: v.pipe(whole(5_000), v.minLength(1)),
      context: contexts,
      expiresAt: expiry,
      filterAction: v.picklist(FILTER_ACTIONS),
      keywords: v.pipe(v.array(keyword), v.maxLength(10_000)),
      statuses: v.fallback(v.pipe(v.array(statusId), v.maxLength(10_000)), []),
    }),
    v.transform(
      ({ id, title, context, expiresAt, filterAction, keywords, statuses }): FilterRow => ({
        id,
        title,
        context,
        action: filterAction,
        ...(expiresAt == null ? {} : { expiresAt }),
        keywords,
        posts: statuses,
      }),
    ),
  ),
);

/** One row per keyword (mastodon.md §4.2); what it hides for good is "irreversible". */
const readOldFilter = reader(
  v.pipe(
    v.object({
      id: ownId,
      phrase: v.pipe(whole(5_000), v.minLength(1)),
      context: contexts,
      expiresAt: expiry,
      irreversible: v.fallback(v.boolean(), false),
      wholeWord: v.fallback(orNothing(v.boolean()), undefined),
    }),
    v.transform(
      ({ id, phrase, context, expiresAt, irreversible, wholeWord = true }): FilterRow => ({
        id,
        title: phrase,
        context,
        action: irreversible ? 'hide' : 'warn',
        ...(expiresAt == null ? {} : { expiresAt }),
        keywords: [{ keyword: phrase, wholeWord }],
        posts: [],
      }),
    ),
  ),
);

/** Filters of before 4.0, where there are no others. */
const OLD = ownCursor('v1');

/** All filters, with keywords and the ids of single posts. Scope `read:filters`. */
export async function ownFilters(
  client: Client,
  cursor: string | undefined,
): Promise<Answer<OwnPage<FilterRow>>> {
  if (cursor === OLD) {
    const raw: Raw = await client.rest.v1.filters.list.$raw();
    return wholeOf(client, raw, readOldFilter);
  }
  try {
    const raw: Raw = await client.rest.v2.filters.list.$raw();
    return wholeOf(client, raw, readFilter);
  } catch (error) {
    if (!isNotThere(error)) throw error;
    return { value: { rows: [], unreadable: 0, next: OLD }, limit: error.limit };
  }
}

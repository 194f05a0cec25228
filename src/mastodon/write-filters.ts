import * as v from 'valibot';
import type { FilterFacts } from '../domain/relation.ts';
import { type Answer, answer, parse } from './answer.ts';
import type { Client, Raw } from './client.ts';
import { MastodonError } from './errors.ts';
import { ownId } from './own-values.ts';
import { checkId } from './people.ts';
import { IN_ENGLISH } from './reason-of.ts';
import { secondsLeft } from './seconds-left.ts';

const madeSchema = v.object({ id: ownId });

/**
 * Another one each time, with its keywords, in one request; since 4.0 (mastodon.md §5). Keywords go as
 * `keywords_attributes[][keyword]=…&keywords_attributes[][whole_word]=…`, both of each: for Rails a
 * name that comes again opens the next row [rack: lib/rack/query_parser.rb], GoToSocial knows these
 * two names alone and no numbers in them [gotosocial: internal/api/model/filterv2.go @ 57cb4fe].
 * Scope `write:filters`.
 *
 * @param seconds from now until it ends; none: never. `expiresAt` is not looked at: it is a time, and
 *   servers want a span of their own clock's.
 */
export async function createFilter(
  client: Client,
  filter: FilterFacts,
  seconds?: number,
): Promise<Answer<string>> {
  const { title, context, action, keywords } = filter;
  const params = {
    title,
    context: [...context],
    filterAction: action,
    ...(seconds === undefined ? {} : { expiresIn: secondsLeft(seconds) }),
    keywordsAttributes: keywords.map(({ keyword, wholeWord }) => ({ keyword, wholeWord })),
    ...IN_ENGLISH,
  };
  try {
    const raw: Raw = await client.rest.v2.filters.create.$raw(params);
    return answer(raw, parse(client, madeSchema, raw.data).id);
  } catch (error) {
    throw action === 'blur' ? asUnknownAction(error) : error;
  }
}

/** Before 4.4 an action that is not known is no 422 but a 500 (seen on 4.3.23). */
function asUnknownAction(error: unknown): unknown {
  if (!(error instanceof MastodonError) || error.status !== 500) return error;
  return new MastodonError('invalid', error);
}

/** A post that is there already: `already-there`. Scope `write:filters`. */
export async function filterPost(
  client: Client,
  filter: string,
  postId: string,
): Promise<Answer<void>> {
  const params = { statusId: checkId(client, postId), ...IN_ENGLISH };
  const { statuses } = client.rest.v2.filters.$select(checkId(client, filter));
  const raw: Raw = await statuses.create.$raw(params);
  parse(client, madeSchema, raw.data);
  return answer(raw, undefined);
}

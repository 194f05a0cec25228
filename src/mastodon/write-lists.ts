import * as v from 'valibot';
import type { List } from '../domain/relation.ts';
import { type Answer, answer, parse } from './answer.ts';
import type { Client, Raw } from './client.ts';
import { ownId } from './own-values.ts';
import { checkId } from './people.ts';
import { IN_ENGLISH } from './reason-of.ts';

export type NewList = Pick<List, 'title' | 'repliesPolicy' | 'exclusive'>;

const listSchema = v.object({ id: ownId });

/**
 * Another one each time, at most 50; on GoToSocial a title only once, `already-there`. Versions
 * before 4.2 do not know `exclusive` and leave it (mastodon.md §5). Scope `write:lists`.
 */
export async function createList(client: Client, list: NewList): Promise<Answer<string>> {
  const { title, repliesPolicy, exclusive } = list;
  const params = { title, repliesPolicy, exclusive, ...IN_ENGLISH };
  const raw: Raw = await client.rest.v1.lists.create.$raw(params);
  return answer(raw, parse(client, listSchema, raw.data).id);
}

/** All or none (mastodon.md §5.2). Scope `write:lists`. */
export async function addToList(
  client: Client,
  list: string,
  ids: readonly string[],
): Promise<Answer<void>> {
  const params = { accountIds: ids.map((id) => checkId(client, id)), ...IN_ENGLISH };
  const { accounts } = client.rest.v1.lists.$select(checkId(client, list));
  const raw: Raw = await accounts.create.$raw(params);
  return answer(raw, undefined);
}

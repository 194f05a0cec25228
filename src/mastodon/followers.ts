import * as v from 'valibot';
import type { Server } from '../domain/address.ts';
import { type Answer, answer, parse } from './answer.ts';
import type { Client, Raw } from './client.ts';
import { nextCursor } from './next-cursor.ts';
import { checkId, type Person, personFrom } from './people.ts';

/** One page of a list; `next` is the cursor of the page after, if there is one. */
export type PeoplePage = { readonly people: readonly Person[]; readonly next: string | undefined };

/**
 * One page of who follows an account, newest first. Of people elsewhere only those this server
 * knows of (mastodon.md §4.2); on GoToSocial the list of an account that moved is empty
 * (gotosocial-observed.md §7).
 */
export async function followers(
  client: Client,
  local: Server,
  accountId: string,
  cursor: string | undefined,
): Promise<Answer<PeoplePage>> {
  const params = cursor === undefined ? { limit: 80 } : { limit: 80, maxId: cursor };
  const account = client.rest.v1.accounts.$select(checkId(client, accountId));
  const raw: Raw = await account.followers.list.$raw(params);
  const accounts = parse(client, v.array(v.unknown()), raw.data);
  const people = accounts.flatMap((account) => personFrom(account, local) ?? []);
  // A page with nobody is the end, whatever its link says. GoToSocial links from the last page to
  // an empty one (gotosocial-observed.md §6), Mastodon from a last page that is full (§4.3).
  const next = accounts.length === 0 ? undefined : nextCursor(client, raw.headers, cursor);
  return answer(raw, { people, next });
}

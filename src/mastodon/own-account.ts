import * as v from 'valibot';
import type { Server } from '../domain/address.ts';
import { type Answer, answer, parse } from './answer.ts';
import type { Client, Raw } from './client.ts';
import { type Person, requireOwn } from './people.ts';
import { readWebAddresses } from './web-address.ts';

/** The account behind the client's token, with what a server tells nobody else. */
export type OwnAccount = {
  readonly person: Person;
  /** How many wait for a yes; Mastodon counts to 40 (mastodon.md §15.2). */
  readonly followRequests: number | undefined;
  /**
   * Only GoToSocial tells them, and only when there are some (gotosocial-observed.md §6): nothing
   * told is no sign that there are none. For the other servers, readActor (actor.ts).
   */
  readonly aliases: readonly string[] | undefined;
};

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const ownSchema = v.object({
  source: v.fallback(
    v.object({
      followRequestsCount: v.fallback(v.optional(count), undefined),
      alsoKnownAsUris: v.fallback(v.optional(v.array(v.unknown())), undefined),
    }),
    {},
  ),
});

/**
 * Who one is, how many wait, and GoToSocial's aliases (mastodon.md §4.2, gotosocial-observed.md
 * §6). Scope `read:accounts`. An account that moved is answered 403, `disabled` (§4.1).
 */
export async function readOwnAccount(client: Client, local: Server): Promise<Answer<OwnAccount>> {
  const raw = await client.rest.v1.accounts.verifyCredentials.$raw();
  return answer(raw, ownAccountFrom(client, raw.data, local));
}

/**
 * Whether followers are asked to wait for a yes. To unlock accepts all who wait, at once, on
 * Mastodon (mastodon.md §0.9) and nobody on GoToSocial (gotosocial-observed.md §7). Scope
 * `write:accounts`.
 */
export async function setLocked(
  client: Client,
  local: Server,
  locked: boolean,
): Promise<Answer<OwnAccount>> {
  const raw = await client.send('PATCH', '/api/v1/accounts/update_credentials', { locked });
  return answer(raw, ownAccountFrom(client, raw.data, local));
}

/**
 * Adds an alias, on GoToSocial alone (gotosocial-observed.md §7); all other software answers
 * `not-found`. What is there stays. `uri` is an actor id or the address of a profile, kept as the
 * actor id: look for that one in the answer, as one's own is left out without a word. Scope
 * `write:accounts`.
 *
 * @throws {MastodonError} `invalid` when it is no web address (400) or nobody is found there (422).
 */
export async function addAlias(
  client: Client,
  local: Server,
  uri: string,
): Promise<Answer<OwnAccount>> {
  // Never with `[]` behind the name: GoToSocial does not know that field and clears every alias.
  const form = { also_known_as_uris: uri };
  const raw = await client.send('POST', '/api/v1/accounts/alias', form);
  return answer(raw, ownAccountFrom(client, raw.data, local));
}

function ownAccountFrom(client: Client, data: Raw['data'], local: Server): OwnAccount {
  const person = requireOwn(client, data, local);
  const { followRequestsCount, alsoKnownAsUris } = parse(client, ownSchema, data).source;
  return {
    person,
    followRequests: followRequestsCount,
    aliases: alsoKnownAsUris === undefined ? undefined : readWebAddresses(alsoKnownAsUris),
  };
}

import * as v from 'valibot';
import {
  type Address,
  addressFromAcct,
  formatAddress,
  type Server,
  sameAddress,
} from '../domain/address.ts';
import type { FollowOptions } from '../domain/row.ts';
import { type Answer, answer, parse } from './answer.ts';
import type { Client, Raw } from './client.ts';
import { MastodonError } from './errors.ts';
import { IN_ENGLISH } from './reason-of.ts';
import { seek } from './seek.ts';
import { webAddress } from './web-address.ts';

export type { Answer };

/** An account as another server shows it (mastodon.md §4.4). */
export type Person = {
  /** The id on the server that answered. */
  readonly id: string;
  readonly address: Address;
  /** ActivityPub actor id; not told before Mastodon 4.2, nor by GoToSocial. */
  readonly uri: string | undefined;
  readonly displayName: string;
  /** Address of a picture on the web, or nothing. */
  readonly avatar: string | undefined;
  readonly locked: boolean;
  readonly suspended: boolean;
  /** Where they moved; never with a move of its own. */
  readonly moved: Person | undefined;
  /** Absent: not told, or not readable; never taken for nobody. */
  readonly followingCount: number | undefined;
  readonly followersCount: number | undefined;
};

export type Relationship = {
  readonly id: string;
  readonly following: boolean;
  readonly requested: boolean;
  readonly blockedBy: boolean;
  /** What one has noted about them; nothing: ''. */
  readonly note: string;
};

const text = (most: number) =>
  v.pipe(
    v.string(),
    v.transform((value) => value.slice(0, most)),
  );
const flag = v.fallback(v.boolean(), false);
const count = v.fallback(v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))), undefined);
/** Ids go into addresses of further requests: nothing that could name another path. */
export const PLAIN_ID = /^[0-9A-Za-z_-]{1,64}$/;
const id = v.pipe(v.string(), v.regex(PLAIN_ID));

const accountEntries = {
  id,
  acct: v.pipe(v.string(), v.maxLength(512)),
  displayName: v.fallback(text(200), ''),
  uri: v.fallback(v.optional(webAddress), undefined),
  avatar: v.fallback(v.optional(webAddress), undefined),
  locked: flag,
  suspended: flag,
  followingCount: count,
  followersCount: count,
};

const accountSchema = v.object({
  ...accountEntries,
  moved: v.fallback(v.nullish(v.object(accountEntries)), undefined),
});

type ParsedAccount = v.InferOutput<typeof accountSchema>;

const searchSchema = v.object({ accounts: v.array(v.unknown()) });
const relationshipSchema = v.object({
  id,
  ...{ following: flag, requested: flag, blockedBy: flag },
  // One that cannot be read makes the answer unreadable: it would be taken for none, and written over.
  note: v.nullish(text(50_000), ''),
});

/** The account behind the client's token. Scope `read:accounts`. */
export async function verifyCredentials(client: Client, local: Server): Promise<Answer<Person>> {
  const raw = await client.rest.v1.accounts.verifyCredentials.$raw();
  return answer(raw, requireOwn(client, raw.data, local));
}

/**
 * Finds somebody this server has met, without going to look for them (mastodon.md §6); works
 * without a token. `undefined` when it has not.
 */
export async function lookUp(
  client: Client,
  local: Server,
  address: Address,
): Promise<Answer<Person | undefined>> {
  try {
    const raw: Raw = await client.rest.v1.accounts.lookup.$raw({ acct: formatAddress(address) });
    return answer(raw, exactly(address, personFrom(raw.data, local)));
  } catch (error) {
    if (!(error instanceof MastodonError)) throw error;
    if (error.code !== 'not-found' && error.code !== 'gone') throw error;
    return { value: undefined, limit: error.limit };
  }
}

/**
 * Whether this server shows somebody by the id they have on it; works without a token. Not those of
 * its own people whose e-mail address is not confirmed, or who wait for approval
 * [mastodon: app/controllers/api/v1/accounts_controller.rb, check_account_approval].
 */
export async function isShown(client: Client, personId: string): Promise<boolean> {
  try {
    await client.rest.v1.accounts.$select(personId).fetch.$raw();
    return true;
  } catch (error) {
    if (!(error instanceof MastodonError) || error.code !== 'not-found') throw error;
    return false;
  }
}

/**
 * Makes the server find somebody, over the network when it must. Needs a token with
 * `read:search`. Without an exact match Mastodon fills the one place with somebody similar
 * (mastodon.md §6), so only the very address asked for counts. People of this very server too are
 * sought by their whole address: a bare name is a vague search, never an exact match
 * [app/services/account_search_service.rb#username_complete? @ 4.6.5; seen on 4.6.5].
 */
export async function search(
  client: Client,
  local: Server,
  address: Address,
): Promise<Answer<Person | undefined>> {
  return seek(client, { q: formatAddress(address), type: 'accounts' }, (data) => {
    const { accounts } = parse(client, searchSchema, data);
    const found = accounts.map((account) => exactly(address, personFrom(account, local)));
    return found.find((person) => person !== undefined);
  });
}

/**
 * Follows. The answer is hopeful: `following` is said before the other server has spoken
 * (mastodon.md §5.1). Scope `write:follows`. Idempotent; a repeated call only sets the options.
 */
export async function follow(
  client: Client,
  accountId: string,
  options: FollowOptions,
): Promise<Answer<Relationship>> {
  const { languages, ...flags } = options;
  const params = {
    ...flags,
    ...(languages === undefined ? {} : { languages: [...languages] }),
    ...IN_ENGLISH,
  };
  const raw: Raw = await client.rest.v1.accounts
    .$select(checkId(client, accountId))
    .follow.$raw(params);
  return relationshipIn(client, raw);
}

/** How the account stands with somebody, after something was done to them. */
export function relationshipIn(client: Client, raw: Raw): Answer<Relationship> {
  return answer(raw, parse(client, relationshipSchema, raw.data));
}

/** How the account stands with each of at most 100 others. Scope `read:follows`. */
export async function relationships(
  client: Client,
  ids: readonly string[],
): Promise<Answer<readonly Relationship[]>> {
  const raw: Raw = await client.rest.v1.accounts.relationships.fetch.$raw({ id: [...ids] });
  return answer(raw, parse(client, v.array(relationshipSchema), raw.data));
}

/** Ids come from storage too, and masto.js puts them into the path as they are. */
export function checkId(client: Client, given: string): string {
  return parse(client, id, given);
}

function exactly(address: Address, person: Person | undefined): Person | undefined {
  return person !== undefined && sameAddress(person.address, address) ? person : undefined;
}

/** @throws {MastodonError} `garbled` when it is no account. */
export function requirePerson(client: Client, data: unknown, local: Server): Person {
  const person = personFrom(data, local);
  if (person === undefined) throw new MastodonError('garbled', { server: client.server });
  return person;
}

/**
 * The account a key belongs to: one of this very server. Whoever it named instead, the person would
 * be told to make an alias of.
 *
 * @throws {MastodonError} `garbled` when it is no account, or one of another server.
 */
export function requireOwn(client: Client, data: unknown, local: Server): Person {
  const person = requirePerson(client, data, local);
  if (person.address.server === local) return person;
  throw new MastodonError('garbled', { server: client.server });
}

/** The account in an answer, or nothing when it cannot be read. */
export function personFrom(data: unknown, local: Server): Person | undefined {
  const parsed = v.safeParse(accountSchema, data);
  return parsed.success ? toPerson(parsed.output, local) : undefined;
}

function toPerson(
  account: Omit<ParsedAccount, 'moved'> & { moved?: ParsedAccount['moved'] },
  local: Server,
): Person | undefined {
  const address = addressFromAcct(account.acct, local);
  if (!address.ok) return undefined;
  const { moved, acct: _, avatar, uri, followingCount, followersCount, ...rest } = account;
  return {
    ...rest,
    address: address.value,
    uri,
    avatar,
    ...{ followingCount, followersCount },
    moved: moved ? toPerson(moved, local) : undefined,
  };
}

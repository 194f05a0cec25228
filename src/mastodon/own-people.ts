import * as v from 'valibot';
import type { Server } from '../domain/address.ts';
import type { MemberRow, MuteRow, PersonRow } from '../domain/reading.ts';
import type { Answer } from './answer.ts';
import type { Client, Raw } from './client.ts';
import { MastodonError } from './errors.ts';
import { isNotThere, type OwnPage, ownCursor, pageOf, pageParams } from './own-page.ts';
import { time } from './own-values.ts';
import { checkId, personFrom } from './people.ts';

/** 40 unless asked, 80 at most (mastodon.md §4.2). */
const PEOPLE = 80;

type Cursor = string | undefined;

/** Whom an account follows, suspended people too, newest first. Scope `read:accounts` before 4.0. */
export function ownFollowing(
  client: Client,
  local: Server,
  accountId: string,
  cursor: Cursor,
): Promise<Answer<OwnPage<PersonRow>>> {
  return listOf('following', client, local, accountId, cursor);
}

/** Who follows an account; of people elsewhere those this server knows of. */
export function ownFollowers(
  client: Client,
  local: Server,
  accountId: string,
  cursor: Cursor,
): Promise<Answer<OwnPage<PersonRow>>> {
  return listOf('followers', client, local, accountId, cursor);
}

async function listOf(
  list: 'following' | 'followers',
  client: Client,
  local: Server,
  accountId: string,
  cursor: Cursor,
): Promise<Answer<OwnPage<PersonRow>>> {
  const account = client.rest.v1.accounts.$select(checkId(client, accountId));
  const raw: Raw = await account[list].list.$raw(pageParams(PEOPLE, cursor));
  return pageOf(client, raw, cursor, (data) => personRow(data, local));
}

/** Suspended people are left out by the server; its CSV file has them. Scope `read:blocks`. */
export async function ownBlocks(
  client: Client,
  local: Server,
  cursor: Cursor,
): Promise<Answer<OwnPage<PersonRow>>> {
  const raw: Raw = await client.rest.v1.blocks.list.$raw(pageParams(PEOPLE, cursor));
  return pageOf(client, raw, cursor, (data) => personRow(data, local));
}

const expirySchema = v.object({ muteExpiresAt: v.fallback(v.optional(time), undefined) });

/** With when each ends; whether notifications are hidden is told by the ties. Scope `read:mutes`. */
export async function ownMutes(
  client: Client,
  local: Server,
  cursor: Cursor,
): Promise<Answer<OwnPage<MuteRow>>> {
  const raw: Raw = await client.rest.v1.mutes.list.$raw(pageParams(PEOPLE, cursor));
  return pageOf(client, raw, cursor, (data): MuteRow | undefined => {
    const row = personRow(data, local);
    if (row === undefined) return undefined;
    const expiry = v.safeParse(expirySchema, data);
    const expiresAt = expiry.success ? expiry.output.muteExpiresAt : undefined;
    return expiresAt === undefined ? row : { ...row, expiresAt };
  });
}

/** The people shown on one's profile. Scope `read:accounts`. */
export async function ownEndorsements(
  client: Client,
  local: Server,
  cursor: Cursor,
): Promise<Answer<OwnPage<PersonRow>>> {
  const raw: Raw = await client.rest.v1.endorsements.list.$raw(pageParams(PEOPLE, cursor));
  return pageOf(client, raw, cursor, (data) => personRow(data, local));
}

/** Where a list is too long for one answer, it is read by pages instead. */
const BY_PAGES = ownCursor('pages');

/**
 * Who is on a list: all in one answer with `limit=0` (mastodon.md §4.2). GoToSocial gives the usual
 * page instead, with a link to the next. Scope `read:lists`.
 */
export async function ownListMembers(
  client: Client,
  local: Server,
  list: string,
  cursor: Cursor,
): Promise<Answer<OwnPage<MemberRow>>> {
  const { accounts } = client.rest.v1.lists.$select(checkId(client, list));
  const params = cursor === undefined ? { limit: 0 } : pageParams(PEOPLE, cursor);
  try {
    const raw: Raw = await accounts.list.$raw(params);
    return pageOf(client, raw, cursor, (data): MemberRow | undefined => {
      const person = personFrom(data, local);
      return person && { list, address: person.address };
    });
  } catch (error) {
    // A list that was deleted meanwhile says nothing of the others.
    if (isNotThere(error)) {
      return { value: { rows: [], unreadable: 1, next: undefined }, limit: error.limit };
    }
    const tooLarge = error instanceof MastodonError && error.code === 'too-large';
    if (!tooLarge || cursor !== undefined) throw error;
    return { value: { rows: [], unreadable: 0, next: BY_PAGES }, limit: error.limit };
  }
}

function personRow(data: unknown, local: Server): PersonRow | undefined {
  const person = personFrom(data, local);
  if (person === undefined) return undefined;
  const { id, address, moved, suspended } = person;
  return {
    id,
    address,
    ...(moved === undefined ? {} : { movedTo: moved.address }),
    ...(suspended ? { suspended } : {}),
  };
}

import type { Server } from '../domain/address.ts';
import { type Answer, answer } from './answer.ts';
import type { Client, Raw } from './client.ts';
import { checkId, type Relationship, relationshipIn } from './people.ts';
import { IN_ENGLISH } from './reason-of.ts';
import { secondsLeft } from './seconds-left.ts';

/** What is done to people and servers beside following (mastodon.md §5); again is harmless. */

const personOf = (client: Client, id: string) =>
  client.rest.v1.accounts.$select(checkId(client, id));

/** Ends follows both ways. Of oneself: nothing happens. Scope `write:blocks`. */
export async function block(client: Client, id: string): Promise<Answer<Relationship>> {
  const raw: Raw = await personOf(client, id).block.$raw();
  return relationshipIn(client, raw);
}

export type MuteOptions = { readonly notifications: boolean; readonly seconds?: number };

/** A mute that is there takes both anew. Of oneself: nothing happens. Scope `write:mutes`. */
export async function mute(
  client: Client,
  id: string,
  { notifications, seconds }: MuteOptions,
): Promise<Answer<Relationship>> {
  const params = {
    // Always said: hidden unless told otherwise on Mastodon, shown on GoToSocial
    // [gotosocial: internal/api/client/accounts/mute.go @ 57cb4fe].
    notifications,
    ...(seconds === undefined ? {} : { duration: secondsLeft(seconds) }),
  };
  const raw: Raw = await personOf(client, id).mute.$raw(params);
  return relationshipIn(client, raw);
}

/** Takes the place of a note that is there; a blank one removes it. Scope `write:accounts`. */
export async function setNote(
  client: Client,
  id: string,
  comment: string,
): Promise<Answer<Relationship>> {
  const raw: Raw = await personOf(client, id).note.create.$raw({ comment });
  return relationshipIn(client, raw);
}

/**
 * Shows somebody on one's profile, who must be followed; a request is not enough. By the older of
 * its two names, which every version has (mastodon.md §5). Scope `write:accounts`.
 */
export async function endorse(client: Client, id: string): Promise<Answer<Relationship>> {
  const path = `/api/v1/accounts/${checkId(client, id)}/pin` as const;
  const raw = await client.send('POST', path, IN_ENGLISH);
  return relationshipIn(client, raw);
}

/** Ends follows to and from that server, a little later (mastodon.md §5). Scope `write:blocks`. */
export async function blockServer(client: Client, server: Server): Promise<Answer<void>> {
  const raw: Raw = await client.rest.v1.domainBlocks.create.$raw({ domain: server });
  return answer(raw, undefined);
}

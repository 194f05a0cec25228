import * as v from 'valibot';
import { parseAddress, type Server } from '../domain/address.ts';
import { MastodonError } from './errors.ts';
import { exchange, type FetchDeps, parseJson, type Received } from './exchange.ts';
import { originOf } from './origin.ts';
import { readWebAddresses, webAddress } from './web-address.ts';

export type ActorReading =
  | {
      readonly state: 'read';
      /** What other accounts must have among their aliases: never built from the name (§1.4). */
      readonly id: string;
      readonly alsoKnownAs: readonly string[];
      readonly movedTo: string | undefined;
      /** By its own server, for a while: such a document is answered all the same (§1.4). */
      readonly suspended: boolean;
    }
  /** 401: this server answers signed requests alone (mastodon.md §1.4, gotosocial-observed.md §1). */
  | { readonly state: 'secure' }
  /** 404: nobody of that name, or not confirmed or approved yet. */
  | { readonly state: 'absent' }
  /** 410: deleted, or suspended for good. */
  | { readonly state: 'gone' };

const actorSchema = v.object({
  id: webAddress,
  alsoKnownAs: v.optional(v.unknown()),
  movedTo: v.fallback(v.optional(webAddress), undefined),
  suspended: v.fallback(v.boolean(), false),
});

/**
 * An account as its own server shows it to other servers: its aliases and where it moved
 * (mastodon.md §1.4). Only by this path may a page read it; `Accept` needs no preflight.
 *
 * Whoever reads before an alias is saved makes the server keep the copy without it for three
 * minutes, for the old server as well (§1.4): not to be asked before the person says it is done.
 *
 * @throws {MastodonError} for all that is not an {@link ActorReading}; `invalid` for a name that
 *   is none, without asking.
 */
export async function readActor(web: Server, user: string, deps: FetchDeps): Promise<ActorReading> {
  const named = parseAddress(`${user}@${web}`);
  if (!named.ok) throw new MastodonError('invalid', { server: web, detail: named.problem });
  const url = `${originOf(web)}/users/${encodeURIComponent(named.value.user)}`;
  let received: Received;
  try {
    const headers = { Accept: 'application/activity+json' };
    received = await exchange(web, url, { headers }, { timeoutMs: 15_000, ...deps });
  } catch (error) {
    const state = error instanceof MastodonError ? stateOf(error.status) : undefined;
    if (state === undefined) throw error;
    return { state };
  }
  const parsed = v.safeParse(actorSchema, parseJson(received.text, web));
  if (!parsed.success) throw new MastodonError('garbled', { server: web });
  const { id, alsoKnownAs, movedTo, suspended } = parsed.output;
  return { state: 'read', id, alsoKnownAs: readWebAddresses(alsoKnownAs), movedTo, suspended };
}

function stateOf(status: number | undefined): Exclude<ActorReading['state'], 'read'> | undefined {
  if (status === 401) return 'secure';
  if (status === 404) return 'absent';
  return status === 410 ? 'gone' : undefined;
}

import type { Actor, Here } from '../network.ts';
import type { AccountRecord } from '../state/accounts.ts';
import type { State } from '../state/state.ts';

/** One rendering of an actor document. */
export type Rendering = { readonly actor: Actor; readonly document: object };

type Cached = Rendering & { readonly at: number };

const THREE_MINUTES = 180_000;
const caches = new WeakMap<State, Map<string, Cached>>();

/**
 * The document as the server's cache has it: kept three minutes from its first reading, under a key
 * that saving does not change. Who reads before an alias is saved primes the copy without it, for
 * the other servers as well (mastodon.md §1.4).
 */
export function cachedActor(here: Here, record: AccountRecord): Rendering {
  const cache = caches.get(here.state) ?? new Map<string, Cached>();
  caches.set(here.state, cache);
  const now = here.options.now();
  const found = cache.get(record.id);
  if (found !== undefined && now < found.at + THREE_MINUTES) return found;
  const fresh: Cached = { at: now, ...renderActor(here, record) };
  cache.set(record.id, fresh);
  return fresh;
}

/** As it is this moment: what an `Update` carries. */
export function renderActor({ state }: Here, record: AccountRecord): Rendering {
  const { uri, handle, displayName, locked, suspended, alsoKnownAs } = record;
  const movedTo =
    record.movedTo === undefined ? undefined : state.accounts.get(record.movedTo)?.uri;
  const actor = { uri, handle, displayName, locked, suspended, alsoKnownAs, movedTo };
  return { actor, document: documentOf(record, movedTo) };
}

function documentOf(record: AccountRecord, movedTo: string | undefined): object {
  const id = record.uri;
  return {
    '@context': [
      'https://www.w3.org/ns/activitystreams',
      'https://w3id.org/security/v1',
      {
        manuallyApprovesFollowers: 'as:manuallyApprovesFollowers',
        toot: 'http://joinmastodon.org/ns#',
        alsoKnownAs: { '@id': 'as:alsoKnownAs', '@type': '@id' },
        movedTo: { '@id': 'as:movedTo', '@type': '@id' },
        discoverable: 'toot:discoverable',
        suspended: 'toot:suspended',
        indexable: 'toot:indexable',
      },
    ],
    id,
    type: record.bot ? 'Service' : 'Person',
    following: `${id}/following`,
    followers: `${id}/followers`,
    inbox: `${id}/inbox`,
    outbox: `${id}/outbox`,
    preferredUsername: record.username,
    name: record.suspended ? '' : record.displayName,
    summary: record.suspended ? '' : record.note,
    url: record.url,
    manuallyApprovesFollowers: record.locked,
    discoverable: record.discoverable,
    indexable: record.indexable,
    published: new Date(record.createdAt).toISOString(),
    // These three are absent unless there is something to say (mastodon.md §1.4).
    ...(record.alsoKnownAs.length === 0 ? {} : { alsoKnownAs: record.alsoKnownAs }),
    ...(movedTo === undefined ? {} : { movedTo }),
    ...(record.suspended ? { suspended: true } : {}),
    attachment: record.fields.map(({ name, value }) => ({ type: 'PropertyValue', name, value })),
    endpoints: { sharedInbox: `${new URL(id).origin}/inbox` },
  };
}

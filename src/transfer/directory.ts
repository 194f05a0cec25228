import { type Address, formatAddress } from '../domain/address.ts';
import type { Person, Relationship } from '../mastodon/people.ts';
import type { Ledger } from './ledger.ts';

/** Who was sought on the new server, and what of them the acts need. */
export type Acquaintance = {
  readonly id: string;
  readonly suspended: boolean;
  /** Never with a move of its own (mastodon.md §4.4). */
  readonly moved?: { readonly id: string; readonly address: Address; readonly suspended: boolean };
};

/** Somebody, or a post, as far as this run knows. */
export type Known<Value> =
  | Sought
  | { readonly state: 'found'; readonly value: Value }
  /** Looked for twice, five minutes apart. */
  | { readonly state: 'absent' };

export type Sought = {
  readonly state: 'sought';
  /** The look-up without a token has been tried, or is not worth it. */
  readonly lookedUp: boolean;
  /** How often nobody was found; their server may only have been slow. */
  readonly misses: number;
  /** Not to be searched for before this time, in milliseconds of the browser's clock. */
  readonly notBefore: number;
};

/**
 * Everybody and everything that had to be found, once for all the kinds they occur in. It is of
 * this run alone: whom the journal has an id for needs no search after a reload either.
 */
export type Directory = {
  readonly person: (address: Address) => Known<Acquaintance>;
  /** As this run has seen them: of whom the journal has an id it does not tell who has moved. */
  readonly seen: (address: Address) => Known<Acquaintance>;
  /** How the account stands with somebody, by their id; nothing while it has not told. */
  readonly tie: (id: string) => Relationship | undefined;
  readonly post: (uri: string) => Known<string>;
  /** Nobody is found without a token, or it cannot be told: the search decides. */
  readonly lookedUp: (address: Address) => void;
  readonly foundPerson: (address: Address, person: Person) => void;
  readonly told: (tie: Relationship) => void;
  readonly foundPost: (uri: string, id: string) => void;
  readonly missedPerson: (address: Address, now: number) => void;
  readonly missedPost: (uri: string, now: number) => void;
  /** A third server failed: nobody there is searched for in the next five minutes. */
  readonly failedAt: (host: string, now: number) => void;
};

/** A server that did not answer gets this long before it is asked the second and last time. */
export const SECOND_TRY_AFTER = 5 * 60_000;

const NEVER_SOUGHT: Sought = { state: 'sought', lookedUp: false, misses: 0, notBefore: 0 };
const ABSENT = { state: 'absent' } as const;

export function createDirectory(ledger: Pick<Ledger, 'idOf'>): Directory {
  const people = new Map<string, Known<Acquaintance>>();
  const ties = new Map<string, Relationship>();
  const posts = new Map<string, Known<string>>();
  /** When nobody there is to be sought before, by server. */
  const shut = new Map<string, number>();

  /** Thousands are asked for several times a second, and putting a name together takes its time. */
  const names = new WeakMap<Address, string>();

  function nameOf(address: Address): string {
    const known = names.get(address);
    if (known !== undefined) return known;
    const name = formatAddress(address);
    names.set(address, name);
    return name;
  }

  const personHere = (address: Address) => people.get(nameOf(address)) ?? NEVER_SOUGHT;
  const postHere = (uri: string) => posts.get(uri) ?? NEVER_SOUGHT;

  function person(address: Address): Known<Acquaintance> {
    const known = personHere(address);
    // Whoever was followed, blocked or muted by this journal has an id there.
    const id = known.state === 'found' ? undefined : ledger.idOf(nameOf(address));
    if (id !== undefined) return { state: 'found', value: { id, suspended: false } };
    return whenOpen(known, address.server);
  }

  function whenOpen<Value>(known: Known<Value>, host: string): Known<Value> {
    const opens = shut.get(host);
    if (known.state !== 'sought' || opens === undefined || opens <= known.notBefore) return known;
    return { ...known, notBefore: opens };
  }

  return {
    person,
    seen: (address) => whenOpen(personHere(address), address.server),
    tie: (id) => ties.get(id),
    told: (tie) => void ties.set(tie.id, tie),
    post: (uri) => whenOpen(postHere(uri), hostOf(uri)),
    lookedUp(address) {
      const known = personHere(address);
      if (known.state !== 'sought') return;
      people.set(nameOf(address), { ...known, lookedUp: true });
    },
    foundPerson(address, { id, suspended, moved }) {
      const value: Acquaintance = {
        ...{ id, suspended },
        ...(moved === undefined
          ? {}
          : { moved: { id: moved.id, address: moved.address, suspended: moved.suspended } }),
      };
      people.set(nameOf(address), { state: 'found', value });
      shut.delete(address.server);
    },
    foundPost(uri, id) {
      posts.set(uri, { state: 'found', value: id });
      shut.delete(hostOf(uri));
    },
    missedPerson(address, now) {
      people.set(nameOf(address), afterMiss(personHere(address), now));
    },
    missedPost: (uri, now) => void posts.set(uri, afterMiss(postHere(uri), now)),
    failedAt: (host, now) => void shut.set(host, now + SECOND_TRY_AFTER),
  };
}

/**
 * A search leaves suspended people out and only the look-up tells them (mastodon.md §6): who has
 * not been looked up yet is, the second time, if it can be done then.
 */
function afterMiss<Value>(known: Known<Value>, now: number): Known<Value> {
  if (known.state !== 'sought') return known;
  if (known.misses > 0) return ABSENT;
  return { ...known, misses: 1, notBefore: now + SECOND_TRY_AFTER };
}

/** Where a post is, as its ActivityPub id says. */
export const hostOf = (uri: string): string =>
  /^https?:\/\/([^/?#]+)/i.exec(uri)?.[1]?.toLowerCase() ?? '';

/** Waiting for a second try; further off than any wait of ours, the clock was set back since. */
export function isHeldBack(notBefore: number, now: number): boolean {
  return notBefore > now && notBefore - now <= SECOND_TRY_AFTER;
}

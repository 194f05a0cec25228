import type { ServerOptions } from '../world.ts';
import type { AccountRecord } from './accounts.ts';
import type { Collection } from './collections.ts';
import type { Filter } from './filters.ts';
import type { Follow } from './follows.ts';
import type { Job } from './jobs.ts';
import type { List } from './lists.ts';
import type { App, Grant, Session, Token } from './oauth.ts';
import type { Mark, Post } from './posts.ts';
import type { Block, DomainBlock, Endorsement, Mute } from './relations.ts';
import type { TagRow } from './tags.ts';
import type { User } from './users.ts';

/** Everything one server remembers. What belongs together is kept by a file of this folder. */
export type State = {
  /** The handle's domain: no two servers give out the same secrets. */
  readonly server: string;
  readonly ids: 'number' | 'ulid';
  readonly accounts: Map<string, AccountRecord>;
  readonly accountsByHandle: Map<string, AccountRecord>;
  /** By id of the account. */
  readonly users: Map<string, User>;
  /** By `from to`; changed through follows.ts alone. */
  readonly follows: Map<string, Follow>;
  readonly followsBySide: Map<string, Set<Follow>>;
  /** By `from to`, as the next three. */
  readonly blocks: Map<string, Block>;
  readonly mutes: Map<string, Mute>;
  readonly endorsements: Map<string, Endorsement>;
  readonly notes: Map<string, string>;
  readonly domainBlocks: DomainBlock[];
  readonly lists: Map<string, List>;
  readonly collections: Map<string, Collection>;
  readonly filters: Map<string, Filter>;
  readonly posts: Map<string, Post>;
  /** Posts by account and `Idempotency-Key`. */
  readonly idempotency: Map<string, string>;
  readonly bookmarks: Mark[];
  readonly favourites: Mark[];
  readonly followedTags: TagRow[];
  readonly featuredTags: TagRow[];
  readonly apps: Map<string, App>;
  readonly grants: Map<string, Grant>;
  readonly tokens: Map<string, Token>;
  readonly sessions: Map<string, Session>;
  /** Requests counted, by throttle, key and window. */
  readonly windows: Map<string, number>;
  /** By time; filled through jobs.ts. */
  readonly jobs: Job[];
  serial: number;
};

export function createState({ server, software }: ServerOptions): State {
  return {
    server,
    ids: software === 'gotosocial' ? 'ulid' : 'number',
    accounts: new Map(),
    accountsByHandle: new Map(),
    users: new Map(),
    follows: new Map(),
    followsBySide: new Map(),
    blocks: new Map(),
    mutes: new Map(),
    endorsements: new Map(),
    notes: new Map(),
    domainBlocks: [],
    lists: new Map(),
    collections: new Map(),
    filters: new Map(),
    posts: new Map(),
    idempotency: new Map(),
    bookmarks: [],
    favourites: [],
    followedTags: [],
    featuredTags: [],
    apps: new Map(),
    grants: new Map(),
    tokens: new Map(),
    sessions: new Map(),
    windows: new Map(),
    jobs: [],
    serial: 0,
  };
}

/** The next row's id: they come in order, whatever the table. */
export function nextRow(state: State): number {
  state.serial += 1;
  return state.serial;
}

const ULID_DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Numbers that look like Mastodon's, or ULIDs like GoToSocial's; both come in order. */
export function nextId(state: State): string {
  if (state.ids === 'ulid') {
    const digits = [...nextRow(state).toString(32)].map(
      (digit) => ULID_DIGITS[Number.parseInt(digit, 32)] ?? '0',
    );
    return `01M8${digits.join('').padStart(22, '0')}`;
  }
  return String(110_000_000_000_000_000n + BigInt(nextRow(state)));
}

/**
 * A secret that no two servers share and every run repeats: a counter stirred by a xorshift.
 * Nothing here guards anything.
 */
export function nextSecret(state: State, salt: string): string {
  const text = `${state.server} ${salt} ${nextRow(state)}`;
  let seed = [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, 7);
  const next = () => {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return (seed >>> 0).toString(36);
  };
  return Array.from({ length: 6 }, next).join('').padEnd(40, 'x').slice(0, 43);
}

import type { PracticePerson, ServerOptions } from './world.ts';

/** An account this server knows, local or remote. */
export type AccountRecord = {
  readonly id: string;
  readonly handle: string;
  readonly username: string;
  readonly server: string;
  readonly displayName: string;
  readonly locked: boolean;
  readonly suspended: boolean;
  readonly local: boolean;
  movedTo: string | undefined;
};

export type Follow = {
  /** The row's own id: cursors are made of it (mastodon.md §4.3). */
  readonly row: number;
  readonly from: string;
  readonly to: string;
  readonly at: number;
  /** When the other side accepts, or never. */
  readonly acceptedAt: number;
  /** Every POST that came for it, the first included. */
  posts: number;
  reblogs: boolean;
  notify: boolean;
  languages: readonly string[] | undefined;
};

export type App = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
  readonly scopes: readonly string[];
};

export type Grant = {
  readonly code: string;
  readonly clientId: string;
  readonly account: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly challenge: string | undefined;
  /** The verifier itself is the challenge (RFC 7636 §4.2). */
  readonly plain: boolean;
  readonly at: number;
  used: boolean;
};

export type Token = {
  readonly token: string;
  readonly clientId: string;
  readonly account: string;
  readonly scopes: readonly string[];
  revoked: boolean;
};

export type Session = {
  account: string | undefined;
  returnTo: string | undefined;
  readonly csrf: string;
};

export type State = {
  readonly accounts: Map<string, AccountRecord>;
  readonly follows: Map<string, Follow>;
  readonly apps: Map<string, App>;
  readonly grants: Map<string, Grant>;
  readonly tokens: Map<string, Token>;
  readonly sessions: Map<string, Session>;
  readonly windows: Map<string, number>;
  serial: number;
};

export function createState(options: ServerOptions): State {
  const state: State = {
    accounts: new Map(),
    follows: new Map(),
    apps: new Map(),
    grants: new Map(),
    tokens: new Map(),
    sessions: new Map(),
    windows: new Map(),
    serial: 0,
  };
  for (const account of options.accounts) {
    remember(state, options, {
      handle: `${account.username}@${options.server}`,
      ...(account.displayName === undefined ? {} : { displayName: account.displayName }),
      ...(account.movedTo === undefined ? {} : { movedTo: account.movedTo }),
      locked: account.locked ?? false,
    });
  }
  for (const person of options.people) if (person.known) remember(state, options, person);
  for (const account of options.accounts) {
    const from = findByHandle(state, `${account.username}@${options.server}`);
    for (const handle of account.following ?? []) {
      // They were there when they were followed, whatever became of them and their server since.
      const person = personOf(options, handle);
      const to = person ? remember(state, options, person) : findByHandle(state, handle);
      if (from && to) addFollow(state, from.id, to.id, options.now(), options.now());
    }
  }
  return state;
}

/** Numbers that look like Mastodon's and come in order. */
export function nextId(state: State): string {
  state.serial += 1;
  return String(110_000_000_000_000_000n + BigInt(state.serial));
}

/**
 * A secret that no two servers share and every run repeats: a counter stirred by a xorshift.
 * Nothing here guards anything.
 */
export function nextSecret(state: State, salt: string): string {
  state.serial += 1;
  let seed = [...salt].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, state.serial);
  const next = () => {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return (seed >>> 0).toString(36);
  };
  return Array.from({ length: 6 }, next).join('').padEnd(40, 'x').slice(0, 43);
}

function remember(state: State, options: ServerOptions, person: PracticePerson): AccountRecord {
  const before = findByHandle(state, person.handle);
  if (before !== undefined) return before;
  const [username = '', server = ''] = person.handle.split('@');
  const record: AccountRecord = {
    id: nextId(state),
    handle: person.handle,
    username,
    server,
    displayName: person.displayName ?? username,
    locked: person.locked ?? false,
    suspended: person.suspended ?? false,
    local: server === options.server,
    movedTo: undefined,
  };
  state.accounts.set(record.id, record);
  if (person.movedTo !== undefined) {
    record.movedTo = resolveHandle(state, options, person.movedTo)?.id;
  }
  return record;
}

export function findByHandle(state: State, handle: string): AccountRecord | undefined {
  for (const record of state.accounts.values()) if (record.handle === handle) return record;
  return undefined;
}

export function personOf(options: ServerOptions, handle: string): PracticePerson | undefined {
  return options.people.find((person) => person.handle === handle);
}

/** WebFinger and the actor document in one: goes and looks, unless their server is dead. */
export function resolveHandle(
  state: State,
  options: ServerOptions,
  handle: string,
): AccountRecord | undefined {
  const before = findByHandle(state, handle);
  if (before !== undefined) return before;
  const person = personOf(options, handle);
  if (person === undefined || person.dead === true || person.suspended === true) return undefined;
  return remember(state, options, person);
}

const keyOf = (from: string, to: string) => `${from} ${to}`;

export function findFollow(state: State, from: string, to: string): Follow | undefined {
  return state.follows.get(keyOf(from, to));
}

export function addFollow(
  state: State,
  from: string,
  to: string,
  at: number,
  acceptedAt: number,
): Follow {
  state.serial += 1;
  const follow: Follow = {
    row: state.serial,
    from,
    to,
    at,
    acceptedAt,
    posts: 0,
    reblogs: true,
    notify: false,
    languages: undefined,
  };
  state.follows.set(keyOf(from, to), follow);
  return follow;
}

export function removeFollow(state: State, from: string, to: string): void {
  state.follows.delete(keyOf(from, to));
}

/** A Follow is there once it was accepted; until then it is a FollowRequest (mastodon.md §5.1). */
export function isAccepted(follow: Follow, now: number): boolean {
  return now >= follow.acceptedAt;
}

/** Accepted follows of an account, newest first. */
export function followsOf(state: State, side: 'from' | 'to', id: string, now: number): Follow[] {
  return [...state.follows.values()]
    .filter((follow) => follow[side] === id && isAccepted(follow, now))
    .sort((one, two) => two.row - one.row);
}

import type { Here } from '../network.ts';
import type { PracticePerson, ServerOptions } from '../world.ts';
import { addBlock } from './relations.ts';
import { nextId, type State } from './state.ts';

export type Picture = { readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };
export type Field = { readonly name: string; readonly value: string };

/** An account this server knows, local or remote. */
export type AccountRecord = {
  readonly id: string;
  readonly handle: string;
  readonly username: string;
  /** The domain of the handle. */
  readonly server: string;
  readonly local: boolean;
  /** The actor's id: never to be built from the name (mastodon.md §1.4). */
  readonly uri: string;
  /** The profile page. */
  readonly url: string;
  readonly createdAt: number;
  displayName: string;
  note: string;
  fields: readonly Field[];
  avatar: Picture | undefined;
  header: Picture | undefined;
  avatarDescription: string;
  headerDescription: string;
  locked: boolean;
  bot: boolean;
  discoverable: boolean;
  indexable: boolean;
  hideCollections: boolean;
  attributionDomains: readonly string[];
  suspended: boolean;
  /** Deleted for good: 410 wherever it is asked for (mastodon.md §10.5). */
  gone: boolean;
  /** Id of the record it moved to. */
  movedTo: string | undefined;
  /** Actor uris. */
  alsoKnownAs: readonly string[];
  /** When a remote one was last read over the network (mastodon.md §6: 24 hours). */
  fetchedAt: number;
};

type Facts = Pick<AccountRecord, 'handle' | 'uri' | 'url' | 'local' | 'displayName' | 'locked'>;

export function addAccount(state: State, facts: Facts & { readonly id?: string }, now: number) {
  const [username = '', server = ''] = facts.handle.split('@');
  const record: AccountRecord = {
    id: facts.id ?? nextId(state),
    handle: facts.handle,
    username,
    server,
    local: facts.local,
    uri: facts.uri,
    url: facts.url,
    createdAt: now,
    displayName: facts.displayName,
    note: '',
    fields: [],
    avatar: undefined,
    header: undefined,
    avatarDescription: '',
    headerDescription: '',
    locked: facts.locked,
    bot: false,
    discoverable: true,
    indexable: false,
    hideCollections: false,
    attributionDomains: [],
    suspended: false,
    gone: false,
    movedTo: undefined,
    alsoKnownAs: [],
    fetchedAt: now,
  };
  state.accounts.set(record.id, record);
  state.accountsByHandle.set(record.handle.toLowerCase(), record);
  return record;
}

/** Usernames compare case-insensitively (mastodon.md §6). */
export function findByHandle(state: State, handle: string): AccountRecord | undefined {
  return state.accountsByHandle.get(handle.toLowerCase());
}

export function findByUri(state: State, uri: string): AccountRecord | undefined {
  for (const record of state.accounts.values()) {
    if (record.uri === uri || record.url === uri) return record;
  }
  return undefined;
}

export function findLocal({ state, options }: Here, username: string): AccountRecord | undefined {
  return findByHandle(state, `${username}@${options.server}`);
}

const indexes = new WeakMap<readonly PracticePerson[], Map<string, PracticePerson>>();

/** Whom the world knows under a handle; worlds are large and asked often. */
export function personOf({ people }: ServerOptions, handle: string): PracticePerson | undefined {
  const index = indexes.get(people) ?? new Map(people.map((person) => [person.handle, person]));
  indexes.set(people, index);
  return index.get(handle);
}

const peopled = new WeakMap<readonly PracticePerson[], ReadonlySet<string>>();

/** Whether the world has anybody on a server. */
export function isPeopled({ people }: ServerOptions, server: string): boolean {
  const servers =
    peopled.get(people) ?? new Set(people.map(({ handle }) => handle.split('@')[1] ?? ''));
  peopled.set(people, servers);
  return servers.has(server);
}

/** Suspended by this server's administrators, or not on the list of a closed one (§5.1, §6). */
export function isRefusedServer({ options, network }: Here, server: string): boolean {
  if (server === options.server) return false;
  const blocked = options.blockedServers?.some(
    ({ domain, severity }) =>
      severity === 'suspend' && (server === domain || server.endsWith(`.${domain}`)),
  );
  if (blocked === true) return true;
  return options.quirks?.limitedFederation === true && network.peerOf(server) === undefined;
}

/** Somebody of a third server, as they are met. */
export function meetPerson(here: Here, person: PracticePerson): AccountRecord {
  const { state, options } = here;
  const before = findByHandle(state, person.handle);
  if (before !== undefined) return before;
  const [username = '', server = ''] = person.handle.split('@');
  const origin = `https://${server}`;
  const record = addAccount(
    state,
    {
      handle: person.handle,
      local: false,
      uri: `${origin}/users/${username}`,
      url: `${origin}/@${username}`,
      displayName: person.displayName ?? username,
      locked: person.locked ?? false,
    },
    options.now(),
  );
  record.suspended = person.suspended ?? false;
  for (const blocked of person.blocks ?? []) {
    const ours = findByHandle(state, blocked);
    if (ours?.local === true) addBlock(state, record.id, ours.id);
  }
  if (person.movedTo !== undefined) {
    record.movedTo = resolveHandle(here, person.movedTo)?.id;
  }
  return record;
}

const DAY = 86_400_000;

/**
 * WebFinger and the actor document in one: goes and looks when the account is unknown or was last
 * read more than a day ago (mastodon.md §6), unless its server is silent or refused.
 *
 * @param fresh reads again whatever the age (`skip_cache`, mastodon.md §1.4).
 */
export function resolveHandle(
  here: Here,
  handle: string,
  fresh = false,
): AccountRecord | undefined {
  const { state, options, network } = here;
  const before = findByHandle(state, handle);
  if (before?.local === true) return before;
  const [, server = ''] = handle.split('@');
  if (isRefusedServer(here, server)) return undefined;
  const peer = network.peerOf(server);
  const isThisServer = peer?.options.origin === options.origin;
  if (peer === undefined || isThisServer) {
    if (before !== undefined) return before;
    const person = personOf(options, handle);
    const silent = person?.dead === true || person?.suspended === true;
    return person === undefined || silent ? undefined : meetPerson(here, person);
  }
  const stale = before === undefined || fresh || options.now() - before.fetchedAt > DAY;
  return stale ? refresh(here, handle, before) : before;
}

/** Reads an actor of another server of the network and writes down what it says. */
export function refresh(
  here: Here,
  handle: string,
  before = findByHandle(here.state, handle),
): AccountRecord | undefined {
  const { state, options, network } = here;
  const [, server = ''] = handle.split('@');
  const actor = network.peerOf(server)?.readActor(handle, options.server);
  if (actor === undefined) return before;
  const [username = ''] = actor.handle.split('@');
  const record =
    before ??
    findByHandle(state, actor.handle) ??
    addAccount(
      state,
      { ...actor, local: false, url: profileUrl(here, server, username) },
      options.now(),
    );
  record.displayName = actor.displayName;
  record.locked = actor.locked;
  record.suspended = actor.suspended;
  record.alsoKnownAs = actor.alsoKnownAs;
  record.fetchedAt = options.now();
  record.movedTo = actor.movedTo === undefined ? undefined : resolveUri(here, actor.movedTo)?.id;
  return record;
}

function profileUrl({ network }: Here, server: string, username: string): string {
  return `${network.peerOf(server)?.options.origin ?? `https://${server}`}/@${username}`;
}

/** An account by its actor id or profile page, over the network where it must. */
export function resolveUri(here: Here, uri: string): AccountRecord | undefined {
  const before = findByUri(here.state, uri);
  if (before !== undefined) return before;
  const host = URL.canParse(uri) ? new URL(uri).host : '';
  const actor = here.network.peerOf(host)?.readActor(uri, here.options.server);
  if (actor !== undefined) return resolveHandle(here, actor.handle);
  const name = /\/(?:users\/|@)([^/]+)$/.exec(uri)?.[1];
  return name === undefined ? undefined : resolveHandle(here, `${name}@${host}`);
}

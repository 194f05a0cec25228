import 'fake-indexeddb/auto';
import { afterEach, vi } from 'vitest';
import { makeSnapshotWorld, type SnapshotCounts } from '../../e2e/bench/snapshot-world.ts';
import type { Server } from '../domain/address.ts';
import { SNAPSHOT_SCOPES } from '../mastodon/snapshot-scopes.ts';
import { createServer } from '../practice/create-server.ts';
import type { ServerOptions } from '../practice/world.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { forgetEverything } from '../storage/forget.ts';
import { openJourney } from '../storage/journey.ts';
import { openLimits } from '../storage/limits.ts';
import { createPassingShelf } from '../storage/local.ts';
import { openSignIns } from '../storage/sign-ins.ts';
import { createSnapshotService, type SnapshotService } from './snapshot-service.ts';

export const OLD = 'ancien.localhost' as Server;
const START = Date.UTC(2026, 2, 10, 9);

/** 32 pages, when they hold five rows each. */
export const COUNTS: SnapshotCounts = {
  ...{ follows: 12, blocks: 3, mutes: 4, domainBlocks: 3, lists: 2, members: 3, hashtags: 4 },
  ...{ filters: 2, filteredPosts: 3, bookmarks: 11, favourites: 9, followers: 12 },
  ...{ featured: 2, endorsements: 2 },
};

const held = new Map<string, Promise<void>>();
const databases: Promise<Database>[] = [];
const services: SnapshotService[] = [];
afterEach(async () => {
  for (const service of services.splice(0)) service.close();
  vi.unstubAllGlobals();
  held.clear();
  for (const database of databases.splice(0)) (await database).close();
  await forgetEverything(createPassingShelf());
});

export type SceneOptions = Partial<ServerOptions> & {
  readonly counts?: SnapshotCounts;
  readonly storage?: Pick<StorageManager, 'persist' | 'persisted'>;
};

/** The old account on a pretend server, and pages that read it, on a clock that is told what to do. */
export function setUpOld({ counts = COUNTS, storage, ...options }: SceneOptions = {}) {
  let time = START;
  const now = () => time;
  const world = makeSnapshotWorld(counts);
  const bob = { username: 'bob', email: 'b@x.example', password: 'p', blocks: ['foe0@s1.example'] };
  const practice = createServer({
    ...{ server: OLD, origin: `http://${OLD}`, now, posts: world.posts },
    people: [...world.people, { handle: 'foe0@s1.example' }],
    accounts: [world.account, bob],
    ...options,
  });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const asked = new URL(url);
    const limit = asked.searchParams.get('limit');
    if (limit !== null && limit !== '0') asked.searchParams.set('limit', '5');
    const response = await practice.handle(new Request(asked, init));
    if (response === undefined) throw new TypeError('no answer');
    return response;
  });
  vi.stubGlobal('navigator', { locks: { request: requestLock } });

  const shelf = createPassingShelf();
  const journey = openJourney(shelf);
  const signIns = openSignIns(shelf);
  choose('alice');

  /** "This is whom I leave", at the first step. */
  function choose(user: string): void {
    const end = { web: OLD, local: OLD, title: 'Ancien', sharedBudget: false, user };
    journey.dispatch({ type: 'server-chosen', side: 'from', end });
  }

  function recordOf(user: string) {
    const record = practice.state.accountsByHandle.get(`${user}@${OLD}`);
    if (record === undefined) throw new Error(`Nobody is called ${user}.`);
    return record;
  }

  function signIn(token: string, user = 'alice', scopes: readonly string[] = SNAPSHOT_SCOPES) {
    const { id, uri } = recordOf(user);
    const granted = { clientId: 'c', account: id, scopes, revoked: false };
    practice.state.tokens.set(token, { ...granted, token });
    const address = { user, server: OLD };
    const account = { actor: uri, address, accountId: id, displayName: user };
    journey.dispatch({ type: 'signed-in', side: 'from', account });
    signIns.keepToken('from', { web: OLD, actor: uri, token });
  }

  const tickers = new Set<() => void>();
  const ticker = {
    onTick(listener: () => void) {
      tickers.add(listener);
      return () => tickers.delete(listener);
    },
  };
  function open(arrived: Promise<void> = Promise.resolve(), isSeen = () => true) {
    const database = openDatabase();
    databases.push(database);
    const snapshot = createSnapshotService({
      ...{ database, journey, signIns, ticker, now, arrived, isSeen, storage },
      limits: (actor) => openLimits(shelf, actor),
    });
    services.push(snapshot);
    return {
      snapshot,
      name: () => snapshot.getSnapshot().state.name,
      problem: () => {
        const { state } = snapshot.getSnapshot();
        return state.name === 'stopped' ? state.problem : undefined;
      },
      countOf: (kind: string) =>
        snapshot.getSnapshot().kinds.find((one) => one.kind === kind)?.count,
      stateOf: (kind: string) =>
        snapshot.getSnapshot().kinds.find((one) => one.kind === kind)?.state,
    };
  }

  return {
    ...{ practice, journey, signIns, shelf, tickers, ticker, now },
    ...{ choose, recordOf, signIn, open },
    account: world.account,
    database: () => databases[0] ?? openDatabase(),
    revoke(token: string): void {
      const given = practice.state.tokens.get(token);
      if (given !== undefined) given.revoked = true;
    },
    /** The requests that were answered well, as `path?query`. */
    asked: () =>
      practice.log
        .filter(({ status, preflight }) => !preflight && status === 200)
        .map(({ path, query }) => path + query),
    async until(isSo: () => boolean): Promise<void> {
      for (let ticks = 0; !isSo(); ticks += 1) {
        if (ticks > 3_000) throw new Error('It has not come to that.');
        await tick();
      }
    },
    /** As long as it takes for whatever goes on by itself to go on. */
    async rest(): Promise<void> {
      for (let ticks = 0; ticks < 60; ticks += 1) await tick();
    },
  };

  async function tick(): Promise<void> {
    time += 200;
    for (const listener of [...tickers]) listener();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

type LockOptions = { readonly ifAvailable?: boolean; readonly signal?: AbortSignal };

/** `navigator.locks`, as far as it is used (Web Locks API §3.2). */
async function requestLock(
  name: string,
  { ifAvailable = false, signal }: LockOptions,
  act: (lock: object | null) => Promise<void>,
): Promise<void> {
  if (held.has(name) && ifAvailable) return act(null);
  while (held.has(name)) {
    await Promise.race([
      held.get(name),
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    ]);
  }
  const acting = act({});
  const free = acting.catch(() => undefined).then(() => void held.delete(name));
  held.set(name, free);
  await acting;
  await free;
}

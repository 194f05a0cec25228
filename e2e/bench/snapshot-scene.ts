import { parseServer } from '../../src/domain/address.ts';
import { createAccountReader } from '../../src/mastodon/account-reader.ts';
import { createClient } from '../../src/mastodon/client.ts';
import { SNAPSHOT_SCOPES } from '../../src/mastodon/snapshot-scopes.ts';
import { createServer } from '../../src/practice/create-server.ts';
import type {
  PracticeAccount,
  PracticePerson,
  PracticePost,
  Quirks,
  ServerOptions,
} from '../../src/practice/world.ts';
import { createPassingLimits } from '../../src/transfer/limits.ts';
import type { KeptPage, SnapshotMemory } from '../../src/transfer/ports.ts';
import { createSnapshot, type Snapshot } from '../../src/transfer/snapshot.ts';
import { SNAPSHOT_START } from './snapshot-world.ts';

const NAME = 'ancien.localhost';

export type SceneOptions = {
  readonly account: PracticeAccount;
  readonly people: readonly PracticePerson[];
  readonly posts?: readonly PracticePost[];
  readonly version?: string;
  readonly software?: ServerOptions['software'];
  readonly quirks?: Quirks;
  readonly scopes?: readonly string[];
  /** A server whose pages are smaller than asked for. */
  readonly pageSize?: () => number;
};

/** The old account on a pretend server, whose snapshot is taken on a clock of its own. */
export function setSnapshotScene(options: SceneOptions) {
  let time = SNAPSHOT_START;
  const now = () => time;
  const { account, people, posts = [], version, software, quirks } = options;
  const practice = createServer({
    ...{ server: NAME, origin: `http://${NAME}`, people, posts, accounts: [account], now },
    ...(version === undefined ? {} : { version }),
    ...(software === undefined ? {} : { software }),
    ...(quirks === undefined ? {} : { quirks }),
  });
  const own = [...practice.state.accounts.values()].find(({ local }) => local);
  const server = parseServer(NAME);
  if (own === undefined || !server.ok) throw new Error('The pretend server has no account.');
  const grant = (token: string, scopes: readonly string[] = SNAPSHOT_SCOPES) =>
    practice.state.tokens.set(token, {
      ...{ token, clientId: 'scene', account: own.id, scopes, revoked: false },
    });
  grant('first', options.scopes);

  const listeners = new Set<() => void>();
  const ticker = {
    onTick(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const limits = createPassingLimits();

  const send: typeof fetch = async (input, init) => {
    const url = new URL(input as string);
    const limit = url.searchParams.get('limit');
    if (options.pageSize !== undefined && limit !== null && limit !== '0') {
      url.searchParams.set('limit', String(options.pageSize()));
    }
    const response = await practice.handle(new Request(url, init));
    if (response === undefined) throw new TypeError('Failed to fetch');
    return response;
  };

  return {
    practice,
    own,
    now,
    listeners,
    grant,
    create: (memory: SnapshotMemory): Snapshot => createSnapshot({ memory, ticker, now, limits }),
    source: (token = 'first') => {
      const client = createClient({ server: server.value, token, now, fetch: send });
      return {
        account: createAccountReader(client, server.value, own.id),
        sharedBudget: software === 'gotosocial',
      };
    },
    /** Lets time pass until the reading has ended. */
    async until(reading: Promise<void>, onTick: () => void = () => undefined): Promise<void> {
      let ended = false;
      void reading.then(() => {
        ended = true;
      });
      for (let ticks = 0; ; ticks += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        if (ended) return;
        if (ticks > 200_000) throw new Error('The reading hangs.');
        time += 200;
        for (const listener of [...listeners]) listener();
        onTick();
      }
    },
    /** The requests that were answered, as `path?query`. */
    asked: (isGood: (status: number) => boolean = () => true) =>
      practice.log
        .filter(({ status, preflight }) => !preflight && isGood(status))
        .map(({ path, query }) => path + query),
  };
}

/** Keeps as a database does: by value, one page for each reading and number. */
export function createSceneMemory(): SnapshotMemory & { readonly size: () => number } {
  const kept = new Map<string, KeptPage>();
  return {
    read: async () =>
      [...kept.values()].sort((one, two) => one.number - two.number).map((page) => clone(page)),
    keep: async (page) => {
      kept.set(`${page.reading} ${page.number}`, clone(page));
    },
    size: () => kept.size,
  };
}

const clone = (page: KeptPage) => structuredClone(page) as KeptPage;

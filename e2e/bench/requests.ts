import type { Server } from '../../src/domain/address.ts';
import { parseAddress, parseServer } from '../../src/domain/address.ts';
import type { JournalEntry } from '../../src/domain/outcome.ts';
import { planFollows } from '../../src/domain/plan.ts';
import { createClient } from '../../src/mastodon/client.ts';
import { follow, lookUp, relationships, search } from '../../src/mastodon/people.ts';
import { createServer } from '../../src/practice/create-server.ts';
import { makePeople } from '../../src/practice/demo-world.ts';
import { createEngine, type Engine } from '../../src/transfer/engine.ts';
import type { Figure } from './figure.ts';

const ROWS = 400;
const ORIGIN = 'http://nouveau.localhost';
const START = Date.parse('2026-03-10T09:00:00Z');

/**
 * A list of 400 mixed people carried to an empty account against the pretend server, on a clock
 * of its own. Signed requests are counted where they arrive.
 */
export async function measureRequests(): Promise<readonly Figure[]> {
  let time = START;
  const now = () => time;
  const { listed, elsewhere } = makePeople(7, ROWS);
  const practice = createServer({
    server: 'nouveau.localhost',
    origin: ORIGIN,
    people: [...listed, ...elsewhere],
    accounts: [{ username: 'alice', email: 'alice@nouveau.example', password: 'password' }],
    now,
  });
  const account = [...practice.state.accounts.values()].find(({ local }) => local);
  if (account === undefined) throw new Error('The pretend server has no account.');
  const token = 'bench';
  const scopes = ['read:accounts', 'read:follows', 'read:search', 'write:follows'];
  practice.state.tokens.set(token, {
    token,
    clientId: 'bench',
    account: account.id,
    scopes,
    revoked: false,
  });

  const listeners = new Set<() => void>();
  const engine = createEngine({
    journal: createMemoryJournal(),
    lock: {
      tryHold: async (work) => {
        await work();
        return true;
      },
      whenFree: async () => {},
    },
    ticker: {
      onTick(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    now,
  });
  const rows = listed.flatMap(({ handle }, index) => {
    const address = parseAddress(handle);
    return address.ok ? [{ line: index + 2, address: address.value, options: {} }] : [];
  });
  engine.setWork({ plan: planFollows(rows), leftOut: new Set(), rejects: [] });
  void engine.start({ ...destination(practice.handle, token, now), newAccount: account.id });
  await drive(engine, () => {
    time += 200;
    for (const listener of [...listeners]) listener();
  });

  const asked = practice.log.filter(({ preflight }) => !preflight);
  const signed = asked.filter((entry) => entry.token !== undefined).length;
  const refused = asked.filter(({ status }) => status === 429).length;
  const { report } = engine.getSnapshot();
  if (report.remaining > 0) throw new Error(`${report.remaining} rows have no outcome.`);
  const perRow = { name: 'signed requests per row', value: signed / ROWS, unit: '', bound: 2.05 };
  const limited = { name: 'answers 429 caused by us', value: refused, unit: '', bound: 0 };
  return [
    { ...perRow, direction: 'max' },
    { ...limited, direction: 'max' },
  ];
}

type Handle = (request: Request) => Promise<Response | undefined>;

function destination(handle: Handle, token: string, now: () => number) {
  const parsed = parseServer('nouveau.localhost');
  if (!parsed.ok) throw new Error('The name of the pretend server is none.');
  const server: Server = parsed.value;
  const send: typeof fetch = async (input, init) => {
    const response = await handle(new Request(input as string, init));
    if (response === undefined) throw new TypeError('Failed to fetch');
    return response;
  };
  const signed = createClient({ server, token, now, fetch: send });
  const unsigned = createClient({ server, now, fetch: send });
  return {
    sharedBudget: false,
    server: {
      lookUp: (address: Parameters<typeof lookUp>[2]) => lookUp(unsigned, server, address),
      search: (address: Parameters<typeof search>[2]) => search(signed, server, address),
      follow: (id: string, options: Parameters<typeof follow>[2]) => follow(signed, id, options),
      relationships: (ids: readonly string[]) => relationships(signed, ids),
    },
  };
}

/** Ticks until the run has ended; everything due at one moment is done before the next. */
async function drive(engine: Engine, tick: () => void): Promise<void> {
  for (let ticks = 0; engine.getSnapshot().state.name !== 'done'; ticks += 1) {
    // A day and a half of ticks: a run of 400 rows that takes longer is a run that hangs.
    if (ticks > 650_000) throw new Error(`The run hangs: ${engine.getSnapshot().state.name}.`);
    await new Promise((resolve) => setImmediate(resolve));
    tick();
  }
}

function createMemoryJournal() {
  const entries: JournalEntry[] = [];
  return {
    read: async () => entries,
    append: async (added: readonly JournalEntry[]) => void entries.push(...added),
    watch: () => () => {},
  };
}

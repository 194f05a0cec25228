import { parseServer } from '../../src/domain/address.ts';
import { makePlan } from '../../src/domain/plan.ts';
import type { Relation } from '../../src/domain/relation.ts';
import { NO_WORK } from '../../src/domain/report.ts';
import { mergeSources } from '../../src/domain/sources.ts';
import { createAccountReader } from '../../src/mastodon/account-reader.ts';
import { createClient } from '../../src/mastodon/client.ts';
import { createNewAccount } from '../../src/mastodon/new-account.ts';
import { scopesFor } from '../../src/mastodon/scopes.ts';
import { createServer, type PracticeServer } from '../../src/practice/create-server.ts';
import type { PracticePerson, PracticePost } from '../../src/practice/world.ts';
import { createEngine } from '../../src/transfer/engine.ts';
import { createSimulatedClock, type SimulatedClock } from '../../src/transfer/simulated/clock.ts';
import { createMemoryJournal, createOpenLock } from './engine-ports.ts';

const NAME = 'nouveau.localhost';
/** Windows of the limits are aligned on the epoch (mastodon.md §3.1): a run begins with a fresh one. */
const CARRY_START = Date.parse('2026-03-10T09:00:00Z');
const TOKEN = 'bench';

export type CarryWorld = {
  readonly people: readonly PracticePerson[];
  readonly posts?: readonly PracticePost[];
};

/** The new server with an empty account, on a clock that passes when it is told to. */
export type CarryScene = {
  readonly clock: SimulatedClock;
  readonly practice: PracticeServer;
  readonly destination: ReturnType<typeof destinationOf>;
  /** Passes on to what is due next. No time passes while the server works out an answer. */
  readonly step: () => Promise<void>;
};

/** @param latency milliseconds from a request to its answer */
export function setCarryScene({ people, posts = [] }: CarryWorld, latency: number): CarryScene {
  const clock = createSimulatedClock(CARRY_START);
  const practice = createServer({
    ...{ server: NAME, origin: `http://${NAME}`, people, posts, now: clock.now },
    accounts: [{ username: 'alice', email: 'alice@nouveau.example', password: 'password' }],
  });
  const account = [...practice.state.accounts.values()].find(({ local }) => local);
  if (account === undefined) throw new Error('The pretend server has no account.');
  practice.state.tokens.set(TOKEN, {
    ...{ token: TOKEN, clientId: 'bench', account: account.id, revoked: false },
    scopes: scopesFor('to'),
  });
  let atWork = 0;
  const handle: typeof practice.handle = async (request) => {
    atWork += 1;
    try {
      return await practice.handle(request);
    } finally {
      atWork -= 1;
    }
  };
  return {
    ...{ clock, practice },
    destination: destinationOf(handle, clock, account.id, latency),
    async step() {
      do await new Promise((resolve) => setImmediate(resolve));
      while (atWork > 0);
      await clock.step();
    },
  };
}

function destinationOf(
  handle: PracticeServer['handle'],
  clock: SimulatedClock,
  newAccount: string,
  latency: number,
) {
  const server = parseServer(NAME);
  if (!server.ok) throw new Error('The name of the pretend server is none.');
  const send: typeof fetch = async (input, init) => {
    const response = await handle(new Request(input as string, init));
    await new Promise<void>((resolve) => clock.after(latency, resolve));
    if (response === undefined) throw new TypeError('Failed to fetch');
    return response;
  };
  const deps = { server: server.value, now: clock.now, fetch: send };
  const signed = createClient({ ...deps, token: TOKEN });
  return {
    server: createNewAccount({ signed, unsigned: createClient(deps) }, server.value),
    reader: createAccountReader(signed, server.value, newAccount),
    newAccount,
    sharedBudget: false,
  };
}

/** Everything carried over by our engine; what was asked before it reads back is counted apart. */
export async function carryAll(
  { clock, practice, destination, step }: CarryScene,
  relations: readonly Relation[],
): Promise<Carried> {
  const ticking = new Set<() => void>();
  const engine = createEngine({
    journal: createMemoryJournal(),
    lock: createOpenLock(),
    ticker: {
      onTick(listener) {
        ticking.add(listener);
        return () => ticking.delete(listener);
      },
    },
    now: clock.now,
    random: () => 0.5,
  });
  const { tasks, rejects } = mergeSources(relations, []);
  engine.setWork({ ...NO_WORK, plan: makePlan(tasks), rejects });
  void engine.start(destination);
  (function tick() {
    for (const listener of [...ticking]) listener();
    clock.after(200, tick);
  })();
  const started = clock.now();
  let workEnded: { readonly at: number; readonly asked: number } | undefined;
  for (;;) {
    const { state, report } = engine.getSnapshot();
    if (report.remaining === 0) workEnded ??= { at: clock.now(), asked: practice.log.length };
    if (state.name === 'done') break;
    if (state.name === 'stopped') throw new Error(`The run has stopped: ${state.problem}.`);
    if (clock.now() - started > 36 * 3_600_000) throw new Error(`The run hangs: ${state.name}.`);
    await step();
  }
  const { report } = engine.getSnapshot();
  const asked = practice.log.slice(0, workEnded?.asked);
  return { ms: (workEnded?.at ?? clock.now()) - started, asked, report };
}

/** Lets time pass until something has ended. */
export async function passUntil<T>({ clock, step }: CarryScene, ending: Promise<T>): Promise<T> {
  let ended = false;
  (function tick() {
    if (!ended) clock.after(200, tick);
  })();
  const end = () => {
    ended = true;
  };
  ending.then(end, end);
  while (!ended) await step();
  return ending;
}

export type Carried = {
  /** Until the last row had its outcome. */
  readonly ms: number;
  readonly asked: PracticeServer['log'];
  readonly report: ReturnType<ReturnType<typeof createEngine>['getSnapshot']>['report'];
};

export const signedIn = (log: PracticeServer['log']) =>
  log.filter(({ token, preflight }) => token !== undefined && !preflight).length;

export const refusedIn = (log: PracticeServer['log']) =>
  log.filter(({ status }) => status === 429).length;

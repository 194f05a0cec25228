import { makeReport } from '../domain/report.ts';
import { createClient } from '../mastodon/client.ts';
import { following } from '../mastodon/follow-lists.ts';
import type { Person } from '../mastodon/people.ts';
import * as people from '../mastodon/people.ts';
import type { Database } from '../storage/database.ts';
import { openJournal } from '../storage/journal.ts';
import type { JourneyStore } from '../storage/journey.ts';
import { createRunLock } from '../storage/run-lock.ts';
import type { SignIns } from '../storage/sign-ins.ts';
import {
  createEngine,
  type Destination,
  type Engine,
  type RunSnapshot,
} from '../transfer/engine.ts';
import type { LimitsMemory } from '../transfer/limits.ts';
import { createListeners } from '../transfer/observable.ts';
import { createPace } from '../transfer/pace.ts';
import { createPagingPace } from '../transfer/paging-pace.ts';
import type { Ticker } from '../transfer/ports.ts';
import { readPages } from '../transfer/read-pages.ts';
import { createTurns } from '../transfer/turns.ts';
import type { Carrying } from '../wizard/services.tsx';
import type { FilesService } from './files-service.ts';

export type RunDeps = {
  readonly database: Promise<Database>;
  readonly journey: JourneyStore;
  readonly signIns: SignIns;
  readonly files: FilesService;
  readonly ticker: Ticker;
  /** What the server told of its limits, by the account that spends them. */
  readonly limits: (account: string) => LimitsMemory;
  readonly now: () => number;
};

/**
 * The engine of the account that is signed in on the new side. The journal is kept by that
 * account: what it follows does not depend on where the file came from (docs/decisions.md).
 */
export function createRunService(deps: RunDeps): Carrying['run'] {
  const { journey, signIns, files, ticker, now } = deps;
  const listeners = createListeners();
  let engine: Engine | undefined;
  let engineOf: string | undefined;
  let idle: RunSnapshot | undefined;
  /** The key the run was last started with. */
  let startedWith: string | undefined;

  function followJourney(): void {
    const account = journey.getSnapshot().to?.account?.actor;
    if (account === engineOf) return;
    engine?.close();
    engineOf = account;
    engine = undefined;
    if (account === undefined) return;
    engine = createEngine({
      journal: openJournal(deps.database, account),
      lock: createRunLock(account),
      limits: deps.limits(account),
      hadEnded: journey.getSnapshot().run === 'ended',
      ticker,
      now,
    });
    engine.setWork(files.work());
    engine.subscribe(heed);
  }

  /** The engine tells what happened; the journey keeps the one fact that outlives it. */
  function heed(): void {
    const state = engine?.getSnapshot().state.name;
    // A run that was not begun has nothing to end: its files were taken out.
    const begun = !['not-started', 'ended'].includes(journey.getSnapshot().run);
    if (state === 'done' && begun) journey.dispatch({ type: 'run-changed', run: 'ended' });
    goOn();
    listeners.notify();
  }

  /** A run that stopped, and that nobody paused, goes on with a new key. */
  function goOn(): void {
    if (engine?.getSnapshot().state.name !== 'stopped') return;
    const token = tokenOfNew();
    const newKey = token !== undefined && token !== startedWith;
    if (newKey && journey.getSnapshot().run === 'started') void start();
  }

  function tokenOfNew(): string | undefined {
    const to = journey.getSnapshot().to;
    return to?.account && signIns.token('to', to.web, to.account.actor);
  }

  function destination(): Destination | undefined {
    const to = journey.getSnapshot().to;
    const token = tokenOfNew();
    if (to?.account === undefined || token === undefined) return undefined;
    const signed = createClient({ server: to.web, token, now });
    const unsigned = createClient({ server: to.web, now });
    return {
      newAccount: to.account.accountId,
      sharedBudget: to.sharedBudget,
      server: {
        lookUp: (address) => people.lookUp(unsigned, to.local, address),
        search: (address) => people.search(signed, to.local, address),
        follow: (id, options) => people.follow(signed, id, options),
        relationships: (ids) => people.relationships(signed, ids),
      },
    };
  }

  function getSnapshot(): RunSnapshot {
    if (engine !== undefined) return engine.getSnapshot();
    const { plan, leftOut, rejects } = files.work();
    idle ??= {
      state: { name: 'idle' },
      report: makeReport(plan, new Map(), leftOut, rejects),
      perMinute: undefined,
    };
    return idle;
  }

  async function start(known?: Parameters<Carrying['run']['start']>[0]): Promise<void> {
    await files.ready;
    if (engine === undefined) return;
    journey.dispatch({ type: 'run-changed', run: 'started' });
    startedWith = tokenOfNew();
    await engine.start(destination(), known);
  }

  followJourney();
  journey.subscribe(followJourney);
  signIns.watch(goOn);
  files.subscribe(() => {
    idle = undefined;
    engine?.setWork(files.work());
    listeners.notify();
  });

  return {
    subscribe: listeners.subscribe,
    getSnapshot,
    async readFollowing(onPage, signal) {
      const { to } = journey.getSnapshot();
      const token = tokenOfNew();
      if (to?.account === undefined || token === undefined) return [];
      const { accountId, actor } = to.account;
      const client = createClient({ server: to.web, token, now, signal });
      const memory = deps.limits(actor);
      const signed = createPace({ now, sharedBudget: to.sharedBudget, memory });
      const pace = createPagingPace(signed, now, {}).paged;
      const turns = createTurns({ pace, ticker, now, tries: 1 });
      signal.addEventListener('abort', turns.stop);
      const page = (cursor: string | undefined) => following(client, to.local, accountId, cursor);
      const read: Person[] = [];
      await readPages(turns, page, (people) => {
        read.push(...people);
        onPage(read.length);
      });
      signal.throwIfAborted();
      return read;
    },
    start,
    pause() {
      journey.dispatch({ type: 'run-changed', run: 'paused' });
      engine?.pause();
    },
    async retryFailed() {
      await engine?.reopenFailed();
      await start();
    },
    async check() {
      const to = destination();
      if (engine !== undefined && to !== undefined) await engine.check(to);
    },
  };
}

import { makeReport } from '../domain/report.ts';
import { createClient } from '../mastodon/client.ts';
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
import { createListeners } from '../transfer/observable.ts';
import type { Ticker } from '../transfer/ports.ts';
import type { Carrying } from '../wizard/services.tsx';
import type { FilesService } from './files-service.ts';

export type RunDeps = {
  readonly database: Promise<Database>;
  readonly journey: JourneyStore;
  readonly signIns: SignIns;
  readonly files: FilesService;
  readonly ticker: Ticker;
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
      ticker,
      now,
    });
    engine.setWork(files.work());
    engine.subscribe(noteEnd);
  }

  /** The engine tells what happened; the journey keeps the one fact that outlives it. */
  function noteEnd(): void {
    const state = engine?.getSnapshot().state.name;
    if (state === 'done' && journey.getSnapshot().run !== 'ended') {
      journey.dispatch({ type: 'run-changed', run: 'ended' });
    }
    listeners.notify();
  }

  function destination(): Destination | undefined {
    const to = journey.getSnapshot().to;
    const token = to && signIns.token('to', to.web);
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
    const to = destination();
    if (engine === undefined || to === undefined) return;
    journey.dispatch({ type: 'run-changed', run: 'started' });
    await engine.start(to, known);
  }

  followJourney();
  journey.subscribe(followJourney);
  files.subscribe(() => {
    idle = undefined;
    engine?.setWork(files.work());
    listeners.notify();
  });

  return {
    subscribe: listeners.subscribe,
    getSnapshot,
    async readFollowing(onPage, signal) {
      const to = journey.getSnapshot().to;
      const token = to && signIns.token('to', to.web);
      if (to?.account === undefined || token === undefined) return [];
      const client = createClient({ server: to.web, token, now, signal });
      const read: people.Person[] = [];
      let cursor: string | undefined;
      do {
        const page = await people.following(client, to.local, to.account.accountId, cursor);
        read.push(...page.value.people);
        onPage(read.length);
        cursor = page.value.next;
      } while (cursor !== undefined);
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

import { alreadySoInSteps } from '../domain/already-so.ts';
import { makeReport } from '../domain/report.ts';
import { inSteps } from '../domain/steps.ts';
import type { Database } from '../storage/database.ts';
import { openJournal } from '../storage/journal.ts';
import type { JourneyStore } from '../storage/journey.ts';
import { createRunLock } from '../storage/run-lock.ts';
import type { SignIns } from '../storage/sign-ins.ts';
import { createEngine, type Engine, type RunSnapshot } from '../transfer/engine.ts';
import { createListeners } from '../transfer/observable.ts';
import type { Carrying } from '../wizard/services.tsx';
import { createNewSide, type NewSideDeps } from './new-side.ts';
import type { WorkService } from './work-service.ts';

export type RunDeps = NewSideDeps & {
  readonly database: Promise<Database>;
  readonly journey: JourneyStore;
  readonly signIns: SignIns;
  readonly work: WorkService;
  readonly random: () => number;
  /** Lets the page do what waits. */
  readonly breathe: () => Promise<void>;
};

/**
 * The engine of the account that is signed in on the new side. The journal is kept by that
 * account: what it has does not depend on where it was known from (docs/decisions.md).
 */
export function createRunService(deps: RunDeps): Carrying['run'] {
  const { journey, signIns, work, ticker, now, random, breathe } = deps;
  const newSide = createNewSide(deps);
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
      ...{ ticker, now, random },
    });
    engine.setWork(work.getSnapshot().work);
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
    const token = newSide.token();
    const newKey = token !== undefined && token !== startedWith;
    if (newKey && journey.getSnapshot().run === 'started') void start();
  }

  function getSnapshot(): RunSnapshot {
    if (engine !== undefined) return engine.getSnapshot();
    idle ??= {
      state: { name: 'idle' },
      report: makeReport(work.getSnapshot().work, new Map()),
      perMinute: undefined,
      followsFrom: undefined,
    };
    return idle;
  }

  async function start(known?: Parameters<Carrying['run']['start']>[0]): Promise<void> {
    await work.ready;
    if (engine === undefined) return;
    journey.dispatch({ type: 'run-changed', run: 'started' });
    startedWith = newSide.token();
    await engine.start(newSide.destination(), known && [...known]);
  }

  followJourney();
  journey.subscribe(followJourney);
  signIns.watch(goOn);
  work.subscribe(() => {
    idle = undefined;
    engine?.setWork(work.getSnapshot().work);
    listeners.notify();
  });

  return {
    subscribe: listeners.subscribe,
    getSnapshot,
    start,
    async compare(onPage, signal) {
      const kinds = work.getSnapshot().work.plan.tasks.map(({ kind }) => kind);
      const held = await newSide.compare(new Set(kinds), onPage, signal);
      // The plan may have changed meanwhile.
      const { tasks } = work.getSnapshot().work.plan;
      const known = await inSteps(alreadySoInSteps(tasks, held), async () => {
        await breathe();
        signal.throwIfAborted();
      });
      return { held, tasks, known };
    },
    putPicture: newSide.putPicture,
    pause() {
      journey.dispatch({ type: 'run-changed', run: 'paused' });
      engine?.pause();
    },
    async retryFailed() {
      await engine?.reopenFailed();
      await start();
    },
    async check() {
      const there = newSide.destination();
      if (engine !== undefined && there !== undefined) await engine.check(there);
    },
  };
}

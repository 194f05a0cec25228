import type { Reject } from '../domain/finding.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Plan, TaskId } from '../domain/plan.ts';
import { makeReport, type Report, remainingTasks, retryableTasks } from '../domain/report.ts';
import { createLedger } from './ledger.ts';
import { createListeners, type Observable } from './observable.ts';
import { createPace } from './pace.ts';
import type { StopProblem } from './perform.ts';
import type { Journal, NewServer, Now, RunLock, Ticker } from './ports.ts';
import { readBack } from './read-back.ts';
import { type Run, startRun, type Wait } from './run.ts';
import { NO_SPEED, perMinute, recordEnding } from './speed.ts';

export type RunState =
  | { readonly name: 'loading' }
  | { readonly name: 'idle' }
  | { readonly name: 'running' }
  | { readonly name: 'waiting'; readonly wait: Wait }
  | { readonly name: 'pausing' }
  | { readonly name: 'paused' }
  /** Another tab runs; this one shows what it writes. */
  | { readonly name: 'watching' }
  /** All tasks have ended and what was done is being read back. */
  | { readonly name: 'checking' }
  | { readonly name: 'stopped'; readonly problem: StopProblem | 'broken' }
  | { readonly name: 'done' };

export type RunSnapshot = {
  readonly state: RunState;
  readonly report: Report;
  /** Tasks ended a minute, once there is something to tell. */
  readonly perMinute: number | undefined;
};

/** The work to do, as the files and the person's choices say. */
export type Work = {
  readonly plan: Plan;
  readonly leftOut: ReadonlySet<TaskId>;
  readonly rejects: readonly Reject[];
};

/** The new server with the account that follows; there is none before its sign-in. */
export type Destination = {
  readonly server: NewServer;
  readonly newAccount: string;
  readonly sharedBudget: boolean;
};

export type Engine = Observable<RunSnapshot> & {
  readonly setWork: (work: Work) => void;
  /** `known` ends tasks without a request: who is followed already. */
  readonly start: (
    destination: Destination,
    known?: readonly (readonly [TaskId, Outcome])[],
  ) => Promise<void>;
  readonly pause: () => void;
  /** Reopens what failed for a passing reason. The caller starts again. */
  readonly reopenFailed: () => Promise<void>;
  /** Asks again how the follows stand: people may have answered since. */
  readonly check: (destination: Destination) => Promise<void>;
  readonly close: () => void;
};

export type EngineDeps = {
  readonly journal: Journal;
  readonly lock: RunLock;
  readonly ticker: Ticker;
  readonly now: Now;
};

const NO_WORK: Work = { plan: { tasks: [] }, leftOut: new Set(), rejects: [] };

/** The run outside React: it goes on whatever is on the screen, and survives the page. */
export function createEngine(deps: EngineDeps): Engine {
  const { journal, lock, ticker, now } = deps;
  const ledger = createLedger(journal, now);
  const listeners = createListeners();
  const closing = new AbortController();
  let work = NO_WORK;
  let state: RunState = { name: 'loading' };
  let speed = NO_SPEED;
  let run: Run | undefined;
  let snapshot: RunSnapshot | undefined;
  let stale = false;

  const loaded = ledger.reload().then(
    () => setState({ name: 'idle' }),
    () => setState({ name: 'stopped', problem: 'broken' }),
  );
  const stopWatching = journal.watch((entries) => {
    ledger.absorb(entries);
    stale = true;
  });
  // Screens are told at most once a tick: 20 outcomes a second are one picture.
  const stopTicking = ticker.onTick(() => {
    const wait = run?.waiting();
    if (run !== undefined && (state.name === 'running' || state.name === 'waiting')) {
      if (wait !== undefined || state.name === 'waiting') {
        state = wait === undefined ? { name: 'running' } : { name: 'waiting', wait };
        stale = true;
      }
    }
    if (!stale) return;
    stale = false;
    publish();
  });

  function publish(): void {
    snapshot = undefined;
    listeners.notify();
  }

  function setState(next: RunState): void {
    state = next;
    publish();
  }

  function getSnapshot(): RunSnapshot {
    snapshot ??= {
      state,
      report: makeReport(work.plan, ledger.standings, work.leftOut, work.rejects),
      perMinute: perMinute(speed, now()),
    };
    return snapshot;
  }

  const report = () => makeReport(work.plan, ledger.standings, work.leftOut, work.rejects);
  const isBusy = () =>
    ['running', 'waiting', 'pausing', 'checking', 'watching'].includes(state.name);

  async function carry(destination: Destination, known: readonly (readonly [TaskId, Outcome])[]) {
    setState({ name: 'running' });
    // Another tab may have worked since this one last looked.
    await ledger.reload();
    const open = new Set(remainingTasks(report()).map((task) => task.id));
    await ledger.end(known.filter(([task]) => open.has(task)));
    run = startRun(
      {
        ...destination,
        ledger,
        ticker,
        now,
        pace: createPace(now, destination.sharedBudget),
        onEnded: () => {
          speed = recordEnding(speed, now());
          stale = true;
        },
      },
      remainingTasks(report()),
    );
    const end = await run.finished;
    run = undefined;
    if (end.type === 'stopped') setState({ name: 'stopped', problem: end.problem });
    else if (end.type === 'paused') setState({ name: 'paused' });
    else await confirm(destination);
  }

  async function confirm(destination: Destination): Promise<void> {
    setState({ name: 'checking' });
    await ledger.end(await readBack(destination.server, report()));
    setState({ name: 'done' });
  }

  async function exclusively(work: () => Promise<void>): Promise<void> {
    await loaded;
    if (isBusy()) return;
    try {
      if (await lock.tryHold(work)) return;
    } catch {
      run?.pause();
      run = undefined;
      setState({ name: 'stopped', problem: 'broken' });
      return;
    }
    setState({ name: 'watching' });
    await lock.whenFree(closing.signal);
    await ledger.reload();
    setState(report().remaining === 0 ? { name: 'done' } : { name: 'paused' });
  }

  return {
    subscribe: listeners.subscribe,
    getSnapshot,
    setWork(next) {
      work = next;
      publish();
    },
    start: (destination, known = []) => exclusively(() => carry(destination, known)),
    pause() {
      if (run === undefined) return;
      setState({ name: 'pausing' });
      run.pause();
    },
    async reopenFailed() {
      await loaded;
      await ledger.reopen(retryableTasks(report()).map((task) => task.id));
      setState({ name: 'paused' });
    },
    check: (destination) => exclusively(() => confirm(destination)),
    close() {
      closing.abort();
      stopWatching();
      stopTicking();
      run?.pause();
    },
  };
}

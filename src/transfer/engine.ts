import type { Outcome } from '../domain/outcome.ts';
import {
  makeReport,
  NO_WORK,
  remainingTasks,
  retryableTasks,
  type Work,
} from '../domain/report.ts';
import type { TaskId } from '../domain/task.ts';
import type { StopProblem } from './attempt.ts';
import type { Destination } from './destination.ts';
import { holdLock } from './hold-lock.ts';
import { createLedger } from './ledger.ts';
import { createPassingLimits, type LimitsMemory } from './limits.ts';
import { createListeners, type Observable } from './observable.ts';
import { createPace, type Pace } from './pace.ts';
import type { Journal, Now, RunLock, Ticker } from './ports.ts';
import { type Proving, startProving } from './proving.ts';
import { type Run, type RunEnd, startRun } from './run.ts';
import type { RunSnapshot, RunState } from './run-state.ts';
import { NO_SPEED, perMinute, recordEndings } from './speed.ts';
import type { Random } from './work.ts';
import { worthNoting } from './worth-noting.ts';

export type { Destination, RunSnapshot, RunState };

type Known = readonly (readonly [TaskId, Outcome])[];

export type Engine = Observable<RunSnapshot> & {
  /** What is to be done; in the middle of a run, from now on. */
  readonly setWork: (work: Work) => void;
  /**
   * Carries the work out and reads back what was done. Without a destination it says that the
   * person has to sign in. `known` is what comparing has found to be so already: those tasks end
   * without a request. Without it, lists and filters are looked for before they are made.
   */
  readonly start: (destination: Destination | undefined, known?: Known) => Promise<void>;
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
  /** For the pauses after failures. */
  readonly random: Random;
  /** Absent: what the server told of its limits is forgotten with the page. */
  readonly limits?: LimitsMemory;
  /** The run had ended, and was read back, when the page was last open. */
  readonly hadEnded?: boolean;
};

const BROKEN: RunState = { name: 'stopped', problem: 'broken' };
/** The run outside React: it goes on whatever is on the screen, and survives the page. */
export function createEngine(deps: EngineDeps): Engine {
  const { journal, lock, ticker, now, limits = createPassingLimits() } = deps;
  const ledger = createLedger(journal, now);
  const listeners = createListeners();
  const closing = new AbortController();
  let work = NO_WORK;
  let state: RunState = { name: 'loading' };
  let speed = NO_SPEED;
  let engaged = false;
  let pauseWanted = false;
  let run: Run | undefined;
  let proving: Proving | undefined;
  let snapshot: RunSnapshot | undefined;
  let stale = false;

  const loaded = ledger.reload().then(
    // Who has asked for work meanwhile says how it stands.
    () => engaged || setState({ name: deps.hadEnded && isComplete() ? 'done' : 'idle' }),
    () => setState(BROKEN),
  );
  const stopWatching = journal.watch((entries) => {
    ledger.absorb(entries);
    stale = true;
  });
  // Screens are told at most once a tick: 20 outcomes a second are one picture.
  const stopTicking = ticker.onTick(() => {
    lookAtWaiting();
    if (!stale) return;
    stale = false;
    publish();
  });

  function lookAtWaiting(): void {
    if (!['running', 'checking', 'waiting'].includes(state.name)) return;
    const wait = run?.waiting() ?? proving?.waiting();
    const before = state.name === 'waiting' ? state.wait : undefined;
    if (wait?.until === before?.until && wait?.reason === before?.reason) return;
    const active = run === undefined ? 'checking' : 'running';
    state = wait === undefined ? { name: active } : { name: 'waiting', wait };
    stale = true;
  }

  function publish(): void {
    snapshot = undefined;
    listeners.notify();
  }

  function setState(next: RunState): void {
    if (closing.signal.aborted) return;
    state = next;
    publish();
  }

  function getSnapshot(): RunSnapshot {
    snapshot ??= {
      ...{ state, report: report() },
      perMinute: perMinute(speed, now()),
      followsFrom: run?.followsFrom(),
    };
    return snapshot;
  }

  const report = () => makeReport(work, ledger.standings);
  const remaining = () => remainingTasks(report());
  const isComplete = () => work.plan.tasks.length > 0 && remaining().length === 0;
  const paceFor = ({ sharedBudget }: Destination) =>
    createPace({ now, sharedBudget, memory: limits });
  const isHalted = () => pauseWanted || closing.signal.aborted;

  async function carry(destination: Destination, known: Known | undefined): Promise<RunState> {
    setState({ name: 'running' });
    // Another tab may have worked since this one last looked.
    await ledger.reload();
    if (known !== undefined) {
      await ledger.end(worthNoting(known, report()));
    }
    // What was compared is what there was to do then; what joins later is looked for on its way.
    const compared = new Set(known === undefined ? [] : remaining().map(({ id }) => id));
    const pace = paceFor(destination);
    for (;;) {
      if (isHalted()) return { name: 'paused' };
      const end = await runOnce(destination, pace, compared);
      if (end.type === 'stopped') return { name: 'stopped', problem: end.problem };
      if (end.type === 'paused') return { name: 'paused' };
      const problem = await check(destination, pace);
      if (problem !== undefined) return { name: 'stopped', problem };
      // A file may have come in while the last answers did.
      if (remaining().length === 0) return { name: 'done' };
    }
  }

  async function runOnce(
    destination: Destination,
    pace: Pace,
    compared: ReadonlySet<TaskId>,
  ): Promise<RunEnd> {
    setState({ name: 'running' });
    const onEnded = (tasks: number) => {
      speed = recordEndings(speed, now(), tasks);
      stale = true;
    };
    const given = { ledger, ticker, now, pace, random: deps.random, compared, onEnded };
    run = startRun({ ...destination, ...given }, remaining());
    try {
      return await run.finished;
    } finally {
      run = undefined;
    }
  }

  async function check(destination: Destination, pace: Pace): Promise<StopProblem | undefined> {
    setState({ name: 'checking' });
    proving = startProving(destination, { ledger, pace, limits, ticker, now }, report);
    try {
      return await proving.finished;
    } finally {
      proving = undefined;
    }
  }

  async function prove(destination: Destination): Promise<RunState> {
    const problem = await check(destination, paceFor(destination));
    if (problem !== undefined) return { name: 'stopped', problem };
    return { name: remaining().length === 0 ? 'done' : 'paused' };
  }

  /** Does the work, unless this tab is at work already, and ends in the state it answers. */
  async function exclusively(
    destination: Destination | undefined,
    work: () => Promise<RunState>,
  ): Promise<void> {
    if (engaged) return;
    engaged = true;
    pauseWanted = false;
    const end = await loaded
      .then(() => holdLock(lock, work))
      .then((held) => held ?? watch(destination))
      .catch(() => BROKEN);
    engaged = false;
    setState(end);
  }

  async function watch(destination: Destination | undefined): Promise<RunState> {
    setState({ name: 'watching' });
    await lock.whenFree(closing.signal);
    await ledger.reload();
    if (!isComplete()) return { name: 'paused' };
    if (destination === undefined) return { name: 'done' };
    // The other tab may have been closed while it read back.
    return (await holdLock(lock, () => prove(destination))) ?? watch(destination);
  }

  return {
    subscribe: listeners.subscribe,
    getSnapshot,
    setWork(next) {
      work = next;
      run?.setTasks(remaining());
      if (state.name === 'done' && remaining().length > 0) state = { name: 'paused' };
      publish();
    },
    start: (destination, known) =>
      exclusively(destination, async () =>
        destination === undefined
          ? { name: 'stopped', problem: 'signed-out' }
          : carry(destination, known),
      ),
    pause() {
      if (!engaged || state.name === 'watching') return;
      pauseWanted = true;
      setState({ name: 'pausing' });
      run?.pause();
      proving?.stop();
    },
    async reopenFailed() {
      await loaded;
      await ledger.reopen(retryableTasks(report()).map((task) => task.id));
      setState({ name: 'paused' });
    },
    check: (destination) => exclusively(destination, () => prove(destination)),
    close() {
      closing.abort();
      stopWatching();
      stopTicking();
      run?.pause();
      proving?.stop();
    },
  };
}

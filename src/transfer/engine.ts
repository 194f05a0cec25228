import type { Reject } from '../domain/finding.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Plan, TaskId } from '../domain/plan.ts';
import { makeReport, remainingTasks, retryableTasks } from '../domain/report.ts';
import { holdLock } from './hold-lock.ts';
import { createLedger } from './ledger.ts';
import { createPassingLimits, type LimitsMemory } from './limits.ts';
import { createListeners, type Observable } from './observable.ts';
import { createPace, type Pace } from './pace.ts';
import type { StopProblem } from './perform.ts';
import type { Journal, NewServer, Now, RunLock, Ticker } from './ports.ts';
import { confirm } from './read-back.ts';
import { type Run, type RunEnd, startRun } from './run.ts';
import type { RunSnapshot, RunState } from './run-state.ts';
import { NO_SPEED, perMinute, recordEnding } from './speed.ts';
import { createTurns, type Turns } from './turns.ts';

export type { RunSnapshot, RunState };

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
  /** What is to be done; in the middle of a run, from now on. */
  readonly setWork: (work: Work) => void;
  /**
   * Carries the work out and reads back what was done. Without a destination it says that the
   * person has to sign in. `known` ends tasks without a request: who is followed already.
   */
  readonly start: (
    destination: Destination | undefined,
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
  /** Absent: what the server told of its limits is forgotten with the page. */
  readonly limits?: LimitsMemory;
  /** The run had ended, and was read back, when the page was last open. */
  readonly hadEnded?: boolean;
};

const NO_WORK: Work = { plan: { tasks: [] }, leftOut: new Set(), rejects: [] };
const BROKEN: RunState = { name: 'stopped', problem: 'broken' };
/** With the pauses of the pace between them, a server has some twenty minutes to be well again. */
const PATIENCE = 8;

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
  let turns: Turns | undefined;
  let snapshot: RunSnapshot | undefined;
  let stale = false;

  const loaded = ledger.reload().then(
    () => setState({ name: deps.hadEnded && isComplete() ? 'done' : 'idle' }),
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
    const wait = run?.waiting() ?? turns?.waiting();
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
    snapshot ??= { state, report: report(), perMinute: perMinute(speed, now()) };
    return snapshot;
  }

  const report = () => makeReport(work.plan, ledger.standings, work.leftOut, work.rejects);
  const remaining = () => remainingTasks(report());
  const isComplete = () => work.plan.tasks.length > 0 && remaining().length === 0;
  const paceFor = ({ sharedBudget }: Destination) =>
    createPace({ now, sharedBudget, memory: limits });
  const isHalted = () => pauseWanted || closing.signal.aborted;

  async function carry(
    destination: Destination,
    known: readonly (readonly [TaskId, Outcome])[],
  ): Promise<RunState> {
    setState({ name: 'running' });
    // Another tab may have worked since this one last looked.
    await ledger.reload();
    const open = new Set(remaining().map((task) => task.id));
    await ledger.end(known.filter(([task]) => open.has(task)));
    const pace = paceFor(destination);
    for (;;) {
      if (isHalted()) return { name: 'paused' };
      const end = await runOnce(destination, pace);
      if (end.type === 'stopped') return { name: 'stopped', problem: end.problem };
      if (end.type === 'paused') return { name: 'paused' };
      const problem = await check(destination, pace);
      if (problem !== undefined) return { name: 'stopped', problem };
      // A file may have come in while the last answers did.
      if (remaining().length === 0) return { name: 'done' };
    }
  }

  async function runOnce(destination: Destination, pace: Pace): Promise<RunEnd> {
    setState({ name: 'running' });
    const onEnded = () => {
      speed = recordEnding(speed, now());
      stale = true;
    };
    run = startRun({ ...destination, ledger, ticker, now, pace, onEnded }, remaining());
    try {
      return await run.finished;
    } finally {
      run = undefined;
    }
  }

  async function check({ server }: Destination, pace: Pace): Promise<StopProblem | undefined> {
    setState({ name: 'checking' });
    turns = createTurns({ pace, ticker, now, tries: PATIENCE });
    try {
      return await confirm(server, turns, ledger, report());
    } finally {
      turns = undefined;
    }
  }

  /** Does the work, unless this tab is at work already, and ends in the state it answers. */
  async function exclusively(work: () => Promise<RunState>): Promise<void> {
    if (engaged) return;
    engaged = true;
    pauseWanted = false;
    const end = await loaded
      .then(() => holdLock(lock, work))
      .then((held) => held ?? watch())
      .catch(() => BROKEN);
    engaged = false;
    setState(end);
  }

  async function watch(): Promise<RunState> {
    setState({ name: 'watching' });
    await lock.whenFree(closing.signal);
    await ledger.reload();
    return { name: isComplete() ? 'done' : 'paused' };
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
    start: (destination, known = []) =>
      exclusively(async () =>
        destination === undefined
          ? { name: 'stopped', problem: 'signed-out' }
          : carry(destination, known),
      ),
    pause() {
      if (!engaged || state.name === 'watching') return;
      pauseWanted = true;
      setState({ name: 'pausing' });
      run?.pause();
      turns?.stop();
    },
    async reopenFailed() {
      await loaded;
      await ledger.reopen(retryableTasks(report()).map((task) => task.id));
      setState({ name: 'paused' });
    },
    check: (destination) =>
      exclusively(async () => {
        const problem = await check(destination, paceFor(destination));
        if (problem !== undefined) return { name: 'stopped', problem };
        return { name: remaining().length === 0 ? 'done' : 'paused' };
      }),
    close() {
      closing.abort();
      stopWatching();
      stopTicking();
      run?.pause();
      turns?.stop();
    },
  };
}

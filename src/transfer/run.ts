import type { Outcome } from '../domain/outcome.ts';
import { isCountedByDay } from '../domain/plan.ts';
import type { Task, TaskId } from '../domain/task.ts';
import { type AdvanceDeps, advance, ON } from './advance.ts';
import { askTies, rememberingTies } from './ask-ties.ts';
import { attempt, type StopProblem } from './attempt.ts';
import { createChunks } from './chunks.ts';
import { claimOfNext } from './claim.ts';
import { createDirectory } from './directory.ts';
import { looksPay, NO_HITS_YET, recordHit } from './hit-rate.ts';
import { checkMembers, type Joined, joinList } from './join-list.ts';
import { createLull } from './lull.ts';
import { type Next, pick, worksOf } from './pick.ts';
import type { Ticker } from './ports.ts';
import { createQueue } from './queue.ts';
import type { Surroundings } from './step.ts';
import { type Wait, whatHolds } from './wait.ts';
import { afterFailure, type Random, type Work } from './work.ts';

export type RunDeps = Pick<AdvanceDeps, 'server' | 'reader' | 'ledger' | 'pace' | 'now'> & {
  readonly ticker: Ticker;
  readonly random: Random;
  /** The id of the account everything is done for. */
  readonly newAccount: string;
  /** What the new account was looked at for before, and has not. */
  readonly compared: ReadonlySet<TaskId>;
  readonly onEnded: (tasks: number) => void;
};

export type RunEnd =
  | { readonly type: 'done' | 'paused' }
  | { readonly type: 'stopped'; readonly problem: StopProblem };

export type Run = {
  readonly finished: Promise<RunEnd>;
  readonly pause: () => void;
  /** What is to be done has changed: the person took a file out, or a tick away. */
  readonly setTasks: (tasks: readonly Task[]) => void;
  readonly waiting: () => Wait | undefined;
  /** Until when follows wait for another day, if any are left. */
  readonly followsFrom: () => number | undefined;
};

/**
 * Carries tasks out, up to three requests at once. Whatever may go next goes; a task that has to
 * wait never holds one that need not.
 */
export function startRun(deps: RunDeps, tasks: readonly Task[]): Run {
  const { ledger, pace, ticker, now, random } = deps;
  const queue = createQueue(tasks);
  const directory = createDirectory(ledger);
  const chunks = createChunks();
  const lull = createLull<Wait | undefined>(pace.mayGo, now);
  let hits = NO_HITS_YET;
  let end: RunEnd | undefined;
  let probing = false;
  const busy = new Map<TaskId, Work>();
  const claimed = new Set<string>();
  /** Announced once, and known not to have been done. */
  const undone = new Set<TaskId>();
  let finish: (end: RunEnd) => void = () => {};
  let crash: (error: unknown) => void = () => {};
  const finished = new Promise<RunEnd>((resolve, reject) => {
    finish = resolve;
    crash = reject;
  });
  const advancing: AdvanceDeps = {
    ...deps,
    server: rememberingTies(deps.server, directory),
    directory,
    ledger: {
      ...ledger,
      intend: (...ids) => {
        for (const id of ids) undone.delete(id);
        return ledger.intend(...ids);
      },
    },
    onLookUp: (hit) => {
      hits = recordHit(hits, hit);
    },
    onUndone: ({ task }) => void undone.add(task.id),
    onAbsent(isAbsent) {
      for (const { task } of queue.works()) if (isAbsent(task)) undone.add(task.id);
    },
  };
  const stopTicking = ticker.onTick(pump);

  const isIdle = () => busy.size === 0 && !probing;

  function surroundings(): Surroundings {
    return {
      directory,
      ledger: {
        ...ledger,
        isInDoubt: (task) => !undone.has(task) && ledger.isInDoubt(task),
        doubtSince: (task) => (undone.has(task) ? undefined : ledger.doubtSince(task)),
      },
      newAccount: deps.newAccount,
      isAhead: queue.isAhead,
      lookUps: looksPay(hits) && pace.mayGo('look-up'),
      lookUpsLater: looksPay(hits) && !pace.mayGo('look-up'),
      isCompared: (task) => undone.has(task) || deps.compared.has(task),
      now: now(),
      serverNow: pace.serverNow(),
    };
  }

  function pump(): void {
    if (queue.works().length === 0 && isIdle()) end ??= { type: 'done' };
    while (end === undefined && sendOne());
    if (end !== undefined && isIdle()) {
      stopTicking();
      finish(end);
    }
  }

  /** Sends the next request, if one may go. A failure outside a server's answer ends the run. */
  function sendOne(): boolean {
    if (pace.isUnwell() || pace.isClockInDoubt()) {
      if (!pace.mayGo('probe')) return false;
      void probe().catch(fall);
      return true;
    }
    if (lull.isOn()) return false;
    const next = pick({
      works: queue.works(),
      around: surroundings(),
      mayGo: pace.mayGo,
      claimed,
      underWay: [...busy.values()],
      atOnce: chunks.atOnce,
      isDayOver: pace.isDaily('follow'),
    });
    if (next === undefined) {
      lull.begin();
      return false;
    }
    void carry(next).catch(fall);
    return true;
  }

  function fall(error: unknown): void {
    stopTicking();
    end ??= { type: 'paused' };
    crash(error);
  }

  async function carry(next: Next): Promise<void> {
    lull.end();
    const works = worksOf(next);
    const claim = claimOfNext(next);
    queue.take(works);
    for (const work of works) busy.set(work.task.id, work);
    if (claim !== undefined) claimed.add(claim);
    try {
      await settle(works, await resultOf(next));
    } finally {
      for (const { task } of works) busy.delete(task.id);
      if (claim !== undefined) claimed.delete(claim);
      lull.end();
    }
    pump();
  }

  async function resultOf(next: Next): Promise<Joined> {
    switch (next.type) {
      case 'end':
        return {
          ended: next.ended.map(({ work, outcome }) => [work.task.id, outcome]),
          advanced: ON,
        };
      case 'join':
        return joinList(advancing, chunks, next.list, next.members);
      case 'check-members':
        return checkMembers(advancing, chunks, next.list, next.members);
      case 'ask':
        return askTies(advancing, next.asked);
      case 'step': {
        const advanced = await advance(advancing, next.work, next.step);
        const ended: Joined['ended'] =
          advanced.type === 'ended' ? [[next.work.task.id, advanced.outcome]] : [];
        return { ended, advanced };
      }
    }
  }

  async function settle(works: readonly Work[], { ended, advanced }: Joined): Promise<void> {
    const endings = new Map<TaskId, Outcome>(ended);
    if (advanced.type === 'stop') end ??= { type: 'stopped', problem: advanced.problem };
    const back: Work[] = [];
    // Those of one call come back together, to be looked at with one read.
    const chance = random();
    for (const work of works) {
      if (endings.has(work.task.id)) continue;
      const again = advanced.type === 'failed' ? afterwards(work, chance) : work;
      if (again === undefined) endings.set(work.task.id, { code: 'passing' });
      else back.push(again);
    }
    await ledger.end([...endings]);
    if (endings.size > 0) deps.onEnded(endings.size);
    for (const id of endings.keys()) queue.ended(id);
    for (const work of back) queue.giveBack(work);
  }

  const afterwards = (work: Work, chance: number) =>
    afterFailure(work, { serverUnwell: pace.isUnwell(), now, random: () => chance });

  /**
   * Whether the server is well again, or what time it has, is asked with a read that makes it do
   * nothing, not with somebody's task: the task may be the very thing that fails.
   */
  async function probe(): Promise<void> {
    probing = true;
    pace.sent('probe')();
    try {
      const told = await attempt(deps, 'probe', () => deps.server.relationships([deps.newAccount]));
      if (told.type === 'stop') end ??= { type: 'stopped', problem: told.problem };
    } finally {
      probing = false;
    }
    pump();
  }

  pump();
  return {
    finished,
    pause() {
      end ??= { type: 'paused' };
      pump();
    },
    setTasks(next) {
      queue.setTasks(next, new Set(busy.keys()));
      lull.end();
      pump();
    },
    followsFrom() {
      if (!pace.isDaily('follow') || !queue.works().some(({ task }) => isCountedByDay(task.kind)))
        return undefined;
      return pace.opensAt('follow');
    },
    waiting: () =>
      end === undefined && isIdle()
        ? lull.tell(() => whatHolds({ works: queue.works(), around: surroundings(), pace }))
        : undefined,
  };
}

import type { Task, TaskId } from '../domain/plan.ts';
import { MastodonError } from '../mastodon/errors.ts';
import { looksPay, NO_HITS_YET, recordHit } from './hit-rate.ts';
import type { Ledger } from './ledger.ts';
import type { Pace, TaskRequest } from './pace.ts';
import { isPassing, type Performed, perform, type StopProblem, stopProblemOf } from './perform.ts';
import type { NewServer, Now, Ticker } from './ports.ts';
import { createQueue } from './queue.ts';
import { type Wait, whatHolds } from './wait.ts';
import { afterFailure, isHeldBack, nextRequest, type Progress, type Work } from './work.ts';

export type RunDeps = {
  readonly server: NewServer;
  readonly ledger: Ledger;
  readonly pace: Pace;
  readonly ticker: Ticker;
  readonly now: Now;
  /** The id of the account that follows. */
  readonly newAccount: string;
  readonly onEnded: () => void;
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
};

/** Looking further ahead of the following than this is of no use. */
const LOOK_AHEAD = 20;

/**
 * Carries tasks out, one request at a time for each, up to three tasks at once. Whatever may
 * go next goes; a task that has to wait never holds one that need not.
 */
export function startRun(deps: RunDeps, tasks: readonly Task[]): Run {
  const { ledger, pace, ticker, now } = deps;
  const queue = createQueue(tasks);
  let hits = NO_HITS_YET;
  let end: RunEnd | undefined;
  let probing = false;
  const busy = new Map<TaskId, Work>();
  /** Accounts being followed this moment: two rows may lead to one person. */
  const claimed = new Set<string>();
  let finish: (end: RunEnd) => void = () => {};
  let crash: (error: unknown) => void = () => {};
  const finished = new Promise<RunEnd>((resolve, reject) => {
    finish = resolve;
    crash = reject;
  });
  const stopTicking = ticker.onTick(pump);

  const isIdle = () => busy.size === 0 && !probing;
  const isFarAhead = () =>
    queue.works().filter((work) => work.target !== undefined).length >= LOOK_AHEAD;

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
    const next = pick();
    if (next === undefined) return false;
    void advance(next.work, next.act).catch(fall);
    return true;
  }

  function fall(error: unknown): void {
    stopTicking();
    end ??= { type: 'paused' };
    crash(error);
  }

  function pick(): { work: Work; act: TaskRequest } | undefined {
    const open = {
      'look-up': looksPay(hits) && pace.mayGo('look-up'),
      search: pace.mayGo('search'),
      follow: pace.mayGo('follow'),
    };
    if (!open['look-up'] && !open.search && !open.follow) return undefined;
    const mayLook = !isFarAhead();
    return queue.take((work) => {
      if (isHeldBack(work, now())) return undefined;
      if (work.target !== undefined && claimed.has(work.target.id)) return undefined;
      const request = nextRequest(work, open['look-up']);
      return open[request] && (request === 'follow' || mayLook) ? request : undefined;
    });
  }

  async function advance(work: Work, request: TaskRequest): Promise<void> {
    const { id } = work.task;
    busy.set(id, work);
    const target = request === 'follow' ? work.target?.id : undefined;
    if (target !== undefined) claimed.add(target);
    try {
      if (target !== undefined && ledger.isFollowed(target)) {
        const as = work.movedTo === undefined ? {} : { as: work.movedTo };
        await ledger.end([[id, { code: 'already', accountId: target, ...as }]]);
        deps.onEnded();
      } else {
        // Counted before anything is awaited: the next pick must see it.
        const leave = pace.sent(request);
        if (target !== undefined) await ledger.intend(id);
        leave();
        await settle(work, await send(work, request));
      }
    } finally {
      busy.delete(id);
      if (target !== undefined) claimed.delete(target);
    }
    pump();
  }

  async function send(work: Work, request: TaskRequest): Promise<Performed> {
    const sentAt = now();
    const performed = await perform(deps.server, work, request, deps.newAccount, now);
    const failed = performed.verdict.type === 'failed';
    pace.answered(request, { sentAt, receivedAt: now(), limit: performed.limit, failed });
    if (performed.hit !== undefined && request === 'look-up') {
      hits = recordHit(hits, performed.hit);
    }
    return performed;
  }

  /**
   * Whether the server is well again, or what time it has, is asked with a read that makes it do
   * nothing, not with somebody's task: the task may be the very thing that fails.
   */
  async function probe(): Promise<void> {
    probing = true;
    pace.sent('probe')();
    const sentAt = now();
    try {
      const { limit } = await deps.server.relationships([deps.newAccount]);
      pace.answered('probe', { sentAt, receivedAt: now(), limit, failed: false });
    } catch (error) {
      if (!(error instanceof MastodonError)) throw error;
      const failed = isPassing(error);
      pace.answered('probe', { sentAt, receivedAt: now(), limit: error.limit, failed });
      const problem = stopProblemOf(error);
      if (problem !== undefined) end ??= { type: 'stopped', problem };
    } finally {
      probing = false;
    }
    pump();
  }

  async function settle(work: Work, { verdict }: Performed): Promise<void> {
    switch (verdict.type) {
      case 'too-early':
        return queue.giveBack(work);
      case 'stop':
        queue.giveBack(work);
        end ??= { type: 'stopped', problem: verdict.problem };
        return;
      case 'failed':
        return settleProgress(work, afterFailure(work, pace.isUnwell(), now()));
      case 'progress':
        return settleProgress(work, verdict.progress);
    }
  }

  async function settleProgress(work: Work, progress: Progress): Promise<void> {
    if (progress.type === 'on') return queue.giveBack(progress.work);
    await ledger.end([[work.task.id, progress.outcome]]);
    deps.onEnded();
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
      pump();
    },
    waiting: () =>
      end === undefined && isIdle()
        ? whatHolds({ works: queue.works(), pace, now: now(), farAhead: isFarAhead() })
        : undefined,
  };
}

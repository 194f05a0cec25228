import type { Task } from '../domain/plan.ts';
import { looksPay, NO_HITS_YET, recordHit } from './hit-rate.ts';
import type { Ledger } from './ledger.ts';
import type { Pace, TaskRequest } from './pace.ts';
import { type Performed, perform, type StopProblem } from './perform.ts';
import type { NewServer, Now, Ticker } from './ports.ts';
import { afterFailure, beginWork, nextRequest, type Work } from './work.ts';

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

/** Why nothing is being sent, and until when (browser's clock). */
export type Wait = {
  readonly until: number;
  readonly reason: 'window' | 'day' | 'unwell' | 'second-try';
};

export type RunEnd =
  | { readonly type: 'done' | 'paused' }
  | { readonly type: 'stopped'; readonly problem: StopProblem };

export type Run = {
  readonly finished: Promise<RunEnd>;
  readonly pause: () => void;
  readonly waiting: () => Wait | undefined;
};

/** Waits this short are breath, not waiting. */
const WORTH_SAYING = 3_000;
const LOOK_AHEAD = 20;

/**
 * Carries tasks out, one request at a time for each, up to three tasks at once. Whatever may
 * go next goes; a task that has to wait never holds one that need not.
 */
export function startRun(deps: RunDeps, tasks: readonly Task[]): Run {
  const { ledger, pace, ticker, now } = deps;
  let queue: Work[] = tasks.map(beginWork);
  let hits = NO_HITS_YET;
  let end: RunEnd | undefined;
  const busy = new Set<Work>();
  /** Accounts being followed this moment: two rows may lead to one person. */
  const claimed = new Set<string>();
  let finish: (end: RunEnd) => void = () => {};
  let crash: (error: unknown) => void = () => {};
  const finished = new Promise<RunEnd>((resolve, reject) => {
    finish = resolve;
    crash = reject;
  });
  const stopTicking = ticker.onTick(pump);

  const lookUpsOpen = () => looksPay(hits) && pace.mayGo('look-up');
  const isClaimed = (work: Work) => work.target !== undefined && claimed.has(work.target.id);

  function pump(): void {
    if (queue.length === 0 && busy.size === 0) end ??= { type: 'done' };
    while (end === undefined) {
      const next = pick();
      if (next === undefined) break;
      queue = queue.filter((work) => work !== next.work);
      // A failure outside a server's answer (storage, a defect) ends the run, never in silence.
      void advance(next.work, next.request).catch(fall);
    }
    if (end !== undefined && busy.size === 0) {
      stopTicking();
      finish(end);
    }
  }

  function fall(error: unknown): void {
    stopTicking();
    end ??= { type: 'paused' };
    crash(error);
  }

  function pick(): { work: Work; request: TaskRequest } | undefined {
    const lookUps = lookUpsOpen();
    const open = { 'look-up': lookUps, search: pace.mayGo('search'), follow: pace.mayGo('follow') };
    if (!open['look-up'] && !open.search && !open.follow) return undefined;
    const mayLook = !farAhead();
    for (const work of queue) {
      if (work.notBefore > now() || isClaimed(work)) continue;
      const request = nextRequest(work, lookUps);
      if (open[request] && (request === 'follow' || mayLook)) return { work, request };
    }
    return undefined;
  }

  /** Looking further ahead of the following is of no use. */
  const farAhead = () => queue.filter((work) => work.target !== undefined).length >= LOOK_AHEAD;

  async function advance(work: Work, request: TaskRequest): Promise<void> {
    busy.add(work);
    const target = request === 'follow' ? work.target?.id : undefined;
    if (target !== undefined) claimed.add(target);
    try {
      if (target !== undefined && ledger.isFollowed(target)) {
        const as = work.movedTo === undefined ? {} : { as: work.movedTo };
        await ledger.end([[work.task.id, { code: 'already', accountId: target, ...as }]]);
        deps.onEnded();
        return;
      }
      // Counted before anything is awaited: the next pick must see it.
      pace.sent(request);
      if (target !== undefined) await ledger.intend(work.task.id);
      const sentAt = now();
      const performed = await perform(deps.server, work, request, deps.newAccount, now);
      const failed = performed.verdict.type === 'failed';
      pace.answered(request, { sentAt, receivedAt: now(), limit: performed.limit, failed });
      if (performed.hit !== undefined && request === 'look-up')
        hits = recordHit(hits, performed.hit);
      await settle(work, performed);
    } finally {
      busy.delete(work);
      if (target !== undefined) claimed.delete(target);
    }
    pump();
  }

  async function settle(work: Work, { verdict }: Performed): Promise<void> {
    switch (verdict.type) {
      case 'too-early':
        queue.unshift(work);
        return;
      case 'stop':
        queue.unshift(work);
        end ??= { type: 'stopped', problem: verdict.problem };
        return;
      case 'failed':
        return settleProgress(work, afterFailure(work, pace.isUnwell(), now()));
      case 'progress':
        return settleProgress(work, verdict.progress);
    }
  }

  async function settleProgress(
    work: Work,
    progress: ReturnType<typeof afterFailure>,
  ): Promise<void> {
    if (progress.type === 'on') {
      // Held back: to the end of the line. On its way: to the head.
      if (progress.work.notBefore > now()) queue.push(progress.work);
      else queue.unshift(progress.work);
      return;
    }
    await ledger.end([[work.task.id, progress.outcome]]);
    deps.onEnded();
  }

  function waiting(): Wait | undefined {
    if (end !== undefined || busy.size > 0 || queue.length === 0) return undefined;
    const ready = queue.filter((work) => work.notBefore <= now());
    if (ready.length === 0) {
      return worthSaying({
        until: Math.min(...queue.map((w) => w.notBefore)),
        reason: 'second-try',
      });
    }
    const requests: TaskRequest[] = farAhead()
      ? ['follow']
      : [...new Set(ready.map((work) => nextRequest(work, false)))];
    const first = requests.reduce((one, two) =>
      pace.opensAt(two) < pace.opensAt(one) ? two : one,
    );
    if (pace.isUnwell()) return worthSaying({ until: pace.opensAt(first), reason: 'unwell' });
    const reason = pace.isDaily('follow') && !pace.mayGo(first) ? 'day' : 'window';
    const until = reason === 'day' ? pace.opensAt('follow') : pace.opensAt(first);
    return worthSaying({ until, reason });
  }

  function worthSaying(wait: Wait): Wait | undefined {
    return wait.until - now() > WORTH_SAYING ? wait : undefined;
  }

  pump();
  return {
    finished,
    pause() {
      end ??= { type: 'paused' };
      pump();
    },
    waiting,
  };
}

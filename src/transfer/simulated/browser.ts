import type { Holdings } from '../../domain/holdings.ts';
import type { JournalEntry } from '../../domain/outcome.ts';
import { PROVED_BY } from '../../domain/proof.ts';
import type { Work } from '../../domain/report.ts';
import type { TaskKind } from '../../domain/task.ts';
import { createEngine, type Engine } from '../engine.ts';
import { holdLock } from '../hold-lock.ts';
import { createPassingLimits, type LimitsMemory } from '../limits.ts';
import { createPace } from '../pace.ts';
import type { RunLock, Ticker } from '../ports.ts';
import { readAccount } from '../read-account.ts';
import type { SimulatedClock } from './clock.ts';
import type { SimulatedNetwork } from './network.ts';
import { NEW_ACCOUNT } from './people.ts';
import type { Random } from './random.ts';

/** One open page of ours. A killed one never does anything again. */
export type SimulatedTab = {
  readonly engine: Engine;
  readonly start: (token: string, known?: Parameters<Engine['start']>[1]) => void;
  readonly check: (token: string) => Promise<void>;
  /** What the account has of some kinds, unless another tab is at work or not all could be read. */
  readonly compare: (
    token: string,
    kinds: ReadonlySet<TaskKind>,
  ) => Promise<Holdings | 'signed-out' | 'busy' | 'unread'>;
  readonly tick: () => void;
  readonly kill: () => void;
};

/** A browser: what outlives a tab, and a clock that may be wrong. */
export type SimulatedBrowser = {
  readonly open: (work: Work, hadEnded?: boolean) => SimulatedTab;
  readonly journal: readonly JournalEntry[];
  readonly now: () => number;
  /** From now on nothing more can be kept; or it can again. */
  readonly fillUp: (isFull: boolean) => void;
  readonly setClock: (aheadBy: number) => void;
};

/** What the dead wait for. */
const NEVER = new Promise<never>(() => {});

export function createSimulatedBrowser(options: {
  readonly clock: SimulatedClock;
  readonly random: Random;
  readonly network: SimulatedNetwork;
  /** How far the browser's clock is ahead of the true time, in milliseconds. */
  readonly ahead: number;
  readonly sharedBudget: boolean;
}): SimulatedBrowser {
  const { clock, random, network, sharedBudget } = options;
  const journal: JournalEntry[] = [];
  const limits = createPassingLimits();
  const watchers = new Map<object, (entries: readonly JournalEntry[]) => void>();
  let ahead = options.ahead;
  let full = false;
  let holder: object | undefined;
  const queueing: (() => void)[] = [];
  const now = () => clock.now() + ahead;

  function release(tab: object): void {
    if (holder !== tab) return;
    holder = undefined;
    for (const wake of queueing.splice(0)) wake();
  }

  function open(work: Work, hadEnded = false): SimulatedTab {
    const tab = {};
    let alive = true;
    const isAlive = () => alive;
    const tickers = new Set<() => void>();

    const ticker: Ticker = {
      onTick(listener) {
        tickers.add(listener);
        return () => tickers.delete(listener);
      },
    };
    const memory: LimitsMemory = {
      read: limits.read,
      keep: (kept) => void (alive && limits.keep(kept)),
    };

    const lock: RunLock = {
      async tryHold(act) {
        if (!alive) return NEVER;
        if (holder !== undefined) return false;
        holder = tab;
        try {
          await act();
        } finally {
          release(tab);
        }
        return true;
      },
      whenFree: (signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          if (holder === undefined) resolve();
          else queueing.push(() => alive && resolve());
        }),
    };

    const engine = createEngine({
      ...{ now, hadEnded, random: random.next, limits: memory, ticker, lock },
      journal: {
        read: () => (alive ? Promise.resolve([...journal]) : NEVER),
        append: (entries) =>
          new Promise((resolve) => {
            if (full) throw new Error('There is no space left.');
            clock.after(1, () => {
              // A tab that dies meanwhile may have written, or not.
              if (!alive && random.chance(0.5)) return;
              journal.push(...entries);
              for (const [other, tell] of watchers) if (other !== tab) tell(entries);
              if (alive) resolve();
            });
          }),
        watch(listener) {
          watchers.set(tab, listener);
          return () => watchers.delete(tab);
        },
      },
    });
    engine.setWork(work);
    const destination = (token: string) => ({
      ...network.connect(token, isAlive),
      newAccount: NEW_ACCOUNT,
      sharedBudget,
    });

    return {
      engine,
      start: (token, known) => void engine.start(destination(token), known),
      check: (token) => engine.check(destination(token)),
      // As app/new-side.ts does, but under the lock: two tabs have two paces of one budget.
      async compare(token, kinds) {
        const { reader } = destination(token);
        const pace = createPace({ now, sharedBudget, memory });
        const readings = new Set([...kinds].flatMap((kind) => PROVED_BY[kind]));
        const read = await holdLock(lock, async () => {
          const deps = { reader, pace, limits: memory, ticker, now };
          const { held, problem } = await readAccount(deps, [...readings]).finished;
          if (problem !== undefined) return 'signed-out';
          return [...readings].every((one) => held.whole.has(one)) ? held : 'unread';
        });
        return read ?? 'busy';
      },
      tick() {
        for (const listener of [...tickers]) if (alive) listener();
      },
      kill() {
        alive = false;
        watchers.delete(tab);
        release(tab);
      },
    };
  }

  return {
    open,
    journal,
    now,
    fillUp(isFull) {
      full = isFull;
    },
    setClock(aheadBy) {
      ahead = aheadBy;
    },
  };
}

import type { JournalEntry } from '../../domain/outcome.ts';
import { createEngine, type Engine, type Work } from '../engine.ts';
import { createPassingLimits } from '../limits.ts';
import type { SimulatedClock } from './clock.ts';
import type { SimulatedNetwork } from './network.ts';
import { NEW_ACCOUNT } from './people.ts';
import type { Random } from './random.ts';

/** One open page of ours. A killed one never does anything again. */
export type SimulatedTab = {
  readonly engine: Engine;
  readonly start: (token: string, known?: Parameters<Engine['start']>[1]) => void;
  readonly check: (token: string) => void;
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

    const engine = createEngine({
      now,
      hadEnded,
      limits: { read: limits.read, keep: (kept) => alive && limits.keep(kept) },
      ticker: {
        onTick(listener) {
          tickers.add(listener);
          return () => tickers.delete(listener);
        },
      },
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
      lock: {
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
      },
    });
    engine.setWork(work);
    const destination = (token: string) => ({
      server: network.connect(token, isAlive),
      newAccount: NEW_ACCOUNT,
      sharedBudget,
    });

    return {
      engine,
      start: (token, known) => void engine.start(destination(token), known),
      check: (token) => void engine.check(destination(token)),
      tick() {
        for (const listener of [...tickers]) if (alive) listener();
      },
      kill() {
        if (holder === tab) network.hangUp();
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

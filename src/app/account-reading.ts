import type { Follower, Relation } from '../domain/relation.ts';
import type { SnapshotNews } from '../storage/snapshot-news.ts';
import { createListeners } from '../transfer/observable.ts';
import type { RunLock } from '../transfer/ports.ts';
import {
  createSnapshot,
  type Snapshot,
  type SnapshotDeps,
  type SnapshotView,
  type Source,
} from '../transfer/snapshot.ts';

/** The snapshot of one account as this tab has it: read here, or by the tab that holds the lock. */
export type AccountReading = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly view: () => SnapshotView;
  readonly isElsewhere: () => boolean;
  readonly relations: () => readonly Relation[];
  readonly followers: () => readonly Follower[];
  /**
   * Reads what is missing, or watches the tab that does and goes on when that has ended. `source`
   * is asked when it is this tab's turn: without one nothing is read.
   */
  readonly read: (source: () => Source | undefined) => Promise<void>;
  /** The answer under way is still kept. */
  readonly stop: () => void;
  readonly close: () => void;
};

export type AccountReadingDeps = SnapshotDeps & {
  readonly lock: RunLock;
  readonly news: SnapshotNews;
  /** What nobody sees need not be news. */
  readonly isSeen: () => boolean;
};

/** Two seconds: everything is read back each time. */
const TICKS_BETWEEN_NEWS = 10;

export function openAccountReading(deps: AccountReadingDeps): AccountReading {
  const { memory, lock, news, ticker, now, limits, isSeen } = deps;
  const listeners = createListeners();
  const closing = new AbortController();
  /** Pages came in: from the server, or from what is kept. */
  let changed = false;
  let relations: readonly Relation[] | undefined;
  let followers: readonly Follower[] | undefined;
  let engaged = false;
  let elsewhere = false;
  /** The other tab has kept more than this one has seen. */
  let behind = false;
  /** Without locks nobody can be sure to be alone. */
  let broken: SnapshotView | undefined;
  let engine = createEngine();
  news.watch(hearNews);

  function createEngine(): Snapshot {
    const created = createSnapshot({
      ...{ ticker, now, limits },
      memory: {
        async read() {
          const pages = await memory.read();
          changed = true;
          return pages;
        },
        // The engine takes the page in, and tells so, before anybody else has a turn.
        async keep(page) {
          await memory.keep(page);
          changed = true;
          news.tell();
        },
      },
    });
    created.subscribe(() => {
      if (created === engine) tell();
    });
    return created;
  }

  function tell(): void {
    if (changed) {
      changed = false;
      relations = undefined;
      followers = undefined;
    }
    if (!closing.signal.aborted) listeners.notify();
  }

  /** Takes in what another tab has kept: everything is read back, as after a reload. */
  async function catchUp(): Promise<void> {
    behind = false;
    const next = createEngine();
    await loaded(next);
    if (!elsewhere) return;
    engine = next;
    changed = true;
    tell();
  }

  async function watch(): Promise<void> {
    elsewhere = true;
    tell();
    let ticks = 0;
    const stopTicking = ticker.onTick(() => {
      ticks += 1;
      if (ticks % TICKS_BETWEEN_NEWS === 0 && behind && isSeen()) void catchUp();
    });
    try {
      await lock.whenFree(closing.signal);
      await catchUp();
    } finally {
      stopTicking();
      elsewhere = false;
    }
  }

  /** Does one thing at a time; what ends it, but for the end of all, is that there are no locks. */
  async function engage(work: () => Promise<void>): Promise<void> {
    if (engaged || closing.signal.aborted) return;
    engaged = true;
    broken = undefined;
    try {
      await work();
    } catch {
      const state = { name: 'stopped', problem: 'broken' } as const;
      if (!closing.signal.aborted) broken = { ...engine.getSnapshot(), state };
    }
    engaged = false;
    tell();
  }

  function hearNews(): void {
    behind = true;
    void engage(watch);
  }

  return {
    subscribe: listeners.subscribe,
    view: () => broken ?? engine.getSnapshot(),
    isElsewhere: () => elsewhere,
    relations() {
      relations ??= engine.relations();
      return relations;
    },
    followers() {
      followers ??= engine.followers();
      return followers;
    },
    read: (source) =>
      engage(async () => {
        const readOn = async () => {
          const from = closing.signal.aborted ? undefined : source();
          if (from !== undefined) await engine.start(from);
        };
        while (!(await lock.tryHold(readOn))) await watch();
      }),
    stop: () => engine.stop(),
    close() {
      closing.abort();
      engine.stop();
      news.close();
    },
  };
}

function loaded(engine: Snapshot): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (engine.getSnapshot().state.name === 'loading') return;
      stop();
      resolve();
    };
    const stop = engine.subscribe(look);
  });
}

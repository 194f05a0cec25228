import type { JournalEntry } from '../domain/outcome.ts';
import type { AnyReadPage } from '../domain/reading.ts';
import type { KeptBudget } from './limits.ts';

/** Epoch milliseconds of the browser's clock, which may be wrong. */
export type Now = () => number;

/** What was done, in the order it was done. Outlives the page. */
export type Journal = {
  /** Everything written so far, by any tab. */
  readonly read: () => Promise<readonly JournalEntry[]>;
  /** Resolves when the entries would survive a crash of the browser. */
  readonly append: (entries: readonly JournalEntry[]) => Promise<void>;
  /** Called with what another tab appends. Returns the way to stop listening, for good. */
  readonly watch: (listener: (entries: readonly JournalEntry[]) => void) => () => void;
};

/**
 * Wakes whoever waits, a few times a second, also in a hidden tab where timers of the page are
 * held back to one a minute. Waiting is "until now() is late enough, looked at on each tick":
 * the tick itself carries no time.
 */
export type Ticker = { readonly onTick: (listener: () => void) => () => void };

/** One run per pair of accounts, whatever the number of tabs. */
export type RunLock = {
  /** Holds the lock while `work` runs; answers false at once when another tab holds it. */
  readonly tryHold: (work: () => Promise<void>) => Promise<boolean>;
  /** Resolves when the lock was free for a moment. */
  readonly whenFree: (signal: AbortSignal) => Promise<void>;
};

/** One answer of the snapshot, and what was left of the family of pages when it came. */
export type KeptPage = AnyReadPage & { readonly paging?: KeptBudget };

/** What was read of the old account. Outlives the page; what cannot be read back was not kept. */
export type SnapshotMemory = {
  /** Of each reading the pages from its first one on, without a gap. */
  readonly read: () => Promise<readonly KeptPage[]>;
  /** Resolves when the page is kept. One of the same reading and number takes the other's place. */
  readonly keep: (page: KeptPage) => Promise<void>;
};

import type { JournalEntry } from '../../src/domain/outcome.ts';
import type { Journal, RunLock } from '../../src/transfer/ports.ts';

/** A journal that lasts as long as the measurement. */
export function createMemoryJournal(): Journal {
  const entries: JournalEntry[] = [];
  return {
    read: async () => entries,
    append: async (added) => void entries.push(...added),
    watch: () => () => {},
  };
}

/** Nobody else wants it. */
export function createOpenLock(): RunLock {
  return {
    tryHold: async (work) => {
      await work();
      return true;
    },
    whenFree: async () => {},
  };
}

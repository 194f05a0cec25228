import type { RunLock } from '../transfer/ports.ts';
import { RUN_LOCK } from './keys.ts';

/** Web Locks: the browser itself gives the lock back when a tab dies. */
export function createRunLock(pair: string): RunLock {
  const name = `${RUN_LOCK}:${pair}`;
  return {
    async tryHold(work) {
      let held = false;
      await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock === null) return;
        held = true;
        await work();
      });
      return held;
    },
    async whenFree(signal) {
      await navigator.locks.request(name, { signal }, async () => {});
    },
  };
}

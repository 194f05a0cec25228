import type { Ticker } from '../transfer/ports.ts';
import tickWorker from '../transfer/tick.worker.ts?worker&url';
import { startWorker } from './worker.ts';

/** Ticks while somebody listens, and not otherwise. */
export function createTicker(): Ticker {
  const listeners = new Set<() => void>();
  let worker: Worker | undefined;
  const tick = () => {
    for (const listener of [...listeners]) listener();
  };
  return {
    onTick(listener) {
      listeners.add(listener);
      if (worker === undefined) {
        worker = startWorker(tickWorker);
        worker.addEventListener('message', tick);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        worker?.terminate();
        worker = undefined;
      };
    },
  };
}

import type { Ticker } from './ports.ts';

/** Resolves at the first tick at which `isTime` holds, or as soon as the signal aborts. */
export function atTick(ticker: Ticker, isTime: () => boolean, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const stopTicking = ticker.onTick(() => {
      if (isTime()) go();
    });
    function go(): void {
      stopTicking();
      signal.removeEventListener('abort', go);
      resolve();
    }
    signal.addEventListener('abort', go);
  });
}

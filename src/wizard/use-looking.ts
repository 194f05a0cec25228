import { useEffect, useRef } from 'react';
import { useServices } from './services.tsx';

export type Looking = {
  readonly active: boolean;
  /** Milliseconds until the next look, from the page's clock. */
  readonly every: () => number;
  /** What fails is looked at again, after a rest that doubles: a server in trouble is left alone. */
  readonly look: (signal: AbortSignal) => Promise<void>;
};

/** Milliseconds between two looks at least, however often the person goes and comes back. */
const LEAST = 3_000;
/** And at most, while the looks fail. */
const LONGEST_REST = 5 * 60_000;

/**
 * Looks at once, then again whenever so much time has passed on the page's clock, and when the
 * person comes back to this tab: most likely from the very page on which something was done.
 */
export function useLooking({ active, every, look }: Looking): void {
  const { now } = useServices();
  const latest = useRef({ every, look });
  latest.current = { every, look };

  useEffect(() => {
    if (!active) return;
    const leaving = new AbortController();
    let due = 0;
    let looked = 0;
    let failures = 0;
    let busy = false;
    const rested = (ms: number) => Math.max(ms, Math.min(ms * 2 ** failures, LONGEST_REST));
    async function lookWhenDue() {
      if (busy || now() < due) return;
      busy = true;
      // From its beginning: an answer of before a sleep is no look of after it.
      looked = now();
      const failed = await latest.current.look(leaving.signal).then(
        () => false,
        () => true,
      );
      busy = false;
      failures = failed ? failures + 1 : 0;
      due = looked + rested(latest.current.every());
    }
    const comeBack = () => {
      if (document.visibilityState === 'hidden') return;
      due = Math.min(due, looked + rested(LEAST));
      void lookWhenDue();
    };
    void lookWhenDue();
    const timer = setInterval(() => void lookWhenDue(), 500);
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      leaving.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', comeBack);
    };
  }, [active, now]);
}

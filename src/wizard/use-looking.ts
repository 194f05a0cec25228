import { useEffect, useRef } from 'react';
import { useServices } from './services.tsx';

export type Looking = {
  readonly active: boolean;
  /** Milliseconds until the next look, from the page's clock. */
  readonly every: () => number;
  readonly look: (signal: AbortSignal) => Promise<void>;
};

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
    let busy = false;
    async function lookWhenDue() {
      if (busy || now() < due) return;
      busy = true;
      await latest.current.look(leaving.signal).catch(() => undefined);
      busy = false;
      due = now() + latest.current.every();
    }
    const comeBack = () => {
      if (document.visibilityState === 'hidden') return;
      due = 0;
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

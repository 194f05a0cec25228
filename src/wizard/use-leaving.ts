import { useEffect, useRef } from 'react';

/** Ends what was begun on a screen when the person leaves it: gives a signal to begin it with. */
export function useLeaving(): () => AbortSignal {
  const leaving = useRef(new AbortController());
  useEffect(() => {
    leaving.current = new AbortController();
    return () => leaving.current.abort();
  }, []);
  return () => leaving.current.signal;
}

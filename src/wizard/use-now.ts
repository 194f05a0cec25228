import { useEffect, useState } from 'react';
import { useServices } from './services.tsx';

/** The time, once a second while something on the screen counts down. */
export function useNow(counting: boolean): number {
  const { now } = useServices();
  const [time, setTime] = useState(now);
  useEffect(() => {
    if (!counting) return;
    setTime(now());
    const timer = setInterval(() => setTime(now()), 1_000);
    return () => clearInterval(timer);
  }, [counting, now]);
  return time;
}

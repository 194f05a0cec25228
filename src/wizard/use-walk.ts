import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useJourney } from './services.tsx';
import { STEPS, type StepId } from './steps.ts';
import { walk } from './walk.ts';

const onHash = (listener: () => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};
const readHash = () => location.hash.slice(1);

/** A place beside the walk: where one is, and the other moves. */
export const OVERVIEW = 'overview';

export const hrefOf = (id: StepId | typeof OVERVIEW) => `#${id}`;

/** Going by hash keeps the browser's own Back and Forward right. */
export function goTo(id: StepId): void {
  location.hash = id;
}

/** Where the person is, as the address asks and the facts allow. */
export function useWalk() {
  const journey = useJourney();
  const requested = useSyncExternalStore(onHash, readHash);
  const overview = requested === OVERVIEW;
  const here = useMemo(() => walk(STEPS, requested, journey), [requested, journey]);

  // The address says where one really is; a place that was refused leaves no trace in the history.
  useEffect(() => {
    if (requested === here.current.id || overview) return;
    history.replaceState(
      null,
      '',
      `${location.pathname}${location.search}${hrefOf(here.current.id)}`,
    );
    dispatchEvent(new HashChangeEvent('hashchange'));
  }, [requested, here, overview]);

  return { ...here, overview, goNext: () => here.next && goTo(here.next.id) };
}

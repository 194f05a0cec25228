import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useJourney } from './services.tsx';
import { STEPS, type StepId } from './steps.ts';
import { walk } from './walk.ts';

const onHash = (listener: () => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};
const readHash = () => location.hash.slice(1);
/** Drawn before there is an address (app/prerender.tsx). */
const readNoHash = () => '';

/** Places beside the walk: where one is, with the other moves; and who answers for this page. */
export const OVERVIEW = 'overview';
export const LEGAL = 'legal';
export type Beside = typeof OVERVIEW | typeof LEGAL;

export const hrefOf = (id: StepId | Beside) => `#${id}`;

const besideOf = (hash: string): Beside | undefined =>
  hash === OVERVIEW || hash === LEGAL ? hash : undefined;

/** Going by hash keeps the browser's own Back and Forward right. */
export function goTo(id: StepId): void {
  location.hash = id;
}

/** Where the person is, as the address asks and the facts allow. */
export function useWalk() {
  const journey = useJourney();
  const requested = useSyncExternalStore(onHash, readHash, readNoHash);
  const beside = besideOf(requested);
  const here = useMemo(() => walk(STEPS, requested, journey), [requested, journey]);

  // The address says where one really is; a place that was refused leaves no trace in the history.
  useEffect(() => {
    if (requested === here.current.id || beside !== undefined) return;
    history.replaceState(
      null,
      '',
      `${location.pathname}${location.search}${hrefOf(here.current.id)}`,
    );
    dispatchEvent(new HashChangeEvent('hashchange'));
  }, [requested, here, beside]);

  return { ...here, beside, goNext: () => here.next && goTo(here.next.id) };
}

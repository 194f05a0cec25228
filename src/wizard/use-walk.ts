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

  return { ...here, requested, beside, goNext: () => here.next && goTo(here.next.id) };
}

/**
 * The address says where one really is; a place that was refused leaves no trace in the history.
 * Nobody is told: asked for by its own name, the place is the same. Once in the page, above all who
 * ask where one is: React would see the address change under those that are not yet listening, and
 * draw everything twice.
 */
export function useTrueAddress({ current, beside, requested }: ReturnType<typeof useWalk>): void {
  useEffect(() => {
    // Asked for since this was drawn: the next drawing answers that.
    if (readHash() !== requested) return;
    if (beside !== undefined || requested === current.id) return;
    history.replaceState(null, '', location.pathname + location.search + hrefOf(current.id));
  });
}

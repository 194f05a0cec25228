import type { RunState } from '../transfer/engine.ts';
import { useCarrying, useJourney, useObservable } from './services.tsx';

/** How the run stands: a tab that has not worked knows what became of it in another, or before. */
export function useRunState(): RunState {
  const { state } = useObservable(useCarrying().run);
  const { run } = useJourney();
  if (state.name !== 'idle') return state;
  if (run === 'paused') return { name: 'paused' };
  return run === 'started' ? { name: 'watching' } : state;
}

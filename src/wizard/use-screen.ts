import { type ComponentType, useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import type { Step, StepId } from './steps.ts';
import type { Beside } from './use-walk.ts';

export type PlaceId = StepId | Beside;
/** What a screen is loaded for: a step, or a place beside them. */
export type Place = Pick<Step, 'load'> & { readonly id: PlaceId };

const loaded = new Map<PlaceId, ComponentType>();

/** Loads a screen ahead, so that it is there at the first sight of it. */
export async function preloadScreen({ id, load }: Place): Promise<void> {
  loaded.set(id, await load());
}

/**
 * The screen of a step, or `undefined` while it is on its way. Not `lazy`: React shows what was
 * suspended when it has nothing else to do, and a run that reports five times a second leaves a
 * slow machine nothing of the kind.
 */
export function useScreen(step: Place): ComponentType | undefined {
  const { loadRest } = useWords();
  const [, setArrived] = useState<PlaceId>();
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  useEffect(() => {
    if (loaded.has(step.id)) return;
    let wanted = true;
    const words = step.id === 'start' ? undefined : loadRest();
    Promise.all([step.load(), words]).then(
      ([screen]) => {
        loaded.set(step.id, screen);
        if (wanted) setArrived(step.id);
      },
      (error: unknown) => wanted && setFailure({ error }),
    );
    return () => {
      wanted = false;
    };
  }, [step, loadRest]);
  // Where every defect ends (app/broken.tsx).
  if (failure !== undefined) throw failure.error;
  return loaded.get(step.id);
}

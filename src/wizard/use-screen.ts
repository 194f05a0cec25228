import { type ComponentType, useEffect, useState } from 'react';
import type { Step, StepId } from './steps.ts';

const loaded = new Map<StepId, ComponentType>();

/**
 * The screen of a step, or `undefined` while it is on its way. Not `lazy`: React shows what was
 * suspended when it has nothing else to do, and a run that reports five times a second leaves a
 * slow machine nothing of the kind.
 */
export function useScreen(step: Step): ComponentType | undefined {
  const [, setArrived] = useState<StepId>();
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  useEffect(() => {
    if (loaded.has(step.id)) return;
    let wanted = true;
    step.load().then(
      (screen) => {
        loaded.set(step.id, screen);
        if (wanted) setArrived(step.id);
      },
      (error: unknown) => wanted && setFailure({ error }),
    );
    return () => {
      wanted = false;
    };
  }, [step]);
  // Where every defect ends (app/broken.tsx).
  if (failure !== undefined) throw failure.error;
  return loaded.get(step.id);
}

import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Journey } from '../domain/journey.ts';

export type StepId = 'start' | 'old-account' | 'keep' | 'new-account' | 'bring' | 'finish';

export type Step = {
  readonly id: StepId;
  readonly done: (journey: Journey) => boolean;
  /** The person may walk on before it is done: the run goes on meanwhile. Default: `done`. */
  readonly passable?: (journey: Journey) => boolean;
  readonly Screen: LazyExoticComponent<ComponentType>;
};

/** THE list. Order, next, back, progress and where to resume are all read from it (walk.ts). */
export const STEPS: readonly Step[] = [
  {
    id: 'start',
    done: (journey) => journey.from !== undefined && journey.to !== undefined,
    Screen: lazy(async () => ({ default: (await import('./steps/start.tsx')).Start })),
  },
  {
    id: 'old-account',
    done: (journey) => journey.from?.account !== undefined || journey.withoutOld,
    Screen: lazy(async () => ({ default: (await import('./steps/old-account.tsx')).OldAccount })),
  },
  {
    id: 'keep',
    done: (journey) => journey.filesConfirmed,
    Screen: lazy(async () => ({ default: (await import('./steps/keep.tsx')).Keep })),
  },
  {
    id: 'new-account',
    done: (journey) => journey.to?.account !== undefined,
    Screen: lazy(async () => ({ default: (await import('./steps/new-account.tsx')).NewAccount })),
  },
  {
    id: 'bring',
    done: (journey) => journey.run === 'ended',
    passable: (journey) => journey.run !== 'not-started',
    Screen: lazy(async () => ({ default: (await import('./steps/bring.tsx')).Bring })),
  },
  {
    id: 'finish',
    done: (journey) =>
      journey.to?.revokedWith !== undefined &&
      (journey.withoutOld || journey.from?.revokedWith !== undefined),
    Screen: lazy(async () => ({ default: (await import('./steps/finish.tsx')).Finish })),
  },
];

import type { ComponentType } from 'react';
import type { Journey } from '../domain/journey.ts';

export type StepId = 'start' | 'old-account' | 'keep' | 'new-account' | 'bring' | 'finish';

export type Step = {
  readonly id: StepId;
  readonly done: (journey: Journey) => boolean;
  /** The person may walk on before it is done: the run goes on meanwhile. Default: `done`. */
  readonly passable?: (journey: Journey) => boolean;
  /** The screen comes when it is first shown (use-screen.ts). */
  readonly load: () => Promise<ComponentType>;
};

/** THE list. Order, next, back, progress and where to resume are all read from it (walk.ts). */
export const STEPS: readonly Step[] = [
  {
    id: 'start',
    done: (journey) => journey.from !== undefined && journey.to !== undefined,
    load: async () => (await import('./steps/start.tsx')).Start,
  },
  {
    id: 'old-account',
    done: (journey) => journey.from?.account !== undefined || journey.withoutOld,
    load: async () => (await import('./steps/old-account.tsx')).OldAccount,
  },
  {
    id: 'keep',
    done: (journey) => journey.filesConfirmed,
    load: async () => (await import('./steps/keep.tsx')).Keep,
  },
  {
    id: 'new-account',
    done: (journey) => journey.to?.account !== undefined,
    load: async () => (await import('./steps/new-account.tsx')).NewAccount,
  },
  {
    id: 'bring',
    done: (journey) => journey.run === 'ended',
    passable: (journey) => journey.run !== 'not-started',
    load: async () => (await import('./steps/bring.tsx')).Bring,
  },
  {
    id: 'finish',
    done: (journey) =>
      journey.to?.revokedWith !== undefined &&
      (journey.withoutOld || journey.from?.revokedWith !== undefined),
    load: async () => (await import('./steps/finish.tsx')).Finish,
  },
];

import type { ComponentType } from 'react';
import type { Journey, Postponable } from '../domain/journey.ts';

export type StepId =
  | 'start'
  | 'old-account'
  | 'keep'
  | 'new-account'
  | 'alias'
  | 'bring'
  | 'move'
  | 'followers'
  | 'finish';

export type Step = {
  readonly id: StepId;
  /** Whether this move has such a step at all. Default: it has. */
  readonly applies?: (journey: Journey) => boolean;
  readonly done: (journey: Journey) => boolean;
  /** The person may walk on before it is done: the run goes on meanwhile. Default: `done`. */
  readonly passable?: (journey: Journey) => boolean;
  /** It may be put off: the walk then goes on, and it stays to be done. */
  readonly postpones?: Postponable;
  /** The screen comes when it is first shown (use-screen.ts). */
  readonly load: () => Promise<ComponentType>;
};

const hasMoved = (journey: Journey) => journey.move !== undefined;
/** A server that is no more can neither be named as an alias nor move anybody. */
const oldLives = (journey: Journey) => journey.oldUnavailable !== 'gone';

/** THE list. Order, next, back, progress and where to resume are all read from it (walk.ts). */
export const STEPS: readonly Step[] = [
  {
    id: 'start',
    done: (journey) =>
      journey.from !== undefined && (journey.to !== undefined || journey.toUndecided),
    load: async () => (await import('./steps/start.tsx')).Start,
  },
  {
    id: 'old-account',
    done: (journey) => journey.from?.account !== undefined || journey.oldUnavailable !== undefined,
    load: async () => (await import('./steps/old-account.tsx')).OldAccount,
  },
  {
    id: 'keep',
    done: (journey) => journey.filesConfirmed,
    postpones: 'keep',
    load: async () => (await import('./steps/keep.tsx')).Keep,
  },
  {
    id: 'new-account',
    done: (journey) => journey.to?.account !== undefined,
    load: async () => (await import('./steps/new-account.tsx')).NewAccount,
  },
  {
    id: 'alias',
    // Who has moved already without us has nothing to name any more.
    applies: (journey) => oldLives(journey) && !(hasMoved(journey) && journey.alias === undefined),
    done: (journey) => journey.alias !== undefined,
    postpones: 'alias',
    load: async () => (await import('./steps/alias.tsx')).Alias,
  },
  {
    id: 'bring',
    // Without the old account and without a file there is nothing to bring.
    applies: (journey) =>
      journey.rows > 0 ||
      journey.from?.account !== undefined ||
      !journey.postponed.includes('keep'),
    done: (journey) => journey.run === 'ended',
    passable: (journey) => journey.run !== 'not-started',
    load: async () => (await import('./steps/bring.tsx')).Bring,
  },
  {
    id: 'move',
    applies: oldLives,
    done: hasMoved,
    postpones: 'move',
    load: async () => (await import('./steps/move.tsx')).Move,
  },
  {
    id: 'followers',
    applies: (journey) => oldLives(journey) && !journey.postponed.includes('move'),
    done: (journey) => journey.watched,
    // Days may pass until everybody has come; the end can be reached at once.
    passable: hasMoved,
    load: async () => (await import('./steps/followers.tsx')).Followers,
  },
  {
    id: 'finish',
    done: (journey) =>
      journey.to?.revokedWith !== undefined &&
      (journey.from?.account === undefined || journey.from.revokedWith !== undefined),
    load: async () => (await import('./steps/finish.tsx')).Finish,
  },
];

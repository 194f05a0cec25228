import type { Journey } from '../domain/journey.ts';
import type { Step, StepId } from './steps.ts';

/** One place of the walk as it is drawn. */
export type Place = {
  readonly id: StepId;
  readonly state: 'done' | 'here' | 'ahead';
  /** Whether the person may go there now. */
  readonly reachable: boolean;
};

/** Everything about the order, derived from the one list. */
export type Walk = {
  readonly current: Step;
  readonly next: Step | undefined;
  readonly back: Step | undefined;
  readonly places: readonly Place[];
};

const isPostponed = ({ postpones }: Step, journey: Journey) =>
  postpones !== undefined && journey.postponed.includes(postpones);

const isPassable = (step: Step, journey: Journey) =>
  (step.passable ?? step.done)(journey) || isPostponed(step, journey);

/** The steps of this move; some do without an alias, or have nobody to bring. */
function stepsOf(steps: readonly Step[], journey: Journey): readonly Step[] {
  return steps.filter(({ applies }) => applies?.(journey) ?? true);
}

/** How many steps from the first may be opened: all passable ones, and the one after them. */
function reach(steps: readonly Step[], journey: Journey): number {
  const firstShut = steps.findIndex((step) => !isPassable(step, journey));
  return firstShut === -1 ? steps.length : firstShut + 1;
}

/** Where a person belongs who asks for nothing: the first step neither done nor put off. */
export function resumeAt(steps: readonly Step[], journey: Journey): Step {
  const open = stepsOf(steps, journey).slice(0, reach(stepsOf(steps, journey), journey));
  const waits = (step: Step) => !step.done(journey) && !isPostponed(step, journey);
  return (open.find(waits) ?? open.at(-1)) as Step;
}

/**
 * The hash is a request, the facts of the journey decide: a step that cannot be reached yet leads to the
 * furthest one that can. `all` is never empty.
 */
export function walk(all: readonly Step[], requested: string, journey: Journey): Walk {
  const steps = stepsOf(all, journey);
  const open = steps.slice(0, reach(steps, journey));
  const known = steps.some((step) => step.id === requested);
  const asked = open.find((step) => step.id === requested);
  const current = asked ?? (known ? (open.at(-1) as Step) : resumeAt(steps, journey));
  const at = steps.indexOf(current);
  return {
    current,
    next: steps[at + 1],
    back: steps[at - 1],
    places: steps.map((step, index) => ({
      id: step.id,
      state: step === current ? 'here' : step.done(journey) ? 'done' : 'ahead',
      reachable: index < open.length,
    })),
  };
}

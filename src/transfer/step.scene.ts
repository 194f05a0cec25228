import type { Outcome } from '../domain/outcome.ts';
import type { Task } from '../domain/task.ts';
import { type Act, nextStep, type Step } from './step.ts';
import { type Around, address, postOn, surround } from './tasks.scene.ts';
import { beginWork } from './work.ts';

export const [ANN, NEW] = [address('ann'), address('ann_new', 'other.example')];
export const POST = postOn('people.example');

/** A world with what is known of it, and what is next for a task in it. */
export function setStep(given: Around = {}) {
  const { around, directory } = surround(given);
  return { directory, next: (task: Task) => nextStep(beginWork(task), around) };
}

export const end = (outcome: Outcome): Step => ({ type: 'end', outcome });
export const act = (task: Act['task'], target?: string, over: Partial<Act> = {}): Step => ({
  type: 'act',
  act: { task, target, container: undefined, as: undefined, ...over },
});
export const seek = (request: 'look-up' | 'search', whom = ANN): Step => ({
  ...{ type: 'seek', request, address: whom },
});

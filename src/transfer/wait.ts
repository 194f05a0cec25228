import type { TaskId } from '../domain/task.ts';
import { isHeldBack } from './directory.ts';
import type { Pace, TaskRequest } from './pace.ts';
import { LOOK_AHEAD, requestOf } from './pick.ts';
import { nextStep, type Step, type Surroundings } from './step.ts';
import type { Work } from './work.ts';

/** Why nothing is being sent, and until when (browser's clock). */
export type Wait = {
  readonly until: number;
  readonly reason: 'window' | 'day' | 'unwell' | 'second-try';
};

/** Waits this short are breath, not waiting. */
const WORTH_SAYING = 3_000;

type Standstill = {
  readonly works: readonly Work[];
  readonly around: Surroundings;
  readonly pace: Pace;
};

/** What holds a run that sends nothing, when it is worth saying. */
export function whatHolds(standstill: Standstill): Wait | undefined {
  return worthSaying(longest(standstill), standstill.around.now);
}

export function worthSaying(wait: Wait | undefined, now: number): Wait | undefined {
  return wait !== undefined && wait.until - now > WORTH_SAYING ? wait : undefined;
}

function longest({ works, around, pace }: Standstill): Wait | undefined {
  if (works.length === 0) return undefined;
  if (pace.isUnwell()) return { until: pace.opensAt('probe'), reason: 'unwell' };
  const { wanted, later } = whatIsWanted(works, around, pace.isDaily('follow'));
  if (wanted.size === 0) {
    return later === Number.POSITIVE_INFINITY ? undefined : { until: later, reason: 'second-try' };
  }
  const first = [...wanted].reduce((one, two) =>
    pace.opensAt(two) < pace.opensAt(one) ? two : one,
  );
  const reason = first === 'follow' && pace.isDaily('follow') ? 'day' : 'window';
  return { until: pace.opensAt(first), reason };
}

/** Which requests the works would send, and when the first of the others has its second try. */
function whatIsWanted(works: readonly Work[], given: Surroundings, isDayOver: boolean) {
  const around = { ...given, lookUps: false };
  const wanted = new Set<TaskRequest>();
  /** Lists somebody is ready for, and lists somebody is missing for (pick.ts). */
  const [ready, short] = [new Set<TaskId>(), new Set<TaskId>()];
  let later = Number.POSITIVE_INFINITY;
  let found = 0;
  for (const work of works) {
    const { task, notBefore } = work;
    const isHeld = isHeldBack(notBefore, around.now);
    const step: Step = isHeld ? { type: 'later', at: notBefore } : nextStep(work, around);
    if (task.kind === 'list-member' && step.type !== 'end') {
      (step.type === 'join' ? ready : short).add(task.list);
    }
    switch (step.type) {
      case 'later':
        later = Math.min(later, step.at);
        break;
      case 'seek':
        if (task.kind !== 'follow' || found < LOOK_AHEAD) wanted.add(requestOf(step));
        break;
      case 'act':
        if (task.kind === 'follow') found += 1;
        wanted.add(requestOf(step));
        break;
      case 'ask':
        wanted.add('check');
        break;
      case 'find-post':
      case 'check':
        wanted.add(requestOf(step));
        break;
      case 'hold':
      case 'join':
      case 'end':
        break;
    }
  }
  if ([...ready].some((list) => isDayOver || !short.has(list))) wanted.add('act');
  return { wanted, later };
}

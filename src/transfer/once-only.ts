import { containerTaskId, type TaskId, type TaskOf } from '../domain/task.ts';
import { isHeldBack } from './directory.ts';
import type { Step, Surroundings } from './step.ts';

/** A list or filter is made once: what was made already, or is of the account's own, is found first. */
export function onceOnly(
  task: TaskOf<'list'> | TaskOf<'filter'>,
  around: Surroundings,
  act: () => Step,
): Step {
  const before = twinBefore(task);
  if (before !== undefined && around.isAhead(before)) return { type: 'hold' };
  if (!isToBeChecked(task, around)) return act();
  const settledAt = (around.ledger.doubtSince(task.id) ?? 0) + SETTLED_AFTER;
  // What nobody waits for any more may still get there: a read before it does says nothing.
  if (isHeldBack(settledAt, around.now)) return { type: 'later', at: settledAt };
  return { type: 'check', container: undefined, target: undefined };
}

/** Of two with one title the second would take what was made for the first. */
function twinBefore({ kind, id, title }: TaskOf<'list'> | TaskOf<'filter'>): TaskId | undefined {
  const nth = Number(id.slice(`${kind}:`.length, -`:${title}`.length));
  return nth > 0 ? containerTaskId(kind, title, nth - 1) : undefined;
}

/** As long as an answer is waited for (mastodon/exchange.ts): by then it has been done, or never. */
const SETTLED_AFTER = 45_000;

/** Announced and not answered; or nobody has looked whether the new account has it of its own. */
export function isToBeChecked(
  task: TaskOf<'list'> | TaskOf<'filter'> | TaskOf<'filter-post'>,
  { ledger, isCompared = () => true }: Surroundings,
): boolean {
  if (ledger.isInDoubt(task.id)) return true;
  // What is new has nothing in it yet.
  const isIn = task.kind !== 'filter-post' || ledger.outcomeOf(task.filter)?.code === 'already';
  return isIn && !isCompared(task.id);
}

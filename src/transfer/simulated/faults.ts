import { expectedOf, targetOf } from './expected.ts';
import type { Interruption } from './interruptions.ts';
import type { Life } from './life.ts';
import { nameOf } from './people.ts';
import { lostOf } from './picture.ts';
import { untrueOf } from './untrue.ts';
import type { World } from './world.ts';

/** What is wrong with a life, in words; nothing when all is well. */
export function faultsOf(
  world: World,
  life: Life,
  interruptions: readonly Interruption[],
): readonly string[] {
  const faults: string[] = [];
  const check = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault);
  };
  const { report, server } = life;

  const names = new Set(report.rows.map(({ task }) => task.id));
  const isEach = names.size === world.tasks.size && report.rows.length === names.size;
  check(isEach, 'a row is lost, or there twice');
  for (const { task, outcome } of report.rows) {
    const name = nameOf(outcome);
    const expected = expectedOf(task, world);
    check(expected.includes(name), `${task.id} ended as ${name}, not ${expected.join(' or ')}`);
  }
  const counted = Object.values(report.counts).reduce((sum, n) => sum + n, 0);
  check(counted === report.total && report.remaining === 0, 'the outcomes do not add up');

  const clockSet = interruptions.filter(({ type }) => type === 'clock').length;
  faults.push(...lostOf(world.before, server.account));
  faults.push(...untrueOf(world, life, clockSet > 0));
  const allowed = 3 * interruptions.length + life.reopened;
  const again = sentAgain(world, life);
  check(again <= allowed, `${again} acts were sent again, and ${allowed} had a reason`);
  const members = report.rows.filter(({ task }) => task.kind === 'list-member').length;
  const joins = joinsIn(life);
  check(joins <= 2 * members + allowed, `${joins} calls put ${members} people on lists`);
  // A clock that was set while nothing is asked may end a day twice too early, and nobody knows when
  // the server counts what it gets to late.
  const { refused } = server.seen;
  check(refused <= 2 * clockSet + life.late, `${refused} answers 429 were caused by us`);
  check(life.mostInFlight <= 3, `${life.mostInFlight} requests were in flight at once`);
  check(life.mostOnceOnly <= 1, `${life.mostOnceOnly} acts that make another one went at once`);
  check(life.mostPerSecond <= 5 + clockSet, `${life.mostPerSecond} requests left in one second`);
  return faults;
}

/**
 * Calls that put people on lists. Who spoils one is found by halving (join-list.ts), which takes no more
 * than twice as many as one by one; and a day that ends may cut a list in two.
 */
const joinsIn = ({ server }: Life): number =>
  [...server.acts].reduce((sum, [act, n]) => sum + (act.startsWith('list-member ') ? n : 0), 0);

/** How many acts were sent more often than there are rows that ask for them. */
function sentAgain(world: World, { report, server }: Life): number {
  const wanted = new Map<string, number>();
  for (const { task } of report.rows) {
    const act =
      'title' in task ? `${task.kind} ${task.title}` : `${task.kind} ${targetOf(task, world)}`;
    wanted.set(act, (wanted.get(act) ?? 0) + 1);
  }
  const acts = [...server.acts].filter(([act]) => !act.startsWith('list-member '));
  return acts.reduce((sum, [act, times]) => sum + Math.max(0, times - (wanted.get(act) ?? 1)), 0);
}

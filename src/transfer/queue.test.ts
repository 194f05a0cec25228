import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Task, TaskId } from '../domain/task.ts';
import { createQueue, type Queue } from './queue.ts';
import { address, followOf, noteOf } from './tasks.scene.ts';
import type { Work } from './work.ts';

const tasks = (...users: readonly string[]) => users.map((user) => followOf(address(user)));
const userOf = ({ task }: { readonly task: Task }) => ('address' in task ? task.address.user : '');
const users = (queue: Queue) => queue.works().map(userOf);
const id = (user: string) => followOf(address(user)).id;
const NOBODY = new Set<TaskId>();

/** Takes somebody's work; what it was. */
function take(queue: Queue, ...wanted: readonly string[]): readonly Work[] {
  const works = wanted.map((user) => {
    const found = queue.works().find((work) => userOf(work) === user);
    if (found === undefined) throw new Error(`${user} is not there.`);
    return found;
  });
  queue.take(works);
  return works;
}

function takeOne(queue: Queue, user: string): Work {
  const [work] = take(queue, user);
  if (work === undefined) throw new Error('Nothing was taken.');
  return work;
}

describe('the line of works', () => {
  it('is the plan, in its order', () => {
    const queue = createQueue(tasks('a', 'b', 'c'));
    expect(users(queue)).toEqual(['a', 'b', 'c']);
    expect(queue.works()[0]).toMatchObject({ failures: 0, notBefore: 0 });
    expect(createQueue([]).works()).toEqual([]);
  });

  it('gives what is taken, one or many from anywhere, and keeps the order of the rest', () => {
    const queue = createQueue(tasks('a', 'b', 'c', 'd', 'e'));
    take(queue, 'b');
    expect(users(queue)).toEqual(['a', 'c', 'd', 'e']);
    take(queue, 'e', 'c');
    expect(users(queue)).toEqual(['a', 'd']);
    queue.take([]);
    expect(users(queue)).toEqual(['a', 'd']);
  });

  it('takes a work back where it came from, whatever came back before', () => {
    const queue = createQueue(tasks('a', 'b', 'c', 'd'));
    const [a, b, c] = take(queue, 'a', 'b', 'c');
    for (const work of [b, c, a]) {
      if (work !== undefined) queue.giveBack({ ...work, failures: work === b ? 2 : 0 });
    }
    expect(users(queue)).toEqual(['a', 'b', 'c', 'd']);
    expect(queue.works().map(({ failures }) => failures)).toEqual([0, 2, 0, 0]);
  });

  it('knows what is still to be done, waiting or under way, and what has ended', () => {
    const queue = createQueue(tasks('a', 'b'));
    const isAhead = () => ['a', 'b', 'c'].map((user) => queue.isAhead(id(user)));
    expect(isAhead()).toEqual([true, true, false]);
    const work = takeOne(queue, 'a');
    expect(isAhead()).toEqual([true, true, false]);
    queue.giveBack(work);
    expect(isAhead()).toEqual([true, true, false]);
    takeOne(queue, 'a');
    queue.ended(id('a'));
    expect(isAhead()).toEqual([false, true, false]);
    expect(queue.isAhead(noteOf(address('b')).id)).toBe(false);
  });

  it('drops what is wanted no more, also when it comes back later', () => {
    const queue = createQueue(tasks('a', 'b', 'c'));
    const work = takeOne(queue, 'a');
    queue.setTasks(tasks('c'), new Set([id('a')]));
    expect(['a', 'b', 'c'].map((user) => queue.isAhead(id(user)))).toEqual([true, false, true]);
    queue.giveBack(work);
    expect(users(queue)).toEqual(['c']);
    expect(queue.isAhead(id('a'))).toBe(false);
  });

  it('adds what is new at its place in the plan, and nothing that is under way', () => {
    const queue = createQueue(tasks('a', 'b'));
    const work = takeOne(queue, 'a');
    queue.setTasks(tasks('n', 'a', 'b'), new Set([id('a')]));
    expect(users(queue)).toEqual(['n', 'b']);
    expect(queue.isAhead(id('n'))).toBe(true);
    queue.giveBack(work);
    expect(users(queue)).toEqual(['n', 'a', 'b']);
  });

  it('keeps how far a work is, and takes over what its row asks for now', () => {
    const queue = createQueue(tasks('a', 'b'));
    queue.giveBack({ ...takeOne(queue, 'a'), failures: 3, notBefore: 9 });
    const under = takeOne(queue, 'b');
    const options = { notify: true };
    const changed = ['a', 'b'].map((user) => followOf(address(user), { options }));
    queue.setTasks(changed, new Set([id('b')]));
    expect(queue.works()).toMatchObject([{ failures: 3, notBefore: 9, task: { options } }]);
    queue.giveBack({ ...under, failures: 1 });
    expect(queue.works()[1]).toMatchObject({ failures: 1, task: { options } });
  });

  it('loses nobody and has nobody twice, whatever is taken and comes back', () => {
    const act = fc.oneof(
      fc.record({ type: fc.constant('take' as const), at: fc.array(fc.nat(20), { maxLength: 4 }) }),
      fc.record({ type: fc.constant('back' as const), at: fc.nat(20) }),
      fc.record({ type: fc.constant('end' as const), at: fc.nat(20) }),
    );
    const all = Array.from({ length: 12 }, (_, n) => `p${n}`);
    fc.assert(
      fc.property(fc.array(act), (acts) => {
        const queue = createQueue(tasks(...all));
        const away: Work[] = [];
        const gone = new Set<string>();
        for (const { type, at } of acts) {
          if (type === 'take') {
            const works = [...new Set(at.flatMap((n) => queue.works()[n] ?? []))];
            queue.take(works);
            away.push(...works);
          } else {
            const [work] = away.splice(at % Math.max(1, away.length), 1);
            if (work === undefined) continue;
            if (type === 'back') queue.giveBack(work);
            else {
              queue.ended(work.task.id);
              gone.add(userOf(work));
            }
          }
          const out = away.map(userOf);
          expect(users(queue)).toEqual(all.filter((u) => !gone.has(u) && !out.includes(u)));
          expect(all.filter((u) => queue.isAhead(id(u)))).toEqual(all.filter((u) => !gone.has(u)));
        }
      }),
    );
  });
});

describe('work that changes', () => {
  it('is at once what is wanted', () => {
    const queue = createQueue(tasks('a'));
    queue.setTasks([], NOBODY);
    expect([users(queue), queue.isAhead(id('a'))]).toEqual([[], false]);
    queue.setTasks(tasks('b'), NOBODY);
    expect(users(queue)).toEqual(['b']);
  });
});

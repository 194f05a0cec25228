import { describe, expect, it } from 'vitest';
import type { Server } from '../domain/address.ts';
import { type Task, taskId } from '../domain/plan.ts';
import { createQueue } from './queue.ts';

const task = (user: string, line = 2): Task => {
  const address = { user, server: 'example.org' as Server };
  return { id: taskId(address), kind: 'follows', address, options: {}, line };
};
const tasks = (...users: string[]) => users.map((user) => task(user));
const NOBODY = new Set<never>();
const users = (queue: ReturnType<typeof createQueue>) =>
  queue.works().map((work) => work.task.address.user);

describe('the line of works', () => {
  it('gives the first one there is something to do for, and keeps the order of the rest', () => {
    const queue = createQueue(tasks('a', 'b', 'c'));
    const taken = queue.take(({ task }) => (task.address.user === 'b' ? 'search' : undefined));
    expect([taken?.work.task.address.user, taken?.act]).toEqual(['b', 'search']);
    expect(users(queue)).toEqual(['a', 'c']);
    expect(queue.take(() => undefined)).toBeUndefined();
  });

  it('takes a work back where it came from, whatever came back before', () => {
    const queue = createQueue(tasks('a', 'b', 'c', 'd'));
    const taken = [0, 1, 2].flatMap(() => queue.take(() => true) ?? []);
    for (const at of [1, 2, 0]) {
      const work = taken[at]?.work;
      if (work !== undefined) queue.giveBack({ ...work, misses: at });
    }
    expect(users(queue)).toEqual(['a', 'b', 'c', 'd']);
    expect(queue.works().map(({ misses }) => misses)).toEqual([0, 1, 2, 0]);
  });

  it('drops what is wanted no more, also when it comes back later', () => {
    const queue = createQueue(tasks('a', 'b', 'c'));
    const taken = queue.take(() => true);
    if (taken === undefined) throw new Error('Nothing was taken.');
    queue.setTasks(tasks('c'), new Set([taken.work.task.id]));
    queue.giveBack(taken.work);
    expect(users(queue)).toEqual(['c']);
  });

  it('adds what is new at its place in the plan, and nothing that is under way', () => {
    const queue = createQueue(tasks('a', 'b'));
    const taken = queue.take(() => true);
    if (taken === undefined) throw new Error('Nothing was taken.');
    queue.setTasks(tasks('n', 'a', 'b'), new Set([taken.work.task.id]));
    expect(users(queue)).toEqual(['n', 'b']);
    queue.giveBack(taken.work);
    expect(users(queue)).toEqual(['n', 'a', 'b']);
  });

  it('keeps how far a work is, and takes over what its row asks for now', () => {
    const queue = createQueue(tasks('a'));
    const taken = queue.take(() => true);
    if (taken === undefined) throw new Error('Nothing was taken.');
    queue.giveBack({ ...taken.work, lookedUp: true });
    const options = { notify: true };
    queue.setTasks([{ ...task('a', 9), options }], NOBODY);
    expect(queue.works()).toMatchObject([{ lookedUp: true, task: { line: 9, options } }]);
  });
});

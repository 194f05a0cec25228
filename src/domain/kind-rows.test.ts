import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from './address.ts';
import { chosenKindOf } from './choices.ts';
import { KINDS_TO_CHOOSE, rowsByKind } from './kind-rows.ts';
import { makePlan } from './plan.ts';
import { RELATION_KINDS, type Relation } from './relation.ts';
import { containerOf, type Task, tasksOf } from './task.ts';

function address(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const follow = (name: string): Relation => ({
  kind: 'follow',
  address: address(`${name}@one.example`),
  options: {},
});
const list = (title: string, ...members: string[]): Relation => ({
  kind: 'list',
  title,
  repliesPolicy: 'list',
  exclusive: false,
  members: members.map((name) => address(`${name}@one.example`)),
});

const tasksIn = (...relations: Relation[]): readonly Task[] =>
  relations.flatMap((relation) => tasksOf(relation, 0, { api: true }));
const rowsIn = (tasks: readonly Task[]) => tasks.map((task) => ({ task, outcome: undefined }));
const namesIn = (tasks: readonly Task[], kind: 'follow' | 'list') =>
  rowsByKind(rowsIn(tasks))
    .get(kind)
    ?.map(({ task }) => task.id);

describe('the kinds to choose from', () => {
  it('are all kinds, once', () => {
    expect([...KINDS_TO_CHOOSE].sort()).toEqual([...RELATION_KINDS].sort());
  });
});

describe('rows by kind', () => {
  it('have the newest follow first, as it was told', () => {
    const { tasks } = makePlan(tasksIn(follow('new'), follow('old')));
    expect(namesIn(tasks, 'follow')).toEqual(['follow:new@one.example', 'follow:old@one.example']);
  });

  it('have the members of each list below it', () => {
    const { tasks } = makePlan(tasksIn(list('Maps', 'a', 'b'), list('Sheep', 'a')));
    expect(namesIn(tasks, 'list')).toEqual([
      'list:0:Maps',
      'list-member:a@one.example 0:Maps',
      'list-member:b@one.example 0:Maps',
      'list:0:Sheep',
      'list-member:a@one.example 0:Sheep',
    ]);
  });

  it('keep members whose list is not there', () => {
    const members = tasksIn(list('Maps', 'a')).filter(({ kind }) => kind === 'list-member');
    expect(namesIn(members, 'list')).toEqual(['list-member:a@one.example 0:Maps']);
  });

  it('hold every row once, under the kind it is chosen as', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const relation = fc.oneof(
      name.map(follow),
      fc.tuple(name, fc.uniqueArray(name)).map(([title, members]) => list(title, ...members)),
    );
    fc.assert(
      fc.property(fc.uniqueArray(relation, { selector: (one) => JSON.stringify(one) }), (told) => {
        const { tasks } = makePlan(tasksIn(...told));
        const kinds = rowsByKind(rowsIn(tasks));
        const found = [...kinds].flatMap(([kind, rows]) =>
          rows.map(({ task }) => {
            expect(chosenKindOf(task.kind)).toBe(kind);
            return task;
          }),
        );
        expect(found.length).toBe(tasks.length);
        expect(new Set(found)).toEqual(new Set(tasks));
        // Whoever is on a list comes after it.
        for (const [at, task] of found.entries()) {
          const container = containerOf(task);
          if (container === undefined) continue;
          const place = found.findIndex(({ id }) => id === container);
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThan(at);
        }
      }),
    );
  });
});

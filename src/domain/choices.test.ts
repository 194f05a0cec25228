import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAccount, person, uri } from './account.scene.ts';
import type { Address } from './address.ts';
import {
  byFileOf,
  type Choices,
  chosenKindOf,
  FIRST_CHOICES,
  leftOutOf,
  withChoice,
} from './choices.ts';
import { RELATION_KINDS, type Relation, type RelationKind } from './relation.ts';
import { mergeSources } from './sources.ts';
import type { Task, TaskId } from './task.ts';

const tasksOf = (...relations: Relation[]): readonly Task[] => mergeSources(relations, []).tasks;
const choices = (given: Partial<Choices>): Choices => ({
  ...FIRST_CHOICES,
  kindsOff: new Set(),
  ...given,
});
const leftBy = (tasks: readonly Task[], given: Partial<Choices>) => [
  ...leftOutOf(tasks, choices(given)),
];
const NEWS: Relation = {
  ...{ kind: 'list', title: 'News', repliesPolicy: 'list', exclusive: false },
  members: [person(1)],
};
const WOLVES: Relation = {
  ...{ kind: 'filter', title: 'W', context: ['home'], action: 'warn', keywords: [] },
  posts: [uri(1)],
};
const PROFILE: Relation = {
  ...{ kind: 'profile', displayName: 'Ann', note: '', fields: [], locked: false, bot: false },
};

describe('what is left out', () => {
  it('is at first what tells others, and a profile of which no part was chosen', () => {
    const tasks = tasksOf(
      ...[NEWS, PROFILE],
      { kind: 'favourite', uri: uri(1) },
      { kind: 'bookmark', uri: uri(1) },
    );
    expect([...leftOutOf(tasks, FIRST_CHOICES)]).toEqual(['profile:', `favourite:${uri(1)}`]);
  });

  it('is a row that was unticked', () => {
    const tasks = tasksOf(
      { kind: 'block', address: person(1) },
      { kind: 'note', address: person(1), text: 'x' },
    );
    const note: TaskId = 'note:user1@odd.example';
    expect(leftBy(tasks, { leftOut: new Set([note]) })).toEqual([note]);
  });

  it('is everything on a list, and everything in a filter, with it', () => {
    const tasks = tasksOf(NEWS, WOLVES);
    const all = tasks.map(({ id }) => id);
    expect(leftBy(tasks, { leftOut: new Set(['list:0:News', 'filter:0:W']) })).toEqual(all);
    expect(leftBy(tasks, { kindsOff: new Set(['list']) })).toEqual(all.slice(0, 2));
    expect(leftBy(tasks, { kindsOff: new Set(['filter']) })).toEqual(all.slice(2));
  });

  it('leaves a list without one of its people', () => {
    const member: TaskId = 'list-member:user1@odd.example 0:News';
    expect(leftBy(tasksOf(NEWS), { leftOut: new Set([member]) })).toEqual([member]);
  });

  it('is no profile of which a part was chosen', () => {
    expect(leftBy(tasksOf(PROFILE), { profile: new Set(['note']) })).toEqual([]);
    const off = { profile: new Set(['note'] as const), kindsOff: new Set(['profile'] as const) };
    expect(leftBy(tasksOf(PROFILE), off)).toEqual(['profile:']);
  });

  it('is told of tasks there are alone', () => {
    expect(leftBy(tasksOf(NEWS), { leftOut: new Set(['block:x@y.example']) })).toEqual([]);
  });

  it('grows with each choice', () => {
    const some = fc.subarray<RelationKind>([...RELATION_KINDS]);
    fc.assert(
      fc.property(anyAccount, some, some, (account, less, more) => {
        const tasks = tasksOf(...account);
        const left = leftOutOf(tasks, choices({ kindsOff: new Set(less) }));
        const all = leftOutOf(tasks, choices({ kindsOff: new Set([...less, ...more]) }));
        for (const id of left) expect(all).toContain(id);
        for (const task of tasks) {
          if (less.includes(chosenKindOf(task.kind))) expect(left).toContain(task.id);
        }
      }),
    );
  });
});

it('what goes by file goes with what is inside; an empty list is in no file', () => {
  const list = (title: string, ...members: Address[]): Relation => ({
    ...{ kind: 'list', title, repliesPolicy: 'list', exclusive: false, members },
  });
  const tasks = tasksOf(list('Full', person(1)), list('Empty'), { kind: 'bookmark', uri: uri(1) });
  const byFile = byFileOf(tasks, choices({ byFile: new Set(['list', 'mute']) }));
  expect(tasks.filter(({ id }) => byFile.has(id)).map(({ kind }) => kind)).toEqual([
    'list',
    'list-member',
  ]);
  expect(byFile.has('list:0:Empty')).toBe(false);
  expect(byFileOf(tasks, FIRST_CHOICES).size).toBe(0);
});

it('a set is taken from and added to, and stays what it was', () => {
  const set = new Set(['a', 'b']);
  expect([...withChoice(set, ['b', 'c'], true)]).toEqual(['a', 'b', 'c']);
  expect([...withChoice(set, ['b', 'c'], false)]).toEqual(['a']);
  expect([...set]).toEqual(['a', 'b']);
});

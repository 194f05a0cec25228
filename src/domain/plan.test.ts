import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFindings, anyRelation, person } from './account.scene.ts';
import { FOLLOWS_A_DAY, makePlan, TASK_KINDS, turned } from './plan.ts';
import type { Relation } from './relation.ts';
import { mergeSources } from './sources.ts';
import type { Task, TaskKind } from './task.ts';

const planned = (relations: readonly Relation[]) =>
  makePlan(mergeSources(relations, []).tasks).tasks;
const follow = (n: number): Relation => ({ kind: 'follow', address: person(n), options: {} });
const hashtag = (n: number): Relation => ({ kind: 'followed-hashtag', name: `tag${n}` });
const range = <Row>(count: number, rowOf: (n: number) => Row): Row[] =>
  Array.from({ length: count }, (_, n) => rowOf(n));

describe('the plan', () => {
  it('carries the oldest first: servers tell the newest first', () => {
    const names = planned(range(3, hashtag)).map((task) => 'name' in task && task.name);
    expect(names).toEqual(['tag2', 'tag1', 'tag0']);
  });

  it('makes lists in the order of their age, so that two of one title keep their places', () => {
    const list = (title: string, n: number): Relation => ({
      ...{ kind: 'list', title, repliesPolicy: 'list', exclusive: false, members: [person(n)] },
    });
    const tasks = planned([list('News', 1), list('Friends', 2), list('News', 3)]);
    expect(tasks.map(({ id }) => id)).toEqual([
      ...['list:0:News', 'list:0:Friends', 'list:1:News'],
      ...['list-member:user1@odd.example 0:News', 'list-member:user2@even.example 0:Friends'],
      'list-member:user3@odd.example 1:News',
    ]);
  });

  it('puts the few hashtags first when they and the people are too many for a day', () => {
    const first = (people: number, hashtags: number) =>
      planned([...range(people, follow), ...range(hashtags, hashtag)])[0]?.kind;
    expect(first(FOLLOWS_A_DAY - 5, 5)).toBe('follow');
    expect(first(FOLLOWS_A_DAY - 4, 5)).toBe('followed-hashtag');
  });

  it('still protects before that', () => {
    const block: Relation = { kind: 'block', address: person(1) };
    const many = [...range(FOLLOWS_A_DAY, follow), hashtag(1), block];
    expect(
      planned(many)
        .slice(0, 3)
        .map(({ kind }) => kind),
    ).toEqual([...['block', 'followed-hashtag', 'follow']]);
  });
});

describe('plans in general', () => {
  const tasks = fc
    .tuple(fc.array(anyRelation, { maxLength: 40 }), anyFindings)
    .map(([told, findings]) => mergeSources(told, findings).tasks);
  const placeOf = (plan: readonly Task[], kind: TaskKind) =>
    plan.findIndex((task) => task.kind === kind);

  it('lose nothing and add nothing', () => {
    fc.assert(
      fc.property(tasks, (given) => {
        const plan = makePlan(given).tasks;
        expect(plan).toHaveLength(given.length);
        expect(new Set(plan)).toEqual(new Set(given));
      }),
    );
  });

  it('keep a kind together, and turn it back into the order told', () => {
    fc.assert(
      fc.property(tasks, (given) => {
        const plan = makePlan(given).tasks;
        for (const kind of TASK_KINDS) {
          const of = plan.filter((task) => task.kind === kind);
          const start = Math.max(0, placeOf(plan, kind));
          expect(plan.slice(start, start + of.length)).toEqual(of);
          expect(turned(kind, of)).toEqual(given.filter((task) => task.kind === kind));
        }
      }),
    );
  });

  it('put a list before those on it, and a follow before what wants one', () => {
    fc.assert(
      fc.property(tasks, (given) => {
        const plan = makePlan(given).tasks;
        const pairs: [TaskKind, TaskKind][] = [
          ...([
            ['list', 'list-member'],
            ['filter', 'filter-post'],
          ] as [TaskKind, TaskKind][]),
          ...([
            ['follow', 'list-member'],
            ['follow', 'endorsement'],
          ] as [TaskKind, TaskKind][]),
          ...([
            ['domain-block', 'follow'],
            ['follow', 'note'],
          ] as [TaskKind, TaskKind][]),
        ];
        for (const [before, after] of pairs) {
          const last = plan.findLastIndex(({ kind }) => kind === before);
          const first = placeOf(plan, after);
          if (first !== -1) expect(last).toBeLessThan(first);
        }
        const favourite = placeOf(plan, 'favourite');
        if (favourite !== -1) {
          expect(new Set(plan.slice(favourite).map(({ kind }) => kind))).toEqual(
            new Set(['favourite']),
          );
        }
      }),
    );
  });
});

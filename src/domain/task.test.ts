import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRelation, person, uri } from './account.scene.ts';
import { parseAddress } from './address.ts';
import {
  containerOf,
  containerTaskId,
  filterPostTaskId,
  hashtagTaskId,
  memberTaskId,
  personOf,
  personTaskId,
  postOf,
  type Task,
  tasksOf,
} from './task.ts';

describe('the name of a task', () => {
  it('is its kind and its person, however they are written', () => {
    const written = parseAddress('@Alice@BÜCHER.example');
    if (!written.ok) throw new Error(written.problem);
    expect(personTaskId('follow', written.value)).toBe('follow:alice@xn--bcher-kva.example');
    expect(personTaskId('note', written.value)).toBe('note:alice@xn--bcher-kva.example');
  });

  it('is the same for a hashtag in any case', () => {
    expect(hashtagTaskId('followed-hashtag', 'SlowTravel')).toBe('followed-hashtag:slowtravel');
    expect(hashtagTaskId('featured-hashtag', 'Été')).toBe('featured-hashtag:été');
  });

  // The journal is keyed by it, in browsers that were closed before this version.
  it('stays what it was in every version', () => {
    expect(containerTaskId('list', 'News: local', 1)).toBe('list:1:News: local');
    expect(containerTaskId('filter', '', 0)).toBe('filter:0:');
    expect(memberTaskId('list:1:News', person(1))).toBe('list-member:user1@odd.example 1:News');
    expect(filterPostTaskId('filter:0:W', uri(2))).toBe(`filter-post:${uri(2)} 0:W`);
  });

  it('tells lists, and people on them, apart', () => {
    const place = fc.tuple(fc.string(), fc.nat(3), fc.nat(5).map(person));
    fc.assert(
      fc.property(place, place, (one, other) => {
        const [list, of] = [one, other].map(([title, nth]) => containerTaskId('list', title, nth));
        if (list === undefined || of === undefined) return;
        expect(list === of).toBe(one[0] === other[0] && one[1] === other[1]);
        expect(memberTaskId(list, one[2]) === memberTaskId(of, other[2])).toBe(
          list === of && one[2].user === other[2].user,
        );
      }),
    );
  });
});

describe('the tasks of a relation', () => {
  it('are itself and what is inside of it, all from the same place', () => {
    fc.assert(
      fc.property(anyRelation, fc.nat(2), (relation, nth) => {
        const origin = { file: 'x', line: 3 };
        const [own, ...inside] = tasksOf(relation, nth, origin);
        expect(own?.kind).toBe(relation.kind);
        const parts =
          'members' in relation ? relation.members : 'posts' in relation ? relation.posts : [];
        expect(inside.map((task) => personOf(task) ?? postOf(task))).toEqual(parts);
        for (const task of inside) expect(containerOf(task)).toBe(own?.id);
        for (const task of [own, ...inside]) {
          expect(task?.origin).toBe(origin);
          expect(task?.id.startsWith(`${task.kind}:`)).toBe(true);
        }
      }),
    );
  });

  it('know nobody and nothing else', () => {
    const [profile] = tasksOf(
      {
        ...{ kind: 'profile', displayName: 'Ann', note: '', fields: [] },
        ...{ locked: false, bot: true },
      },
      0,
      {},
    ) as [Task];
    expect([personOf(profile), postOf(profile), containerOf(profile)]).toEqual([
      ...[undefined, undefined, undefined],
    ]);
    expect(profile).toMatchObject({ id: 'profile:', facts: { displayName: 'Ann', bot: true } });
  });
});

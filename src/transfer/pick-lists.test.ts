import { describe, expect, it } from 'vitest';
import type { Address } from '../domain/address.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Task, TaskId } from '../domain/task.ts';
import type { TaskRequest } from './pace.ts';
import { type PickDeps, pick } from './pick.ts';
import {
  type Around,
  address,
  done,
  FIVE_MINUTES,
  followOf,
  listOf,
  markOf,
  memberOf,
  NOW,
  PROFILE,
  postOn,
  surround,
} from './tasks.scene.ts';
import { beginWork } from './work.ts';

const ALL: readonly TaskRequest[] = ['look-up', 'search', 'follow', 'act', 'check'];
const people = (count: number) => Array.from({ length: count }, (_, n) => address(`p${n}`));
const FRIENDS = people(5);
const LISTS = [
  [listOf('Friends').id, done('5')],
  [listOf('Others').id, done('6')],
] as const;
const followed = (...all: readonly Address[]) =>
  all.map((whom): readonly [TaskId, Outcome] => [followOf(whom).id, done(`id_${whom.user}`)]);

function set(tasks: readonly Task[], { ended = [], ...given }: Around = {}) {
  const { around, directory } = surround({ ...given, ended: [...LISTS, ...ended] });
  const works = tasks.map(beginWork);
  const next = (over: Partial<PickDeps> = {}, open: readonly TaskRequest[] = ALL) =>
    pick({
      ...{ works, around, mayGo: (request) => open.includes(request), claimed: new Set() },
      ...{ underWay: [], atOnce: () => 100, isDayOver: false },
      ...over,
    });
  return { works, directory, next };
}

const members = (all: readonly Address[], title = 'Friends') =>
  all.map((whom) => memberOf(title, whom));

/** List, and whom it is about; or what goes instead. */
function told(next: ReturnType<typeof pick>) {
  if (next?.type !== 'join' && next?.type !== 'check-members') return next?.type;
  return [next.type, next.list, next.members.map(({ person }) => person)];
}

describe('a list', () => {
  it('is filled in one call when nobody is missing any more', () => {
    const { next, works } = set(members(FRIENDS), { ended: followed(...FRIENDS) });
    expect(next()).toEqual({
      type: 'join',
      list: '5',
      members: works.map((work, n) => ({ work, person: `id_p${n}` })),
    });
  });

  it.each<[string, Around, Partial<PickDeps>]>([
    ['whose follow is still to come', { ahead: [followOf(address('p0')).id] }, {}],
    [
      'who is being seen to',
      { ended: followed(address('p0')) },
      { underWay: [beginWork(memberOf('Friends', address('p9')))] },
    ],
  ])('waits for somebody %s', (_, given, over) => {
    const [, ...rest] = FRIENDS;
    const { next } = set(members(FRIENDS), {
      ...given,
      ended: [...followed(...rest), ...(given.ended ?? [])],
    });
    expect(next(over)).toBeUndefined();
    expect(told(next({ ...over, isDayOver: true }))?.[0]).toBe('join');
  });

  it('waits for somebody who failed a moment ago, and for a second try', () => {
    const [first = address('p0'), ...rest] = FRIENDS;
    const { next, works, directory } = set(members(FRIENDS), { ended: followed(...rest) });
    directory.missedPerson(first, NOW);
    expect(next()).toBeUndefined();
    const held = works.map((work, n) => (n === 1 ? { ...work, notBefore: NOW + 1_000 } : work));
    const other = set(members(FRIENDS), { ended: followed(...FRIENDS) });
    expect(other.next({ works: held })).toBeUndefined();
    expect(told(other.next({ works: held, isDayOver: true }))).toEqual([
      ...['join', '5'],
      ['id_p0', 'id_p2', 'id_p3', 'id_p4'],
    ]);
  });

  it('waits for nobody who has ended, which is written first', () => {
    const [first = address('p0'), ...rest] = FRIENDS;
    const { next, works } = set(members(FRIENDS), {
      ended: [...followed(...rest), [followOf(first).id, { code: 'refused' }]],
    });
    expect(told(next())).toBe('end');
    expect(told(next({ works: works.slice(1) }))).toEqual([
      ...['join', '5'],
      ['id_p1', 'id_p2', 'id_p3', 'id_p4'],
    ]);
  });

  it('is filled as soon as enough are there, with no more than it takes at once', () => {
    const many = people(30);
    const { next } = set(members([...many, address('late')]), {
      ended: followed(...many),
      ahead: [followOf(address('late')).id],
    });
    expect(next({ atOnce: () => 31 })).toBeUndefined();
    expect(told(next({ atOnce: () => 30 }))?.[2]).toHaveLength(30);
    expect(told(next({ atOnce: () => 12 }))?.[2]).toEqual(
      many.slice(0, 12).map(({ user }) => `id_${user}`),
    );
  });

  it('waits for the people of today only: the day of following is over', () => {
    const [first = address('p0'), ...rest] = FRIENDS;
    const { next } = set(members(FRIENDS), {
      ended: followed(...rest),
      ahead: [followOf(first).id],
    });
    expect(told(next({ isDayOver: true }))?.[2]).toHaveLength(4);
  });

  it('does not wait for another', () => {
    const [first = address('p0'), ...rest] = FRIENDS;
    const tasks = [...members([first]), ...members(rest, 'Others')];
    const { next } = set(tasks, { ended: followed(...rest), ahead: [followOf(first).id] });
    expect(told(next())).toEqual(['join', '6', ['id_p1', 'id_p2', 'id_p3', 'id_p4']]);
  });

  it('takes its members from wherever they stand among those of others', () => {
    const [one = address('p0'), two = address('p1'), three = address('p2')] = FRIENDS;
    const tasks = [
      ...members([one]),
      ...members([two], 'Others'),
      ...members([three]),
      ...members([one], 'Others'),
    ];
    const { next } = set(tasks, { ended: followed(one, two, three) });
    expect(told(next())).toEqual(['join', '5', ['id_p0', 'id_p2']]);
  });

  it('is filled before what comes after it in the plan, and holds none of that', () => {
    const after = [markOf('bookmark', postOn('people.example')), PROFILE];
    const ready = set([...members(FRIENDS), ...after], { ended: followed(...FRIENDS) });
    expect(told(ready.next())?.[0]).toBe('join');
    expect(ready.next({ claimed: new Set(['once']) })).toMatchObject({
      step: { type: 'find-post' },
    });
    expect(ready.next({}, ['search'])).toMatchObject({ step: { type: 'find-post' } });
    const short = set([...members(FRIENDS), ...after], {
      ended: followed(...FRIENDS.slice(1)),
      ahead: [followOf(address('p0')).id],
    });
    expect(short.next()).toMatchObject({ step: { type: 'find-post' } });
  });

  it('has nobody put on it while something that cannot be repeated is under way', () => {
    const { next } = set(members(FRIENDS), { ended: followed(...FRIENDS) });
    expect(next({ claimed: new Set(['once']) })).toBeUndefined();
    expect(next({}, ['look-up', 'search', 'follow', 'check'])).toBeUndefined();
  });

  it('finds those first whom nobody told to follow', () => {
    const { next, directory } = set(members(FRIENDS), { ended: followed(...FRIENDS.slice(1)) });
    expect(next()).toMatchObject({ type: 'step', step: { type: 'seek', request: 'search' } });
    directory.missedPerson(address('p0'), NOW - FIVE_MINUTES);
    directory.missedPerson(address('p0'), NOW);
    expect(told(next())).toBe('end');
  });
});

describe('members in doubt', () => {
  const doubtful = members(FRIENDS.slice(0, 3)).map(({ id }) => id);

  it('are looked for with one read for all of them, before anybody is put there', () => {
    const { next } = set(members(FRIENDS), { ended: followed(...FRIENDS), doubtful });
    expect(told(next())).toEqual(['check-members', '5', ['id_p0', 'id_p1', 'id_p2']]);
    expect(next({}, ['act'])).toBeUndefined();
    expect(next({ claimed: new Set(['once']) })).toBeUndefined();
  });

  it('wait for nobody, and hold no other list', () => {
    const tasks = [...members(FRIENDS), ...members(FRIENDS, 'Others')];
    const { next } = set(tasks, {
      ended: followed(...FRIENDS.slice(0, 4)),
      ahead: [followOf(address('p4')).id],
      doubtful,
    });
    expect(told(next())).toEqual(['check-members', '5', ['id_p0', 'id_p1', 'id_p2']]);
    expect(told(next({ isDayOver: true }, ['act']))).toEqual([
      ...['join', '6'],
      ['id_p0', 'id_p1', 'id_p2', 'id_p3'],
    ]);
  });
});

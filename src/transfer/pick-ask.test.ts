import { describe, expect, it } from 'vitest';
import type { Task } from '../domain/task.ts';
import type { TaskRequest } from './pace.ts';
import { type Next, type PickDeps, pick, requestOf, worksOf } from './pick.ts';
import {
  type Around,
  address,
  blockOf,
  followOf,
  markOf,
  muteOf,
  NOW,
  noteOf,
  PROFILE,
  person,
  postOn,
  surround,
} from './tasks.scene.ts';
import { beginWork } from './work.ts';

const ALL: readonly TaskRequest[] = ['look-up', 'search', 'follow', 'act', 'check'];

/** Works in a world, and what goes next of them; everything may go unless said otherwise. */
function set(tasks: readonly Task[], given: Around = {}) {
  const { around, directory } = surround({ lookUps: true, ...given });
  const works = tasks.map(beginWork);
  const next = (open: readonly TaskRequest[] = ALL, over: Partial<PickDeps> = {}) =>
    pick({
      ...{ works, around, mayGo: (request) => open.includes(request), claimed: new Set() },
      ...{ underWay: [], atOnce: () => 100, isDayOver: false },
      ...over,
    });
  return { works, directory, around, next };
}

/** In a word. */
function told(next: Next | undefined): string | undefined {
  if (next?.type !== 'step') return next?.type;
  const { task } = next.work;
  return `${requestOf(next.step)} ${task.kind} ${'address' in task ? task.address.user : ''}`.trim();
}

const [ANN, BOB, _CID] = [address('ann'), address('bob'), address('cid')];
const POST = postOn('people.example');
const people = (count: number) => Array.from({ length: count }, (_, n) => address(`p${n}`));

describe('a search in haste', () => {
  const given = { lookUps: false, lookUpsLater: true };

  it('lets whatever else there is go first, and goes rather than nothing', () => {
    const { next } = set([blockOf(ANN), followOf(BOB), markOf('bookmark', POST)], given);
    expect(told(next(['search']))).toBe('search bookmark');
    const alone = set([blockOf(ANN), followOf(BOB)], given);
    expect(told(alone.next(['search']))).toBe('search block ann');
    const ending = set([blockOf(ANN), muteOf(BOB, { expiresAt: NOW })], given);
    expect(told(ending.next(['search']))).toBe('end');
  });

  it('is none for whom the look-up did not find', () => {
    const { next, directory } = set([blockOf(ANN), followOf(BOB)], given);
    directory.lookedUp(BOB);
    expect(told(next(['search']))).toBe('search follow bob');
  });
});

describe('whom the account may have something of its own with', () => {
  const noted = people(130).map((whom) => noteOf(whom));

  function setNotes(tasks: readonly Task[] = noted, given: Around = {}) {
    const scene = set(tasks, given);
    for (const { address: whom } of noted) scene.directory.foundPerson(whom, person(whom));
    return scene;
  }

  it('are asked about a hundred at once, as far as they come soon', () => {
    const { next, works } = setNotes();
    const first = next();
    expect(first?.type === 'ask' && first.asked.map(({ person: id }) => id)).toEqual(
      Array.from({ length: 100 }, (_, n) => `id_p${n}`),
    );
    expect(first && worksOf(first)).toEqual(works.slice(0, 100));
    const far = Array.from({ length: 600 }, (_, n) => muteOf(address(`m${n}`)));
    const spread = setNotes([...noted.slice(0, 2), ...far, ...noted.slice(2)]);
    expect(worksOf(spread.next() ?? { type: 'end', ended: [] })).toHaveLength(2);
  });

  it('are those alone who are to be asked about now', () => {
    const { next, works } = setNotes(noted.slice(0, 3), {
      ahead: [followOf(address('p1')).id],
    });
    const held = works.map((work, n) => (n === 2 ? { ...work, notBefore: NOW + 1_000 } : work));
    expect(next(ALL, { works: held })).toEqual({
      type: 'ask',
      asked: [{ work: works[0], person: 'id_p0' }],
    });
  });

  it('wait for nobody but the one read, and hold nothing else', () => {
    const { next } = setNotes([...noted, PROFILE]);
    expect(told(next(ALL, { claimed: new Set(['ask']) }))).toBe('act profile');
    expect(told(next(['act']))).toBe('act profile');
    expect(told(next(['check']))).toBe('ask');
  });
});

import { describe, expect, it } from 'vitest';
import type { Task } from '../domain/task.ts';
import { ALL, people, setPick, told } from './pick.scene.ts';
import { worksOf } from './pick.ts';
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
} from './tasks.scene.ts';

const [ANN, BOB, _CID] = [address('ann'), address('bob'), address('cid')];
const POST = postOn('people.example');

describe('a search in haste', () => {
  const given = { lookUps: false, lookUpsLater: true };

  it('lets whatever else there is go first, and goes rather than nothing', () => {
    const { next } = setPick([blockOf(ANN), followOf(BOB), markOf('bookmark', POST)], given);
    expect(told(next(['search']))).toBe('search bookmark');
    const alone = setPick([blockOf(ANN), followOf(BOB)], given);
    expect(told(alone.next(['search']))).toBe('search block ann');
    const ending = setPick([blockOf(ANN), muteOf(BOB, { expiresAt: NOW })], given);
    expect(told(ending.next(['search']))).toBe('end');
  });

  it('is none for whom the look-up did not find', () => {
    const { next, directory } = setPick([blockOf(ANN), followOf(BOB)], given);
    directory.lookedUp(BOB);
    expect(told(next(['search']))).toBe('search follow bob');
  });
});

describe('whom the account may have something of its own with', () => {
  const noted = people(130).map((whom) => noteOf(whom));

  function setNotes(tasks: readonly Task[] = noted, given: Around = {}) {
    const scene = setPick(tasks, given);
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

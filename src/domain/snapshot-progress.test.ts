import { describe, expect, it } from 'vitest';
import { parseAddress } from './address.ts';
import type { AnyReadPage, Reading } from './reading.ts';
import { isReadWhole, nextQuestion, progressOf, refusalIn } from './snapshot-progress.ts';
import { relationsIn } from './snapshot-relations.ts';

const address = (text: string) => {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
};
const person = (id: string) => ({ id, address: address(`p${id}@one.example`) });

function pagesWith(...pages: readonly Partial<AnyReadPage>[]) {
  const all = new Map<Reading, AnyReadPage[]>();
  for (const given of pages) {
    const page = { number: 0, rows: [], unreadable: 0, ...given } as AnyReadPage;
    all.set(page.reading, [...(all.get(page.reading) ?? []), page]);
  }
  return all;
}
const IDLE = { current: undefined, failed: new Set<Reading>() };

describe('where a reading goes on', () => {
  it('is at its beginning, at its cursor, or nowhere', () => {
    expect(nextQuestion(pagesWith(), 'blocks')).toEqual({ number: 0, cursor: undefined, ids: [] });
    const half = pagesWith({ reading: 'blocks', rows: [person('1')], next: '7' });
    expect(nextQuestion(half, 'blocks')).toEqual({ number: 1, cursor: '7', ids: [] });
    const whole = pagesWith({ reading: 'blocks', rows: [person('1')] });
    expect(nextQuestion(whole, 'blocks')).toBeUndefined();
  });

  it('by ids is a hundred that were not asked about, each person once', () => {
    const ids = Array.from({ length: 130 }, (_, index) => String(index + 1));
    const following = { reading: 'following', rows: ids.map(person) } as const;
    const first = nextQuestion(pagesWith(following), 'following-ties');
    expect(first?.ids).toEqual(ids.slice(0, 100));
    const ties = { reading: 'following-ties', asked: ids } as const;
    expect(nextQuestion(pagesWith(following, ties), 'following-ties')).toBeUndefined();
    const others = pagesWith(following, ties, {
      ...{ reading: 'mutes', rows: [person('130'), person('200'), person('200')] },
    });
    expect(nextQuestion(others, 'other-ties')?.ids).toEqual(['200']);
  });

  it('by ids is whole only when the ids are', () => {
    const half = pagesWith({ reading: 'following', rows: [], next: '7' });
    expect(nextQuestion(half, 'following-ties')).toBeUndefined();
    expect(isReadWhole(half, 'following-ties')).toBe(false);
  });
});

describe('how far a kind is', () => {
  it('is as far as the least of its readings', () => {
    const pages = pagesWith({ reading: 'following', rows: [person('1')], unreadable: 2 });
    expect(progressOf(pages, 'follow', IDLE)).toEqual({
      ...{ kind: 'follow', state: 'waiting', count: 1, unreadable: 2 },
    });
    const current = 'following-ties' as const;
    expect(progressOf(pages, 'follow', { ...IDLE, current }).state).toBe('reading');
    const failed = new Set<Reading>(['following-ties']);
    expect(progressOf(pages, 'follow', { ...IDLE, failed }).state).toBe('failed');
  });

  it('of whom one may not be told, one cannot ask; where there is no list, nobody is on it', () => {
    const refused = (why: 'not-allowed' | 'not-offered') =>
      pagesWith({ reading: 'blocks' }, { reading: 'mutes', refused: why });
    expect(refusalIn(refused('not-allowed'), 'other-ties')).toBe('not-allowed');
    expect(refusalIn(refused('not-offered'), 'other-ties')).toBeUndefined();
    expect(isReadWhole(refused('not-offered'), 'other-ties')).toBe(true);
    expect(progressOf(refused('not-offered'), 'mute', IDLE).state).toBe('not-offered');
  });
});

describe('what the pages say together', () => {
  it('is each thing once, with what was told of it elsewhere', () => {
    const tie = { id: '1', options: { reblogs: false }, note: 'hello', mutesNotifications: false };
    const pages = pagesWith(
      { reading: 'following', rows: [person('1'), person('2')] },
      { reading: 'following', number: 1, rows: [person('2')] },
      { reading: 'following-ties', asked: ['1', '2'], rows: [tie] },
      { reading: 'mutes', rows: [person('1'), { ...person('3'), expiresAt: 9 }] },
      { reading: 'followed-hashtags', rows: [{ name: 'Alp' }, { name: 'alp' }] },
      {
        reading: 'lists',
        rows: ['1', '2'].map((id) => ({
          ...{ id, title: 'same', repliesPolicy: 'list' as const, exclusive: false },
        })),
      },
      { reading: 'list-members', rows: [{ list: '2', address: person('1').address }] },
    );
    const [one, two, three] = ['1', '2', '3'].map((id) => person(id).address);
    const list = { kind: 'list', title: 'same', repliesPolicy: 'list', exclusive: false };
    expect(relationsIn(pages)).toEqual([
      { kind: 'follow', address: one, options: { reblogs: false } },
      { kind: 'follow', address: two, options: {} },
      { kind: 'note', address: one, text: 'hello' },
      { kind: 'mute', address: one, notifications: false },
      { kind: 'mute', address: three, notifications: true, expiresAt: 9 },
      { ...list, members: [] },
      { ...list, members: [one] },
      { kind: 'followed-hashtag', name: 'Alp' },
    ]);
  });

  it('is lists and filters in the order they were made in, which no server promises', () => {
    const row = (id: string) => ({
      id,
      title: id,
      repliesPolicy: 'list' as const,
      exclusive: false,
    });
    const filter = (id: string) => ({
      ...{ id, title: id, context: ['home' as const], action: 'warn' as const },
      ...{ keywords: [], posts: [] },
    });
    const pages = pagesWith(
      { reading: 'lists', rows: ['10', '9', '11'].map(row) },
      { reading: 'filters', rows: ['2', '1', '10'].map(filter) },
    );
    expect(relationsIn(pages).map((one) => 'title' in one && one.title)).toEqual([
      ...['9', '10', '11', '1', '2', '10'],
    ]);
  });
});

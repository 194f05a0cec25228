import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address, anyAccount, pagesFrom, person, uri } from './account.scene.ts';
import { holdingsIn } from './holdings.ts';
import { type AnyReadPage, READINGS, type Reading } from './reading.ts';
import type { ReadPages } from './snapshot-progress.ts';
import { relationsIn } from './snapshot-relations.ts';

/** Pages as they come, one after the other. */
function pagesWith(...given: readonly Partial<AnyReadPage>[]): ReadPages {
  const pages = new Map<Reading, AnyReadPage[]>();
  for (const one of given) {
    const page = { number: 0, rows: [], unreadable: 0, ...one } as AnyReadPage;
    pages.set(page.reading, [...(pages.get(page.reading) ?? []), page]);
  }
  return pages;
}
const row = (n: number) => ({ id: String(n), address: person(n) });
const list = (id: string, title = 'News') => ({
  ...{ id, title, repliesPolicy: 'list' as const, exclusive: false },
});

describe('what the new account has', () => {
  it('is nothing, and known to be nothing of nothing, before anything was read', () => {
    const held = holdingsIn(pagesWith());
    expect(held.follows.size).toBe(0);
    expect(held.profile).toBeUndefined();
    expect(held.whole.size).toBe(0);
  });

  it('is people by address, with their ids, from all pages', () => {
    const mute = { ...row(3), expiresAt: 9 };
    const held = holdingsIn(
      pagesWith(
        { reading: 'following', rows: [row(1)], next: 'x' },
        { reading: 'following', number: 1, rows: [row(1), row(2)] },
        { reading: 'blocks', rows: [row(4)] },
        { reading: 'mutes', rows: [mute] },
        { reading: 'endorsements', rows: [row(2)] },
      ),
    );
    expect([...held.follows]).toEqual([1, 2].map((n) => [address(n), String(n)]));
    expect([...held.blocks]).toEqual([[address(4), '4']]);
    expect([...held.mutes]).toEqual([[address(3), mute]]);
    expect([...held.endorsements]).toEqual([address(2)]);
  });

  it('is notes by the address of whom they are about, who is followed, blocked or muted', () => {
    const note = (n: number) => ({ id: String(n), note: `note ${n}`, mutesNotifications: false });
    const held = holdingsIn(
      pagesWith(
        { reading: 'following', rows: [row(1)] },
        { reading: 'blocks', rows: [row(2)] },
        { reading: 'mutes', rows: [row(3)] },
        { reading: 'following-ties', asked: ['1'], rows: [note(1)] },
        { reading: 'other-ties', asked: ['2', '3'], rows: [note(3), note(7)] },
      ),
    );
    expect([...held.notes]).toEqual([1, 3].map((n) => [address(n), `note ${n}`]));
  });

  it('is hashtags in lower case, servers, and posts by their uris', () => {
    const held = holdingsIn(
      pagesWith(
        { reading: 'followed-hashtags', rows: [{ name: 'SlowTravel' }] },
        { reading: 'featured-hashtags', rows: [{ name: 'Schafe' }] },
        { reading: 'bookmarks', rows: [{ uri: uri(1) }] },
        { reading: 'favourites', rows: [{ uri: uri(2) }] },
      ),
    );
    expect([...held.followedHashtags, ...held.featuredHashtags]).toEqual(['slowtravel', 'schafe']);
    expect([...held.bookmarks, ...held.favourites]).toEqual([uri(1), uri(2)]);
  });

  it('is lists with who is on each, the oldest first whatever the order told', () => {
    const { lists } = holdingsIn(
      pagesWith(
        { reading: 'lists', rows: [list('10'), list('9'), list('11', 'Friends')] },
        { reading: 'list-members', asked: ['9'], rows: [{ list: '9', address: person(1) }] },
        { reading: 'list-members', number: 1, asked: ['10'], rows: [] },
        {
          ...{ reading: 'list-members', number: 2, asked: ['11'] },
          rows: [
            { list: '11', address: person(1) },
            { list: '11', address: person(2) },
          ],
        },
      ),
    );
    expect(lists.map(({ id, members }) => [id, [...members]])).toEqual([
      ['9', [address(1)]],
      ['10', []],
      ['11', [address(1), address(2)]],
    ]);
  });

  it('is filters with the uris of their posts, as far as these could be found', () => {
    const filter = {
      id: '1',
      title: 'W',
      context: ['home'],
      action: 'hide',
      keywords: [],
    } as const;
    const { filters } = holdingsIn(
      pagesWith(
        { reading: 'filters', rows: [{ ...filter, posts: ['5', '6'] }] },
        { reading: 'filter-posts', asked: ['5', '6'], rows: [{ id: '6', uri: uri(6) }] },
      ),
    );
    expect(filters).toEqual([{ ...filter, posts: new Set([uri(6)]) }]);
  });
});

describe('what was read to its end', () => {
  const whole = (...pages: readonly Partial<AnyReadPage>[]) =>
    holdingsIn(pagesWith(...pages)).whole;

  it('has no page to come', () => {
    expect(whole({ reading: 'blocks', next: 'x' }).has('blocks')).toBe(false);
    expect(whole({ reading: 'blocks', next: 'x' }, { reading: 'blocks', number: 1 })).toContain(
      'blocks',
    );
  });

  it('was not refused', () => {
    expect(whole({ reading: 'endorsements', refused: 'not-offered' })).not.toContain(
      'endorsements',
    );
    const refused = whole({ reading: 'lists', refused: 'not-allowed' });
    expect(refused).not.toContain('lists');
    expect(refused).not.toContain('list-members');
  });

  it('by ids, has asked about every one', () => {
    const lists = { reading: 'lists', rows: [list('1'), list('2')] } as const;
    const one = { reading: 'list-members', asked: ['1'] } as const;
    expect(whole(lists, one)).not.toContain('list-members');
    expect(whole(lists, one, { ...one, number: 1, asked: ['2'] })).toContain('list-members');
    expect(whole({ reading: 'lists' })).toContain('list-members');
    expect(whole()).not.toContain('list-members');
  });
});

it('an account that was read whole is known whole, and joined again is what it was', () => {
  fc.assert(
    fc.property(anyAccount, (account) => {
      const pages = pagesFrom(account);
      expect(holdingsIn(pages).whole).toEqual(new Set(READINGS));
      const joined = relationsIn(pages);
      expect(joined).toHaveLength(account.length);
      for (const relation of account) expect(joined).toContainEqual(relation);
    }),
  );
});

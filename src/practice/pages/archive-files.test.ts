import { expect, it } from 'vitest';
import type { Here } from '../network.ts';
import { findLocal } from '../state/accounts.ts';
import { archiveFiles } from './archive-files.ts';
import { createTestPair } from './test-pair.ts';

const uri = 'https://tiers.example/users/bea/statuses/1';

function filesOf(version: string): ReadonlyMap<string, string> {
  const { old } = createTestPair({
    people: [{ handle: 'bea@tiers.example', known: true }],
    old: { bookmarks: [uri], archive: { posts: 10, media: 2, mediaBytes: 5 } },
    options: { posts: [{ uri, author: 'bea@tiers.example', known: true }], version },
  });
  const here = { ...old, version } as unknown as Here;
  const user = findLocal(here, 'alice');
  if (user === undefined) throw new Error('Nobody is there.');
  user.avatar = { type: 'image/jpeg', bytes: Uint8Array.from([0xff, 0xd8, 0xff]) };
  return new Map(
    archiveFiles(here, user).map(([name, content]) => [
      name,
      typeof content === 'string' ? content : `${content.length} bytes`,
    ]),
  );
}

const media = (n: number) =>
  `media_attachments/files/000/000/00${n}/original/${`${n}`.padStart(16, '0')}.png`;

it('holds the files of its version, in its order (mastodon.md §9)', () => {
  expect([...filesOf('4.5.0').keys()]).toEqual([
    ...['outbox.json', media(0), media(1), 'likes.json', 'bookmarks.json', 'avatar.jpg'],
    'actor.json',
  ]);
  const before = 'home/mastodon/live/public/system/';
  expect([...filesOf('4.1.5').keys()]).toEqual([
    ...[`${before}${media(0)}`, `${before}${media(1)}`, 'outbox.json', 'likes.json'],
    ...['bookmarks.json', 'avatar.jpg', 'actor.json'],
  ]);
});

it('counts up to 4.1, and has the list twice up to 4.2.10 (mastodon.md §9)', () => {
  const bookmarks = (version: string) => filesOf(version).get('bookmarks.json') ?? '';
  expect(bookmarks('4.1.5')).toContain('"totalItems":1');
  expect(bookmarks('4.5.0')).not.toContain('totalItems');
  const lists = (version: string) => bookmarks(version).split('"orderedItems"').length - 1;
  expect(['4.1.5', '4.2.0', '4.2.10', '4.2.11', '4.3.0'].map(lists)).toEqual([1, 2, 2, 1, 1]);
  expect(JSON.parse(bookmarks('4.2.5'))).toMatchObject({ orderedItems: [uri] });
});

it('is as long as it is asked to be, with boosts, media and pictures named as its files', () => {
  const files = filesOf('4.5.0');
  const { orderedItems } = JSON.parse(files.get('outbox.json') ?? '') as {
    readonly orderedItems: readonly { readonly type: string; readonly object: never }[];
  };
  expect(orderedItems.filter(({ type }) => type === 'Announce')).toHaveLength(2);
  expect(orderedItems[0]?.object).toMatchObject({ attachment: [{ url: `/${media(0)}` }] });
  expect(files.get(media(0))).toBe('5 bytes');
  expect(JSON.parse(files.get('actor.json') ?? '')).toMatchObject({ icon: { url: 'avatar.jpg' } });
});

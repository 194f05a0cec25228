import { describe, expect, it } from 'vitest';
import { gatherArchive } from './gather-archive.ts';
import { imageTypeOf } from './image-type.ts';
import { readActor } from './read-actor.ts';

const ABOUT = { name: 'a.zip', media: 3, defects: [] } as const;
const post = (n: number) => `https://far.example/users/ann/statuses/${n}`;
const at = (day: number) => new Date(Date.UTC(2024, 0, day)).toISOString();

describe('an archive put together', () => {
  it('holds rows of profile, bookmarks and favourites, and counts of posts', () => {
    const gatherer = gatherArchive();
    for (const part of ['outbox.json', 'likes.json', 'bookmarks.json', 'actor.json'] as const) {
      gatherer.addPart(part);
    }
    gatherer.addItem('outbox.json', { type: 'Create', published: at(5), object: {} });
    gatherer.addItem('outbox.json', { type: 'Announce', published: at(2), object: post(9) });
    gatherer.addItem('outbox.json', { type: 'Create', published: 'yesterday' });
    for (const strange of [null, 'text', 3, { type: 'Delete' }, []]) {
      gatherer.addItem('outbox.json', strange);
    }
    for (const uri of [post(1), post(2), post(1), { id: post(3) }, 'javascript:alert(1)', 7]) {
      gatherer.addItem('bookmarks.json', uri);
    }
    gatherer.addItem('likes.json', post(1));
    const actor = { id: 'https://old.example/users/ann', preferredUsername: 'ann' };
    gatherer.addActor(readActor(JSON.stringify(actor)));
    const { archive, finding } = gatherer.finish({ ...ABOUT, madeBy: 'since-4.2' });
    expect(archive.facts).toMatchObject({
      ...{ name: 'a.zip', actor: actor.id, address: { user: 'ann' }, madeBy: 'since-4.2' },
      ...{ posts: 2, boosts: 1, media: 3, missing: [], aliases: [] },
      ...{ firstAt: Date.UTC(2024, 0, 2), lastAt: Date.UTC(2024, 0, 5) },
    });
    expect(finding.rows.map(({ line, relation }) => [line, relation.kind])).toEqual([
      ...[[1, 'profile'], ...[2, 3, 4].map((line) => [line, 'bookmark']), [5, 'favourite']],
    ]);
    expect(finding.rejects).toEqual([
      { line: 5, cells: ['bookmarks.json', 'javascript:alert(1)'], reason: 'bad-link' },
      { line: 6, cells: ['bookmarks.json', '7'], reason: 'bad-link' },
    ]);
  });

  it('says what is missing, an unreadable actor as well', () => {
    const gatherer = gatherArchive();
    gatherer.addPart('actor.json');
    gatherer.addActor(undefined);
    const { archive, finding } = gatherer.finish(ABOUT);
    expect(archive.facts.missing).toEqual([
      ...['actor.json', 'outbox.json', 'likes.json', 'bookmarks.json'],
    ]);
    expect(finding.rows).toEqual([]);
  });

  it('keeps the first picture of each', async () => {
    const gatherer = gatherArchive();
    gatherer.addPicture('avatar', new Blob(['one']));
    gatherer.addPicture('avatar', new Blob(['two']));
    const { pictures } = gatherer.finish(ABOUT).archive;
    expect(await pictures.avatar?.text()).toBe('one');
    expect(pictures.header).toBeUndefined();
  });

  it('grows no further however many links a hostile one has', () => {
    const gatherer = gatherArchive();
    for (let n = 0; n < 5_000; n += 1) gatherer.addItem('likes.json', `not a link ${n}`);
    for (let n = 0; n < 200_010; n += 1) gatherer.addItem('likes.json', post(n));
    const { finding } = gatherer.finish(ABOUT);
    expect(finding.rejects).toHaveLength(1_000);
    expect(finding.rows).toHaveLength(200_000);
  });
});

describe('a picture', () => {
  const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
  it.each([
    ['\x89PNG\r\n\x1a\n....', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['RIFF....WEBPVP8 ', 'image/webp'],
    ['....ftypavif', 'image/avif'],
    ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">', undefined],
    ['', undefined],
  ])('is known by its first bytes: %s', (text, type) => {
    expect(imageTypeOf(bytes(text))).toBe(type);
  });
});

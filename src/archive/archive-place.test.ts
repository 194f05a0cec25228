import { describe, expect, it } from 'vitest';
import { madeAtOf, placeOf } from './archive-place.ts';

describe('what a path inside of a container is', () => {
  it.each([
    ['outbox.json', { type: 'part', root: '', part: 'outbox.json' }],
    ['my old one/actor.json', { type: 'part', root: 'my old one', part: 'actor.json' }],
    ['avatar.png', { type: 'picture', root: '', picture: 'avatar' }],
    ['a/header.jpeg', { type: 'picture', root: 'a', picture: 'header' }],
    ['avatar.svg', { type: 'other' }],
    ['media_attachments/files/001/original/a.json', { type: 'media' }],
    [
      'home/mastodon/live/public/system/media_attachments/files/001/original/a.png',
      { type: 'media' },
    ],
    ['exports/Following_accounts (1).CSV', { type: 'list' }],
    ['custom_filters.json', { type: 'list' }],
    ['README.txt', { type: 'other' }],
    ['__MACOSX/._actor.json', { type: 'other' }],
    ['a/._bookmarks.csv', { type: 'other' }],
  ])('%s', (path, place) => {
    expect(placeOf(path)).toEqual(place);
  });
});

describe('when an archive was made', () => {
  it.each([
    [
      'archive-20210302141500-0123456789abcdef0123456789abcdef.tar.gz',
      Date.UTC(2021, 2, 2, 14, 15),
    ],
    ['archive-20241231235959-ff (2).zip', Date.UTC(2024, 11, 31, 23, 59, 59)],
    ['archive-20249931235959-ff.zip', undefined],
    ['archive.zip', undefined],
    ['my-archive-20241231235959-ff.zip', undefined],
  ])('%s', (name, at) => {
    expect(madeAtOf(name)).toBe(at);
  });
});

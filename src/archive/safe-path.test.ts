import { describe, expect, it } from 'vitest';
import { safePath } from './safe-path.ts';

describe('a path inside of a container', () => {
  it.each([
    ['outbox.json', 'outbox.json'],
    [
      '/home/mastodon/live/public/system/media_attachments/a.png',
      'home/mastodon/live/public/system/media_attachments/a.png',
    ],
    ['./a//b/./c.csv', 'a/b/c.csv'],
    ['a\\b.csv', 'a/b.csv'],
    ['..a/b..csv', '..a/b..csv'],
    ['../a', undefined],
    ['a/../../b', undefined],
    ['a\\..\\b', undefined],
    ['C:/a', undefined],
    ['a\0b', undefined],
    ['a\nb', undefined],
    ['gpj.\u202ecsv', undefined],
    ['', undefined],
    ['/', undefined],
    ['a'.repeat(5_000), undefined],
  ])('%j', (name, path) => {
    expect(safePath(name)).toBe(path);
  });
});

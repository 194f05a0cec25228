import { describe, expect, it } from 'vitest';
import { importAsksToConfirm, importTakes } from './import-types.ts';
import { SOFTWARE, type Version } from './software.ts';

const version = (major: number, minor: number): Version => ({ major, minor, patch: 0 });
const ALWAYS = ['follows', 'blocks', 'mutes', 'domain-blocks', 'bookmarks'];

describe('what an import page takes (mastodon.md §8.1)', () => {
  it.each([
    [version(3, 5), ALWAYS],
    [version(4, 1), ALWAYS],
    [version(4, 2), [...ALWAYS, 'lists']],
    [version(4, 5), [...ALWAYS, 'lists']],
    [version(4, 6), [...ALWAYS, 'lists', 'filters']],
    [version(5, 0), [...ALWAYS, 'lists', 'filters']],
    [undefined, [...ALWAYS, 'lists']],
  ])('Mastodon %j: %j', (told, kinds) => {
    expect(importTakes('mastodon', told)).toEqual(kinds);
    expect(importTakes('glitch', told)).toEqual(kinds);
  });

  it('is three files on GoToSocial (gotosocial-observed.md §8)', () => {
    expect(importTakes('gotosocial', undefined)).toEqual(['follows', 'blocks', 'mutes']);
  });

  it('is nothing that we know of on other software', () => {
    for (const software of [...SOFTWARE, 'other', 'unknown'] as const) {
      if (['mastodon', 'glitch', 'gotosocial'].includes(software)) continue;
      expect(importTakes(software, undefined)).toEqual([]);
    }
  });
});

describe('how its page goes', () => {
  it.each([
    [version(4, 0), false],
    [version(4, 1), false],
    [version(4, 2), true],
    [version(4, 6), true],
    [undefined, true],
  ] as const)('%j: confirms %s', (told, confirms) => {
    expect(importAsksToConfirm(told)).toBe(confirms);
  });
});

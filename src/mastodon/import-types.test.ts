import { describe, expect, it } from 'vitest';
import { importAsksToConfirm, importTakes, importWording } from './import-types.ts';
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

describe('how its page goes and speaks', () => {
  it.each([
    [version(4, 0), false, 'until-4-0'],
    [version(4, 1), false, 'until-4-5'],
    [version(4, 2), true, 'until-4-5'],
    [version(4, 5), true, 'until-4-5'],
    [version(4, 6), true, 'now'],
    [undefined, true, 'now'],
  ] as const)('%j: confirms %s, in words of %s', (told, confirms, wording) => {
    expect(importAsksToConfirm(told)).toBe(confirms);
    expect(importWording(told)).toBe(wording);
  });
});

import { describe, expect, it } from 'vitest';
import { NAMED_QUIRKS } from '../src/practice/quirks.ts';
import { BadWish, readOptions } from './start-options.ts';

describe('npm start --', () => {
  it('without a wish gives two Mastodons and forty people', () => {
    const plain = { software: 'mastodon', quirks: {} };
    expect(readOptions([])).toEqual({ old: plain, fresh: plain, people: 40 });
  });

  it.each([
    ['4.2.10', { software: 'mastodon', version: '4.2.10' }],
    ['glitch', { software: 'glitch' }],
    ['gotosocial@0.20.0', { software: 'gotosocial', version: '0.20.0' }],
  ])('--old %s', (kind, expected) => {
    expect(readOptions(['--old', kind]).old).toMatchObject(expected);
  });

  it('puts quirks together, and gives both the language', () => {
    const { old, fresh, people } = readOptions(
      '--new-quirks drops,secure-mode --lang fr --people 200'.split(' '),
    );
    expect(fresh.quirks).toEqual({ ...NAMED_QUIRKS.drops, ...NAMED_QUIRKS['secure-mode'] });
    expect([old.quirks, old.locale, fresh.locale, people]).toEqual([{}, 'fr', 'fr', 200]);
  });

  it.each([
    ['--old', 'pleroma'],
    ['--old-quirks', 'nonsense'],
    ['--lang', 'de'],
    ['--people', 'many'],
    ['--people', '0'],
    ['--unknown', 'x'],
  ])('%s %s is refused in words', (...args) => {
    expect(() => readOptions(args)).toThrow(BadWish);
  });
});

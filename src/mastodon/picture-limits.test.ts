import { describe, expect, it } from 'vitest';
import { hasTooManyPixels, pictureLimit } from './picture-limits.ts';

const MB = 1_048_576;
const version = (major: number, minor: number) => ({ major, minor, patch: 0 });

describe('how large a picture may be (mastodon.md §5)', () => {
  it.each([
    [version(4, 3), { sure: 2 * MB, most: 2 * MB }],
    [version(4, 4), { sure: 2 * MB, most: 8 * MB }],
    [version(4, 5), { sure: 2 * MB, most: 8 * MB }],
    [version(4, 6), { sure: 8 * MB, most: 8 * MB }],
    [undefined, { sure: 2 * MB, most: 8 * MB }],
  ])('on Mastodon %j: %j', (told, limit) => {
    expect(pictureLimit('mastodon', told)).toEqual(limit);
    expect(pictureLimit('glitch', told)).toEqual(limit);
  });

  it('is not known elsewhere', () => {
    expect(pictureLimit('gotosocial', undefined)).toBeUndefined();
  });

  it('counts pixels as well, those of a moving picture more strictly', () => {
    expect(hasTooManyPixels('image/png', { width: 7_680, height: 4_320 })).toBe(false);
    expect(hasTooManyPixels('image/png', { width: 7_680, height: 4_321 })).toBe(true);
    expect(hasTooManyPixels('image/gif', { width: 1_280, height: 720 })).toBe(false);
    expect(hasTooManyPixels('image/gif', { width: 1_280, height: 721 })).toBe(true);
  });
});

import { expect, it } from 'vitest';
import { followsADay } from './daily-limit.ts';

it('is Mastodon’s, wherever its code may run, and none on GoToSocial', () => {
  expect(followsADay('mastodon')).toBe(400);
  expect(followsADay('glitch')).toBe(400);
  expect(followsADay('unknown')).toBe(400);
  expect(followsADay('gotosocial')).toBe(Number.POSITIVE_INFINITY);
});

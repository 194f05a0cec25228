import { describe, expect, it } from 'vitest';
import { readRateLimit } from './rate-limit.ts';

const read = (limit?: string, remaining?: string, reset?: string) => {
  const headers = new Headers();
  if (limit !== undefined) headers.set('X-RateLimit-Limit', limit);
  if (remaining !== undefined) headers.set('X-RateLimit-Remaining', remaining);
  if (reset !== undefined) headers.set('X-RateLimit-Reset', reset);
  return readRateLimit(headers);
};

const RESET = '2026-03-10T09:05:00.000000Z';

describe('X-RateLimit-* (mastodon.md §3.3)', () => {
  it('reads the three figures, with the microseconds Mastodon writes', () => {
    const resetAt = Date.UTC(2026, 2, 10, 9, 5);
    expect(read('300', '299', RESET)).toEqual({ limit: 300, remaining: 299, resetAt });
    // As a real Mastodon writes it: with the fraction of the moment it was asked.
    expect(read('300', '299', '2026-03-10T09:05:00.876543Z')?.resetAt).toBe(resetAt);
    expect(read('400', '0', '2026-03-11T00:00:00.000Z')?.resetAt).toBe(Date.UTC(2026, 2, 11));
  });

  it.each([
    ['all absent', undefined, undefined, undefined],
    ['no limit', undefined, '1', RESET],
    ['no remaining', '300', undefined, RESET],
    ['no reset', '300', '1', undefined],
    ['empty', '', '', ''],
    ['a negative limit', '-1', '0', RESET],
    ['a fraction', '300', '1.5', RESET],
    ['words', 'many', 'some', 'soon'],
    ['more digits than a limit has', '99999999999999999999', '1', RESET],
    // other-servers.md §7: seconds on Sharkey. `Date.parse` takes 12 for a year or a month.
    ['seconds instead of a date', '300', '0', '12'],
    ['a date that is none', '300', '0', '2026-99-99T00:00:00Z'],
  ])('reads nothing from %s', (_, limit, remaining, reset) => {
    expect(read(limit, remaining, reset)).toBeUndefined();
  });

  it('never believes that more remains than there is', () => {
    expect(read('300', '9000', RESET)?.remaining).toBe(300);
  });
});

import { describe, expect, test } from 'vitest';
import { CHECKS } from './checks/all.ts';
import { COVERAGE } from './coverage.ts';

/** How many rows the reference has in each paragraph, sentences of prose included. */
const ROWS = {
  '§1.1': 11,
  '§2.8': 9,
  '§3.1': 15,
  '§3.2': 6,
  '§3.3': 7,
  '§4.2': 22,
  '§5': 17,
  '§5.1': 13,
  '§5.2': 6,
  '§10.2': 15,
} as const;

describe('coverage', () => {
  const byId = new Map(CHECKS.map((check) => [check.id, check]));

  test('no two checks have the same id', () => {
    expect(byId.size).toBe(CHECKS.length);
  });

  test.each(COVERAGE)('$paragraph $row is held by $checks', ({ checks }) => {
    expect(checks.filter((id) => !byId.has(id))).toEqual([]);
    expect(checks.length).toBeGreaterThan(0);
  });

  test.each(Object.entries(ROWS))('%s has all of its %i rows', (paragraph, count) => {
    expect(COVERAGE.filter((row) => row.paragraph === paragraph)).toHaveLength(count);
  });

  test('every check names where its fact is written, and what holds', () => {
    for (const { id, paragraph, title } of CHECKS) {
      expect(paragraph, id).toMatch(/^(mastodon|gotosocial-observed)\.md §\d/);
      expect(title, id).not.toBe('');
    }
  });
});

import { expect, it } from 'vitest';
import { fileOf } from './import-kinds.ts';
import { KINDS } from './kind.ts';
import { RELATION_KINDS } from './relation.ts';

it('every file is of one kind, and the others have none (mastodon.md §7.1)', () => {
  const files = RELATION_KINDS.flatMap((kind) => fileOf(kind) ?? []);
  expect([...files].sort()).toEqual([...KINDS].sort());
  expect(fileOf('favourite')).toBeUndefined();
});

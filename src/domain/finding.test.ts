import { describe, expect, it } from 'vitest';
import { person } from './account.scene.ts';
import { type FindingOf, readAs } from './finding.ts';

describe('a list of people that does not say what it is', () => {
  const options = { reblogs: false };
  const finding: FindingOf<'follows'> = {
    ...{ kind: 'follows', name: 'people.csv', certain: false },
    rows: [{ line: 2, address: person(1), options }],
    rejects: [{ line: 3, cells: ['?'], reason: 'bad-user' }],
  };

  it.each([
    ['follows', [{ line: 2, address: person(1), options }]],
    ['blocks', [{ line: 2, address: person(1) }]],
    // The second column of either list is a yes or no.
    ['mutes', [{ line: 2, address: person(1), notifications: false }]],
  ] as const)('is what the person says: %s', (kind, rows) => {
    expect(readAs(finding, kind)).toEqual({ ...finding, kind, rows, certain: true });
  });

  it('hides notifications where it does not say (mastodon.md §8.2)', () => {
    const bare = { ...finding, rows: [{ line: 2, address: person(1), options: {} }] };
    expect(readAs(bare, 'mutes').rows).toEqual([
      { line: 2, address: person(1), notifications: true },
    ]);
  });
});

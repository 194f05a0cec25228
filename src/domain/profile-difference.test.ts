import { describe, expect, it } from 'vitest';
import { differingParts, WRITTEN_PARTS } from './profile-difference.ts';
import type { ProfileFacts } from './relation.ts';

const OLD: ProfileFacts = {
  displayName: 'Alice',
  note: 'Maps.\nAnd sheep.',
  fields: [{ name: 'Site', value: 'https://alice.example' }],
  avatar: 'https://old.example/avatar.png',
  locked: true,
  bot: false,
  discoverable: true,
  indexable: false,
  hideCollections: true,
  privacy: 'unlisted',
  sensitive: true,
  language: 'fr',
  quotePolicy: 'followers',
};
const NEW: ProfileFacts = {
  displayName: '',
  note: '',
  fields: [],
  locked: false,
  bot: true,
  discoverable: false,
  indexable: true,
  hideCollections: false,
  privacy: 'public',
  sensitive: false,
  language: 'en',
  quotePolicy: 'public',
};

describe('what of a profile is to be brought', () => {
  it('is every part that the new one says otherwise, pictures aside', () => {
    expect(differingParts(OLD, NEW)).toEqual(WRITTEN_PARTS);
  });

  it('is nothing of what is the same', () => {
    expect(differingParts(OLD, { ...OLD, avatar: 'https://new.example/other.png' })).toEqual([]);
  });

  it.each([
    ['an empty name', { displayName: ' ' }, 'displayName'],
    ['an empty bio', { note: '' }, 'note'],
    ['no field', { fields: [] }, 'fields'],
  ] as const)('is not %s: nothing is taken away', (_, empty, part) => {
    expect(differingParts({ ...OLD, ...empty }, NEW)).not.toContain(part);
  });

  it('is nothing that the old server did not tell', () => {
    const { displayName, note, fields, locked, bot } = OLD;
    expect(differingParts({ displayName, note, fields, locked, bot }, NEW)).toEqual([
      ...['displayName', 'note', 'fields', 'locked', 'bot'],
    ]);
  });

  it('is a part that the new server does not tell of', () => {
    const { language: _, ...silent } = NEW;
    expect(differingParts({ ...silent, language: 'fr' }, silent)).toEqual(['language']);
  });

  it('does not see how lines end, and sees the order of fields', () => {
    expect(differingParts(OLD, { ...OLD, note: 'Maps.\r\nAnd sheep.\r\n' })).toEqual([]);
    const [site] = OLD.fields;
    const other = { name: 'Other', value: '1' };
    const two = { ...OLD, fields: [...(site === undefined ? [] : [site]), other] };
    expect(differingParts(two, { ...two, fields: [...two.fields].reverse() })).toEqual(['fields']);
  });
});

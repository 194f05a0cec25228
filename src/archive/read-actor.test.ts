import { describe, expect, it } from 'vitest';
import { readActor } from './read-actor.ts';

const ACTOR = {
  '@context': ['https://www.w3.org/ns/activitystreams'],
  id: 'https://old.example/users/Ann',
  type: 'Person',
  preferredUsername: 'Ann',
  name: 'Ann ',
  summary: '<p>Shepherd</p>',
  attachment: [
    {
      ...{ type: 'PropertyValue', name: 'Web' },
      value:
        '<a href="https://ann.example" rel="me"><span class="invisible">https://</span><span class="">ann.example</span></a>',
    },
    { type: 'IdentityProof', name: 'x', value: 'y' },
  ],
  alsoKnownAs: ['https://older.example/users/ann', 'javascript:alert(1)'],
  movedTo: 'https://new.example/users/ann',
  manuallyApprovesFollowers: true,
  discoverable: false,
  indexable: 'yes',
  icon: { type: 'Image', url: 'avatar.png' },
};
const read = (change: object = {}) => readActor(JSON.stringify({ ...ACTOR, ...change }));

describe('the actor of an archive', () => {
  it('says whose it is, and the profile as it was typed', () => {
    expect(read()).toEqual({
      actor: 'https://old.example/users/Ann',
      address: { user: 'ann', server: 'old.example' },
      aliases: ['https://older.example/users/ann'],
      movedTo: 'https://new.example/users/ann',
      profile: {
        ...{ kind: 'profile', displayName: 'Ann', note: 'Shepherd', locked: true, bot: false },
        ...{ fields: [{ name: 'Web', value: 'https://ann.example' }], discoverable: false },
      },
    });
  });

  it('has one alias without a list, as JSON-LD may write it', () => {
    expect(read({ alsoKnownAs: 'https://a.example/u' })?.aliases).toEqual(['https://a.example/u']);
    expect(read({ alsoKnownAs: null })?.aliases).toEqual([]);
  });

  it('is run by a machine when its type says so', () => {
    expect(read({ type: 'Service' })?.profile?.bot).toBe(true);
  });

  it.each([
    ['without id', { id: undefined }],
    ['with an id that is no address', { id: 'javascript:alert(1)' }],
    ['with a name that is none', { preferredUsername: 'ann/../bob' }],
    ['on a machine of the house', { id: 'https://localhost/users/ann' }],
  ])('is nobody’s %s, and gives no profile', (_, change) => {
    const actor = read(change);
    expect(actor?.address).toBeUndefined();
    expect(actor?.profile).toBeUndefined();
  });

  it.each(['', '[]', 'null', '{"id":', `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`])(
    'is none: %s',
    (text) => {
      expect(readActor(text)).toBeUndefined();
    },
  );

  it('is cut where it goes on without end', () => {
    const profile = read({
      summary: 'a'.repeat(1_000_000),
      name: 'b'.repeat(100_000),
      attachment: Array.from({ length: 1_000 }, () => ACTOR.attachment[0]),
      alsoKnownAs: Array.from({ length: 1_000 }, (_, n) => `https://${n}.example/a`),
    });
    expect(profile?.profile?.note).toHaveLength(10_000);
    expect(profile?.profile?.displayName).toHaveLength(10_000);
    expect(profile?.profile?.fields).toHaveLength(32);
    expect(profile?.aliases).toHaveLength(50);
  });
});

import { describe, expect, it } from 'vitest';
import {
  COARSE,
  covers,
  isEnough,
  knownScopes,
  permissionsOf,
  scopesFor,
  scopesWithin,
} from './scopes.ts';
import { SNAPSHOT_SCOPES } from './snapshot-scopes.ts';

const WRITES = [
  ...['write:accounts', 'write:follows', 'write:blocks', 'write:mutes', 'write:lists'],
  ...['write:bookmarks', 'write:favourites', 'write:filters'],
];
/** Pixelfed's and Friendica's (other-servers.md §4.4, §4.10). */
const FEW = ['read', 'write', 'follow', 'push'];
/** Mastodon's (mastodon.md §2.9), as far as it matters here. */
const MANY = [...FEW, 'profile', ...scopesFor('to')];

describe('what each side is asked for (mastodon.md §2.9)', () => {
  it('of the old account reads everything and writes nothing', () => {
    expect(scopesFor('from')).toEqual(SNAPSHOT_SCOPES);
    expect(scopesFor('from').filter((scope) => !scope.startsWith('read:'))).toEqual([]);
  });

  it('of the new one reads the same, searches, and writes every kind', () => {
    expect([...scopesFor('to')].sort()).toEqual(
      [...SNAPSHOT_SCOPES, 'read:search', ...WRITES].sort(),
    );
  });

  it('is never a whole parent, nor what only newer versions know', () => {
    for (const scope of [...scopesFor('from'), ...scopesFor('to')]) {
      expect(scope).toMatch(/^(?:read|write):[a-z]+$/);
      expect(scope).not.toMatch(/collections|profile/);
    }
  });
});

describe('in the words a server knows', () => {
  it('everything stays as it is where all is known', () => {
    expect(scopesWithin(MANY, scopesFor('to'))).toEqual(scopesFor('to'));
    expect(scopesWithin(MANY, scopesFor('from'))).toEqual(scopesFor('from'));
  });

  it('the parent stands in for its children, and `follow` for what it once was', () => {
    expect(scopesWithin(FEW, scopesFor('from'))).toEqual(['read']);
    expect([...scopesWithin(FEW, scopesFor('to'))].sort()).toEqual(['follow', 'read', 'write']);
    expect(scopesWithin(COARSE, scopesFor('to'))).toEqual(['read', 'write']);
  });

  it('the old account is not asked for a scope that writes', () => {
    expect(scopesWithin(['write', 'follow', 'read:accounts'], scopesFor('from'))).toEqual([
      'read:accounts',
    ]);
  });

  it('the exact word goes before its parent', () => {
    const known = ['read', 'read:accounts', 'write'];
    expect(scopesWithin(known, ['read:accounts', 'read:follows', 'write:lists'])).toEqual([
      'read:accounts',
      'read',
      'write',
    ]);
  });

  it('what is not known at all is left out: one such word, and nobody comes back (§2.3)', () => {
    const known = scopesFor('to').filter((scope) => scope !== 'write:filters');
    expect(scopesWithin(known, scopesFor('to'))).toEqual(known);
    expect(scopesWithin([], scopesFor('to'))).toEqual([]);
  });

  it('what comes of it is always known to the server', () => {
    for (const known of [MANY, FEW, COARSE, ['read:accounts', 'write:follows', 'follow'], []]) {
      for (const side of ['from', 'to'] as const) {
        for (const scope of scopesWithin(known, scopesFor(side))) expect(known).toContain(scope);
      }
    }
  });
});

describe('enough', () => {
  it.each<[readonly string[], boolean, boolean]>([
    [scopesFor('to'), true, true],
    [scopesFor('from'), true, false],
    [FEW, true, true],
    [COARSE, true, true],
    [['read'], true, false],
    [['read:accounts'], true, false],
    [['read:accounts', 'read:follows', 'read:search', 'write:follows'], true, true],
    [['read:follows', 'read:search', 'write:follows'], false, false],
    [['follow'], false, false],
    [[], false, false],
  ])('%j: from %s, to %s', (given, from, to) => {
    expect([isEnough('from', given), isEnough('to', given)]).toEqual([from, to]);
  });

  it('a parent covers its children, and nobody else’s', () => {
    expect(covers(['read'], ['read:accounts', 'read'])).toBe(true);
    expect(covers(['read'], ['write:lists'])).toBe(false);
    expect(covers(['read:accounts'], ['read'])).toBe(false);
  });
});

describe('what a server knows', () => {
  it('it says itself; of two kinds of software it is known without', () => {
    expect(knownScopes(['read'], 'pixelfed')).toEqual(['read']);
    expect(knownScopes(undefined, 'pixelfed')).toEqual(FEW);
    expect(knownScopes(undefined, 'friendica')).toEqual(FEW);
    expect(knownScopes(undefined, 'gotosocial')).toBeUndefined();
    expect(knownScopes(undefined, undefined)).toBeUndefined();
  });
});

describe('what the consent page lists (mastodon.md §2.9)', () => {
  it('is one line an object, in the order of the scopes', () => {
    const asked = ['read:accounts', 'read:lists', 'write:lists', 'write:accounts', 'write:filters'];
    expect(permissionsOf(asked)).toEqual([
      { what: 'accounts', access: 'readWrite' },
      { what: 'lists', access: 'readWrite' },
      { what: 'filters', access: 'write' },
    ]);
  });

  it('takes a bare scope for all there is, and leaves out what it has no name for', () => {
    expect(permissionsOf(['read', 'write', 'push', 'read:unheard'])).toEqual([
      { what: 'all', access: 'readWrite' },
    ]);
  });

  it('never says more than reading of the old account', () => {
    for (const { access } of permissionsOf(scopesFor('from'))) expect(access).toBe('read');
  });
});

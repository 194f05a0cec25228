import type { i18n } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadWalkWords, startWords } from './i18n.ts';
import { labelsOf } from './labels.ts';

let french: i18n;

beforeAll(async () => {
  french = await startWords('fr');
  await loadWalkWords(french, 'fr');
});

describe('a label of Mastodon’s', () => {
  it.each([
    [undefined, 'Liste de comptes masqués'],
    [{ major: 4, minor: 7 }, 'Liste de comptes masqués'],
    [{ major: 4, minor: 6 }, 'Liste de comptes masqués'],
    [{ major: 4, minor: 5 }, 'Liste de comptes que vous masquez'],
    [{ major: 4, minor: 1 }, 'Liste de comptes que vous masquez'],
    [{ major: 4, minor: 0 }, 'Liste d’utilisateur·rice·s que vous masquez'],
    [{ major: 3, minor: 5 }, 'Liste d’utilisateur·rice·s que vous masquez'],
    [{ major: 5, minor: 0 }, 'Liste de comptes masqués'],
  ] as const)('is what that release says: %j', (release, text) => {
    expect(labelsOf(french, 'fr', release)('import.types.mutes')).toBe(text);
  });

  it('takes its values where Mastodon has them, and leaves one it is not given', () => {
    const label = labelsOf(french, 'fr', undefined);
    expect(label('migration.redirecting', { acct: 'a@b.example' })).toBe(
      'Votre compte est redirigé vers a@b.example.',
    );
    expect(label('migration.redirecting')).toContain('%{acct}');
  });

  it('is a key in the language of keys', () => {
    expect(labelsOf(french, 'cimode', undefined)('aliases.create')).toBe('mastodon:aliases.create');
  });
});

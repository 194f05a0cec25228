import type { i18n } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Server } from '../domain/address.ts';
import type { End } from '../domain/journey.ts';
import type { Kind } from '../domain/kind.ts';
import { loadWalkWords, startWords } from '../i18n/i18n.ts';
import { labelsOf as labels } from '../i18n/labels.ts';
import { LANGUAGES, type Language } from '../i18n/languages.ts';
import { importLabels } from './import-labels.ts';
import { newServerOf } from './new-server.ts';

const end = (software: string, version: string): End => ({
  web: 'new.example' as Server,
  local: 'new.example' as Server,
  title: 'New',
  sharedBudget: false,
  software,
  version,
});

const words = new Map<Language, i18n>();

beforeAll(async () => {
  for (const language of LANGUAGES) {
    const started = await startWords(language);
    await loadWalkWords(started, language);
    words.set(language, started);
  }
});

function labelsOf(language: Language, server: End, file: Kind) {
  const started = words.get(language);
  if (started === undefined) throw new Error('The words are not there.');
  const to = newServerOf(server);
  const label = labels(started, language, to.version);
  return importLabels(label, { end: server, server: to, file, language });
}

describe('the import page of Mastodon (mastodon.md §11)', () => {
  it.each([
    ['4.0.2', 'https://new.example/settings/import?lang=fr', undefined],
    ['4.1.9', 'https://new.example/settings/import?lang=fr', undefined],
    ['4.2.0', 'https://new.example/settings/imports?lang=fr', 'Confirmer'],
    ['4.6.5', 'https://new.example/settings/imports?lang=fr', 'Confirmer'],
  ])('%s is at %s and asks to confirm: %s', (version, url, confirm) => {
    const labels = labelsOf('fr', end('mastodon', version), 'follows');
    expect(labels.url).toBe(url);
    expect(labels.confirm).toBe(confirm);
  });

  it.each([
    ['4.0.2', 'follows', 'Liste d’utilisateur·rice·s suivi·e·s'],
    ['4.1.9', 'follows', 'Liste de comptes suivis'],
    ['4.0.2', 'mutes', 'Liste d’utilisateur·rice·s que vous masquez'],
    ['4.5.0', 'mutes', 'Liste de comptes que vous masquez'],
    ['4.6.5', 'mutes', 'Liste de comptes masqués'],
    ['4.0.2', 'blocks', 'Liste de comptes bloqués'],
  ] as const)('%s calls %s “%s” in French', (version, file, type) => {
    expect(labelsOf('fr', end('mastodon', version), file).type).toBe(type);
  });

  it('never changed its English', () => {
    for (const version of ['4.0.2', '4.3.0', '4.6.5']) {
      const labels = labelsOf('en', end('mastodon', version), 'follows');
      expect(labels).toMatchObject({
        page: 'Import',
        field: 'Import type',
        type: 'Following list',
        file: 'Data',
        merge: 'Merge',
        overwrite: 'Overwrite',
        upload: 'Upload',
      });
    }
  });
});

describe('the panel of GoToSocial', () => {
  it.each([
    ['follows', 'Following list'],
    ['blocks', 'Blocked accounts list'],
    ['mutes', 'Muted accounts list'],
  ] as const)('calls %s “%s”, in every language', (file, type) => {
    for (const language of LANGUAGES) {
      const labels = labelsOf(language, end('gotosocial', '0.20.0'), file);
      expect(labels).toMatchObject({ page: 'Export & Import', type, upload: 'Import' });
      expect(labels.confirm).toBeUndefined();
      expect(labels.url).toMatch(/^https:\/\/new\.example\/settings\/user\/export-import\?/);
    }
  });
});

import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { NO_SITE } from '../domain/site.ts';
import { readSite } from './site-file.ts';

const read = (site: unknown) => readSite(JSON.stringify(site), 'abc123');

describe('site.json', () => {
  it('as it comes says nothing, and is read as that', async () => {
    const text = await readFile(new URL('../../public/site.json', import.meta.url), 'utf8');
    expect(readSite(text, 'abc123')).toEqual(NO_SITE);
  });

  it('filled in is what it says', () => {
    expect(
      read({
        publisher: 'Les Bergers ',
        contact: 'contact@bergers.example',
        host: { name: 'Alpage SARL', address: '1 rue du Col', phone: '+33 1' },
        logDays: 7,
        source: 'https://git.bergers.example/transhumance/src/commit/{commit}',
        destination: 'Mapstodon.space',
        notice: { fr: 'Arrêt demain' },
      }),
    ).toEqual({
      publisher: 'Les Bergers',
      contact: 'contact@bergers.example',
      host: { name: 'Alpage SARL', address: '1 rue du Col', phone: '+33 1' },
      logDays: 7,
      source: 'https://git.bergers.example/transhumance/src/commit/abc123',
      destination: 'mapstodon.space',
      notice: { fr: 'Arrêt demain' },
    });
  });

  it.each([
    ['no JSON', '{'],
    ['a page instead of the file', '<!doctype html>'],
    ['a list', '[]'],
    ['null', 'null'],
    ['something endless', `"${'x'.repeat(70_000)}"`],
  ])('that is %s says nothing', (_, text) => {
    expect(readSite(text, '')).toEqual(NO_SITE);
  });

  it('loses one field that is wrong, not the others', () => {
    expect(read({ publisher: 7, contact: 'a@b.example', host: 'Alpage', logDays: -1 })).toEqual({
      contact: 'a@b.example',
      ...NO_SITE,
    });
  });

  it.each(['javascript:alert(1)', 'http://x.example', 'data:text/html,x', '/local'])(
    'links to no %s',
    (source) => {
      expect(read({ source })).toEqual(NO_SITE);
    },
  );

  it.each(['127.0.0.1', 'localhost', 'https://x.example', 'a b'])(
    'proposes no %s',
    (destination) => {
      expect(read({ destination })).toEqual(NO_SITE);
    },
  );
});

import { describe, expect, it } from 'vitest';
import { importPage, invitePage, pagesOf, pageUrl, sharePage } from './pages.ts';
import { serverNamed } from './scripted-fetch.ts';
import { SOFTWARE } from './software.ts';

const web = serverNamed('pasture.example');

it('pages open on the server itself, in the language of the walk (mastodon.md §0.7)', () => {
  expect(pageUrl(web, '/settings/export', 'fr')).toBe(
    'https://pasture.example/settings/export?lang=fr',
  );
  expect(pageUrl(serverNamed('nouveau.localhost:4102'), '/auth/sign_up', 'en')).toBe(
    'http://nouveau.localhost:4102/auth/sign_up?lang=en',
  );
  expect(pageUrl(web, '/settings/exports/domain_blocks.csv', 'en')).toBe(
    'https://pasture.example/settings/exports/domain_blocks.csv?lang=en',
  );
});

it('a language cannot add to the address', () => {
  expect(pageUrl(web, '/', 'fr&force#x')).toBe('https://pasture.example/?lang=fr%26force%23x');
});

describe('the page that takes files in (mastodon.md §0.6, §8.1)', () => {
  it.each([
    [{ major: 3, minor: 5, patch: 19 }, '/settings/import'],
    [{ major: 4, minor: 1, patch: 25 }, '/settings/import'],
    [{ major: 4, minor: 2, patch: 0 }, '/settings/imports'],
    [{ major: 4, minor: 6, patch: 5 }, '/settings/imports'],
    [{ major: 5, minor: 0, patch: 0 }, '/settings/imports'],
    [undefined, '/settings/imports'],
  ])('of %j is %s', (version, path) => {
    expect(importPage(web, version, 'en')).toBe(`https://pasture.example${path}?lang=en`);
  });
});

describe('the composer', () => {
  it.each(['I moved!\nTo @zoe@valley.example & co. #moved?', 'é + ü = 100 %', '', '\ud800'])(
    'holds %j and nothing else',
    (text) => {
      const url = new URL(sharePage(web, text, 'fr'));
      expect(url.origin + url.pathname + url.hash).toBe('https://pasture.example/share');
      expect([...url.searchParams]).toEqual([
        ['text', text.replace('\ud800', '\ufffd')],
        ['lang', 'fr'],
      ]);
    },
  );
});

describe('an invitation (mastodon.md §13.4)', () => {
  it('opens by its code', () => {
    expect(invitePage(web, 'uBc4dF7g', 'fr')).toBe(
      'https://pasture.example/invite/uBc4dF7g?lang=fr',
    );
  });

  it.each(['', '../settings/delete', 'a/b', 'a?b', 'a b', 'a\n', 'é', 'a'.repeat(65)])(
    '%j is none',
    (code) => {
      expect(invitePage(web, code, 'fr')).toBeUndefined();
    },
  );
});

describe('where a software does each thing', () => {
  it('is one page for each on Mastodon and its fork', () => {
    expect(pagesOf('mastodon')).toEqual({
      export: '/settings/export',
      aliases: '/settings/aliases',
      migration: '/settings/migration',
      delete: '/settings/delete',
      profile: '/settings/profile',
    });
    expect(pagesOf('glitch')).toBe(pagesOf('mastodon'));
  });

  it('is one page for alias and move on GoToSocial, and none to delete', () => {
    const { aliases, migration, delete: remove } = pagesOf('gotosocial');
    expect([aliases, migration, remove]).toEqual([
      '/settings/user/migration',
      '/settings/user/migration',
      undefined,
    ]);
  });

  it.each(
    [...SOFTWARE, 'other' as const, 'unknown' as const].filter(
      (software) => !['mastodon', 'glitch', 'gotosocial'].includes(software),
    ),
  )('is not known of %s', (software) => {
    expect(Object.values(pagesOf(software)).every((path) => path === undefined)).toBe(true);
  });
});

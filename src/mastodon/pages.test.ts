import { expect, it } from 'vitest';
import { pageUrl } from './pages.ts';
import { serverNamed } from './scripted-fetch.ts';

it('pages open on the server itself, in the language of the walk (mastodon.md §0.7)', () => {
  expect(pageUrl(serverNamed('pasture.example'), '/settings/export', 'fr')).toBe(
    'https://pasture.example/settings/export?lang=fr',
  );
  expect(pageUrl(serverNamed('nouveau.localhost:4102'), '/auth/sign_up', 'en')).toBe(
    'http://nouveau.localhost:4102/auth/sign_up?lang=en',
  );
});

it('a language cannot add to the address', () => {
  expect(pageUrl(serverNamed('pasture.example'), '/', 'fr&force#x')).toBe(
    'https://pasture.example/?lang=fr%26force%23x',
  );
});

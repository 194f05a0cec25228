import { expect, test } from 'vitest';
import { createBrowser, signInAs, wordsOf } from './browse.ts';
import { createTestPair, signedIn } from './test-pair.ts';

test('signed out, a page leads to the sign-in and back (mastodon.md §7.1)', async () => {
  const { old } = createTestPair();
  const browser = createBrowser(old);
  const page = await browser.open('/settings/aliases');
  expect(page.path).toBe('/auth/sign_in');
  expect(wordsOf(page)).toContain('Login to ancien.example');
  const back = await browser.submit('/auth/sign_in', {
    'user[email]': 'alice@ancien.example',
    'user[password]': 'password',
  });
  expect(back.path).toBe('/settings/aliases');
});

test('a wrong password says so, in the language of ?lang= before the browser’s (§0.7)', async () => {
  const { old } = createTestPair();
  const browser = createBrowser(old);
  expect(wordsOf(await signInAs(browser, 'alice@ancien.example', 'nope'))).toContain(
    'Invalid E-mail address or password.',
  );
  expect(wordsOf(await browser.open('/auth/sign_in?lang=fr'))).toContain(
    'Se connecter à ancien.example',
  );
});

test('a form without the token of its page is refused (mastodon.md §0.1)', async () => {
  const { old } = createTestPair();
  const browser = await signedIn(old);
  for (const path of [
    '/settings/aliases',
    '/settings/migration',
    '/settings/export',
    '/oauth/authorize',
  ]) {
    const answer = await browser.send(path, { method: 'POST', body: new FormData() });
    expect(answer.status).toBe(422);
  }
});

test('pages are never framed, run nothing and carry no CORS header (mastodon.md §0.1, §1.2)', async () => {
  const { old } = createTestPair();
  const browser = await signedIn(old);
  const { headers } = await browser.open('/settings/export');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('content-security-policy')).toContain("form-action 'self'");
  expect(headers.get('x-frame-options')).toBe('DENY');
  const answer = await browser.send('/settings/export', {
    headers: { Origin: 'https://x.example' },
  });
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});

test('whatever people write is text', async () => {
  const { old } = createTestPair({ old: { displayName: '<img src=x onerror=alert(1)>' } });
  const browser = await signedIn(old);
  const profile = await browser.open('/@alice');
  expect(profile.text).not.toContain('<img');
  await browser.open('/settings/aliases');
  const page = await browser.submit('/settings/aliases', {
    'account_alias[acct]': '"><script>alert(1)</script>',
  });
  expect(page.text).not.toContain('<script');
  expect(wordsOf(page)).toContain('could not be found');
});

test('unconfirmed and pending people land where they are told why (mastodon.md §2.3)', async () => {
  const unconfirmed = createBrowser(createTestPair({ old: { confirmed: false } }).old);
  expect((await signInAs(unconfirmed, 'alice@ancien.example')).path).toBe('/auth/setup');
  expect((await unconfirmed.open('/oauth/authorize')).path).toBe('/auth/setup');
  const pending = createBrowser(createTestPair({ old: { approved: false } }).old);
  const page = await signInAs(pending, 'alice@ancien.example');
  expect(page.path).toBe('/auth/edit');
  expect(wordsOf(page)).toContain('Your application is pending review by our staff.');
});

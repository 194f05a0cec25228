import { expect, test } from 'vitest';
import type { PracticeServer } from '../create-server.ts';
import { createBrowser, signInAs, wordsOf } from './browse.ts';
import { createTestPair, signedIn } from './test-pair.ts';

const CALLBACK = 'https://wizard.example/cb';

async function register(
  server: PracticeServer,
  scopes = 'read:accounts write:follows read:follows',
) {
  const answer = await server.handle(
    new Request(`${server.options.origin}/api/v1/apps`, {
      method: 'POST',
      body: new URLSearchParams({ client_name: '<b>Wizard</b>', redirect_uris: CALLBACK, scopes }),
    }),
  );
  return (await answer?.json()) as { client_id: string; client_secret: string };
}

async function started(version = '4.6.5') {
  const { old } = createTestPair({ options: { version } });
  const app = await register(old);
  const address = (extra: Record<string, string> = {}) =>
    `/oauth/authorize?${new URLSearchParams({
      response_type: 'code',
      client_id: app.client_id,
      redirect_uri: CALLBACK,
      scope: 'read:accounts read:follows write:follows',
      state: 'xyz',
      ...extra,
    })}`;
  return { old, app, address };
}

test('signed out: sign-in first, then the consent page with its permissions (§2.3, §11)', async () => {
  const { old, address } = await started();
  const browser = createBrowser(old);
  expect((await browser.open(address())).path).toBe('/auth/sign_in');
  const page = await browser.submit('/auth/sign_in', {
    'user[email]': 'alice@ancien.example',
    'user[password]': 'password',
  });
  expect(page.path).toBe(address());
  expect(wordsOf(page)).toContain('Signed in as: @alice@ancien.example');
  expect(wordsOf(page)).toContain('<b>Wizard</b> would like permission to access your account.');
  expect(page.text).not.toContain('<b>Wizard');
  expect(wordsOf(page)).toContain('Accounts Read-only access Follows Read and write access');
  // A form that leads to another site must not be stopped by the policy of the page.
  expect(page.headers.get('content-security-policy')).not.toContain('form-action');
});

test('Authorize sends a code and the state, Deny an error in the page’s language (§2.3)', async () => {
  const { old, address } = await started();
  const browser = await signedIn(old, 'fr');
  await browser.open(address());
  const denied = new URL((await browser.submit('/oauth/authorize')).path);
  expect(denied.searchParams.get('error')).toBe('access_denied');
  expect(denied.searchParams.get('error_description')).toContain('Le propriétaire de la ressource');
  expect(denied.searchParams.get('state')).toBe('xyz');
  await browser.open(address());
  const granted = new URL((await browser.submit('/oauth/authorize', {}, 0)).path);
  expect(granted.searchParams.get('code')).toMatch(/^\S{40,43}$/);
  expect([...granted.searchParams.keys()]).toEqual(['code', 'state']);
});

test('a second visit with the same app and scopes goes straight back, unless force_login (§2.3)', async () => {
  const { old, app, address } = await started();
  const browser = await signedIn(old);
  await browser.open(address());
  const granted = new URL((await browser.submit('/oauth/authorize', {}, 0)).path);
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code: granted.searchParams.get('code') ?? '',
    redirect_uri: CALLBACK,
    client_id: app.client_id,
    client_secret: app.client_secret,
  });
  const token = await old.handle(
    new Request(`${old.options.origin}/oauth/token`, { method: 'POST', body }),
  );
  expect(token?.status).toBe(200);
  expect((await browser.open(address())).path).toContain(`${CALLBACK}?code=`);
  const forced = await browser.open(address({ force_login: 'true' }));
  expect(wordsOf(forced)).toContain('Authorization required');
});

test('every other error stays on the page and is never sent back (§2.3, §2.4)', async () => {
  const wrong = async (extra: Record<string, string>, version?: string) => {
    const { old, address } = await started(version);
    const page = await (await signedIn(old)).open(address(extra));
    return page.status === 400 ? wordsOf(page) : page.path;
  };
  expect(await wrong({ scope: 'write:media' })).toContain('The requested scope is invalid');
  expect(await wrong({ redirect_uri: 'https://else.example/' })).toContain('redirect uri');
  expect(await wrong({ client_id: 'nobody' })).toContain('Client authentication failed');
  expect(await wrong({ code_challenge: 'abc', code_challenge_method: 'plain' })).toContain(
    'The code_challenge_method must be S256.',
  );
  expect(await wrong({ code_challenge: 'abc' }, '4.2.1')).toContain('/oauth/authorize');
});

test('the way out in the header leads to a sign-in that comes back here (§2.3)', async () => {
  const { old, address } = await started();
  const browser = await signedIn(old);
  await browser.open(address());
  expect((await browser.submit('/auth/sign_out')).path).toBe('/auth/sign_in');
  expect((await signInAgain(browser)).path).toBe(address());
});

const signInAgain = (browser: ReturnType<typeof createBrowser>) =>
  browser.submit('/auth/sign_in', {
    'user[email]': 'alice@ancien.example',
    'user[password]': 'password',
  });

test('an app can be revoked on the page for it; its token is dead then (mastodon.md §2.7)', async () => {
  const { old, app } = await started();
  const browser = createBrowser(old);
  await signInAs(browser, 'alice@ancien.example');
  const alice = [...old.state.accounts.values()].find(({ username }) => username === 'alice');
  const token = {
    token: 'abc',
    clientId: app.client_id,
    account: alice?.id,
    scopes: ['read:accounts'],
    revoked: false,
  };
  old.state.tokens.set('abc', token);
  const page = await browser.open('/oauth/authorized_applications');
  expect(wordsOf(page)).toContain('Your authorized applications');
  const revoked = await browser.submit(`/oauth/authorized_applications/${app.client_id}`);
  expect(wordsOf(revoked)).toContain('Application revoked.');
  expect(token.revoked).toBe(true);
});

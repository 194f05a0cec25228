import { describe, expect, it } from 'vitest';
import { REDIRECT, register, SCOPES, type Trial, tryServer } from './trial.ts';

const ask = (trial: Trial, more: Record<string, string> = {}) =>
  trial.form('/api/v1/apps', {
    client_name: 'Test',
    redirect_uris: REDIRECT,
    scopes: SCOPES,
    ...more,
  });

describe('registration (mastodon.md §2.1)', () => {
  it.each([
    ['4.2.10', []],
    ['4.3.0', ['redirect_uris', 'scopes']],
    ['4.4.0', ['client_secret_expires_at', 'redirect_uris', 'scopes']],
  ])('of %s answers a client and its secret, and %j', async (version, more) => {
    const answer = await (await ask(tryServer({ version }))).json();
    const always = [
      'client_id',
      'client_secret',
      'id',
      'name',
      'redirect_uri',
      'vapid_key',
      'website',
    ];
    expect(Object.keys(answer).sort()).toEqual([...always, ...more].sort());
    expect(answer.client_secret.length).toBeGreaterThan(20);
  });

  it('gives each client its own', async () => {
    const trial = tryServer();
    const [one, two] = [await register(trial), await register(trial)];
    expect(one.client_id).not.toBe(two.client_id);
    expect(one.client_secret).not.toBe(two.client_secret);
  });

  it('takes a JSON list of redirect URIs', async () => {
    const body = JSON.stringify({ client_name: 'Test', redirect_uris: [REDIRECT], scopes: 'read' });
    const headers = { 'Content-Type': 'application/json' };
    const response = await tryServer().send('/api/v1/apps', { method: 'POST', body, headers });
    expect((await response.json()).redirect_uris).toEqual([REDIRECT]);
  });

  it.each([
    ['{"client_name":', 400],
    // Rails keeps what is no object aside, and misses the rest.
    ['null', 422],
    ['"text"', 422],
  ])('to a body of %s answers %i', async (body, status) => {
    const headers = { 'Content-Type': 'application/json' };
    const response = await tryServer().send('/api/v1/apps', { method: 'POST', body, headers });
    expect(response.status).toBe(status);
  });

  it.each([
    [{ client_name: '' }],
    [{ client_name: 'x'.repeat(61) }],
    [{ redirect_uris: '' }],
    [{ redirect_uris: 'javascript:alert(1)' }],
    [{ redirect_uris: 'data:text/html,x' }],
    [{ redirect_uris: `${REDIRECT}#fragment` }],
    [{ redirect_uris: '/relative' }],
    [{ scopes: 'read:everything' }],
    [{ scopes: 'crypto' }],
  ])('refuses %j (§2.1, §2.2)', async (more) => {
    expect((await ask(tryServer(), more)).status).toBe(422);
  });

  it.each([
    ['profile', '4.2.10', '4.3.0'],
    ['read:collections', '4.5.15', '4.6.0'],
  ])('knows the scope %s not in %s but in %s (§2.1)', async (scopes, before, since) => {
    expect((await ask(tryServer({ version: before }), { scopes })).status).toBe(422);
    expect((await ask(tryServer({ version: since }), { scopes })).status).toBe(200);
  });
});

describe('metadata (mastodon.md §2.5)', () => {
  const path = '/.well-known/oauth-authorization-server';

  it.each([
    ['3.5.0', 404],
    ['4.2.10', 404],
    ['4.3.0', 200],
    ['4.6.5', 200],
  ])('of %s: %i', async (version, status) => {
    expect((await tryServer({ version }).get(path)).status).toBe(status);
  });

  it('names what it says, userinfo from 4.4, and an issuer with its slash', async () => {
    const read = async (version: string) => (await tryServer({ version }).get(path)).json();
    const [older, newer] = [await read('4.3.0'), await read('4.6.5')];
    expect(newer.issuer).toBe('https://pasture.example/');
    expect(newer.app_registration_endpoint).toBe('https://pasture.example/api/v1/apps');
    expect(newer.code_challenge_methods_supported).toEqual(['S256']);
    expect(newer.scopes_supported).toEqual(expect.arrayContaining(SCOPES.split(' ')));
    expect([older.userinfo_endpoint === undefined, newer.userinfo_endpoint === undefined]).toEqual([
      true,
      false,
    ]);
  });
});

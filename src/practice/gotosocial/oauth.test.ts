import { describe, expect, it } from 'vitest';
import { ALICE, REDIRECT, tryServer, visit } from '../trial.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };

function start() {
  const trial = tryServer({ software: 'gotosocial' });
  const register = async (more: Record<string, string> = {}) => {
    const fields = { client_name: 'Test', redirect_uris: REDIRECT, scopes: 'read write', ...more };
    return (await trial.form('/api/v1/apps', fields)).json();
  };
  return { trial, register };
}

const askedFor = (client: string, more: Record<string, string> = {}) =>
  `/oauth/authorize?${new URLSearchParams({
    response_type: 'code',
    client_id: client,
    redirect_uri: REDIRECT,
    scope: 'read',
    state: 's',
    ...more,
  })}`;

async function signedIn(visitor: ReturnType<typeof visit>, path: string) {
  const door = await (await visitor.open(path)).text();
  return visitor.submit(door, { username: ALICE.email, password: ALICE.password });
}

const backTo = (response: Response) =>
  Object.fromEntries(new URL(response.headers.get('Location') ?? 'about:blank').searchParams);

describe('registration (gotosocial-observed.md §3)', () => {
  it('wants one string; a list is refused as JSON and not heard as a form', async () => {
    const { trial, register } = start();
    const body = JSON.stringify({ client_name: 'Test', redirect_uris: [REDIRECT] });
    const json = await trial.send('/api/v1/apps', { method: 'POST', headers: JSON_TYPE, body });
    expect(json.status).toBe(400);
    const form = new URLSearchParams({ client_name: 'Test', 'redirect_uris[]': REDIRECT });
    const listed = await trial.send('/api/v1/apps', { method: 'POST', body: form });
    expect((await listed.json()).redirect_uri).toBe('urn:ietf:wg:oauth:2.0:oob');
    expect(await register({ scopes: 'read nonsense' })).toMatchObject({
      scopes: ['read', 'nonsense'],
    });
  });
});

describe('the way in (§3)', () => {
  it('leads to a code, and forgets the sign-in', async () => {
    const { trial, register } = start();
    const { client_id, client_secret } = await register();
    const visitor = visit(trial);
    const consent = await signedIn(visitor, askedFor(client_id));
    const page = await consent.text();
    expect(page).toContain('Allow');
    const { code, state } = backTo(await visitor.submit(page, {}));
    expect(state).toBe('s');
    const fields = {
      grant_type: 'authorization_code',
      client_id,
      client_secret,
      redirect_uri: REDIRECT,
    };
    const token = () => trial.form('/oauth/token', { ...fields, code: code ?? '' });
    const traded = await token();
    expect([traded.status, await traded.json()]).toEqual([
      200,
      expect.objectContaining({ token_type: 'Bearer', scope: 'read' }),
    ]);
    const again = await token();
    expect([again.status, (await again.json()).error]).toEqual([400, 'sql: no rows in result set']);
    expect(await (await visitor.open(askedFor(client_id))).text()).toContain('Sign in');
  });

  it('a second attempt before "Allow" shows the first one, and gives its code', async () => {
    const { trial, register } = start();
    const [one, two] = [await register(), await register()];
    const visitor = visit(trial);
    await signedIn(visitor, askedFor(one.client_id, { state: 'first' }));
    const page = await (await visitor.open(askedFor(two.client_id, { state: 'second' }))).text();
    expect(backTo(await visitor.submit(page, {}))).toMatchObject({ state: 'first' });
  });

  it('is over after two minutes, with an error page and no way back', async () => {
    const { trial, register } = start();
    const { client_id } = await register();
    const visitor = visit(trial);
    const page = await (await signedIn(visitor, askedFor(client_id))).text();
    trial.clock.now += 120_000;
    const late = await visitor.submit(page, {});
    expect([late.status, late.headers.get('Location')]).toEqual([500, null]);
  });

  it.each([
    ['an unknown client', { client_id: 'x' }, 500],
    ['no redirect', { redirect_uri: '' }, 400],
    ['a token at once', { response_type: 'token' }, 401],
  ])('%s never comes back', async (_, more, status) => {
    const { trial, register } = start();
    const { client_id } = await register();
    const path = askedFor(client_id, more);
    const visitor = visit(trial);
    const response = status === 500 ? await signedIn(visitor, path) : await visitor.open(path);
    expect([response.status, response.headers.get('Location')]).toEqual([status, null]);
  });

  it.each([
    [{ scope: 'read push' }, 'invalid_scope'],
    [{ redirect_uri: `${REDIRECT}x` }, 'server_error'],
  ])('%j comes back as %s', async (more, error) => {
    const { trial, register } = start();
    const { client_id } = await register();
    const visitor = visit(trial);
    const page = await (await signedIn(visitor, askedFor(client_id, more))).text();
    expect(backTo(await visitor.submit(page, {}))).toMatchObject({ error, state: 's' });
  });

  it('a wrong password is an error page', async () => {
    const { trial, register } = start();
    const { client_id } = await register();
    const visitor = visit(trial);
    const door = await (await visitor.open(askedFor(client_id))).text();
    expect((await visitor.submit(door, { username: ALICE.email, password: 'no' })).status).toBe(
      401,
    );
    expect(
      (await visitor.submit(door, { username: 'alice', password: ALICE.password })).status,
    ).toBe(401);
  });
});

describe('the end (§3)', () => {
  it('a form revokes, the same as JSON leaves the token alive', async () => {
    const { trial, register } = start();
    const { client_id, client_secret } = await register();
    const visitor = visit(trial);
    const page = await (await signedIn(visitor, askedFor(client_id))).text();
    const { code = '' } = backTo(await visitor.submit(page, {}));
    const client = { client_id, client_secret };
    const fields = { ...client, grant_type: 'authorization_code', redirect_uri: REDIRECT, code };
    const { access_token } = await (await trial.form('/oauth/token', fields)).json();
    const read = async () => (await trial.get('/api/v1/blocks', access_token)).status;
    const body = JSON.stringify({ ...client, token: access_token });
    const json = await trial.send('/oauth/revoke', { method: 'POST', headers: JSON_TYPE, body });
    expect([json.status, await read()]).toEqual([400, 200]);
    const form = await trial.form('/oauth/revoke', { ...client, token: access_token });
    expect([form.status, await read()]).toEqual([200, 401]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  ALICE,
  type App,
  codeFor,
  REDIRECT,
  register,
  SCOPES,
  type Trial,
  tokenOf,
  trade,
  tryServer,
} from './trial.ts';

/** RFC 7636, appendix B. */
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const S256 = {
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
};

async function errorOf(response: Promise<Response>) {
  const { status } = await response;
  return [status, (await (await response).json()).error];
}

describe('the token (mastodon.md §2.6)', () => {
  it('comes for a code, never expires, and says its scopes', async () => {
    const trial = tryServer();
    const app = await register(trial);
    const answer = await (await trade(trial, app, { code: await codeFor(trial, app) })).json();
    expect(Object.keys(answer).sort()).toEqual([
      'access_token',
      'created_at',
      'scope',
      'token_type',
    ]);
    expect([answer.token_type, answer.scope]).toEqual(['Bearer', SCOPES]);
    expect(answer.created_at).toBe(trial.clock.now / 1000);
  });

  it('comes with the secret in the header as well', async () => {
    const trial = tryServer();
    const app = await register(trial);
    const code = await codeFor(trial, app);
    const fields = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT };
    const Authorization = `Basic ${btoa(`${app.client_id}:${app.client_secret}`)}`;
    expect((await trial.form('/oauth/token', fields, { Authorization })).status).toBe(200);
    const garbage = { Authorization: 'Basic %%%' };
    expect((await trial.form('/oauth/token', fields, garbage)).status).toBe(401);
  });

  it('comes once for a code, even to two who ask at once', async () => {
    const trial = tryServer();
    const app = await register(trial);
    const code = await codeFor(trial, app, S256);
    const grant = { code, code_verifier: VERIFIER };
    const both = await Promise.all([trade(trial, app, grant), trade(trial, app, grant)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(await errorOf(trade(trial, app, grant))).toEqual([400, 'invalid_grant']);
  });

  it.each([
    [600_000, 200],
    [600_001, 400],
  ])('%i ms after the code: %i (§2.3)', async (after, status) => {
    const trial = tryServer();
    const app = await register(trial);
    const code = await codeFor(trial, app);
    trial.clock.now += after;
    expect((await trade(trial, app, { code })).status).toBe(status);
  });

  it.each([
    ['a code it never gave', { code: 'x' }, 400, 'invalid_grant'],
    [
      'another redirect URI',
      { redirect_uri: 'https://transhumance.example/other' },
      400,
      'invalid_grant',
    ],
    ['another secret', { client_secret: 'x' }, 401, 'invalid_client'],
    ['no secret', { client_secret: '' }, 401, 'invalid_client'],
    ['an unknown client', { client_id: 'x' }, 401, 'invalid_client'],
    ['a password', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('does not come for %s', async (_, more, status, error) => {
    const trial = tryServer();
    const app = await register(trial);
    const code = await codeFor(trial, app);
    expect(await errorOf(trade(trial, app, { code, ...more }))).toEqual([status, error]);
    // Nor was the code used up by the attempt.
    expect((await trade(trial, app, { code })).status).toBe(200);
  });

  it('does not come for the code of another client', async () => {
    const trial = tryServer();
    const [one, two] = [await register(trial), await register(trial)];
    const code = await codeFor(trial, one);
    expect(await errorOf(trade(trial, two, { code }))).toEqual([400, 'invalid_grant']);
  });

  it('is the same for the same app and scopes, another for others (reuse_access_token)', async () => {
    const trial = tryServer();
    const app = await register(trial);
    const again = async (scope: string) => {
      const code = await codeFor(trial, app, { scope, force_login: 'true' });
      return (await (await trade(trial, app, { code })).json()).access_token;
    };
    const first = await again(SCOPES);
    expect(await again(SCOPES)).toBe(first);
    expect(await again('read:accounts')).not.toBe(first);
  });

  it('is another app’s and another person’s own', async () => {
    const bob = { ...ALICE, username: 'bob', email: 'bob@mail.example' };
    const trial = tryServer({ accounts: [ALICE, bob] });
    const [one, two] = [await register(trial), await register(trial)];
    const tokens = [];
    for (const [app, account] of [
      [one, ALICE],
      [one, bob],
      [two, ALICE],
    ] as const) {
      const code = await codeFor(trial, app, {}, account);
      tokens.push((await (await trade(trial, app, { code })).json()).access_token);
    }
    expect(new Set(tokens).size).toBe(3);
  });
});

describe('PKCE by version (mastodon.md §2.4)', () => {
  const status = async (version: string, asked: Record<string, string>, verifier?: string) => {
    const trial = tryServer({ version });
    const app = await register(trial);
    const code = await codeFor(trial, app, asked);
    const more = verifier === undefined ? {} : { code_verifier: verifier };
    return (await trade(trial, app, { code, ...more })).status;
  };
  const plain = { code_challenge: VERIFIER, code_challenge_method: 'plain' };

  it.each([
    ['3.5.0', 200, 200, 200],
    ['4.2.10', 200, 200, 200],
    ['4.3.0', 200, 400, 400],
    ['4.6.5', 200, 400, 400],
  ])('%s: right %i, wrong %i, none %i', async (version, right, wrong, none) => {
    expect(await status(version, S256, VERIFIER)).toBe(right);
    expect(await status(version, S256, S256.code_challenge)).toBe(wrong);
    expect(await status(version, S256)).toBe(none);
  });

  it('4.3 takes "plain", and holds it to its word', async () => {
    expect(await status('4.3.0', plain, VERIFIER)).toBe(200);
    expect(await status('4.3.0', plain, 'another')).toBe(400);
  });

  it('a sign-in without a challenge needs no verifier', async () => {
    expect(await status('4.6.5', {})).toBe(200);
  });
});

describe('revocation (mastodon.md §2.7)', () => {
  const revoke = (trial: Trial, { client_id, client_secret }: App, token: string) =>
    trial.form('/oauth/revoke', { client_id, client_secret, token });
  const who = '/api/v1/accounts/verify_credentials';

  it('ends the token, and the API says so', async () => {
    const trial = tryServer();
    const app = await register(trial);
    const code = await codeFor(trial, app);
    const token = (await (await trade(trial, app, { code })).json()).access_token;
    expect((await trial.get(who, token)).status).toBe(200);
    const answer = await revoke(trial, app, token);
    expect([answer.status, await answer.json()]).toEqual([200, {}]);
    expect(await errorOf(trial.get(who, token))).toEqual([401, 'The access token was revoked']);
    expect((await revoke(trial, app, token)).status).toBe(200);
  });

  it('of a token nobody knows is 200 as well', async () => {
    const trial = tryServer();
    expect((await revoke(trial, await register(trial), 'unknown')).status).toBe(200);
  });

  it('of another client’s token is refused, and the token lives', async () => {
    const trial = tryServer();
    const token = await tokenOf(trial);
    const other = await register(trial);
    expect(await errorOf(revoke(trial, other, token))).toEqual([403, 'unauthorized_client']);
    const wrong = { ...other, client_secret: 'x' };
    expect(await errorOf(revoke(trial, wrong, token))).toEqual([403, 'unauthorized_client']);
    expect((await trial.get(who, token)).status).toBe(200);
  });

  it('takes effect before 4.3 too, where its answer cannot be read', async () => {
    const trial = tryServer({ version: '4.2.10' });
    const app = await register(trial);
    const code = await codeFor(trial, app);
    const token = (await (await trade(trial, app, { code })).json()).access_token;
    const headers = { Origin: 'https://transhumance.example' };
    const fields = { client_id: app.client_id, client_secret: app.client_secret, token };
    const answer = await trial.form('/oauth/revoke', fields, headers);
    expect(answer.headers.has('Access-Control-Allow-Origin')).toBe(false);
    expect((await trial.get(who, token)).status).toBe(401);
  });
});

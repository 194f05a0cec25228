import { describe, expect, it } from 'vitest';
import {
  type AppRegistration,
  authorizeUrl,
  exchangeCode,
  readMetadata,
  registerApp,
} from './oauth.ts';
import { codeOf, errorOf, scriptFetch, sendHtml, sendJson, serverNamed } from './scripted-fetch.ts';

const web = serverNamed('pasture.example');
const redirectUri = 'https://transhumance.example/walk/';
const app: AppRegistration = {
  clientId: 'client&id',
  clientSecret: 'client/secret+',
  redirectUri,
  scopes: ['read:accounts'],
};

type Script = Parameters<typeof scriptFetch>[0];

function depsFor(answer: Script) {
  const { fetch, sent } = scriptFetch(answer);
  return { deps: { fetch, now: () => 0 }, sent };
}

const formOf = (body: string | undefined) => Object.fromEntries(new URLSearchParams(body));

describe('metadata (mastodon.md §2.5)', () => {
  it('is read without a preflight', async () => {
    const { deps, sent } = depsFor(() => sendJson({ scopes_supported: ['read', 'profile'] }));
    expect(await readMetadata(web, deps)).toEqual({ scopesSupported: ['read', 'profile'] });
    expect(sent[0]?.url.href).toBe(
      'https://pasture.example/.well-known/oauth-authorization-server',
    );
    expect([...(sent[0]?.headers ?? [])]).toEqual([]);
  });

  it.each<[string, Script]>([
    ['absent before 4.3', () => new Response(null, { status: 404 })],
    ['hidden', () => Promise.reject(new TypeError('CORS'))],
    ['HTML', () => sendHtml(200)],
    ['unwell', () => sendHtml(503)],
    ['an array', () => sendJson(['read'])],
    ['null', () => sendJson(null)],
  ])('%s is no reason to stop: the registration will tell', async (_, answer) => {
    const found = await readMetadata(web, depsFor(answer).deps);
    expect(found?.scopesSupported).toBeUndefined();
  });

  it.each([[{}], [{ scopes_supported: 'read' }], [{ scopes_supported: [1, 2] }]])(
    '%j names no scopes',
    async (metadata) => {
      const { deps } = depsFor(() => sendJson(metadata));
      expect(await readMetadata(web, deps)).toEqual({ scopesSupported: undefined });
    },
  );

  it('is given up when nobody waits', async () => {
    const { deps } = depsFor(() => sendJson({}));
    const stopped = { ...deps, signal: AbortSignal.abort() };
    expect(await codeOf(readMetadata(web, stopped))).toBe('aborted');
  });
});

describe('registration (mastodon.md §2.1)', () => {
  const wanted = { redirectUri, scopes: ['read:accounts', 'read:follows'] };

  it('is a form without preflight, with one redirect URI as one string', async () => {
    const { deps, sent } = depsFor(() =>
      sendJson({ id: '1', client_id: 'c', client_secret: 's', scopes: ['read'] }),
    );
    expect(await registerApp(web, wanted, deps)).toEqual({
      ...wanted,
      clientId: 'c',
      clientSecret: 's',
    });
    expect(sent).toHaveLength(1);
    expect([sent[0]?.method, sent[0]?.url.href]).toEqual([
      'POST',
      'https://pasture.example/api/v1/apps',
    ]);
    expect([...(sent[0]?.headers ?? [])]).toEqual([
      ['content-type', 'application/x-www-form-urlencoded'],
    ]);
    expect(formOf(sent[0]?.body)).toEqual({
      client_name: 'Transhumance',
      redirect_uris: redirectUri,
      scopes: 'read:accounts read:follows',
    });
  });

  it.each<[string, Script, string]>([
    ['a scope unknown there', () => sendJson({ error: 'Scopes' }, { status: 422 }), 'invalid'],
    ['the sixth in ten minutes', () => sendJson({ error: 'x' }, { status: 429 }), 'rate-limited'],
    ['a server down', () => Promise.reject(new TypeError('x')), 'unreachable'],
    ['HTML', () => sendHtml(200), 'garbled'],
    ['no secret', () => sendJson({ client_id: 'c' }), 'garbled'],
    ['an empty id', () => sendJson({ client_id: '', client_secret: 's' }), 'garbled'],
    ['numbers', () => sendJson({ client_id: 1, client_secret: 2 }), 'garbled'],
    [
      'a secret without end',
      () => sendJson({ client_id: 'c', client_secret: 'x'.repeat(5_000) }),
      'garbled',
    ],
  ])('%s', async (_, answer, code) => {
    expect(await codeOf(registerApp(web, wanted, depsFor(answer).deps))).toBe(code);
  });
});

describe('the way to the sign-in (mastodon.md §2.3)', () => {
  const request = { state: 'st&ate', challenge: 'ch', scopes: ['read:accounts', 'x'], lang: 'fr' };
  const url = new URL(authorizeUrl(web, app, request));

  it('goes to the server itself', () => {
    expect(url.origin + url.pathname).toBe('https://pasture.example/oauth/authorize');
    expect(url.hash).toBe('');
  });

  it('asks for a code with PKCE S256, bound by a state, on a page that always shows', () => {
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'client&id',
      redirect_uri: redirectUri,
      scope: 'read:accounts x',
      state: 'st&ate',
      code_challenge: 'ch',
      code_challenge_method: 'S256',
      force_login: 'true',
      lang: 'fr',
    });
  });

  it('never holds a secret', () => {
    expect(url.href).not.toContain('secret');
  });
});

describe('the code for a token (mastodon.md §2.6)', () => {
  const grant = { code: 'co+de', verifier: 'ver' };
  const fail = (status: number, error: string) => () => sendJson({ error }, { status });

  it('is a form without preflight whose secrets stay out of the address', async () => {
    const { deps, sent } = depsFor(() => sendJson({ access_token: 'token', token_type: 'Bearer' }));
    expect(await exchangeCode(web, app, grant, deps)).toBe('token');
    expect([sent[0]?.method, sent[0]?.url.href]).toEqual([
      'POST',
      'https://pasture.example/oauth/token',
    ]);
    expect([...(sent[0]?.headers ?? [])]).toEqual([
      ['content-type', 'application/x-www-form-urlencoded'],
    ]);
    expect(formOf(sent[0]?.body)).toEqual({
      grant_type: 'authorization_code',
      code: 'co+de',
      redirect_uri: redirectUri,
      client_id: 'client&id',
      client_secret: 'client/secret+',
      code_verifier: 'ver',
    });
  });

  it.each([
    ['used, expired or another verifier', 400, 'invalid_grant', 'expired-code'],
    ['used, on GoToSocial', 400, 'sql: no rows in result set', 'expired-code'],
    ['a client forgotten', 401, 'invalid_client', 'unknown-client'],
    ['a client forgotten, on GoToSocial', 400, 'invalid_client', 'unknown-client'],
    ['another redirect, on GoToSocial', 403, 'invalid redirect uri', 'forbidden'],
    ['too many', 429, 'Too many requests', 'rate-limited'],
  ])('%s', async (_, status, error, code) => {
    const failed = await errorOf(exchangeCode(web, app, grant, depsFor(fail(status, error)).deps));
    expect([failed.code, failed.status]).toEqual([code, status]);
  });

  it.each<[string, Script, string]>([
    ['a server down', () => Promise.reject(new TypeError('x')), 'unreachable'],
    ['a server unwell', () => sendHtml(502), 'unwell'],
    ['no token', () => sendJson({ token_type: 'Bearer' }), 'garbled'],
    ['an empty one', () => sendJson({ access_token: '' }), 'garbled'],
    ['one that would end a header', () => sendJson({ access_token: 'a\r\nX: y' }), 'garbled'],
    ['one without end', () => sendJson({ access_token: 'x'.repeat(5_000) }), 'garbled'],
    ['a list', () => sendJson([{ access_token: 'token' }]), 'garbled'],
    ['HTML', () => sendHtml(200), 'garbled'],
  ])('%s', async (_, answer, code) => {
    expect(await codeOf(exchangeCode(web, app, grant, depsFor(answer).deps))).toBe(code);
  });

  it('what breaks off is not quoted: it may hold the token', async () => {
    const { deps } = depsFor(() => new Response('{"access_token":"very-secret"'));
    const error = await errorOf(exchangeCode(web, app, grant, deps));
    expect(error.code).toBe('garbled');
    expect(JSON.stringify(error) + error.message).not.toContain('very-secret');
  });

  it('is not sent on to where a redirect points', async () => {
    const { deps, sent } = depsFor(
      () => new Response(null, { status: 307, headers: { Location: 'https://thief.example/' } }),
    );
    expect(await codeOf(exchangeCode(web, app, grant, deps))).toBe('unreachable');
    expect(sent).toHaveLength(1);
  });
});

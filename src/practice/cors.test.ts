import { describe, expect, it } from 'vitest';
import { tryServer } from './trial.ts';

const VERSIONS = [
  '3.5.0',
  '4.0.0',
  '4.1.0',
  '4.2.10',
  '4.3.0',
  '4.4.0',
  '4.5.15',
  '4.6.5',
] as const;

/** mastodon.md §1.1: path, the methods a page may use there, the first version to allow it. */
const ALLOWED = [
  ['/.well-known/webfinger', ['GET'], '3.5.0'],
  ['/.well-known/nodeinfo', ['GET'], '3.5.0'],
  ['/.well-known/oauth-authorization-server', ['GET'], '3.5.0'],
  ['/@alice', ['GET'], '3.5.0'],
  ['/users/alice', ['GET'], '3.5.0'],
  ['/users/alice.json', ['GET'], '3.5.0'],
  ['/api/v1/apps', ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], '3.5.0'],
  ['/api/v2/instance', ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], '3.5.0'],
  ['/oauth/token', ['POST'], '3.5.0'],
  ['/nodeinfo/2.0', ['GET'], '4.3.0'],
  ['/oauth/revoke', ['POST'], '4.3.0'],
  ['/oauth/userinfo', ['GET', 'POST'], '4.4.0'],
] as const;

/** mastodon.md §1.2, and the paths §1.1 says the patterns do not reach. */
const NEVER = [
  '/ap/users/1',
  '/users/alice/following',
  '/users/alice/outbox',
  '/users/alice/statuses/1',
  '/@alice/123',
  '/settings/export',
  '/settings/exports/follows.csv',
  '/auth/sign_in',
  '/oauth/authorize',
  '/invite/abc',
  '/relationships',
  '/',
] as const;

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const ORIGIN = 'Access-Control-Allow-Origin';

function preflight(version: string, path: string, method: string) {
  const headers = {
    Origin: 'https://transhumance.example',
    'Access-Control-Request-Method': method,
    'Access-Control-Request-Headers': 'authorization,x-anything',
  };
  return tryServer({ version }).send(path, { method: 'OPTIONS', headers });
}

function plain(version: string, path: string, method = 'GET', origin = true) {
  const headers = origin ? { Origin: 'https://transhumance.example' } : {};
  return tryServer({ version }).send(path, { method, headers });
}

const isSince = (version: string, first: string) =>
  version.localeCompare(first, undefined, { numeric: true }) >= 0;

describe.each(VERSIONS)('preflights of %s (mastodon.md §1.1, §1.3)', (version) => {
  it('allow what is listed, method by method, and nothing else', async () => {
    for (const [path, methods, first] of ALLOWED) {
      for (const method of METHODS) {
        const allowed = isSince(version, first) && methods.some((one) => one === method);
        const response = await preflight(version, path, method);
        const where = `${version} ${method} ${path}`;
        expect([where, response.status]).toEqual([where, 200]);
        expect([where, response.headers.get(ORIGIN)]).toEqual([where, allowed ? '*' : null]);
      }
    }
  });

  it('are answered everywhere, without a word where nothing is allowed', async () => {
    for (const path of NEVER) {
      const response = await preflight(version, path, 'GET');
      expect([path, response.status]).toEqual([path, 200]);
      expect([...response.headers.keys()].filter((name) => name.startsWith('access'))).toEqual([]);
    }
  });
});

describe('a preflight (mastodon.md §1.3)', () => {
  it('allows any header and lasts two hours, without credentials', async () => {
    const { headers } = await preflight('4.6.5', '/api/v1/accounts/1/follow', 'POST');
    expect(headers.get('Access-Control-Allow-Headers')).toBe('authorization,x-anything');
    expect(headers.get('Access-Control-Max-Age')).toBe('7200');
    expect(headers.get('Access-Control-Allow-Methods')?.split(', ')).toContain('POST');
    expect(headers.has('Access-Control-Allow-Credentials')).toBe(false);
  });

  it('costs no budget and reaches no route', async () => {
    const trial = tryServer();
    const headers = { Origin: 'https://x.example', 'Access-Control-Request-Method': 'POST' };
    for (let count = 0; count < 400; count += 1) {
      await trial.send('/api/v1/apps', { method: 'OPTIONS', headers });
    }
    const next = await trial.get('/api/v1/instance');
    expect(next.headers.get('X-RateLimit-Remaining')).toBe('299');
    expect(trial.practice.state.apps.size).toBe(0);
    expect(trial.practice.log.filter(({ preflight }) => preflight)).toHaveLength(400);
  });

  it('is only what asks for a method: any other OPTIONS goes to the routes', async () => {
    const response = await plain('4.6.5', '/api/v1/instance', 'OPTIONS');
    expect(response.status).toBe(404);
  });
});

describe.each(VERSIONS)('answers of %s (mastodon.md §1.1)', (version) => {
  it('may be read where the list says so', async () => {
    for (const [path, methods, first] of ALLOWED) {
      for (const method of methods.filter((one) => one !== 'OPTIONS')) {
        const response = await plain(version, path, method);
        const where = `${version} ${method} ${path} ${response.status}`;
        const expected = isSince(version, first) ? '*' : null;
        expect([where, response.headers.get(ORIGIN)]).toEqual([where, expected]);
        expect(response.headers.has('Access-Control-Allow-Credentials')).toBe(false);
      }
    }
  });

  it('may not be read anywhere else', async () => {
    for (const path of NEVER) {
      const response = await plain(version, path);
      expect([path, response.headers.get(ORIGIN)]).toEqual([path, null]);
    }
  });

  it('show the listed headers on /api alone, Async-Refresh from 4.6 (§1.1)', async () => {
    const exposed = async (path: string) =>
      (await plain(version, path)).headers.get('Access-Control-Expose-Headers');
    const listed = [
      'Link',
      'X-RateLimit-Reset',
      'X-RateLimit-Limit',
      'X-RateLimit-Remaining',
      'X-Request-Id',
    ];
    const more = isSince(version, '4.6.0') ? ['Mastodon-Async-Refresh'] : [];
    expect((await exposed('/api/v1/instance'))?.split(', ')).toEqual([...listed, ...more]);
    expect(await exposed('/users/alice')).toBeNull();
    expect(await exposed('/.well-known/nodeinfo')).toBeNull();
  });
});

describe('an answer', () => {
  it('of an error can be read too (mastodon.md §1.3)', async () => {
    const trial = tryServer();
    const headers = { Origin: 'https://x.example' };
    const bearer = { ...headers, Authorization: 'Bearer nobody' };
    const seen = await Promise.all([
      trial.send('/api/v1/accounts/verify_credentials', { headers: bearer }),
      trial.send('/api/v1/accounts/lookup?acct=nobody', { headers }),
      trial.send('/api/v1/apps', { method: 'POST', headers }),
      trial.send('/oauth/token', { method: 'POST', headers }),
    ]);
    expect(seen.map(({ status }) => status)).toEqual([401, 404, 422, 401]);
    expect(seen.map((response) => response.headers.get(ORIGIN))).toEqual(['*', '*', '*', '*']);
  });

  it('429 can be read with its figures', async () => {
    const trial = tryServer();
    const headers = { Origin: 'https://x.example' };
    let last = await trial.send('/api/v1/instance', { headers });
    for (let count = 0; count < 300; count += 1)
      last = await trial.send('/api/v1/instance', { headers });
    expect([last.status, last.headers.get(ORIGIN)]).toEqual([429, '*']);
  });

  it('of what stands in front of Mastodon cannot be read (§1.3)', async () => {
    const before = () => new Response('Bad Gateway', { status: 502 });
    const trial = tryServer({ quirks: { before } });
    const response = await trial.send('/api/v1/instance', {
      headers: { Origin: 'https://x.example' },
    });
    expect([response.status, response.headers.get(ORIGIN)]).toEqual([502, null]);
  });

  it('varies by origin wherever a page could read it, asked by a page or not (§1.3)', async () => {
    const api = await plain('4.6.5', '/api/v1/instance', 'GET', false);
    expect([api.headers.get('Vary'), api.headers.get(ORIGIN)]).toEqual(['Origin', null]);
    expect((await plain('4.6.5', '/settings/export')).headers.get('Vary')).toBeNull();
  });
});

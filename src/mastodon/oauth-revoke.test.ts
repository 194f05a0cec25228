import { describe, expect, it, vi } from 'vitest';
import { type AppRegistration, proveRevoked, revokeToken } from './oauth.ts';
import {
  codeOf,
  type Sent,
  scriptFetch,
  sendHtml,
  sendJson,
  serverNamed,
} from './scripted-fetch.ts';

const web = serverNamed('pasture.example');
const app: AppRegistration = {
  clientId: 'client',
  clientSecret: 'client-secret',
  redirectUri: 'https://transhumance.example/',
  scopes: ['read:accounts'],
};

function depsFor(answer: Parameters<typeof scriptFetch>[0]) {
  const { fetch, sent } = scriptFetch(answer);
  return { deps: { fetch, now: () => 0 }, sent };
}

/** Before 4.3: the form is taken, its answer is hidden from the page (mastodon.md §1.1, §2.7). */
function withoutCors(answer: (sent: Sent) => Response) {
  return depsFor((sent) => {
    const response = answer(sent);
    // A page sees an opaque answer only when it asked for nothing better.
    return sent.init.mode === 'no-cors'
      ? response
      : Promise.reject<Response>(new TypeError('blocked by CORS policy'));
  });
}

const formOf = (body: string | undefined) => Object.fromEntries(new URLSearchParams(body));
const FORM = { client_id: 'client', client_secret: 'client-secret', token: 'the-token' };

describe('revocation since 4.3 (RFC 7009, mastodon.md §2.7)', () => {
  it('is one form without preflight, with nothing in the address', async () => {
    const { deps, sent } = depsFor(() => sendJson({}));
    expect(await revokeToken(web, app, 'the-token', deps)).toBe('revoked');
    expect(sent).toHaveLength(1);
    expect([sent[0]?.method, sent[0]?.url.href]).toEqual([
      'POST',
      'https://pasture.example/oauth/revoke',
    ]);
    expect([...(sent[0]?.headers ?? [])]).toEqual([
      ['content-type', 'application/x-www-form-urlencoded'],
    ]);
    expect(formOf(sent[0]?.body)).toEqual(FORM);
    expect(sent[0]?.init.redirect).toBe('error');
  });

  it.each([
    [
      'another client’s token',
      () => sendJson({ error: 'unauthorized_client' }, { status: 403 }),
      'forbidden',
    ],
    ['a server unwell', () => sendHtml(503), 'unwell'],
    ['too many', () => sendJson({}, { status: 429 }), 'rate-limited'],
    ['a page instead of the answer', () => sendHtml(200), 'garbled'],
  ] as const)('%s is no success, and nothing is sent twice', async (_, answer, code) => {
    const { deps, sent } = depsFor(answer);
    expect(await codeOf(revokeToken(web, app, 'the-token', deps))).toBe(code);
    expect(sent).toHaveLength(1);
  });
});

describe('revocation before 4.3, whose answer no page may read', () => {
  it('is sent again as a simple form, and said to be unread', async () => {
    const revoked: string[] = [];
    const { deps, sent } = withoutCors(({ body }) => {
      revoked.push(formOf(body).token ?? '');
      return sendJson({});
    });
    expect(await revokeToken(web, app, 'the-token', deps)).toBe('sent-unread');
    expect(revoked).toContain('the-token');
    const last = sent.at(-1);
    expect(last?.init).toMatchObject({
      mode: 'no-cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    expect(last?.headers.get('content-type')).toMatch(/^application\/x-www-form-urlencoded/);
    expect(formOf(last?.body)).toEqual(FORM);
    expect(last?.url.href).toBe('https://pasture.example/oauth/revoke');
  });

  it('lets redirects be followed, which fetch demands without CORS', async () => {
    const { deps, sent } = withoutCors(() => sendJson({}));
    await revokeToken(web, app, 'the-token', deps);
    expect(sent.map(({ init }) => [init.mode, init.redirect])).toEqual([
      [undefined, 'error'],
      ['no-cors', 'follow'],
    ]);
  });

  it('is not said to be sent when nothing could be sent', async () => {
    const { deps, sent } = depsFor(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await codeOf(revokeToken(web, app, 'the-token', deps))).toBe('unreachable');
    expect(sent).toHaveLength(2);
  });

  it('does not wait for ever', async () => {
    const time = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(time.signal);
    const { deps } = depsFor(({ init }) => {
      if (init.mode !== 'no-cors') return Promise.reject(new TypeError('x'));
      time.abort();
      return new Promise(() => undefined);
    });
    expect(await codeOf(revokeToken(web, app, 'the-token', deps))).toBe('unreachable');
    timeout.mockRestore();
  });

  it('does not wait for nobody', async () => {
    const stop = new AbortController();
    const { deps: hanging } = depsFor(({ init }) => {
      if (init.mode !== 'no-cors') return Promise.reject(new TypeError('x'));
      stop.abort();
      return new Promise(() => undefined);
    });
    const stopped = revokeToken(web, app, 'the-token', { ...hanging, signal: stop.signal });
    expect(await codeOf(stopped)).toBe('aborted');
  });
});

describe('the proof', () => {
  it('knocks with the token in the header, and nowhere else', async () => {
    const { deps, sent } = depsFor(() => sendJson({ error: 'revoked' }, { status: 401 }));
    expect(await proveRevoked(web, 'the-token', deps)).toBe(401);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url.href).toBe('https://pasture.example/api/v1/accounts/verify_credentials');
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer the-token');
    expect(sent[0]?.init.redirect).toBe('error');
  });

  it.each([200, 403, 429, 503])('tells a %i as it is: only a 401 proves', async (status) => {
    const { deps } = depsFor(() => sendHtml(status));
    expect(await proveRevoked(web, 'the-token', deps)).toBe(status);
  });

  it('is none when no status came', async () => {
    const { deps } = depsFor(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await codeOf(proveRevoked(web, 'the-token', deps))).toBe('unreachable');
  });
});

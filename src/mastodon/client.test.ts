import { describe, expect, it } from 'vitest';
import { createClient, type Exchange } from './client.ts';
import { codeOf, errorOf, scriptFetch, sendHtml, sendJson, serverNamed } from './scripted-fetch.ts';

const server = serverNamed('pasture.example');
/** Every character that could break out of a header, a form or an address. */
const TOKEN = 'to+ken/=&?#%é';
const SAFELISTED = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

function clientWith(answer: Parameters<typeof scriptFetch>[0], token?: string) {
  const { fetch, sent } = scriptFetch(answer);
  const exchanges: Exchange[] = [];
  const client = createClient({
    server,
    fetch,
    now: () => 0,
    onExchange: (one) => exchanges.push(one),
    ...(token === undefined ? {} : { token }),
  });
  return { client, sent, exchanges };
}

describe('a GET', () => {
  it('carries the token in the header and never in the address', async () => {
    const { client, sent, exchanges } = clientWith(() => sendJson({ id: '1' }), 'secret-token');
    await client.rest.v1.accounts.verifyCredentials();
    expect(sent[0]?.url.href).toBe('https://pasture.example/api/v1/accounts/verify_credentials');
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer secret-token');
    expect(sent[0]?.body).toBe('');
    expect(sent[0]?.init.redirect).toBe('error');
    expect(exchanges.map(({ signed }) => signed)).toEqual([true]);
  });

  it('without a token sends no header at all: no preflight (mastodon.md §1.5)', async () => {
    const { client, sent, exchanges } = clientWith(() => sendJson({ id: '1' }));
    await client.rest.v1.accounts.lookup({ acct: 'zoe@valley.example' });
    expect(sent[0]?.url.search).toBe('?acct=zoe%40valley.example');
    expect([...(sent[0]?.headers ?? [])]).toEqual([]);
    expect(exchanges.map(({ signed }) => signed)).toEqual([false]);
  });

  it('writes several ids as Rails reads them', async () => {
    const { client, sent } = clientWith(() => sendJson([]), 'secret-token');
    await client.rest.v1.accounts.relationships.fetch({ id: ['1', '2'] });
    expect(sent[0]?.url.search).toBe('?id[]=1&id[]=2');
  });

  it('keeps a value in its place', async () => {
    const { client, sent } = clientWith(() => sendJson({ id: '1' }));
    await client.rest.v1.accounts.lookup({ acct: 'a&resolve=true#x?y=é' });
    expect([...(sent[0]?.url.searchParams ?? [])]).toEqual([['acct', 'a&resolve=true#x?y=é']]);
  });
});

describe('a POST', () => {
  it('is a form with the token inside: a simple request, no preflight (mastodon.md §1.5)', async () => {
    const { client, sent } = clientWith(() => sendJson({ id: '7' }), TOKEN);
    await client.rest.v1.accounts.$select('7').follow({ reblogs: false, languages: ['en', 'fr'] });
    const [request] = sent;
    expect(request?.method).toBe('POST');
    expect(request?.url.href).toBe('https://pasture.example/api/v1/accounts/7/follow');
    expect([...(request?.headers.keys() ?? [])]).toEqual(['content-type']);
    expect(SAFELISTED).toContain(request?.headers.get('content-type'));
    expect([...new URLSearchParams(request?.body)]).toEqual([
      ['reblogs', 'false'],
      ['languages[]', 'en'],
      ['languages[]', 'fr'],
      ['access_token', TOKEN],
    ]);
    expect(request?.init.redirect).toBe('error');
  });

  it('without fields holds the token alone, without a token nothing', async () => {
    const signed = clientWith(() => sendJson({ id: '7' }), 'secret-token');
    await signed.client.rest.v1.accounts.$select('7').unfollow();
    expect(signed.sent[0]?.body).toBe('access_token=secret-token');
    const unsigned = clientWith(() => sendJson({ id: '7' }));
    await unsigned.client.rest.v1.accounts.$select('7').unfollow();
    expect(unsigned.sent[0]?.body).toBe('');
  });

  it('leaves out what is undefined', async () => {
    const { client, sent } = clientWith(() => sendJson({ id: '7' }), 'secret-token');
    const params = { reblogs: undefined, notify: true } as { notify: boolean };
    await client.rest.v1.accounts.$select('7').follow(params);
    expect(sent[0]?.body).toBe('notify=true&access_token=secret-token');
  });
});

describe('a form to a path masto.js has no method for', () => {
  const LEFT = { headers: { 'X-RateLimit-Remaining': '12' } };

  it.each(['POST', 'PATCH'] as const)(
    'is sent and answered like the rest, by %s',
    async (method) => {
      const { client, sent } = clientWith(() => sendJson({ created_at: 'now' }, LEFT), TOKEN);
      const form = { locked: false, also_known_as_uris: 'https://a.example/@b?c=d&e=é' };
      const raw = await client.send(method, '/api/v1/accounts/alias', form);
      expect(raw.data).toEqual({ createdAt: 'now' });
      expect(raw.headers.get('x-ratelimit-remaining')).toBe('12');
      expect(sent[0]?.method).toBe(method);
      expect(sent[0]?.url.href).toBe('https://pasture.example/api/v1/accounts/alias');
      expect(SAFELISTED).toContain(sent[0]?.headers.get('content-type'));
      expect([...new URLSearchParams(sent[0]?.body)]).toEqual([
        ['locked', 'false'],
        ['also_known_as_uris', 'https://a.example/@b?c=d&e=é'],
        ['access_token', TOKEN],
      ]);
      expect(sent[0]?.init.redirect).toBe('error');
    },
  );

  it('fails by its reason', async () => {
    const { client } = clientWith(() => sendHtml(502), TOKEN);
    expect(await codeOf(client.send('POST', '/api/v1/accounts/alias', {}))).toBe('unwell');
  });
});

describe('the server asked', () => {
  it('is the client’s own, by https, and by http on this machine alone (RFC 6761)', async () => {
    const hosts = ['pasture.example', 'pasture.example:8443', 'nouveau.localhost:4102'];
    const seen = hosts.map(async (name) => {
      const { fetch, sent } = scriptFetch(() => sendJson({ id: '1' }));
      const client = createClient({ server: serverNamed(name), fetch, now: () => 0 });
      await client.rest.v1.accounts.lookup({ acct: 'zoe' });
      return sent[0]?.url.origin;
    });
    expect(await Promise.all(seen)).toEqual([
      'https://pasture.example',
      'https://pasture.example:8443',
      'http://nouveau.localhost:4102',
    ]);
  });
});

describe('an answer', () => {
  const ask = (response: Response) =>
    clientWith(() => response, 'secret-token').client.rest.v1.accounts.verifyCredentials.$raw();

  it('comes with its headers and with names as masto.js has them', async () => {
    const headers = { 'X-RateLimit-Limit': '300' };
    const raw = await ask(sendJson({ followers_count: 3 }, { headers }));
    expect(raw.data).toEqual({ followersCount: 3 });
    expect(raw.headers.get('x-ratelimit-limit')).toBe('300');
  });

  it.each([
    ['HTML with status 200', sendHtml(200)],
    ['nothing', new Response(null)],
    ['a JSON that breaks off', new Response('{"id":"1"')],
    ['brackets deeper than a stack', new Response('['.repeat(200_000) + ']'.repeat(200_000))],
  ])('of %s is garbled', async (_, response) => {
    expect(await codeOf(ask(response))).toBe('garbled');
  });

  it('that is HTML keeps the status masto.js would lose', async () => {
    const error = await errorOf(ask(sendHtml(502)));
    expect([error.code, error.status]).toEqual(['unwell', 502]);
  });

  it.each([
    ['</x?max_id=5>; rel="next"', '<https://pasture.example/x?max_id=5>; rel="next"'],
    ['<https://a.example/?max_id=5>; rel="next"', '<https://a.example/?max_id=5>; rel="next"'],
    ['<https://a.example/?since_id=5>; rel="prev"', null],
    ['<https://>; rel="next"', null],
    ['<:>; rel="next"', '<https://pasture.example/api/v1/accounts/7/:>; rel="next"'],
    ['nonsense', null],
  ])('with a Link of %s does not make a list throw', async (given, read) => {
    const { client } = clientWith(() => sendJson([], { headers: { Link: given } }), 'secret-token');
    const page = client.rest.v1.accounts.$select('7').following.list.$raw({ limit: 80 });
    expect((await page).headers.get('link')).toBe(read);
  });

  it('cannot reach into our objects', async () => {
    const raw = await ask(new Response('{"__proto__":{"admin":true},"constructor":{"a":1}}'));
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
    expect(Object.getPrototypeOf(raw.data)).toBe(Object.prototype);
  });

  it('is not waited for once the client is stopped, lists included', async () => {
    const { fetch, sent } = scriptFetch(() => sendJson([]));
    const signal = AbortSignal.abort();
    const client = createClient({ server, fetch, now: () => 0, signal });
    const page = client.rest.v1.accounts.$select('7').following.list.$raw({ limit: 80 });
    expect(await codeOf(Promise.resolve(page))).toBe('aborted');
    expect(sent.length).toBeLessThanOrEqual(1);
  });
});

import { describe, expect, it } from 'vitest';
import { type Address, parseAddress } from '../domain/address.ts';
import { createClient } from './client.ts';
import { lookUp, search, verifyCredentials } from './people.ts';
import { codeOf, scriptFetch, sendHtml, sendJson, serverNamed } from './scripted-fetch.ts';

const web = serverNamed('pasture.example');
const valley = serverNamed('valley.example');

function address(text: string): Address {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

function clientWith(answer: Parameters<typeof scriptFetch>[0]) {
  const { fetch, sent } = scriptFetch(answer);
  return { client: createClient({ server: web, token: 'secret', fetch, now: () => 0 }), sent };
}

const answering = (body: unknown, init?: ResponseInit) => clientWith(() => sendJson(body, init));

/** mastodon.md §4.4 */
const ZOE = {
  id: '109348',
  username: 'zoe',
  acct: 'zoe@valley.example',
  display_name: 'Zoé 🐑',
  uri: 'https://valley.example/users/zoe',
  avatar: 'https://files.example/zoe.png',
  locked: true,
  followers_count: 12,
  following_count: 34,
};

const LIMITS = {
  'X-RateLimit-Limit': '300',
  'X-RateLimit-Remaining': '12',
  'X-RateLimit-Reset': '2026-03-10T09:05:00.000000Z',
};
const LIMIT = { limit: 300, remaining: 12, resetAt: Date.UTC(2026, 2, 10, 9, 5) };

describe('who the token belongs to (mastodon.md §4.2)', () => {
  it('is a local account: a bare name completed with the server’s own domain', async () => {
    const { client } = answering({ ...ZOE, acct: 'Zoe', source: {} }, { headers: LIMITS });
    const local = serverNamed('pasture.example');
    expect(await verifyCredentials(client, local)).toEqual({
      limit: LIMIT,
      value: {
        id: '109348',
        address: address('zoe@pasture.example'),
        uri: 'https://valley.example/users/zoe',
        displayName: 'Zoé 🐑',
        avatar: 'https://files.example/zoe.png',
        locked: true,
        suspended: false,
        moved: undefined,
        followingCount: 34,
        followersCount: 12,
      },
    });
  });

  it.each([
    ['null', null],
    ['a list', [ZOE]],
    ['a text', 'zoe'],
    ['no id', { ...ZOE, id: undefined }],
    ['a number for an id', { ...ZOE, id: 109348 }],
    ['an id that is a path', { ...ZOE, id: '../../oauth/revoke' }],
    ['an id with a query', { ...ZOE, id: '1?x=' }],
    ['an empty id', { ...ZOE, id: '' }],
    ['an id without end', { ...ZOE, id: '1'.repeat(65) }],
    ['no acct', { ...ZOE, acct: undefined }],
    ['an acct that is none', { ...ZOE, acct: 'javascript:alert(1)@x' }],
    ['an acct without end', { ...ZOE, acct: `${'a'.repeat(600)}@valley.example` }],
  ])('%s is garbled', async (_, body) => {
    expect(await codeOf(verifyCredentials(answering(body).client, valley))).toBe('garbled');
  });

  it('leaves out what is not what it should be', async () => {
    const { client } = answering({
      id: '1',
      acct: 'zoe@valley.example',
      display_name: 7,
      uri: 'javascript:alert(1)',
      avatar: '/avatars/original/missing.png',
      locked: 'false',
      suspended: 1,
      followers_count: -1,
      following_count: 'many',
      moved: 'elsewhere',
    });
    expect((await verifyCredentials(client, valley)).value).toEqual({
      id: '1',
      address: address('zoe@valley.example'),
      uri: undefined,
      displayName: '',
      avatar: undefined,
      locked: false,
      suspended: false,
      moved: undefined,
      // Nobody has said that there are none.
      followingCount: undefined,
      followersCount: undefined,
    });
  });

  it.each(['1e999', '1.5', '9007199254740993'])('no count is %s', async (count) => {
    const body = `{"id":"1","acct":"zoe@valley.example","followers_count":${count}}`;
    const { client } = clientWith(() => new Response(body));
    expect((await verifyCredentials(client, valley)).value.followersCount).toBeUndefined();
  });

  it('an account of another server is not whose key it is', async () => {
    const body = JSON.stringify({ id: '1', acct: 'zoe@evil.example' });
    const { client } = clientWith(() => new Response(body));
    await expect(verifyCredentials(client, valley)).rejects.toMatchObject({ code: 'garbled' });
  });

  it('cuts a name without end', async () => {
    const { client } = answering({ ...ZOE, display_name: 'é'.repeat(5_000) });
    expect((await verifyCredentials(client, valley)).value.displayName).toHaveLength(200);
  });
});

describe('looking somebody up (mastodon.md §6)', () => {
  it('asks for the whole address, of people of that server too', async () => {
    const { client, sent } = answering(ZOE);
    await lookUp(client, web, address('zoe@valley.example'));
    await lookUp(client, web, address('zoe@pasture.example'));
    expect(sent.map(({ url }) => url.pathname + decodeURIComponent(url.search))).toEqual([
      '/api/v1/accounts/lookup?acct=zoe@valley.example',
      '/api/v1/accounts/lookup?acct=zoe@pasture.example',
    ]);
  });

  it.each([
    ['ZOE@Valley.Example', 'zoe@valley.example'],
    // The API answers Unicode, files hold punycode (mastodon.md §4.3).
    ['zoe@bücher.example', 'zoe@xn--bcher-kva.example'],
  ])('%s is %s', async (acct, wanted) => {
    const { client } = answering({ ...ZOE, acct });
    const { value } = await lookUp(client, web, address(wanted));
    expect(value?.address).toEqual(address(wanted));
  });

  it.each(['zoe2@valley.example', 'zoe@valley.example.evil.example', 'zoe', 'zoë@valley.example'])(
    '%s is not zoe@valley.example',
    async (acct) => {
      const { client } = answering({ ...ZOE, acct });
      expect((await lookUp(client, web, address('zoe@valley.example'))).value).toBeUndefined();
    },
  );

  it.each([404, 410])('a %i means that this server has not met them', async (status) => {
    const { client } = answering({ error: 'Record not found' }, { status, headers: LIMITS });
    expect(await lookUp(client, web, address('zoe@valley.example'))).toEqual({
      value: undefined,
      limit: LIMIT,
    });
  });

  it.each([
    [401, 'signed-out'],
    [403, 'forbidden'],
    [429, 'rate-limited'],
    [503, 'unwell'],
  ] as const)('a %i says nothing about them', async (status, code) => {
    const { client } = clientWith(() => sendHtml(status));
    expect(await codeOf(lookUp(client, web, address('zoe@valley.example')))).toBe(code);
  });
});

describe('who moved (mastodon.md §4.4)', () => {
  const moved = { ...ZOE, id: '2', acct: 'zoe@summit.example', locked: false };

  it('comes with where to, and no further', async () => {
    const { client } = answering({ ...ZOE, moved: { ...moved, moved: ZOE } });
    const { value } = await lookUp(client, web, address('zoe@valley.example'));
    expect(value?.moved?.address).toEqual(address('zoe@summit.example'));
    expect(value?.moved?.id).toBe('2');
    expect(value?.moved?.moved).toBeUndefined();
  });

  it.each([
    null,
    undefined,
    'x',
    [],
    { id: '2' },
    { ...moved, id: '../x' },
    { ...moved, acct: '' },
  ])('to %j: nowhere we could follow them', async (odd) => {
    const { client } = answering({ ...ZOE, moved: odd });
    const { value } = await lookUp(client, web, address('zoe@valley.example'));
    expect(value?.id).toBe('109348');
    expect(value?.moved).toBeUndefined();
  });
});

describe('searching (mastodon.md §6)', () => {
  it('makes the server go and look for one account', async () => {
    const { client, sent } = answering({ accounts: [ZOE], statuses: [], hashtags: [] });
    const { value } = await search(client, web, address('zoe@valley.example'));
    expect(value?.id).toBe('109348');
    expect(sent[0]?.url.pathname).toBe('/api/v2/search');
    expect(Object.fromEntries(sent[0]?.url.searchParams ?? [])).toEqual({
      q: 'zoe@valley.example',
      type: 'accounts',
      resolve: 'true',
      limit: '1',
    });
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer secret');
  });

  it('seeks people of that server by their whole address: a bare name is a vague search', async () => {
    const { client, sent } = answering({ accounts: [{ ...ZOE, acct: 'zoe' }] });
    const { value } = await search(client, web, address('zoe@pasture.example'));
    expect(sent[0]?.url.searchParams.get('q')).toBe('zoe@pasture.example');
    expect(value?.id).toBe('109348');
  });

  it('takes nobody similar for the one asked for', async () => {
    const namesakes = [
      { ...ZOE, acct: 'zoe@other.example' },
      { ...ZOE, acct: 'zoe_@valley.example' },
      { ...ZOE, acct: 'zoe' },
    ];
    const { client } = answering({ accounts: namesakes });
    expect((await search(client, web, address('zoe@valley.example'))).value).toBeUndefined();
  });

  it('finds the one among others', async () => {
    const { client } = answering({ accounts: [null, { id: 1 }, { ...ZOE, acct: 'zoe' }, ZOE] });
    expect((await search(client, web, address('zoe@valley.example'))).value?.id).toBe('109348');
  });

  it('tells a server that does not answer from the one asked', async () => {
    const silent = { error: 'Remote data could not be fetched' };
    const { client } = answering(silent, { status: 503, headers: LIMITS });
    const zoe = search(client, web, address('zoe@valley.example'));
    await expect(zoe).rejects.toMatchObject({ code: 'remote-silent', limit: LIMIT });
  });

  it('finds nobody where nobody has the name', async () => {
    const { client } = answering({ accounts: [], statuses: [], hashtags: [] }, { headers: LIMITS });
    expect(await search(client, web, address('zoe@valley.example'))).toEqual({
      value: undefined,
      limit: LIMIT,
    });
  });

  it.each([[{}], [[]], [null], [{ accounts: {} }], [{ accounts: 'none' }]])(
    '%j is garbled, not nobody',
    async (body) => {
      const attempt = search(answering(body).client, web, address('zoe@valley.example'));
      expect(await codeOf(attempt)).toBe('garbled');
    },
  );
});

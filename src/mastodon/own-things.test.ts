import { describe, expect, it } from 'vitest';
import { createAccountReader } from './account-reader.ts';
import { createClient } from './client.ts';
import { MastodonError } from './errors.ts';
import { refusalOf } from './refusal-of.ts';
import { codeOf, scriptFetch, sendHtml, sendJson, serverNamed } from './scripted-fetch.ts';
import { SNAPSHOT_SCOPES } from './snapshot-scopes.ts';

const web = serverNamed('pasture.example');

function accountWith(answer: Parameters<typeof scriptFetch>[0]) {
  const { fetch, sent } = scriptFetch(answer);
  const client = createClient({ server: web, token: 'secret', fetch, now: () => 0 });
  return {
    account: createAccountReader(client, web, '7'),
    paths: () => sent.map(({ url }) => url.pathname + url.search),
  };
}

const answering = (body: unknown) => accountWith(() => sendJson(body));
const nothing = () => sendJson({ error: 'Not Found' }, { status: 404 });

describe('lists, hashtags, servers (mastodon.md §4.2)', () => {
  it('lists have a policy and may be exclusive; older servers do not tell', async () => {
    const { account } = answering([
      { id: '1', title: 'near', replies_policy: 'none', exclusive: true },
      { id: '2', title: 'far' },
      ...[{ id: '3', title: '' }, { id: '../4', title: 'x' }, null],
    ]);
    expect((await account.lists(undefined, [])).value).toEqual({
      rows: [
        { id: '1', title: 'near', repliesPolicy: 'none', exclusive: true },
        { id: '2', title: 'far', repliesPolicy: 'list', exclusive: false },
      ],
      ...{ unreadable: 3, next: undefined },
    });
  });

  it('hashtags come by name', async () => {
    const names = [{ name: '#Alpage' }, { name: 'ski tour' }, { name: '../x' }, { name: 7 }];
    for (const reading of ['followed-hashtags', 'featured-hashtags'] as const) {
      const { account } = answering(names);
      const { value } = await account[reading](undefined, []);
      expect(value).toMatchObject({ rows: [{ name: 'Alpage' }], unreadable: 3 });
    }
  });

  it('servers come as text, in any alphabet', async () => {
    const { account, paths } = answering(['noise.example', 'bücher.example', 'x y', 3, 'one']);
    expect((await account['domain-blocks'](undefined, [])).value).toMatchObject({
      rows: [{ server: 'noise.example' }, { server: 'xn--bcher-kva.example' }],
      unreadable: 3,
    });
    expect(paths()).toEqual(['/api/v1/domain_blocks?limit=200']);
  });
});

describe('posts', () => {
  it.each(['bookmarks', 'favourites'] as const)('%s are known by uri alone', async (reading) => {
    const uri = 'https://press.example/users/a/statuses/1';
    const { account, paths } = answering([{ id: '1', uri }, { uri: 'javascript:x' }, { id: '2' }]);
    const { value } = await account[reading](undefined, []);
    expect(value).toEqual({ rows: [{ uri }], unreadable: 2, next: undefined });
    expect(paths()).toEqual([`/api/v1/${reading}?limit=40`]);
  });

  it('of filters come twenty at once; those that are gone are counted', async () => {
    const { account, paths } = answering([{ id: '1', uri: 'https://press.example/1' }]);
    const { value } = await account['filter-posts'](undefined, ['1', '2', '3']);
    expect(value).toMatchObject({ rows: [{ id: '1' }], unreadable: 2 });
    expect(paths()).toEqual(['/api/v1/statuses?id[]=1&id[]=2&id[]=3']);
  });

  it('of filters come one by one before 4.3, each request by itself', async () => {
    const { account, paths } = accountWith(({ url }) => {
      const id = /statuses\/(\d+)$/.exec(url.pathname)?.[1];
      if (id === undefined) return new Response('405 method not allowed', { status: 405 });
      return id === '2' ? nothing() : sendJson({ id, uri: `https://press.example/${id}` });
    });
    const told: object[] = [];
    let cursor: string | undefined;
    do {
      const { value } = await account['filter-posts'](cursor, ['1', '2', '3']);
      told.push({ ids: value.rows.map(({ id }) => id), unreadable: value.unreadable });
      cursor = value.next;
    } while (cursor !== undefined);
    expect(told).toEqual([
      { ids: [], unreadable: 0 },
      { ids: ['1'], unreadable: 0 },
      { ids: [], unreadable: 1 },
      { ids: ['3'], unreadable: 0 },
    ]);
    await account['filter-posts'](undefined, ['4']);
    expect(paths().at(-1)).toBe('/api/v1/statuses/4');
  });
});

describe('filters', () => {
  const filter = {
    ...{ id: '1', title: 'Noise', context: ['home', 'public', 'dreams'], filter_action: 'blur' },
    expires_at: '2026-03-11T09:00:00.000Z',
    keywords: [{ id: '2', keyword: 'drum', whole_word: false }],
    statuses: [{ id: '3', status_id: '44' }],
  };

  it('come with keywords, end and posts', async () => {
    const { account, paths } = answering([filter]);
    expect((await account.filters(undefined, [])).value.rows).toEqual([
      {
        ...{ id: '1', title: 'Noise', context: ['home', 'public'], action: 'blur' },
        expiresAt: Date.UTC(2026, 2, 11, 9),
        keywords: [{ keyword: 'drum', wholeWord: false }],
        posts: ['44'],
      },
    ]);
    expect(paths()).toEqual(['/api/v2/filters']);
  });

  it.each([
    ['an action of tomorrow', { filter_action: 'burn' }],
    ['nowhere to filter', { context: ['dreams'] }],
    ['an end that is no time', { expires_at: 'soon' }],
    ['keywords that are none', { keywords: [{ keyword: '' }] }],
    ['no title', { title: '' }],
    ['an id that is a path', { id: '../1' }],
  ])('%s: it is counted, not changed into another', async (_, change) => {
    const { account } = answering([{ ...filter, ...change }]);
    const { value } = await account.filters(undefined, []);
    expect(value).toMatchObject({ rows: [], unreadable: 1 });
  });

  it('of GoToSocial have posts under another name', async () => {
    const { account } = answering([{ ...filter, statuses: [{ id: '3', phrase: '01ABC' }] }]);
    expect((await account.filters(undefined, [])).value.rows[0]?.posts).toEqual(['01ABC']);
  });

  it('of before 4.0 are one for each keyword', async () => {
    const { account, paths } = accountWith(({ url }) =>
      url.pathname === '/api/v2/filters'
        ? nothing()
        : sendJson([
            {
              ...{ id: '1', phrase: 'drum', context: ['home'], whole_word: false },
              ...{ expires_at: null, irreversible: true },
            },
          ]),
    );
    const first = (await account.filters(undefined, [])).value;
    expect(first.rows).toEqual([]);
    expect((await account.filters(first.next, [])).value).toEqual({
      rows: [
        {
          ...{ id: '1', title: 'drum', context: ['home'], action: 'hide', posts: [] },
          keywords: [{ keyword: 'drum', wholeWord: false }],
        },
      ],
      ...{ unreadable: 0, next: undefined },
    });
    expect(paths()).toEqual(['/api/v2/filters', '/api/v1/filters']);
  });
});

describe('the profile', () => {
  it('is as it was written; pictures that stand for none are none', async () => {
    const { account } = answering({
      ...{ id: '7', acct: 'alice', display_name: 'Alice', note: '<p>shown</p>', bot: true },
      ...{ avatar: 'https://x.example/avatars/original/missing.png', discoverable: null },
      header: 'https://x.example/system/h.png',
      source: {
        ...{ note: 'written', fields: [{ name: 'a', value: 'b', verified_at: null }] },
        ...{ privacy: 'unlisted', sensitive: true, language: '', hide_collections: true },
      },
    });
    expect((await account.profile(undefined, [])).value.rows).toEqual([
      {
        ...{ displayName: 'Alice', note: 'written', fields: [{ name: 'a', value: 'b' }] },
        ...{ locked: false, bot: true, header: 'https://x.example/system/h.png' },
        ...{ privacy: 'unlisted', sensitive: true, hideCollections: true },
      },
    ]);
  });

  it.each([null, [], {}, { source: null }])('%j is none', async (body) => {
    const { account } = answering(body);
    expect(await codeOf(account.profile(undefined, []))).toBe('garbled');
  });
});

describe('why something cannot be had', () => {
  const error = async (answer: () => Response) => {
    try {
      await accountWith(answer).account.mutes(undefined, []);
    } catch (thrown) {
      if (thrown instanceof MastodonError) return refusalOf(thrown);
    }
    throw new Error('nothing was thrown');
  };

  it.each([
    [404, '{"error":"Not Found"}', 'not-offered'],
    [405, '405 method not allowed', 'not-offered'],
    [403, '{"error":"This action is outside the authorized scopes"}', 'not-allowed'],
    [403, '{"error":"Forbidden: token has insufficient scope permission"}', 'not-allowed'],
    [403, '{"error":"This action is not allowed"}', 'not-allowed'],
    [403, '{"error":"Your login is currently disabled"}', undefined],
    [401, '{"error":"The access token is invalid"}', undefined],
    [429, '{"error":"Too many requests"}', undefined],
    [502, '<html>', undefined],
  ])('%i %s: %s', async (status, body, refusal) => {
    expect(await error(() => new Response(body, { status }))).toBe(refusal);
  });

  it('a page of HTML is no list', async () => {
    expect(await error(() => sendHtml(200))).toBeUndefined();
  });

  it('is never that more than reading was asked for', () => {
    expect(SNAPSHOT_SCOPES.every((scope) => /^read:[a-z]+$/.test(scope))).toBe(true);
    expect(new Set(SNAPSHOT_SCOPES).size).toBe(SNAPSHOT_SCOPES.length);
  });
});

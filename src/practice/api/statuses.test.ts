import { describe, expect, it } from 'vitest';
import { ALICE, as, handOut, NINE, tryServer } from '../trial.ts';
import type { PracticePost, ServerOptions } from '../world.ts';

const uri = (index: number) => `https://valley.example/users/open/statuses/${index}`;
const post = (index: number, more: Partial<PracticePost> = {}): PracticePost => ({
  uri: uri(index),
  author: 'open@valley.example',
  known: true,
  ...more,
});

function start(posts: readonly PracticePost[], options: Partial<ServerOptions> = {}) {
  const trial = tryServer({ posts, ...options });
  const call = as(trial, handOut(trial));
  const id = (index: number) =>
    [...trial.practice.state.posts.values()].find((one) => one.uri === uri(index))?.id ?? 'none';
  const resolve = async (query: string) =>
    (
      (await call('GET', `/api/v2/search?resolve=true&q=${encodeURIComponent(query)}`)).body as {
        statuses: { uri: string }[];
      }
    ).statuses.map((one) => one.uri);
  return { trial, call, id, resolve };
}

describe('bookmarks and favourites (mastodon.md §4.2, §5)', () => {
  it.each([
    ['bookmark', 'bookmarks', 'bookmarked'],
    ['favourite', 'favourites', 'favourited'],
  ])('%s: idempotent, newest first, undone', async (verb, list, flag) => {
    const { call, id } = start([post(1), post(2)]);
    for (const index of [1, 2, 1]) {
      const { body } = await call('POST', `/api/v1/statuses/${id(index)}/${verb}`);
      expect(body).toMatchObject({ uri: uri(index), [flag]: true });
    }
    const read = async () =>
      ((await call('GET', `/api/v1/${list}`)).body as { uri: string }[]).map((one) => one.uri);
    expect(await read()).toEqual([uri(2), uri(1)]);
    await call('POST', `/api/v1/statuses/${id(2)}/un${verb}`);
    expect(await read()).toEqual([uri(1)]);
  });

  it('page by 20, at most 40, by rows of their own, with min_id behind', async () => {
    const posts = Array.from({ length: 45 }, (_, index) => post(index));
    const { call } = start(posts, {
      accounts: [{ ...ALICE, bookmarks: posts.map((one) => one.uri) }],
    });
    const first = await call('GET', '/api/v1/bookmarks');
    expect(first.body).toHaveLength(20);
    expect((await call('GET', '/api/v1/bookmarks?limit=100')).body).toHaveLength(40);
    const link = first.response.headers.get('Link') ?? '';
    expect(link).toMatch(/\?max_id=\d+>; rel="next", <[^>]*\?min_id=\d+>; rel="prev"/);
    expect(link).not.toContain('limit=');
  });

  it('a full last page is followed by an empty one (§4.3)', async () => {
    const posts = Array.from({ length: 4 }, (_, index) => post(index));
    const { call } = start(posts, {
      accounts: [{ ...ALICE, favourites: posts.map((one) => one.uri) }],
    });
    const sizes: number[] = [];
    for (let path: string | undefined = '/api/v1/favourites?limit=2'; path !== undefined; ) {
      const { body, response } = await call('GET', path);
      sizes.push((body as unknown[]).length);
      path = /<([^>]*)>; rel="next"/.exec(response.headers.get('Link') ?? '')?.[1];
    }
    expect(sizes).toEqual([2, 2, 0]);
  });

  it('of what cannot be seen are a 404', async () => {
    const { call, id } = start([
      post(1, { visibility: 'private' }),
      post(2, { visibility: 'direct' }),
    ]);
    for (const index of [1, 2]) {
      expect((await call('POST', `/api/v1/statuses/${id(index)}/bookmark`)).status).toBe(404);
    }
    expect((await call('POST', '/api/v1/statuses/1/bookmark')).status).toBe(404);
  });
});

describe('posts by address (mastodon.md §6)', () => {
  it('resolve by uri when they are public somewhere', async () => {
    const { resolve } = start([post(1, { known: false })]);
    expect(await resolve(uri(1))).toEqual([uri(1)]);
  });

  it.each([
    ['deleted', { gone: true }],
    ['private', { visibility: 'private' as const }],
  ])('a %s one is an empty answer', async (_, more) => {
    const { resolve } = start([post(1, { known: false, ...more })]);
    expect(await resolve(uri(1))).toEqual([]);
  });

  it('a private one this server has is found by whom follows', async () => {
    const posts = [post(1, { visibility: 'private' })];
    const follows = { accounts: [{ ...ALICE, following: ['open@valley.example'] }] };
    expect(await start(posts, follows).resolve(uri(1))).toEqual([uri(1)]);
    expect(await start(posts).resolve(uri(1))).toEqual([]);
  });
});

describe('many at once (mastodon.md §4.2)', () => {
  it.each(['statuses', 'accounts'])('%s are there from 4.3', async (what) => {
    expect(
      (await start([], { version: '4.2.0' }).call('GET', `/api/v1/${what}?id[]=1`)).status,
    ).toBe(404);
    expect((await start([]).call('GET', `/api/v1/${what}?id[]=1`)).body).toEqual([]);
  });

  it.each([
    ['statuses', 20],
    ['accounts', 40],
  ])('%s: %i, and one more is refused', async (what, most) => {
    const { call } = start([]);
    const ids = (count: number) =>
      Array.from({ length: count }, (_, index) => `id[]=${index + 1}`).join('&');
    expect((await call('GET', `/api/v1/${what}?${ids(most)}`)).status).toBe(200);
    expect((await call('GET', `/api/v1/${what}?${ids(most + 1)}`)).status).toBe(422);
  });
});

describe('posting (mastodon.md §3.2)', () => {
  it('is 300 in three hours, by windows of the clock', async () => {
    const { trial, call } = start([]);
    for (let index = 0; index < 300; index += 1) {
      if (index % 100 === 0) trial.clock.now = NINE + index * 3_000;
      await call('POST', '/api/v1/statuses', { status: `${index}` });
    }
    const refused = await call('POST', '/api/v1/statuses', { status: 'more' });
    expect([refused.status, refused.response.headers.get('X-RateLimit-Limit')]).toEqual([
      429,
      '300',
    ]);
    expect(refused.response.headers.get('X-RateLimit-Reset')).toBe('2026-03-10T12:00:00.000000Z');
  });
});

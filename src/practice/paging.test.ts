import { describe, expect, it } from 'vitest';
import { ALICE, ORIGIN, tokenOf, tryServer } from './trial.ts';
import type { PracticePerson } from './world.ts';

const people = (count: number): PracticePerson[] =>
  Array.from({ length: count }, (_, index) => ({
    handle: `p${index}@valley.example`,
    known: true,
  }));

type Page = { names: string[]; next: string | undefined; prev: string | undefined };

async function follower(count: number) {
  const following = people(count).map(({ handle }) => handle);
  const trial = tryServer({ people: people(count), accounts: [{ ...ALICE, following }] });
  const token = await tokenOf(trial);
  const { id } = await (await trial.get('/api/v1/accounts/lookup?acct=alice')).json();
  const path = `/api/v1/accounts/${id}/following`;
  const read = async (url: string): Promise<Page> => {
    const response = await trial.get(url, token);
    expect(response.status).toBe(200);
    const accounts: { acct: string }[] = await response.json();
    const link = response.headers.get('Link') ?? '';
    const rel = (name: string) => new RegExp(`<([^>]+)>; rel="${name}"`).exec(link)?.[1];
    const names = accounts.map(({ acct }) => acct.split('@')[0] ?? '');
    return { names, next: rel('next'), prev: rel('prev') };
  };
  return { trial, token, id, path, read };
}

const cursor = (url: string | undefined, name: string) =>
  new URL(url ?? 'about:blank').searchParams.get(name);

describe('a page of follows (mastodon.md §4.2)', () => {
  it.each([
    ['', 40],
    ['?limit=1', 1],
    ['?limit=80', 80],
    // Above the maximum it is cut without a word.
    ['?limit=500', 80],
    // Ruby's `to_i.abs` (Api::BaseController#limit_param).
    ['?limit=-5', 5],
  ])('of %s has %i rows', async (query, count) => {
    const { path, read } = await follower(100);
    expect((await read(path + query)).names).toHaveLength(count);
  });

  it.each(['?limit=0', '?limit=many'])(
    'of %s fails: there is no row to go on from',
    async (query) => {
      const { path, trial, token } = await follower(3);
      expect((await trial.get(path + query, token)).status).toBe(500);
    },
  );

  it('has the newest first', async () => {
    const { path, read } = await follower(3);
    expect((await read(path)).names).toEqual(['p2', 'p1', 'p0']);
  });

  it('may be read without a token (since 4.0)', async () => {
    const { trial, path } = await follower(3);
    expect(await (await trial.get(path)).json()).toHaveLength(3);
  });

  it('leaves out what is only asked for, and shows the suspended', async () => {
    const trial = tryServer({ accounts: [{ ...ALICE, following: ['banned@valley.example'] }] });
    const token = await tokenOf(trial);
    const id = async (acct: string) =>
      (await (await trial.get(`/api/v1/accounts/lookup?acct=${acct}`)).json()).id;
    await trial.form(`/api/v1/accounts/${await id('met@valley.example')}/follow`, {
      access_token: token,
    });
    const path = `/api/v1/accounts/${await id('alice')}/following`;
    const names = async () =>
      (await (await trial.get(path, token)).json()).map(({ acct }: { acct: string }) => acct);
    expect(await names()).toEqual(['banned@valley.example']);
    trial.clock.now += 2_000;
    expect(await names()).toEqual(['met@valley.example', 'banned@valley.example']);
  });

  it('is of followers as well', async () => {
    const { trial } = await follower(2);
    const { id } = await (await trial.get('/api/v1/accounts/lookup?acct=p0@valley.example')).json();
    const followers = await (await trial.get(`/api/v1/accounts/${id}/followers`)).json();
    expect(followers.map(({ acct }: { acct: string }) => acct)).toEqual(['alice']);
  });

  it('of nobody is 404', async () => {
    const { trial } = await follower(1);
    expect((await trial.get('/api/v1/accounts/1/following')).status).toBe(404);
  });
});

describe('the way to the next page (mastodon.md §4.3)', () => {
  it('is absolute, keeps the limit, and names a row, not an account', async () => {
    const { trial, path, read } = await follower(3);
    const { next, prev } = await read(`${path}?limit=2`);
    expect(next?.startsWith(`${ORIGIN}${path}?`)).toBe(true);
    expect(cursor(next, 'limit')).toBe('2');
    const row = cursor(next, 'max_id') ?? '';
    const rows = [...trial.practice.state.follows.values()].map((follow) => String(follow.row));
    expect(rows).toContain(row);
    expect(trial.practice.state.accounts.has(row)).toBe(false);
    expect(rows).toContain(cursor(prev, 'since_id'));
  });

  it('walks over everybody once, and ends', async () => {
    const { path, read } = await follower(205);
    const names: string[] = [];
    let url: string | undefined = `${path}?limit=80`;
    for (let pages = 0; url !== undefined; pages += 1) {
      expect(pages).toBeLessThan(4);
      const page: Page = await read(url);
      names.push(...page.names);
      url = page.next;
    }
    expect(names).toEqual(people(205).map((_, index) => `p${204 - index}`));
  });

  it('is there when the page is full: then an empty one may follow', async () => {
    const { path, read } = await follower(80);
    const full = await read(`${path}?limit=80`);
    expect(full.names).toHaveLength(80);
    expect(full.next).toBeDefined();
    const empty = await read(full.next ?? '');
    expect([empty.names, empty.next, empty.prev]).toEqual([[], undefined, undefined]);
  });

  it('is not there when the page is not full', async () => {
    const { path, read } = await follower(79);
    expect((await read(`${path}?limit=80`)).next).toBeUndefined();
  });

  it('back leads to what came since', async () => {
    const { path, read } = await follower(3);
    const second = await read((await read(`${path}?limit=2`)).next ?? '');
    expect(second.names).toEqual(['p0']);
    expect((await read(second.prev ?? '')).names).toEqual(['p2', 'p1']);
  });

  it('does not shift when somebody is followed meanwhile', async () => {
    const { trial, token, path, read } = await follower(4);
    const first = await read(`${path}?limit=2`);
    const [anyone] = [...trial.practice.state.accounts.values()].filter(({ local }) => !local);
    const url = `/api/v1/accounts/${anyone?.id}`;
    await trial.form(`${url}/unfollow`, { access_token: token });
    await trial.form(`${url}/follow`, { access_token: token });
    trial.clock.now += 2_000;
    const second = await read(first.next ?? '');
    expect(second.names).toEqual(['p1']);
    expect(first.names).toEqual(['p3', 'p2']);
  });
});

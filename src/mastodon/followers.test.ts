import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import { followers } from './followers.ts';
import { codeOf, scriptFetch, sendJson, serverNamed } from './scripted-fetch.ts';

const web = serverNamed('pasture.example');
const account = (id: number) => ({ id: String(id), acct: `p${id}@valley.example` });

function listWith(link: string | undefined, body: unknown = [account(1)]) {
  const headers: HeadersInit = link === undefined ? {} : { Link: link };
  const { fetch, sent } = scriptFetch(() => sendJson(body, { headers }));
  return { client: createClient({ server: web, token: 'secret', fetch, now: () => 0 }), sent };
}

async function cursorAfter(link: string | undefined, current?: string) {
  const { value } = await followers(listWith(link).client, web, '7', current);
  return value.next;
}

const next = (url: string) => `<${url}>; rel="next"`;
const PATH = 'https://pasture.example/api/v1/accounts/7/followers';

describe('a page of followers (mastodon.md §4.2)', () => {
  it('is asked for at its largest, then by its cursor', async () => {
    const { client, sent } = listWith(undefined);
    await followers(client, web, '7', undefined);
    await followers(client, web, '7', '4711');
    expect(sent.map(({ url }) => url.pathname + url.search)).toEqual([
      `/api/v1/accounts/7/followers?limit=80`,
      `/api/v1/accounts/7/followers?limit=80&max_id=4711`,
    ]);
  });

  it('leaves out whoever cannot be read, and keeps the others', async () => {
    const people = [account(1), null, { id: '../x', acct: 'a' }, account(2)];
    const { value } = await followers(listWith(undefined, people).client, web, '7', undefined);
    expect(value.people.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('leads on when all of it is unreadable, and ends when there is nobody on it', async () => {
    // GoToSocial's last page links to an empty one (gotosocial-observed.md §6).
    const more = next(`https://pasture.example/api/v1/accounts/7/followers?max_id=11`);
    const unreadable = await followers(listWith(more, [null]).client, web, '7', undefined);
    expect(unreadable.value).toEqual({ people: [], next: '11' });
    const empty = await followers(listWith(more, []).client, web, '7', '12');
    expect(empty.value).toEqual({ people: [], next: undefined });
  });

  it('tells the budget', async () => {
    const headers = {
      'X-RateLimit-Limit': '300',
      'X-RateLimit-Remaining': '12',
      'X-RateLimit-Reset': '2026-03-10T09:05:00.000000Z',
    };
    const { fetch } = scriptFetch(() => sendJson([], { headers }));
    const client = createClient({ server: web, fetch, now: () => 0 });
    expect((await followers(client, web, '7', undefined)).limit?.remaining).toBe(12);
  });

  it.each([[{}], [null], ['none'], [{ accounts: [] }]])('%j is no page', async (body) => {
    const attempt = followers(listWith(undefined, body).client, web, '7', undefined);
    expect(await codeOf(attempt)).toBe('garbled');
  });

  it.each(['../7', '7/followers?', ''])('of an account %j is never asked for', async (id) => {
    const { client, sent } = listWith(undefined);
    expect(await codeOf(followers(client, web, id, undefined))).toBe('garbled');
    expect(sent).toEqual([]);
  });
});

describe('the cursor of the next page (mastodon.md §4.3)', () => {
  it('is a row id, taken from rel="next" alone', async () => {
    const both = `<${PATH}?limit=80&since_id=99>; rel="prev", ${next(`${PATH}?limit=80&max_id=11`)}`;
    expect(await cursorAfter(both)).toBe('11');
    expect(
      await cursorAfter(`${next(`${PATH}?max_id=11`)}, <${PATH}?since_id=99>; rel="prev"`),
    ).toBe('11');
    expect(await cursorAfter(`<${PATH}?max_id=11>;rel=next`)).toBe('11');
    expect(await cursorAfter(next('/api/v1/accounts/7/followers?max_id=11'))).toBe('11');
    expect(await cursorAfter(next(`${PATH}?max_id=01JK9ZQ8`))).toBe('01JK9ZQ8');
  });

  it.each([
    ['no header', undefined],
    ['an empty one', ''],
    ['only the way back', `<${PATH}?max_id=11>; rel="prev"`],
    ['another relation', `<${PATH}?max_id=11>; rel="nextish"`],
    ['no cursor', next(`${PATH}?limit=80`)],
    ['another parameter', next(`${PATH}?notmax_id=11`)],
    ['an empty cursor', next(`${PATH}?max_id=`)],
    ['a cursor with more in it', next(`${PATH}?max_id=1%26limit=0`)],
    ['a cursor that is a path', next(`${PATH}?max_id=../../oauth`)],
    ['a cursor without end', next(`${PATH}?max_id=${'1'.repeat(65)}`)],
    ['nonsense', 'next'],
    ['an address that is none', next('https://')],
  ])('%s: this was the last page', async (_, link) => {
    expect(await cursorAfter(link)).toBeUndefined();
  });

  it('never leads to another server, whatever the link says', async () => {
    const { client, sent } = listWith(next('https://thief.example/steal?max_id=11'));
    const { value } = await followers(client, web, '7', undefined);
    await followers(client, web, '7', value.next);
    expect(sent.map(({ url }) => url.href)).toEqual([
      `${PATH}?limit=80`,
      `${PATH}?limit=80&max_id=11`,
    ]);
  });

  it('that names the same page again ends the list', async () => {
    expect(await cursorAfter(next(`${PATH}?max_id=11`), '11')).toBeUndefined();
  });

  it.each([
    ['11', '10'],
    ['1000', '999'],
    ['01JK9ZQ8B', '01JK9ZQ8A'],
  ])('after %s may be %s', async (current, older) => {
    expect(await cursorAfter(next(`${PATH}?max_id=${older}`), current)).toBe(older);
  });

  it.each([
    ['11', '12'],
    ['999', '1000'],
    ['01JK9ZQ8A', '01JK9ZQ8B'],
  ])('after %s cannot be %s: such a list would never end', async (current, newer) => {
    const { client } = listWith(next(`${PATH}?max_id=${newer}`));
    expect(await codeOf(followers(client, web, '7', current))).toBe('garbled');
  });

  it('is found in no time in a header made to hold us up', async () => {
    // With a pattern that looks back, masto.js's own included, this takes a minute.
    expect(await cursorAfter('<'.repeat(200_000))).toBeUndefined();
  });
});

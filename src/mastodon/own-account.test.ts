import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import { addAlias, readOwnAccount, setLocked } from './own-account.ts';
import { codeOf, scriptFetch, sendJson, serverNamed } from './scripted-fetch.ts';

const web = serverNamed('social.pasture.example');
const local = serverNamed('pasture.example');
const OLD = 'https://valley.example/users/zoe';
const LIMITS = {
  'X-RateLimit-Limit': '300',
  'X-RateLimit-Remaining': '12',
  'X-RateLimit-Reset': '2026-03-10T09:05:00.000000Z',
};
const LIMIT = { limit: 300, remaining: 12, resetAt: Date.UTC(2026, 2, 10, 9, 5) };

/** mastodon.md §4.2; the aliases as GoToSocial tells them (gotosocial-observed.md §6). */
const ME = { id: '109348', acct: 'alice', locked: true, source: { follow_requests_count: 3 } };
const KNOWN = { ...ME, source: { follow_requests_count: 3, also_known_as_uris: [OLD] } };

function clientWith(answer: Parameters<typeof scriptFetch>[0]) {
  const { fetch, sent } = scriptFetch(answer);
  return { client: createClient({ server: web, token: 'secret', fetch, now: () => 0 }), sent };
}

const answering = (body: unknown, init?: ResponseInit) => clientWith(() => sendJson(body, init));
const ownOf = async (source: unknown) =>
  (await readOwnAccount(answering({ ...ME, source }).client, local)).value;

describe('the own account (mastodon.md §4.2)', () => {
  it('comes with who waits', async () => {
    const { client, sent } = answering(ME, { headers: LIMITS });
    const { value, limit } = await readOwnAccount(client, local);
    expect(value.person).toMatchObject({ id: '109348', locked: true });
    expect(value.person.address).toEqual({ user: 'alice', server: local });
    expect([value.followRequests, value.aliases, limit]).toEqual([3, undefined, LIMIT]);
    expect(sent.map(({ method, url }) => [method, url.pathname])).toEqual([
      ['GET', '/api/v1/accounts/verify_credentials'],
    ]);
  });

  it('comes with its aliases on GoToSocial, as they are written', async () => {
    expect((await ownOf(KNOWN.source)).aliases).toEqual([OLD]);
    expect((await ownOf({ also_known_as_uris: [] })).aliases).toEqual([]);
    const mixed = [7, null, 'zoe@valley.example', 'javascript:alert(1)', OLD];
    expect((await ownOf({ also_known_as_uris: mixed })).aliases).toEqual([OLD]);
  });

  it.each([
    [undefined],
    [null],
    ['none'],
    [{}],
    [{ follow_requests_count: '3', also_known_as_uris: OLD }],
    [{ follow_requests_count: -1 }],
    [{ follow_requests_count: 0.5 }],
  ])('a source %j is not told', async (source) => {
    const { followRequests, aliases } = await ownOf(source);
    expect([followRequests, aliases]).toEqual([undefined, undefined]);
  });

  it('that has moved is answered by its reason (mastodon.md §4.1)', async () => {
    const error = 'Your login is currently disabled';
    const { client } = answering({ error }, { status: 403 });
    expect(await codeOf(readOwnAccount(client, local))).toBe('disabled');
  });

  it.each([[{}], [null], [[]], [{ id: '1' }]])('%j is none', async (body) => {
    expect(await codeOf(readOwnAccount(answering(body).client, local))).toBe('garbled');
  });
});

describe('the lock (mastodon.md §5)', () => {
  it.each([true, false])('is set to %s and read from the answer', async (locked) => {
    const { client, sent } = answering({ ...ME, locked }, { headers: LIMITS });
    const { value, limit } = await setLocked(client, local, locked);
    expect([value.person.locked, value.followRequests, limit]).toEqual([locked, 3, LIMIT]);
    expect(sent.map(({ method, url, body }) => [method, url.pathname, body])).toEqual([
      ['PATCH', '/api/v1/accounts/update_credentials', `locked=${locked}&access_token=secret`],
    ]);
  });

  it('stays when the token may not write the account', async () => {
    const error = 'This action is outside the authorized scopes';
    const { client } = answering({ error }, { status: 403 });
    expect(await codeOf(setLocked(client, local, false))).toBe('scope');
  });
});

describe('an alias on GoToSocial (gotosocial-observed.md §7)', () => {
  it('is sent in the one field that adds', async () => {
    const { client, sent } = answering(KNOWN, { headers: LIMITS });
    const { value, limit } = await addAlias(client, local, OLD);
    expect([value.aliases, limit]).toEqual([[OLD], LIMIT]);
    expect(sent.map(({ method, url }) => [method, url.pathname])).toEqual([
      ['POST', '/api/v1/accounts/alias'],
    ]);
    expect([...new URLSearchParams(sent[0]?.body)]).toEqual([
      ['also_known_as_uris', OLD],
      ['access_token', 'secret'],
    ]);
    expect([...(sent[0]?.headers.keys() ?? [])]).toEqual(['content-type']);
  });

  it('that is one’s own is answered without a word', async () => {
    const { client } = answering(ME);
    const own = 'https://social.pasture.example/users/alice';
    expect((await addAlias(client, local, own)).value.aliases).toBeUndefined();
  });

  it.each([
    [400, 'invalid'],
    [422, 'invalid'],
    // Mastodon has no such path (mastodon.md §10.6).
    [404, 'not-found'],
  ])('refused with %i is %s', async (status, code) => {
    const { client } = answering({ error: 'refused' }, { status });
    expect(await codeOf(addAlias(client, local, OLD))).toBe(code);
  });
});

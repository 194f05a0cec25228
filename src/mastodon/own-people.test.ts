import { describe, expect, it } from 'vitest';
import { createAccountReader } from './account-reader.ts';
import { createClient } from './client.ts';
import { isPaging } from './own-page.ts';
import { codeOf, scriptFetch, sendJson, serverNamed } from './scripted-fetch.ts';

const web = serverNamed('pasture.example');

function accountWith(answer: Parameters<typeof scriptFetch>[0]) {
  const { fetch, sent } = scriptFetch(answer);
  const client = createClient({ server: web, token: 'secret', fetch, now: () => 0 });
  return {
    account: createAccountReader(client, web, '7'),
    paths: () => sent.map(({ url }) => url.pathname + url.search),
    sent,
  };
}

const person = (id: number, more: object = {}) => ({
  ...{ id: String(id), acct: `p${id}@valley.example` },
  ...more,
});
const next = (query: string) => ({
  headers: { Link: `<https://pasture.example/api/v1/anything?${query}>; rel="next"` },
});

const LISTS = [
  ['following', '/api/v1/accounts/7/following', 80],
  ['followers', '/api/v1/accounts/7/followers', 80],
  ['blocks', '/api/v1/blocks', 80],
  ['mutes', '/api/v1/mutes', 80],
  ['endorsements', '/api/v1/endorsements', 80],
] as const;

describe.each(LISTS)('people of %s (mastodon.md §4.2)', (reading, path, limit) => {
  it('come in pages as large as there are, with the token in the header', async () => {
    const { account, paths, sent } = accountWith(() => sendJson([person(1)], next('max_id=11')));
    const { value } = await account[reading](undefined, []);
    expect(value).toMatchObject({ rows: [{ id: '1' }], unreadable: 0, next: '11' });
    await account[reading]('11', []);
    expect(paths()).toEqual([`${path}?limit=${limit}`, `${path}?limit=${limit}&max_id=11`]);
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer secret');
  });

  it('that cannot be read are counted, and hold nobody else', async () => {
    const hostile = [
      ...[null, 3, 'x', [], {}, { id: '../../x', acct: 'a' }, { id: '9', acct: 'a b@c' }],
      ...[person(1), { id: '3', acct: 'x'.repeat(600) }],
    ];
    const { account } = accountWith(() => sendJson(hostile, next('max_id=5')));
    const { value } = await account[reading](undefined, []);
    expect(value).toMatchObject({ rows: [{ id: '1' }], unreadable: 8, next: '5' });
  });

  it.each([{}, null, 'none', { error: 'x' }])('%j is no page', async (body) => {
    const { account } = accountWith(() => sendJson(body));
    expect(await codeOf(account[reading](undefined, []))).toBe('garbled');
  });

  it('end with an empty page, whatever its link says, and never turn back', async () => {
    const empty = accountWith(() => sendJson([], next('max_id=5')));
    expect((await empty.account[reading]('9', [])).value.next).toBeUndefined();
    const back = accountWith(() => sendJson([person(1)], next('max_id=12')));
    expect(await codeOf(back.account[reading]('11', []))).toBe('garbled');
  });
});

describe('what is told of one person', () => {
  it('is where they moved, and that they are suspended', async () => {
    const moved = person(2, { acct: 'new@other.example' });
    const told = [person(1, { moved }), person(3, { suspended: true }), person(4)];
    const { account } = accountWith(() => sendJson(told));
    expect((await account.following(undefined, [])).value.rows).toEqual([
      {
        ...{ id: '1', address: { user: 'p1', server: 'valley.example' } },
        movedTo: { user: 'new', server: 'other.example' },
      },
      { id: '3', address: { user: 'p3', server: 'valley.example' }, suspended: true },
      { id: '4', address: { user: 'p4', server: 'valley.example' } },
    ]);
  });

  it('is when a mute ends; what is no time is none', async () => {
    const mutes = [
      person(1, { mute_expires_at: '2026-03-11T09:00:00.000Z' }),
      person(2, { mute_expires_at: null }),
      person(3, { mute_expires_at: 1_773_306_000 }),
    ];
    const { account } = accountWith(() => sendJson(mutes));
    const { rows } = (await account.mutes(undefined, [])).value;
    expect(rows.map(({ expiresAt }) => expiresAt)).toEqual([
      ...[Date.UTC(2026, 2, 11, 9), undefined, undefined],
    ]);
  });
});

describe('members of a list', () => {
  it('come all at once (`limit=0`)', async () => {
    const { account, paths } = accountWith(() => sendJson([person(1), null, person(2)]));
    const { value } = await account['list-members'](undefined, ['44']);
    expect(paths()).toEqual(['/api/v1/lists/44/accounts?limit=0']);
    expect(value).toEqual({
      rows: [1, 2].map((id) => ({
        ...{ list: '44', address: { user: `p${id}`, server: 'valley.example' } },
      })),
      ...{ unreadable: 1, next: undefined },
    });
  });

  it('come by pages where there are more than an answer holds', async () => {
    const { account, paths } = accountWith(({ url }) =>
      url.searchParams.get('limit') === '0'
        ? sendJson([{ ...person(1), note: 'x'.repeat(4_300_000) }])
        : sendJson([person(1)], next('max_id=1')),
    );
    const first = (await account['list-members'](undefined, ['44'])).value;
    expect(first).toMatchObject({ rows: [], unreadable: 0 });
    expect(isPaging(first.next)).toBe(false);
    const second = (await account['list-members'](first.next, ['44'])).value;
    expect(second).toMatchObject({ rows: [{ list: '44' }], next: '1' });
    expect(isPaging(second.next)).toBe(true);
    expect(paths()[1]).toBe('/api/v1/lists/44/accounts?limit=80');
  });

  it('of a list deleted meanwhile are one thing that could not be read', async () => {
    const { account } = accountWith(() => sendJson({ error: 'x' }, { status: 404 }));
    const { value } = await account['list-members'](undefined, ['44']);
    expect(value).toEqual({ rows: [], unreadable: 1, next: undefined });
  });

  it.each(['../7', '', '4/5'])('of a list %j are never asked for', async (id) => {
    const { account, sent } = accountWith(() => sendJson([]));
    expect(await codeOf(account['list-members'](undefined, [id]))).toBe('garbled');
    expect(sent).toEqual([]);
  });
});

describe('how one stands with people (mastodon.md §4.2, relationships)', () => {
  const ties = (body: unknown) => accountWith(() => sendJson(body));

  it('is asked for a hundred at a time, suspended people too', async () => {
    const { account, sent } = ties([]);
    await account['following-ties'](undefined, ['1', '2']);
    expect([...(sent[0]?.url.searchParams ?? [])]).toEqual([
      ['id[]', '1'],
      ['id[]', '2'],
      ['with_suspended', 'true'],
    ]);
  });

  it('gives options of those followed or asked, the note, and what a mute hides', async () => {
    const { account } = ties([
      {
        ...{ id: '1', following: true, showing_reblogs: false, notifying: true },
        ...{ languages: ['fr'], note: 'met at fair', muting_notifications: false },
      },
      { id: '2', requested: true, showing_reblogs: true, languages: null, note: '' },
      { id: '3', following: false, showing_reblogs: false, muting_notifications: true },
    ]);
    expect((await account['other-ties'](undefined, ['1'])).value.rows).toEqual([
      {
        ...{ id: '1', options: { reblogs: false, notify: true, languages: ['fr'] } },
        ...{ note: 'met at fair', mutesNotifications: false },
      },
      { id: '2', options: { reblogs: true, notify: false }, mutesNotifications: true },
      { id: '3', mutesNotifications: true },
    ]);
  });

  it('a note that cannot be carried whole is counted, not cut', async () => {
    const { account } = ties([{ id: '1', note: 'x'.repeat(60_000) }, { id: '2', note: 7 }, null]);
    expect((await account['other-ties'](undefined, ['1'])).value).toMatchObject({
      ...{ rows: [], unreadable: 3 },
    });
  });
});

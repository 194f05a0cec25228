import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import { follow, relationships } from './people.ts';
import { codeOf, errorOf, scriptFetch, sendJson, serverNamed } from './scripted-fetch.ts';

const web = serverNamed('pasture.example');

function clientWith(answer: Parameters<typeof scriptFetch>[0]) {
  const { fetch, sent } = scriptFetch(answer);
  return { client: createClient({ server: web, token: 'secret', fetch, now: () => 0 }), sent };
}

const answering = (body: unknown, init?: ResponseInit) => clientWith(() => sendJson(body, init));

const LIMITS = {
  'X-RateLimit-Limit': '300',
  'X-RateLimit-Remaining': '12',
  'X-RateLimit-Reset': '2026-03-10T09:05:00.000000Z',
};
const LIMIT = { limit: 300, remaining: 12, resetAt: Date.UTC(2026, 2, 10, 9, 5) };

describe('following (mastodon.md §5.1)', () => {
  const RELATION = { id: '109348', following: false, requested: true, blocked_by: false };

  it('carries the options, and asks for errors in English', async () => {
    const { client, sent } = answering(RELATION, { headers: LIMITS });
    const options = { reblogs: false, notify: true, languages: ['en', 'fr'] };
    expect(await follow(client, '109348', options)).toEqual({
      value: { id: '109348', following: false, requested: true, blockedBy: false, note: '' },
      limit: LIMIT,
    });
    expect(sent[0]?.url.pathname).toBe('/api/v1/accounts/109348/follow');
    expect([...new URLSearchParams(sent[0]?.body)]).toEqual([
      ['reblogs', 'false'],
      ['notify', 'true'],
      ['languages[]', 'en'],
      ['languages[]', 'fr'],
      ['lang', 'en'],
      ['access_token', 'secret'],
    ]);
  });

  it('leaves languages alone when the file told none', async () => {
    const { client, sent } = answering(RELATION);
    await follow(client, '109348', { reblogs: true, notify: false });
    expect(new URLSearchParams(sent[0]?.body).has('languages[]')).toBe(false);
  });

  it('knows the ceiling by its English text', async () => {
    const error = 'Validation failed: You cannot follow more than 7500 people';
    const { client } = answering({ error }, { status: 422 });
    expect(await codeOf(follow(client, '1', { reblogs: true, notify: false }))).toBe('limit');
  });

  it('tells the day’s limit with its figures', async () => {
    const headers = { ...LIMITS, 'X-RateLimit-Limit': '400', 'X-RateLimit-Remaining': '0' };
    const { client } = answering({ error: 'Too many requests' }, { status: 429, headers });
    const error = await errorOf(follow(client, '1', { reblogs: true, notify: false }));
    expect([error.code, error.limit?.limit, error.limit?.remaining]).toEqual([
      'rate-limited',
      400,
      0,
    ]);
  });

  it.each(['../../../oauth/revoke', '1/unfollow?x=', '1?', '1#', '%2e%2e', '', '1\n2', 'é'])(
    'an id of %j is never sent',
    async (id) => {
      const { client, sent } = answering(RELATION);
      const attempt = follow(client, id, { reblogs: true, notify: false });
      expect(await codeOf(attempt)).toBe('garbled');
      expect(sent).toEqual([]);
    },
  );

  it.each([null, [], {}, 'ok', { id: 7, following: true }])(
    '%j is no relationship',
    async (body) => {
      const attempt = follow(answering(body).client, '1', { reblogs: true, notify: false });
      expect(await codeOf(attempt)).toBe('garbled');
    },
  );

  it('does not take any value for yes', async () => {
    const { client } = answering({ id: '1', following: 'true', requested: 1, blocked_by: null });
    const { value } = await follow(client, '1', { reblogs: true, notify: false });
    expect(value).toEqual({
      id: '1',
      following: false,
      requested: false,
      blockedBy: false,
      note: '',
    });
  });
});

describe('relationships (mastodon.md §4.2)', () => {
  it('asks for all at once and takes what comes, in any order', async () => {
    const found = [
      { id: '2', following: true, requested: false, blocked_by: false },
      { id: '1', following: false, requested: false, blocked_by: true },
    ];
    const { client, sent } = answering(found);
    const { value } = await relationships(client, ['1', '2', '3']);
    expect(value.map(({ id, following, blockedBy }) => [id, following, blockedBy])).toEqual([
      ['2', true, false],
      ['1', false, true],
    ]);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url.searchParams.getAll('id[]')).toEqual(['1', '2', '3']);
  });

  it('come with what one has noted; nothing is no note', async () => {
    const notes = ['met at the fair', '', null, undefined, 'x'.repeat(60_000)];
    const found = notes.map((note, index) => ({ id: `${index}`, following: true, note }));
    const { value } = await relationships(answering(found).client, ['0', '1', '2', '3', '4']);
    expect(value.map(({ note }) => note)).toEqual([
      'met at the fair',
      ...['', '', ''],
      'x'.repeat(50_000),
    ]);
  });

  it('whose note cannot be read are garbled: it would be written over', async () => {
    const found = [{ id: '1', following: true, note: { text: 'mine' } }];
    expect(await codeOf(relationships(answering(found).client, ['1']))).toBe('garbled');
  });

  it('of one wrong record are garbled', async () => {
    expect(await codeOf(relationships(answering([{ id: 1 }]).client, ['1']))).toBe('garbled');
  });
});

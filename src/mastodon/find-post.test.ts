import { describe, expect, it } from 'vitest';
import { answering, LIMIT, newAccountWith, refusing, TOLD } from './new-account.scene.ts';
import { codeOf, sendHtml, sendJson } from './scripted-fetch.ts';

const URI = 'https://press.example/users/ann/statuses/1?x=1&y=é';
const POST = { id: '77', uri: URI, url: 'https://press.example/@ann/1' };
const found = (...statuses: unknown[]) => ({ accounts: [], statuses, hashtags: [] });

describe('a post by its uri (mastodon.md §6)', () => {
  it('is sought by the server, over the network', async () => {
    const { account, sent } = answering(found(POST), { headers: TOLD });
    expect(await account.findPost(URI)).toEqual({ value: '77', limit: LIMIT });
    expect(sent).toHaveLength(1);
    expect([sent[0]?.method, sent[0]?.url.pathname]).toEqual(['GET', '/api/v2/search']);
    expect(Object.fromEntries(sent[0]?.url.searchParams ?? [])).toEqual({
      ...{ q: URI, type: 'statuses', resolve: 'true', limit: '1' },
    });
    expect(sent[0]?.headers.get('authorization')).toBe('Bearer secret');
  });

  it.each<[string, unknown[]]>([
    ['nothing', []],
    ['another post', [{ ...POST, uri: 'https://press.example/users/ann/statuses/2' }]],
    ['one that says it is shown there', [{ ...POST, uri: 'https://evil.example/1', url: URI }]],
    ['one that is spelled otherwise', [{ ...POST, uri: URI.replace('press', 'PRESS') }]],
    ['an id that is a path', [{ ...POST, id: '../1' }]],
    ['a number', [7]],
    ['null', [null]],
  ])('%s is not it', async (_, statuses) => {
    const { account } = answering(found(...statuses), { headers: TOLD });
    expect(await account.findPost(URI)).toEqual({ value: undefined, limit: LIMIT });
  });

  it('whose server is silent says so, with what is left of the budget; this one is well', async () => {
    const { account } = newAccountWith(() =>
      sendJson({ error: 'Remote data could not be fetched' }, { status: 503, headers: TOLD }),
    );
    await expect(account.findPost(URI)).rejects.toMatchObject({
      code: 'remote-silent',
      limit: LIMIT,
    });
  });

  it('a server that is unwell says nothing of the post', async () => {
    expect(await codeOf(newAccountWith(() => sendHtml(503)).account.findPost(URI))).toBe('unwell');
  });

  it.each([
    [401, 'The access token is invalid', 'signed-out'],
    [403, 'This action is outside the authorized scopes', 'scope'],
    [429, 'Too many requests', 'rate-limited'],
  ])('%i %s: %s', async (status, error, code) => {
    expect(await codeOf(refusing(status, error).account.findPost(URI))).toBe(code);
  });

  it.each([null, [], {}, { statuses: null }])('%j is no answer', async (body) => {
    expect(await codeOf(answering(body).account.findPost(URI))).toBe('garbled');
  });
});

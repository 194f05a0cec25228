import { describe, expect, it } from 'vitest';
import { as, handOut, NINE, tryServer } from '../trial.ts';

const FILTER = {
  title: 'Spoilers',
  context: ['home', 'thread'],
  filter_action: 'hide',
  expires_in: 3600,
  keywords_attributes: [
    { keyword: 'finale', whole_word: true },
    { keyword: 'episode', whole_word: false },
  ],
};

function start(version = '4.6.5') {
  const trial = tryServer({
    version,
    posts: [{ uri: 'https://valley.example/1', author: 'open@valley.example', known: true }],
  });
  const call = as(trial, handOut(trial));
  return {
    trial,
    call,
    make: (more: object = {}) => call('POST', '/api/v2/filters', { ...FILTER, ...more }),
  };
}

describe('filters (mastodon.md §4.2, §5)', () => {
  it('keep title, context, action, expiry and keywords, and are not idempotent', async () => {
    const { call, make } = start();
    const { body } = await make();
    expect(body).toMatchObject({
      title: 'Spoilers',
      context: ['home', 'thread'],
      filter_action: 'hide',
      expires_at: new Date(NINE + 3_600_000).toISOString(),
      keywords: [
        { keyword: 'finale', whole_word: true },
        { keyword: 'episode', whole_word: false },
      ],
      statuses: [],
    });
    await make();
    expect((await call('GET', '/api/v2/filters')).body).toHaveLength(2);
  });

  it('come as a form as well, with empty brackets', async () => {
    const { call } = start();
    const form = new URLSearchParams([
      ['title', 'A'],
      ['context[]', 'home'],
      ['keywords_attributes[][keyword]', 'one'],
      ['keywords_attributes[][whole_word]', 'false'],
      ['keywords_attributes[][keyword]', 'two'],
      ['keywords_attributes[][whole_word]', 'true'],
    ]);
    expect((await call('POST', '/api/v2/filters', form)).body).toMatchObject({
      expires_at: null,
      filter_action: 'warn',
      keywords: [
        { keyword: 'one', whole_word: false },
        { keyword: 'two', whole_word: true },
      ],
    });
  });

  it.each([
    [{ title: '' }],
    [{ context: [] }],
    [{ context: ['everywhere'] }],
    [{ filter_action: 'explode' }],
    [{ title: 'x'.repeat(257) }],
    [{ keywords_attributes: [{ keyword: 'x'.repeat(513) }] }],
  ])('refuse %j', async (more) => {
    const { call, make } = start();
    expect((await make(more)).status).toBe(422);
    expect((await call('GET', '/api/v2/filters')).body).toEqual([]);
  });

  it('blur from 4.4', async () => {
    expect((await start('4.3.0').make({ filter_action: 'blur' })).status).toBe(422);
    expect((await start('4.4.0').make({ filter_action: 'blur' })).status).toBe(200);
  });

  it('take posts of this server, each once', async () => {
    const { trial, call, make } = start();
    const { id } = (await make()).body as { id: string };
    const [status] = [...trial.practice.state.posts.keys()];
    const path = `/api/v2/filters/${id}/statuses`;
    expect((await call('POST', path, { status_id: status })).body).toMatchObject({
      status_id: status,
    });
    expect((await call('POST', path, { status_id: status })).status).toBe(422);
    expect((await call('POST', path, { status_id: '1' })).status).toBe(422);
    expect((await call('GET', `/api/v2/filters/${id}`)).body).toMatchObject({
      statuses: [{ status_id: status }],
    });
  });

  it('are of another kind in 3.5', async () => {
    const { call } = start('3.5.0');
    expect((await call('GET', '/api/v2/filters')).status).toBe(404);
    const old = { phrase: 'finale', context: ['home'], irreversible: true, whole_word: false };
    await call('POST', '/api/v1/filters', old);
    expect((await call('GET', '/api/v1/filters')).body).toMatchObject([
      { phrase: 'finale', context: ['home'], irreversible: true, whole_word: false },
    ]);
  });
});

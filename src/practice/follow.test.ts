import { describe, expect, it } from 'vitest';
import { ALICE, PEOPLE, type Trial, tokenOf, tryServer } from './trial.ts';
import type { PracticePerson, ServerOptions } from './world.ts';

const KNOWN = PEOPLE.map((person) => ({ ...person, known: true }));

async function setUp(options: Partial<ServerOptions> = {}) {
  const trial = tryServer({ people: KNOWN, ...options });
  const token = await tokenOf(trial);
  const idOf = async (handle: string): Promise<string> =>
    (await (await trial.get(`/api/v1/accounts/lookup?acct=${handle}`)).json()).id;
  const act = async (verb: string, handle: string, fields: Record<string, string> = {}) =>
    trial.form(`/api/v1/accounts/${await idOf(handle)}/${verb}`, {
      access_token: token,
      ...fields,
    });
  const relation = async (handle: string) => {
    const path = `/api/v1/accounts/relationships?id[]=${await idOf(handle)}`;
    return (await (await trial.get(path, token)).json())[0];
  };
  return { trial, token, idOf, act, relation };
}

const person = (more: Partial<PracticePerson>): PracticePerson[] => [
  { handle: 'one@valley.example', known: true, ...more },
];

describe('following somebody (mastodon.md §5.1)', () => {
  it('elsewhere is a hope at first, and true once their server has answered', async () => {
    const { trial, act, relation } = await setUp();
    const answer = await (await act('follow', 'open@valley.example')).json();
    expect(answer).toMatchObject({ following: true, requested: false, showing_reblogs: true });
    expect(await relation('open@valley.example')).toMatchObject({
      following: false,
      requested: true,
    });
    trial.clock.now += 2_000;
    expect(await relation('open@valley.example')).toMatchObject({
      following: true,
      requested: false,
    });
  });

  it('here is true at once', async () => {
    const accounts = [ALICE, { ...ALICE, username: 'bob', email: 'bob@mail.example' }];
    const { act, relation } = await setUp({ accounts });
    await act('follow', 'bob');
    expect(await relation('bob')).toMatchObject({ following: true, requested: false });
  });

  it('locked waits until somebody says yes, if ever', async () => {
    const { trial, act, relation } = await setUp({
      people: [
        { handle: 'never@valley.example', known: true, locked: true },
        { handle: 'later@valley.example', known: true, locked: true, acceptsAfter: 60_000 },
      ],
    });
    for (const handle of ['never@valley.example', 'later@valley.example']) {
      const answer = await (await act('follow', handle)).json();
      expect(answer).toMatchObject({ following: false, requested: true });
    }
    trial.clock.now += 60_000;
    expect(await relation('later@valley.example')).toMatchObject({ following: true });
    trial.clock.now += 30 * 86_400_000;
    expect(await relation('never@valley.example')).toMatchObject({
      following: false,
      requested: true,
    });
  });

  it('on a dead server stays a request for ever, though the answer was hopeful', async () => {
    const { trial, act, relation } = await setUp();
    expect(await (await act('follow', 'dead@silent.example')).json()).toMatchObject({
      following: true,
    });
    trial.clock.now += 30 * 86_400_000;
    expect(await relation('dead@silent.example')).toMatchObject({
      following: false,
      requested: true,
    });
  });

  it('keeps the options, and a second call only sets those it gives', async () => {
    const { trial, act, relation } = await setUp();
    await act('follow', 'open@valley.example', { reblogs: 'false', 'languages[]': 'fr' });
    trial.clock.now += 2_000;
    await act('follow', 'open@valley.example', { notify: 'true' });
    expect(await relation('open@valley.example')).toMatchObject({
      showing_reblogs: false,
      notifying: true,
      languages: ['fr'],
    });
    expect(trial.practice.state.follows.size).toBe(1);
    expect([...trial.practice.state.follows.values()][0]?.posts).toBe(2);
  });

  it('ends with unfollow, which also withdraws a request', async () => {
    const { act, relation } = await setUp();
    await act('follow', 'locked@valley.example');
    await act('unfollow', 'locked@valley.example');
    expect(await relation('locked@valley.example')).toMatchObject({
      following: false,
      requested: false,
    });
  });
});

describe('a follow that cannot be (mastodon.md §5.1)', () => {
  it.each([
    ['who moved', 'gone@valley.example', 403, 'This action is not allowed'],
    ['who, or whose server, refuses', 'refuses@valley.example', 403, 'This action is not allowed'],
    ['who is suspended', 'banned@valley.example', 404, 'Record not found'],
  ])('%s', async (_, handle, status, error) => {
    const { trial, act } = await setUp();
    const response = await act('follow', handle);
    expect([response.status, (await response.json()).error]).toEqual([status, error]);
    expect(trial.practice.state.follows.size).toBe(0);
  });

  it.each([
    ['4.3.0', 404],
    ['4.4.0', 403],
  ])('oneself, on %s: %i', async (version, status) => {
    const { act } = await setUp({ version });
    expect((await act('follow', 'alice')).status).toBe(status);
  });

  it('an id nobody has', async () => {
    const { trial, token } = await setUp();
    const unknown = await trial.form('/api/v1/accounts/1/follow', { access_token: token });
    expect(unknown.status).toBe(404);
    const path = await trial.form('/api/v1/accounts/..%2F1/follow', { access_token: token });
    expect(path.status).toBe(404);
  });

  it('a language that is none', async () => {
    const { act } = await setUp();
    const response = await act('follow', 'open@valley.example', { 'languages[]': 'klingon!' });
    expect([response.status, (await response.json()).error]).toEqual([
      422,
      'Validation failed: Languages contains invalid language codes',
    ]);
  });

  it('without the scope, or a user (§2.8)', async () => {
    const { trial, idOf } = await setUp();
    const path = `/api/v1/accounts/${await idOf('open@valley.example')}/follow`;
    const reader = await tokenOf(trial, ALICE, 'read');
    expect((await trial.form(path, { access_token: reader })).status).toBe(403);
    expect((await trial.form(path, {})).status).toBe(401);
    expect((await trial.form(path, { access_token: 'x' })).status).toBe(401);
    const writer = await tokenOf(trial, ALICE, 'write');
    expect((await trial.form(path, { access_token: writer })).status).toBe(200);
  });
});

describe('the token (mastodon.md §1.5)', () => {
  const path = async (trial: Trial) => {
    const { id } = await (
      await trial.get('/api/v1/accounts/lookup?acct=one@valley.example')
    ).json();
    return `/api/v1/accounts/${id}/follow`;
  };

  it('is taken from the header, else from the form', async () => {
    const { trial, token } = await setUp({ people: person({}) });
    const header = { Authorization: `Bearer ${token}` };
    expect((await trial.form(await path(trial), {}, header)).status).toBe(200);
    expect((await trial.form(await path(trial), { bearer_token: token })).status).toBe(200);
    const wrong = { Authorization: 'Bearer x' };
    expect((await trial.form(await path(trial), { access_token: token }, wrong)).status).toBe(401);
  });

  it('may come in a JSON body, with lists', async () => {
    const { trial, token } = await setUp({ people: person({}) });
    const response = await trial.send(await path(trial), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ reblogs: false, languages: ['fr', 'en'] }),
    });
    expect(await response.json()).toMatchObject({
      showing_reblogs: false,
      languages: ['fr', 'en'],
    });
  });
});

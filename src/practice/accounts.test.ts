import { describe, expect, it } from 'vitest';
import { ALICE, ORIGIN, PEOPLE, type Trial, tokenOf, tryServer } from './trial.ts';

const lookup = (trial: Trial, acct: string, token?: string) =>
  trial.get(`/api/v1/accounts/lookup?acct=${encodeURIComponent(acct)}`, token);

const search = async (trial: Trial, q: string, token?: string, resolve = 'true') =>
  trial.get(
    `/api/v2/search?type=accounts&limit=1&resolve=${resolve}&q=${encodeURIComponent(q)}`,
    token,
  );

/** The handles a search gives. */
async function found(trial: Trial, q: string, token: string): Promise<string[]> {
  const { accounts, statuses, hashtags } = await (await search(trial, q, token)).json();
  expect([statuses, hashtags]).toEqual([[], []]);
  return accounts.map(({ acct }: { acct: string }) => acct);
}

const errorOf = async (response: Promise<Response>) => [
  (await response).status,
  (await (await response).json()).error,
];

describe('who am I (mastodon.md §4.2)', () => {
  const path = '/api/v1/accounts/verify_credentials';

  it('is the account with its source, and its role from 4.0', async () => {
    for (const [version, role] of [
      ['3.5.0', false],
      ['4.6.5', true],
    ] as const) {
      const trial = tryServer({ version });
      const me = await (await trial.get(path, await tokenOf(trial))).json();
      expect([me.username, me.acct, me.display_name]).toEqual(['alice', 'alice', 'Alice']);
      expect(me.source).toMatchObject({ privacy: 'public', follow_requests_count: 0 });
      expect(me.role !== undefined).toBe(role);
    }
  });

  it('wants a token, a good one, with the scope (§2.8)', async () => {
    const trial = tryServer();
    // Doorkeeper refuses what comes without a token; 422 is for an app's own.
    expect(await errorOf(trial.get(path))).toEqual([401, 'The access token is invalid']);
    expect(await errorOf(trial.get(path, 'x'))).toEqual([401, 'The access token is invalid']);
    const narrow = await tokenOf(trial, ALICE, 'read:follows');
    expect(await errorOf(trial.get(path, narrow))).toEqual([
      403,
      'This action is outside the authorized scopes',
    ]);
    expect((await trial.get(path, await tokenOf(trial, ALICE, 'read'))).status).toBe(200);
  });

  it.each([
    [{ confirmed: false }, 'Your login is missing a confirmed e-mail address'],
    [{ approved: false }, 'Your login is currently pending approval'],
    [{ movedTo: 'there@summit.example' }, 'Your login is currently disabled'],
  ])('of %j is refused in these words (§2.8)', async (state, error) => {
    // The token was given before the account came to this.
    const before = tryServer();
    const token = await tokenOf(before);
    const trial = tryServer({ accounts: [{ ...ALICE, ...state }] });
    const account = [...trial.practice.state.accounts.values()].find(({ local }) => local);
    trial.practice.state.tokens.set(token, {
      token,
      clientId: 'x',
      account: account?.id ?? '',
      scopes: ['read'],
      revoked: false,
    });
    expect(await errorOf(trial.get(path, token))).toEqual([403, error]);
    // What needs no user still answers (§4.1).
    expect((await lookup(trial, 'alice', token)).status).toBe(200);
  });
});

describe('the account of others (mastodon.md §4.4)', () => {
  const show = async (handle: string, version = '4.6.5') => {
    const trial = tryServer({ version, people: PEOPLE.map((one) => ({ ...one, known: true })) });
    return (await lookup(trial, handle)).json();
  };

  it('has an actor id from 4.2', async () => {
    expect((await show('open@valley.example', '4.1.0')).uri).toBeUndefined();
    expect((await show('open@valley.example', '4.2.0')).uri).toBe(
      'https://valley.example/users/open',
    );
    expect((await show('alice')).uri).toBe(`${ORIGIN}/users/alice`);
  });

  it('says that it is locked', async () => {
    expect((await show('locked@valley.example')).locked).toBe(true);
    expect((await show('open@valley.example')).locked).toBe(false);
  });

  it('says where it moved, one level deep', async () => {
    const { moved } = await show('gone@valley.example');
    expect(moved.acct).toBe('there@summit.example');
    expect(moved.moved).toBeUndefined();
    expect('moved' in (await show('open@valley.example'))).toBe(false);
  });

  it('is blank when suspended, and says so only then', async () => {
    const banned = await show('banned@valley.example');
    expect([banned.suspended, banned.display_name]).toEqual([true, '']);
    expect('suspended' in (await show('open@valley.example'))).toBe(false);
  });

  it('writes an international name in Unicode (§4.3)', async () => {
    expect((await show('zoe@xn--bcher-kva.example')).acct).toBe('zoe@bücher.example');
  });
});

describe('lookup never goes to the network (mastodon.md §6)', () => {
  it('finds whom the server has met, and nobody else', async () => {
    const trial = tryServer();
    expect((await lookup(trial, 'met@valley.example')).status).toBe(200);
    expect(await errorOf(lookup(trial, 'open@valley.example'))).toEqual([404, 'Record not found']);
    expect((await lookup(trial, 'open@valley.example')).status).toBe(404);
  });

  it('finds them once somebody has searched for them', async () => {
    const trial = tryServer();
    await search(trial, 'open@valley.example', await tokenOf(trial));
    expect((await lookup(trial, 'open@valley.example')).status).toBe(200);
  });

  it.each(['alice', '@alice', 'ALICE', 'alice@pasture.example', '@Alice@PASTURE.example'])(
    'takes %s for the local account',
    async (acct) => {
      expect((await (await lookup(tryServer(), acct)).json()).acct).toBe('alice');
    },
  );

  it.each(['', '@', 'alice@', '@@', 'a b@c d', 'nobody'])('finds nobody for %j', async (acct) => {
    expect((await lookup(tryServer(), acct)).status).toBe(404);
  });

  it('needs no token, but a good one if one is sent', async () => {
    const trial = tryServer();
    expect((await lookup(trial, 'alice', 'x')).status).toBe(401);
    const search = await tokenOf(trial, ALICE, 'read:search');
    expect((await lookup(trial, 'alice', search)).status).toBe(403);
  });
});

describe('search with resolve (mastodon.md §6)', () => {
  it('wants a user, and a query', async () => {
    const trial = tryServer();
    const token = await tokenOf(trial);
    expect((await search(trial, 'open@valley.example')).status).toBe(401);
    expect((await search(trial, '', token)).status).toBe(400);
    expect((await trial.get('/api/v2/search?resolve=true', token)).status).toBe(400);
    const narrow = await tokenOf(trial, ALICE, 'read:accounts');
    expect((await search(trial, 'open@valley.example', narrow)).status).toBe(403);
  });

  it('without resolve wants one on 3.5 alone', async () => {
    const old = tryServer({ version: '3.5.0' });
    expect((await search(old, 'met@valley.example', undefined, 'false')).status).toBe(401);
    expect((await search(tryServer(), 'met@valley.example', undefined, 'false')).status).toBe(200);
  });

  it.each([
    'open@valley.example',
    '@open@valley.example',
    'OPEN@Valley.Example',
    'met@valley.example',
    'locked@valley.example',
    'refuses@valley.example',
  ])('finds %s', async (query) => {
    const trial = tryServer();
    const handle = query.replace(/^@/, '').toLowerCase();
    expect(await found(trial, query, await tokenOf(trial))).toEqual([handle]);
  });

  it.each(['zoe@bücher.example', 'zoe@xn--bcher-kva.example'])('finds %s', async (query) => {
    const trial = tryServer();
    expect(await found(trial, query, await tokenOf(trial))).toEqual(['zoe@bücher.example']);
  });

  it('finds who moved by their exact handle, with where to', async () => {
    const trial = tryServer();
    const token = await tokenOf(trial);
    const { accounts } = await (await search(trial, 'gone@valley.example', token)).json();
    expect(accounts[0].moved.acct).toBe('there@summit.example');
  });

  it('answers 200 with nothing for a name nobody has on a server that answers', async () => {
    const trial = tryServer();
    const token = await tokenOf(trial);
    expect((await search(trial, 'barred@valley.example', token)).status).toBe(200);
    expect(await found(trial, 'barred@valley.example', token)).toEqual([]);
  });

  it.each(['dead@silent.example', 'nobody@nowhere.example'])(
    'answers 503 for %s: their server does not answer',
    async (query) => {
      const trial = tryServer();
      const answer = await search(trial, query, await tokenOf(trial));
      expect(answer.status).toBe(503);
      expect(await answer.json()).toEqual({ error: 'Remote data could not be fetched' });
    },
  );

  it('gives somebody similar in the one place when the one asked for is not there', async () => {
    const trial = tryServer();
    const token = await tokenOf(trial);
    expect(await found(trial, 'metis@silent.example', token)).toEqual(['met@valley.example']);
  });

  it('never gives the suspended or the moved for somebody similar', async () => {
    const people = PEOPLE.filter(({ handle }) => /^(banned|gone|there)@/.test(handle));
    const trial = tryServer({ people: people.map((one) => ({ ...one, known: true })) });
    const token = await tokenOf(trial);
    expect(await found(trial, 'bannister@valley.example', token)).toEqual([]);
    expect(await found(trial, 'goneril@valley.example', token)).toEqual([]);
    expect(await found(trial, 'banned@valley.example', token)).toEqual([]);
  });
});

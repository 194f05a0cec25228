import { describe, expect, it } from 'vitest';
import { as, handOut, PEOPLE, tryServer } from '../trial.ts';
import type { ServerOptions } from '../world.ts';

function start(options: Partial<ServerOptions> = {}) {
  const trial = tryServer(options);
  const call = as(trial, handOut(trial));
  const search = async (query: string) =>
    (
      (await call('GET', `/api/v2/search?${query}`)).body as { accounts: { acct: string }[] }
    ).accounts.map(({ acct }) => acct);
  return { trial, call, search };
}

describe('resolving (mastodon.md §6)', () => {
  it.each([
    ['a handle', 'open@valley.example', ['open@valley.example']],
    ['an at sign before it', '@open@valley.example', ['open@valley.example']],
    ['capitals', 'OPEN@Valley.Example', ['open@valley.example']],
    ['one’s own server', 'alice@pasture.example', ['alice']],
    ['a bare name', 'alice', ['alice']],
    ['a profile', 'https://valley.example/@open', ['open@valley.example']],
    ['an actor id', 'https://valley.example/users/open', ['open@valley.example']],
    ['an international domain', 'zoe@xn--bcher-kva.example', ['zoe@bücher.example']],
    ['the same in Unicode', 'zoe@bücher.example', ['zoe@bücher.example']],
    ['nobody', 'nobody@valley.example', []],
    ['somebody suspended', 'barred@valley.example', []],
  ])('%s', async (_, query, found) => {
    const { search } = start();
    expect(await search(`resolve=true&limit=1&q=${encodeURIComponent(query)}`)).toEqual(found);
  });

  it.each(['dead@silent.example', 'nobody@nowhere.example'])(
    'of %s is 503: their server does not answer',
    async (handle) => {
      const { call } = start();
      const { status, body } = await call('GET', `/api/v2/search?resolve=true&q=${handle}`);
      expect([status, body]).toEqual([503, { error: 'Remote data could not be fetched' }]);
      expect((await call('GET', `/api/v2/search?q=${handle}`)).status).toBe(200);
    },
  );

  it('asks again about who was last read more than a day ago', async () => {
    const people = [{ handle: 'dead@silent.example', dead: true, known: true }];
    const { trial, call } = start({ people });
    const path = '/api/v2/search?resolve=true&q=dead@silent.example';
    expect((await call('GET', path)).body).toMatchObject({ accounts: [{ username: 'dead' }] });
    trial.clock.now += 86_400_001;
    expect((await call('GET', path)).status).toBe(503);
  });

  it('somebody who moved is found by the exact handle, and not by what is like it', async () => {
    const { search } = start({ people: PEOPLE.map((person) => ({ ...person, known: true })) });
    expect(await search('q=gone@valley.example')).toEqual(['gone@valley.example']);
    expect(await search('q=gon')).toEqual([]);
  });

  it('without an exact match somebody similar takes the place', async () => {
    expect(await start().search('resolve=true&limit=1&q=metal@valley.example')).toEqual([
      'met@valley.example',
    ]);
  });

  it('asks nobody without resolve, and remembers whom it has asked for', async () => {
    const { trial, search } = start();
    expect(await search('q=open@valley.example')).toEqual([]);
    const lookup = '/api/v1/accounts/lookup?acct=open@valley.example';
    expect((await trial.get(lookup)).status).toBe(404);
    await search('resolve=true&q=open@valley.example');
    expect((await trial.get(lookup)).status).toBe(200);
  });

  it('needs a user to resolve or to page, 3.5 for anything', async () => {
    const { trial } = start();
    expect((await trial.get('/api/v2/search?q=open')).status).toBe(200);
    expect((await trial.get('/api/v2/search?q=open&resolve=true')).status).toBe(401);
    expect((await trial.get('/api/v2/search?q=open&offset=1')).status).toBe(401);
    expect((await trial.get('/api/v2/search')).status).toBe(400);
    expect((await start({ version: '3.5.0' }).trial.get('/api/v2/search?q=open')).status).toBe(401);
  });

  it('has a plain list of accounts as well', async () => {
    const { call } = start();
    const path = '/api/v1/accounts/search?resolve=true&q=open@valley.example';
    expect((await call('GET', path)).body).toMatchObject([{ acct: 'open@valley.example' }]);
  });
});

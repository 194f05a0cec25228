import { describe, expect, it } from 'vitest';
import { createServer } from './create-server.ts';
import { createNetwork } from './network.ts';
import { later } from './state/jobs.ts';
import { ALICE, as, handOut, idOf, NINE, type Trial, tryServer } from './trial.ts';
import type { PracticeAccount } from './world.ts';

function pair(account: Partial<PracticeAccount> = {}) {
  const network = createNetwork();
  const clock = { now: NINE };
  const make = (server: string): Trial => {
    const practice = createServer({
      server,
      origin: `https://${server}`,
      people: [],
      accounts: [{ ...ALICE, ...account }],
      now: () => clock.now,
      network,
    });
    const send = async (path: string, init?: RequestInit) =>
      (await practice.handle(new Request(new URL(path, `https://${server}`), init))) ??
      Response.error();
    return { ...tryServer(), practice, clock, send };
  };
  const [one, two] = [make('one.example'), make('two.example')];
  return { clock, network, one, two, asOne: as(one, handOut(one)), asTwo: as(two, handOut(two)) };
}

const settled = async ({ clock, asOne }: ReturnType<typeof pair>) => {
  for (let step = 0; step < 4; step += 1) {
    clock.now += 1_000;
    await asOne('GET', '/api/v1/instance');
  }
};

describe('two servers (mastodon.md §5.1)', () => {
  async function followAcross(world: ReturnType<typeof pair>) {
    await world.asOne('GET', '/api/v2/search?resolve=true&q=alice@two.example');
    const path = `/api/v1/accounts/${idOf(world.one, 'alice@two.example')}`;
    const answer = await world.asOne('POST', `${path}/follow`);
    return { path, answer };
  }
  const ids = (path: string) => `/api/v1/accounts/relationships?id[]=${path.split('/').at(-1)}`;

  it('an open account is said to be followed at once, and is a moment later', async () => {
    const world = pair();
    const { path, answer } = await followAcross(world);
    expect(answer.body).toMatchObject({ following: true, requested: false });
    const waiting = await world.asOne('GET', ids(path));
    expect(waiting.body).toMatchObject([{ following: false, requested: true }]);
    await settled(world);
    expect((await world.asOne('GET', ids(path))).body).toMatchObject([{ following: true }]);
    const me = await world.asTwo('GET', '/api/v1/accounts/verify_credentials');
    expect(me.body).toMatchObject({ followers_count: 1 });
  });

  it('a locked one says yes or no', async () => {
    const world = pair({ locked: true });
    const { path, answer } = await followAcross(world);
    expect(answer.body).toMatchObject({ following: false, requested: true });
    await settled(world);
    const asking = idOf(world.two, 'alice@one.example');
    await world.asTwo('POST', `/api/v1/follow_requests/${asking}/authorize`);
    await settled(world);
    expect((await world.asOne('GET', ids(path))).body).toMatchObject([{ following: true }]);
    await world.asTwo('POST', `/api/v1/accounts/${asking}/remove_from_followers`);
    await settled(world);
    expect((await world.asOne('GET', ids(path))).body).toMatchObject([
      { following: false, requested: false },
    ]);
  });

  it('a block reaches the other side', async () => {
    const world = pair();
    const { path } = await followAcross(world);
    await settled(world);
    const them = idOf(world.two, 'alice@one.example');
    await world.asTwo('POST', `/api/v1/accounts/${them}/block`);
    await settled(world);
    expect((await world.asOne('GET', ids(path))).body).toMatchObject([
      { following: false, blocked_by: true },
    ]);
    expect((await world.asOne('POST', `${path}/follow`)).status).toBe(403);
  });

  it('give out different secrets', async () => {
    const { one, two } = pair();
    const register = async (trial: Trial) =>
      (await (
        await trial.send('/api/v1/apps', {
          method: 'POST',
          body: new URLSearchParams({ client_name: 'A', redirect_uris: 'https://a.example/' }),
        })
      ).json()) as { client_id: string };
    expect((await register(one)).client_id).not.toBe((await register(two)).client_id);
  });
});

describe('work for later', () => {
  it('is done in its order, at the first request to any server after its time', async () => {
    const world = pair();
    const done: string[] = [];
    const at = (server: Trial, after: number, name: string) =>
      later(server.practice.state, NINE + after, () => done.push(name));
    at(world.two, 300, 'third');
    at(world.one, 200, 'second');
    at(world.two, 100, 'first');
    at(world.one, 400, 'not yet');
    world.clock.now = NINE + 399;
    expect(done).toEqual([]);
    await world.asOne('GET', '/api/v1/instance');
    expect(done).toEqual(['first', 'second', 'third']);
  });
});

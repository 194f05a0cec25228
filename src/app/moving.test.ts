import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Server } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import { createTestPair, FRESH, MINUTE, OLD, type TestWorld } from '../practice/pages/test-pair.ts';
import { findByHandle } from '../practice/state/accounts.ts';
import { openDatabase } from '../storage/database.ts';
import { forgetEverything } from '../storage/forget.ts';
import { openJourney } from '../storage/journey.ts';
import { openLimits } from '../storage/limits.ts';
import { createPassingShelf } from '../storage/local.ts';
import { openSignIns } from '../storage/sign-ins.ts';
import { createMoving } from './moving.ts';

const databases: ReturnType<typeof openDatabase>[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  for (const database of databases.splice(0)) (await database).close();
  await forgetEverything(createPassingShelf());
});

/** Both accounts signed in to, on two pretend servers that can be silent. */
function setUp(world: TestWorld = {}, keys: readonly Side[] = ['from', 'to']) {
  const pair = createTestPair(world);
  const silent = new Set<string>();
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const { host } = new URL(url);
    const server = host === 'ancien.example' ? pair.old : pair.fresh;
    const response = silent.has(host) ? undefined : await server.handle(new Request(url, init));
    if (response === undefined) throw new TypeError('no answer');
    return response;
  });
  const shelf = createPassingShelf();
  const journey = openJourney(shelf);
  const signIns = openSignIns(shelf);
  for (const [side, practice, handle] of [
    ['from', pair.old, OLD],
    ['to', pair.fresh, FRESH],
  ] as const) {
    const web = practice.options.server as Server;
    const end = { web, local: web, title: web, sharedBudget: false, software: 'mastodon' };
    journey.dispatch({ type: 'server-chosen', side, end });
    const { id, uri } = findByHandle(practice.state, handle) ?? { id: '', uri: '' };
    const address = { user: 'alice', server: web };
    const account = { actor: uri, address, accountId: id, displayName: 'Alice' };
    journey.dispatch({ type: 'signed-in', side, account });
    if (!keys.includes(side)) continue;
    const scopes = ['read', 'write:accounts'];
    practice.state.tokens.set(side, {
      token: side,
      clientId: 'c',
      account: id,
      scopes,
      revoked: false,
    });
    signIns.keepToken(side, { web, actor: uri, token: side });
  }
  const database = openDatabase();
  databases.push(database);
  const moving = createMoving({
    database,
    journey,
    signIns,
    ticker: { onTick: () => () => {} },
    limits: (account) => openLimits(shelf, account),
    now: pair.now,
  });
  const old = findByHandle(pair.old.state, OLD);
  if (old === undefined) throw new Error('Nobody there.');
  const pointTo = (handle: string | undefined) => {
    pair.pass(MINUTE);
    old.movedTo = handle && findByHandle(pair.old.state, handle)?.id;
  };
  return { ...pair, moving, journey, silent, pointTo };
}

const KNOWS_NEW = { people: [{ handle: FRESH, known: true }] };

describe('where the old account points', () => {
  it('is noted once it is the new one, and stays until a redirect is said to be cancelled', async () => {
    const { moving, journey, pointTo } = setUp({
      old: { following: [FRESH] },
      ...KNOWS_NEW,
    });
    expect((await moving.readOld()).look.state).toBe('here');
    expect(journey.getSnapshot().move).toBeUndefined();
    pointTo(FRESH);
    expect((await moving.readOld()).look.state).toBe('moved');
    const { move } = journey.getSnapshot();
    expect(move?.kind).toBe('unknown');
    pointTo(undefined);
    await moving.readOld();
    expect(journey.getSnapshot().move).toEqual(move);
    journey.dispatch({ type: 'moved', move: { at: 1, kind: 'redirect' } });
    await moving.readOld();
    expect(journey.getSnapshot().move).toBeUndefined();
  });

  it('at somebody else is told and not noted', async () => {
    const { moving, journey, pointTo } = setUp({
      people: [{ handle: 'berger@tiers.example', known: true }],
    });
    pointTo('berger@tiers.example');
    expect((await moving.readOld()).look).toMatchObject({
      state: 'elsewhere',
      to: { user: 'berger', server: 'tiers.example' },
    });
    expect(journey.getSnapshot().move).toBeUndefined();
  });
});

const FOLLOWED = {
  people: ['bea', 'carl'].map((name) => ({ handle: `${name}@tiers.example`, follows: [OLD] })),
};

describe('the counts', () => {
  it('of both sides are one look', async () => {
    const { moving } = setUp(FOLLOWED);
    await moving.sightings.look();
    expect(moving.sightings.getSnapshot()).toMatchObject([{ old: 2, fresh: 0, requests: 0 }]);
  });

  it('are kept of the side that answers, and the other is a trouble', async () => {
    const { moving, silent } = setUp(FOLLOWED);
    silent.add('nouveau.example');
    await expect(moving.sightings.look()).rejects.toMatchObject({ code: 'unreachable' });
    const [seen] = moving.sightings.getSnapshot();
    expect(seen).toMatchObject({ old: 2 });
    expect(seen).not.toHaveProperty('fresh');
  });

  it('of nobody are no look at all', async () => {
    const { moving, silent } = setUp(FOLLOWED);
    for (const host of ['ancien.example', 'nouveau.example']) silent.add(host);
    await expect(moving.sightings.look()).rejects.toMatchObject({ code: 'unreachable' });
    expect(moving.sightings.getSnapshot()).toEqual([]);
  });

  it('go on as anybody sees them when the keys were given back', async () => {
    const { moving } = setUp(FOLLOWED, []);
    await moving.sightings.look();
    const [seen] = moving.sightings.getSnapshot();
    expect(seen).toMatchObject({ old: 2, fresh: 0 });
    expect(seen).not.toHaveProperty('requests');
  });

  it('are not taken by a look that was left', async () => {
    const { moving } = setUp(FOLLOWED);
    await expect(moving.sightings.look(AbortSignal.abort())).rejects.toThrow();
    expect(moving.sightings.getSnapshot()).toEqual([]);
  });
});

it('unlocks and locks again, and notes what the server answered', async () => {
  const { moving, journey, fresh } = setUp({ fresh: { locked: true } });
  const isLocked = () => findByHandle(fresh.state, FRESH)?.locked;
  await moving.setLocked(false);
  expect([isLocked(), journey.getSnapshot().lock]).toEqual([false, 'unlocked']);
  await moving.setLocked(true);
  expect([isLocked(), journey.getSnapshot().lock]).toEqual([true, 'locked-again']);
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Server } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import { openJourney } from '../storage/journey.ts';
import { createPassingShelf } from '../storage/local.ts';
import { openSignIns } from '../storage/sign-ins.ts';
import { createSignIn } from './sign-in.ts';

const APP = {
  clientId: 'client',
  clientSecret: 'secret',
  redirectUri: 'https://us.example/',
  scopes: ['read:accounts', 'read:follows', 'read:search', 'write:follows'],
};

/** Servers that know who is behind a code, and which tokens they gave out. */
function stubServers() {
  const people = new Map<string, { name: string; token: string }>();
  const revoked: string[] = [];
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const { pathname, host } = new URL(url);
    asked.push(`${host}${pathname}`);
    const form = new URLSearchParams(String(init.body ?? ''));
    const json = (body: unknown, status = 200) => Response.json(body, { status });
    if (pathname === '/oauth/revoke') {
      revoked.push(form.get('token') ?? '');
      return json({});
    }
    if (pathname === '/oauth/token') {
      const person = people.get(form.get('code') ?? '');
      return person ? json({ access_token: person.token }) : json({ error: 'invalid_grant' }, 400);
    }
    const token = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? '';
    const person = [...people.values()].find((one) => one.token === token);
    if (person === undefined || revoked.includes(token)) return json({ error: 'no' }, 401);
    return json({
      id: '1',
      acct: person.name,
      uri: `https://${host}/users/${person.name}`,
      display_name: '',
    });
  });
  return { people, revoked, asked };
}

let servers: ReturnType<typeof stubServers>;
beforeEach(() => {
  servers = stubServers();
});
afterEach(() => vi.unstubAllGlobals());

function open(shelf = createPassingShelf()) {
  const journey = openJourney(shelf);
  const signIns = openSignIns(shelf);
  const signIn = createSignIn({
    journey,
    signIns,
    now: () => 1_000,
    random: (bytes) => new Uint8Array(bytes),
    redirectUri: APP.redirectUri,
    go: () => {},
  });
  const choose = (side: Side, web: string, user?: string) => {
    const server = web as Server;
    const typed = user === undefined ? {} : { user };
    const end = { web: server, local: server, title: web, sharedBudget: false, ...typed };
    journey.dispatch({ type: 'server-chosen', side, end });
    signIns.keepApp(server, APP);
  };
  return {
    shelf,
    journey,
    signIns,
    signIn,
    choose,
    /** Leaves for a server and comes back as somebody. */
    async signInAs(side: Side, web: string, name: string, token: string) {
      servers.people.set(token, { name, token });
      const leaving = { side, web: web as Server, state: 'state', verifier: 'v', at: 0 };
      signIns.keepLeaving(leaving);
      await signIn.arrive({ type: 'code', state: 'state', code: token });
    },
  };
}

/** What is given back is not waited for. */
const settled = () => vi.waitFor(() => expect(servers.revoked.length).toBeGreaterThan(0));

describe('coming back from a server', () => {
  it('notes the account and its key, and uses the departure up', async () => {
    const page = open();
    page.choose('to', 'new.example');
    await page.signInAs('to', 'new.example', 'bob', 't1');
    expect(page.signIn.getSnapshot()).toEqual({ name: 'none' });
    expect(page.journey.getSnapshot().to?.account?.address.user).toBe('bob');
    expect(page.signIn.hasToken('to')).toBe(true);
    expect(page.signIns.leaving()).toBeUndefined();
    expect(servers.revoked).toEqual([]);
  });

  it('takes no answer that is not ours, and asks nobody about it', async () => {
    const page = open();
    page.choose('to', 'new.example');
    page.signIns.keepLeaving({
      side: 'to',
      web: 'new.example' as Server,
      state: 'mine',
      verifier: 'v',
      at: 0,
    });
    await page.signIn.arrive({ type: 'code', state: 'yours', code: 'x' });
    expect(page.signIn.getSnapshot()).toMatchObject({ problem: { code: 'not-ours' } });
    await page.signIn.arrive({ type: 'code', state: '', code: 'x' });
    expect(page.signIn.getSnapshot()).toMatchObject({ problem: { code: 'not-ours' } });
    expect(servers.asked).toEqual([]);
  });

  it('without an answer says that nobody came back', async () => {
    const page = open();
    page.choose('from', 'old.example');
    page.signIns.keepLeaving({
      side: 'from',
      web: 'old.example' as Server,
      state: 'mine',
      verifier: 'v',
      at: 0,
    });
    await page.signIn.arrive(undefined);
    expect(page.signIn.getSnapshot()).toEqual({
      name: 'problem',
      side: 'from',
      problem: { code: 'did-not-return' },
    });
  });

  it.each([
    ['access_denied', 'denied'],
    ['server_error', 'turned-away'],
  ])('with %s says so', async (error, code) => {
    const page = open();
    page.choose('to', 'new.example');
    const leaving = {
      side: 'to',
      web: 'new.example' as Server,
      state: 's',
      verifier: 'v',
    } as const;
    page.signIns.keepLeaving({ ...leaving, at: 0 });
    await page.signIn.arrive({ type: 'error', state: 's', error });
    expect(page.signIn.getSnapshot()).toMatchObject({ side: 'to', problem: { code } });
    expect(page.signIns.leaving()).toBeUndefined();
  });

  it('with a code too old says so', async () => {
    const page = open();
    page.choose('to', 'new.example');
    const leaving = {
      side: 'to',
      web: 'new.example' as Server,
      state: 's',
      verifier: 'v',
    } as const;
    page.signIns.keepLeaving({ ...leaving, at: 0 });
    await page.signIn.arrive({ type: 'code', state: 's', code: 'used' });
    expect(page.signIn.getSnapshot()).toMatchObject({ problem: { code: 'expired' } });
  });
});

describe('a key that must not be used', () => {
  it('of somebody else than typed is given back at once', async () => {
    const page = open();
    page.choose('from', 'old.example', 'alice');
    await page.signInAs('from', 'old.example', 'mallory', 't1');
    expect(page.signIn.getSnapshot()).toMatchObject({
      problem: { code: 'refused', refusal: { code: 'not-the-one-typed' } },
    });
    expect(servers.revoked).toEqual(['t1']);
    expect(page.signIn.hasToken('from')).toBe(false);
  });

  it('of the account of the other side too; another account there is welcome', async () => {
    const page = open();
    page.choose('from', 'one.example');
    page.choose('to', 'one.example');
    await page.signInAs('from', 'one.example', 'alice', 't1');
    await page.signInAs('to', 'one.example', 'alice', 't2');
    expect(page.signIn.getSnapshot()).toMatchObject({
      problem: { refusal: { code: 'same-account-on-both-sides' } },
    });
    expect(servers.revoked).toEqual(['t2']);
    expect(page.signIn.hasToken('from')).toBe(true);
    await page.signInAs('to', 'one.example', 'bob', 't3');
    expect(page.signIn.hasToken('to')).toBe(true);
    expect(servers.revoked).toEqual(['t2']);
  });

  it('of another account than before too, and the one of before stays', async () => {
    const page = open();
    page.choose('to', 'new.example');
    await page.signInAs('to', 'new.example', 'bob', 't1');
    await page.signInAs('to', 'new.example', 'carol', 't2');
    expect(page.signIn.getSnapshot()).toMatchObject({
      problem: { refusal: { code: 'not-the-same-as-before' } },
    });
    expect(servers.revoked).toEqual(['t2']);
    expect(page.signIns.heldToken('to')?.token).toBe('t1');
  });
});

describe('a key that is left behind', () => {
  it.each([
    ['another server is chosen', 'other.example', undefined],
    ['another account of the same server is chosen', 'new.example', 'carol'],
  ])('is given back when %s', async (_, web, user) => {
    const page = open();
    page.choose('to', 'new.example');
    await page.signInAs('to', 'new.example', 'bob', 't1');
    page.choose('to', web, user);
    expect(page.signIn.hasToken('to')).toBe(false);
    expect(page.signIns.heldToken('to')).toBeUndefined();
    await settled();
    expect(servers.revoked).toEqual(['t1']);
  });

  it('is not touched by what is chosen on the other side', async () => {
    const page = open();
    page.choose('to', 'new.example');
    await page.signInAs('to', 'new.example', 'bob', 't1');
    page.choose('from', 'old.example');
    page.choose('to', 'new.example');
    expect(page.signIn.hasToken('to')).toBe(true);
    expect(servers.revoked).toEqual([]);
  });

  it('by an older sign-in of the same account is given back, unless it is the same key', async () => {
    const page = open();
    page.choose('to', 'new.example');
    await page.signInAs('to', 'new.example', 'bob', 't1');
    await page.signInAs('to', 'new.example', 'bob', 't1');
    expect(page.signIn.hasToken('to')).toBe(true);
    expect(servers.revoked).toEqual([]);
    await page.signInAs('to', 'new.example', 'bob', 't2');
    await settled();
    expect(servers.revoked).toEqual(['t1']);
    expect(page.signIns.heldToken('to')?.token).toBe('t2');
  });

  it('by a journey that could not be read is given back with the first fact of the next', async () => {
    const page = open();
    page.choose('to', 'new.example');
    await page.signInAs('to', 'new.example', 'bob', 't1');
    page.shelf.setItem('transhumance:journey', '{"version":99}');
    const next = open(page.shelf);
    expect(next.journey.setAside).toBe(true);
    next.choose('to', 'new.example');
    await settled();
    expect(servers.revoked).toEqual(['t1']);
    expect(next.signIn.hasToken('to')).toBe(false);
  });
});

describe('closing the access', () => {
  it('revokes, proves it by the refusal, and drops the key', async () => {
    const page = open();
    page.choose('to', 'new.example');
    await page.signInAs('to', 'new.example', 'bob', 't1');
    expect(await page.signIn.revoke('to')).toEqual({ side: 'to', status: 401 });
    expect(page.signIn.hasToken('to')).toBe(false);
    expect(page.journey.getSnapshot().to?.revokedWith).toBe(401);
    expect(page.journey.getSnapshot().to?.account).toBeDefined();
  });

  it('has nothing to say where there is no key', async () => {
    const page = open();
    page.choose('to', 'new.example');
    expect(await page.signIn.revoke('to')).toEqual({ side: 'to', status: undefined });
    expect(servers.asked).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Server } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import { scopesFor } from '../mastodon/scopes.ts';
import { openJourney } from '../storage/journey.ts';
import { createPassingShelf } from '../storage/local.ts';
import { type KeptApp, type KeptToken, openSignIns } from '../storage/sign-ins.ts';
import { createSignIn } from './sign-in.ts';

const HOME = 'https://us.example/';
const FROM = scopesFor('from');
const TO = scopesFor('to');

/** A server that tells, or not, which scopes it knows, and takes a registration, or not. */
type Manner = { told?: readonly string[]; takes?: (scope: string) => boolean; status?: number };

let manner: Manner;
let registered: string[][];
let asked: string[];

beforeEach(() => {
  manner = {};
  registered = [];
  asked = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const { pathname } = new URL(url);
    asked.push(pathname);
    if (pathname === '/.well-known/oauth-authorization-server') {
      const { told } = manner;
      return told === undefined
        ? Response.json({ error: 'Not Found' }, { status: 404 })
        : Response.json({ scopes_supported: told });
    }
    const scopes = new URLSearchParams(String(init.body)).get('scopes')?.split(' ') ?? [];
    registered.push(scopes);
    const { takes = () => true, status = 422 } = manner;
    return scopes.every(takes)
      ? Response.json({ client_id: `client ${registered.length}`, client_secret: 'secret' })
      : Response.json({ error: 'Scopes doesn’t match' }, { status });
  });
});
afterEach(() => vi.unstubAllGlobals());

function open() {
  const shelf = createPassingShelf();
  const journey = openJourney(shelf);
  const signIns = openSignIns(shelf);
  const left: URL[] = [];
  let now = 1_000;
  const parked: KeptToken[] = [];
  const signIn = createSignIn({
    ...{ journey, signIns, now: () => now, redirectUri: HOME, parkedKeys: () => parked },
    random: (bytes) => new Uint8Array(bytes),
    go: (url) => left.push(new URL(url)),
  });
  const choose = (side: Side, web: string, software?: string) => {
    const server = web as Server;
    const facts = { title: web, sharedBudget: false, ...(software ? { software } : {}) };
    const end = { web: server, local: server, ...facts };
    journey.dispatch({ type: 'server-chosen', side, end });
  };
  // Nothing is kept that belongs to no journey.
  choose('from', 'elsewhere.example');
  return {
    keep: (web: string, app: Partial<KeptApp>) =>
      signIns.keepApp(web as Server, {
        ...{ clientId: 'kept', clientSecret: 'secret', redirectUri: HOME, scopes: [] },
        ...app,
      }),
    pass: (ms: number) => {
      now += ms;
    },
    park: (web: string) =>
      parked.push({ web: web as Server, actor: 'https://one.example/users/ann', token: 't' }),
    kept: (web: string) => signIns.app(web as Server)?.scopes,
    /** Leaves for a server; what it is asked for, or why nobody leaves. */
    async leave(side: Side, web: string, software?: string) {
      choose(side, web, software);
      const before = left.length;
      await signIn.begin(side, 'en');
      const url = left[before];
      if (url === undefined) return signIn.getSnapshot();
      return {
        client: url.searchParams.get('client_id'),
        scopes: url.searchParams.get('scope')?.split(' '),
      };
    },
  };
}

describe('leaving for a sign-in', () => {
  it.each<[Side, readonly string[]]>([
    ['from', FROM],
    ['to', TO],
  ])('%s: asks a server that says nothing for all of it', async (side, all) => {
    const page = open();
    const { scopes } = Object(await page.leave(side, 'one.example'));
    expect(scopes).toEqual(all);
    expect(registered).toEqual([all]);
  });

  it('asks a server that knows more than enough for no more', async () => {
    manner = { told: ['read', 'write', 'follow', 'push', 'profile', ...TO] };
    const page = open();
    expect(await page.leave('to', 'one.example')).toMatchObject({ scopes: TO });
  });

  it('a scope that it does not know is not asked for, and the rest is', async () => {
    const told = TO.filter((scope) => scope !== 'write:filters');
    manner = { told, takes: (scope) => told.includes(scope) };
    const page = open();
    expect(await page.leave('to', 'one.example')).toMatchObject({ scopes: told });
    expect(registered).toEqual([told]);
  });

  it('again, it is not registered again for what it does not offer', async () => {
    manner = { told: TO.filter((scope) => scope !== 'write:filters') };
    const page = open();
    await page.leave('to', 'one.example');
    expect(await page.leave('to', 'one.example')).toMatchObject({ client: 'client 1' });
    expect(registered).toHaveLength(1);
  });

  it('parents are asked for where there are no children', async () => {
    manner = { told: ['read', 'write', 'follow'] };
    const page = open();
    expect(await page.leave('from', 'one.example')).toMatchObject({ scopes: ['read'] });
    const { scopes } = Object(await page.leave('to', 'two.example'));
    expect([...scopes].sort()).toEqual(['follow', 'read', 'write']);
  });

  it.each(['pixelfed', 'friendica'])('%s is known to have no children', async (software) => {
    const page = open();
    expect(await page.leave('from', 'one.example', software)).toMatchObject({ scopes: ['read'] });
    expect(registered).toEqual([['read']]);
  });

  it.each<[Side, string]>([
    ['from', 'read:accounts'],
    ['to', 'read:accounts'],
    ['to', 'read:follows'],
    ['to', 'read:search'],
    ['to', 'write:follows'],
  ])('%s: nobody leaves for a server without %s', async (side, missing) => {
    manner = { told: TO.filter((scope) => scope !== missing) };
    const page = open();
    expect(await page.leave(side, 'one.example')).toEqual({
      ...{ name: 'problem', side, problem: { code: 'scopes' } },
    });
    expect(registered).toEqual([]);
  });
});

describe('a server that says nothing and refuses a registration', () => {
  it('is asked once more for what everybody knows', async () => {
    manner = { takes: (scope) => !scope.includes(':') };
    const page = open();
    expect(await page.leave('to', 'one.example')).toMatchObject({ scopes: ['read', 'write'] });
    expect(registered).toEqual([TO, ['read', 'write']]);
    expect(page.kept('one.example')).toEqual(['read', 'write']);
    expect(await page.leave('to', 'one.example')).toMatchObject({ client: 'client 2' });
    expect(registered).toHaveLength(2);
  });

  it('twice gets its reason told', async () => {
    manner = { takes: () => false };
    const page = open();
    expect(await page.leave('from', 'one.example')).toMatchObject({
      problem: { code: 'server', error: 'invalid' },
    });
    expect(registered).toEqual([FROM, ['read']]);
  });

  it('because there were too many is not asked again', async () => {
    manner = { takes: () => false, status: 429 };
    const page = open();
    expect(await page.leave('from', 'one.example')).toMatchObject({
      problem: { code: 'server', error: 'rate-limited' },
    });
    expect(registered).toHaveLength(1);
  });
});

describe('a registration that is kept', () => {
  it('is used again without a question, for what its side needs', async () => {
    const page = open();
    page.keep('one.example', { scopes: TO });
    expect(await page.leave('from', 'one.example')).toEqual({ client: 'kept', scopes: FROM });
    expect(asked).toEqual([]);
  });

  it.each<[string, Partial<KeptApp>]>([
    ['of an older page, which asked for less', { scopes: ['read:accounts'] }],
    ['of another address of this page', { scopes: TO, redirectUri: 'https://us.example/old/' }],
  ])('%s, gives way to a new one', async (_, app) => {
    const page = open();
    page.keep('one.example', app);
    expect(await page.leave('from', 'one.example')).toEqual({ client: 'client 1', scopes: FROM });
    expect(page.kept('one.example')).toEqual(FROM);
  });

  it('and has opened nothing is believed in for three minutes: nobody comes back to tell', async () => {
    const page = open();
    await page.leave('from', 'one.example');
    page.pass(179_000);
    expect(await page.leave('from', 'one.example')).toMatchObject({ client: 'client 1' });
    page.pass(1_000);
    expect(await page.leave('from', 'one.example')).toMatchObject({ client: 'client 2' });
  });

  it('stays as long as there is a key that it opened, of a move put aside too', async () => {
    const page = open();
    await page.leave('from', 'one.example');
    page.park('one.example');
    page.pass(10 * 86_400_000);
    expect(await page.leave('from', 'one.example')).toMatchObject({ client: 'client 1' });
  });

  it('serves both sides of a move within one server', async () => {
    const page = open();
    await page.leave('to', 'one.example');
    expect(await page.leave('from', 'one.example')).toEqual({ client: 'client 1', scopes: FROM });
    expect(registered).toEqual([TO]);
  });

  it('is made for both, whichever side comes first', async () => {
    const page = open();
    await page.leave('to', 'one.example');
    page.keep('one.example', { scopes: [] });
    expect(await page.leave('from', 'one.example')).toEqual({ client: 'client 2', scopes: FROM });
    expect([...(page.kept('one.example') ?? [])].sort()).toEqual([...TO].sort());
  });
});

import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Server } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import { openJourney } from '../storage/journey.ts';
import { createPassingShelf } from '../storage/local.ts';
import { type KeptToken, openSignIns } from '../storage/sign-ins.ts';
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

export let servers: ReturnType<typeof stubServers>;
beforeEach(() => {
  servers = stubServers();
});
afterEach(() => vi.unstubAllGlobals());

export function open(shelf = createPassingShelf(), parked: readonly KeptToken[] = []) {
  const journey = openJourney(shelf);
  const signIns = openSignIns(shelf);
  const signIn = createSignIn({
    journey,
    signIns,
    now: () => 1_000,
    random: (bytes) => new Uint8Array(bytes),
    redirectUri: APP.redirectUri,
    go: () => {},
    parkedKeys: () => parked,
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
export const settled = () => vi.waitFor(() => expect(servers.revoked.length).toBeGreaterThan(0));

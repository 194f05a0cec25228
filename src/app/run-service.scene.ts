import 'fake-indexeddb/auto';
import { afterEach, vi } from 'vitest';
import { parseAddress, type Server } from '../domain/address.ts';
import { FIRST_CHOICES } from '../domain/choices.ts';
import { makePlan } from '../domain/plan.ts';
import { NO_WORK } from '../domain/report.ts';
import { mergeSources } from '../domain/sources.ts';
import { createServer } from '../practice/create-server.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { forgetEverything } from '../storage/forget.ts';
import { openJourney } from '../storage/journey.ts';
import { openLimits } from '../storage/limits.ts';
import { createPassingShelf } from '../storage/local.ts';
import { openSignIns } from '../storage/sign-ins.ts';
import { createRunService } from './run-service.ts';

export const WEB = 'nouveau.localhost' as Server;
const ACTOR = 'http://nouveau.localhost/users/alice';
const START = Date.UTC(2026, 2, 10, 9);
const SCOPES = ['read:accounts', 'read:follows', 'read:search', 'read:lists', 'write:follows'];

const held = new Set<string>();
const databases: Promise<Database>[] = [];
afterEach(async () => {
  vi.unstubAllGlobals();
  held.clear();
  for (const database of databases.splice(0)) (await database).close();
  await forgetEverything(createPassingShelf());
});

/** A page and the pretend server it carries to, on a clock that is told what to do. */
export function setUpPage(people = 6) {
  let time = START;
  const now = () => time;
  const handles = Array.from({ length: people }, (_, n) => `p${n}@people.example`);
  const practice = createServer({
    server: WEB,
    origin: `http://${WEB}`,
    people: handles.map((handle) => ({ handle, known: true })),
    accounts: [{ username: 'alice', email: 'a@x.example', password: 'p' }],
    now,
  });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const response = await practice.handle(new Request(url, init));
    if (response === undefined) throw new TypeError('no answer');
    return response;
  });
  vi.stubGlobal('navigator', { locks: { request: requestLock } });
  const account = [...practice.state.accounts.values()].find(({ local }) => local);
  if (account === undefined) throw new Error('The pretend server has no account.');

  // As an API tells them: the newest follow first.
  const told = handles.flatMap((handle) => {
    const address = parseAddress(handle);
    return address.ok ? [{ kind: 'follow' as const, address: address.value, options: {} }] : [];
  });
  const work = { ...NO_WORK, plan: makePlan(mergeSources(told, []).tasks) };
  const shelf = createPassingShelf();
  const journey = openJourney(shelf);
  const signIns = openSignIns(shelf);
  const end = { web: WEB, local: WEB, title: 'Nouveau', sharedBudget: false };
  journey.dispatch({ type: 'server-chosen', side: 'to', end });
  const address = parseAddress(`alice@${WEB}`);
  if (!address.ok) throw new Error(address.problem);
  const identity = {
    actor: ACTOR,
    address: address.value,
    accountId: account.id,
    displayName: 'Alice',
  };

  function signIn(token: string): void {
    const granted = { clientId: 'c', account: account?.id ?? '', scopes: SCOPES };
    practice.state.tokens.set(token, { ...granted, token, revoked: false });
    journey.dispatch({ type: 'signed-in', side: 'to', account: identity });
    signIns.keepToken('to', { web: WEB, actor: ACTOR, token });
  }

  const tickers = new Set<() => void>();
  function open() {
    const database = openDatabase();
    databases.push(database);
    const run = createRunService({
      database,
      journey,
      signIns,
      limits: (actor) => openLimits(shelf, actor),
      now,
      random: () => 0.5,
      breathe: () => Promise.resolve(),
      work: {
        ready: Promise.resolve(),
        getSnapshot: () => ({ work, choices: FIRST_CHOICES, counts: {}, isPlanning: false }),
        subscribe: () => () => {},
        choose: () => {},
      },
      ticker: {
        onTick(listener) {
          tickers.add(listener);
          return () => tickers.delete(listener);
        },
      },
    });
    return { run, name: () => run.getSnapshot().state.name };
  }

  return {
    now,
    limits: openLimits(shelf, ACTOR),
    practice,
    journey,
    signIns,
    open,
    signIn,
    revoke: (token: string) => {
      const given = practice.state.tokens.get(token);
      if (given !== undefined) given.revoked = true;
    },
    posts: () => [...practice.state.follows.values()].map((follow) => follow.posts),
    async until(isSo: () => boolean) {
      for (let ticks = 0; !isSo(); ticks += 1) {
        if (ticks > 3_000) throw new Error('It has not come to that.');
        time += 200;
        for (const listener of [...tickers]) listener();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

async function requestLock(
  name: string,
  options: { ifAvailable?: boolean },
  act: (lock: object | null) => Promise<void>,
): Promise<void> {
  if (held.has(name) && options.ifAvailable === true) return act(null);
  while (held.has(name)) await new Promise((resolve) => setImmediate(resolve));
  held.add(name);
  try {
    await act({});
  } finally {
    held.delete(name);
  }
}

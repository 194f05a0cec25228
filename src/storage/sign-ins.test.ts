import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Server } from '../domain/address.ts';
import { KEYS } from './keys.ts';
import { createPassingShelf } from './local.ts';
import { type KeptApp, type Leaving, openSignIns } from './sign-ins.ts';

afterEach(() => vi.unstubAllGlobals());

const WEB = 'new.example' as Server;
const OTHER = 'other.example' as Server;
const ACTOR = 'https://new.example/users/bob';
const TOKEN = { web: WEB, actor: ACTOR, token: 'secret' };
const APP: KeptApp = {
  clientId: 'c',
  clientSecret: 's',
  redirectUri: 'https://us/',
  scopes: ['a'],
};
const LEAVING: Leaving = { side: 'to', web: WEB, state: 'x', verifier: 'y', at: 5 };

function setUp() {
  const shelf = createPassingShelf();
  shelf.setItem(KEYS.journey, '{}');
  return { shelf, signIns: openSignIns(shelf) };
}

describe('a token', () => {
  it('is given out for its account at its server and its side, and for no other', () => {
    const { signIns } = setUp();
    signIns.keepToken('to', TOKEN);
    expect(signIns.token('to', WEB, ACTOR)).toBe('secret');
    expect(signIns.token('to', OTHER, ACTOR)).toBeUndefined();
    expect(signIns.token('to', WEB, 'https://new.example/users/carol')).toBeUndefined();
    expect(signIns.token('from', WEB, ACTOR)).toBeUndefined();
  });

  it('can be found by whoever has to give it back, whosever it is', () => {
    const { signIns } = setUp();
    signIns.keepToken('to', TOKEN);
    expect(signIns.heldToken('to')).toEqual(TOKEN);
    signIns.dropToken('to');
    expect(signIns.heldToken('to')).toBeUndefined();
  });

  it.each([
    ['without its account', { web: WEB, token: 'secret' }],
    ['that is empty', { ...TOKEN, token: '' }],
    ['for a server that is none', { ...TOKEN, web: 'localhost' }],
    ['without end', { ...TOKEN, token: 'x'.repeat(9_000) }],
  ])('%s is none', (_, kept) => {
    const { shelf, signIns } = setUp();
    shelf.setItem(KEYS.token('to'), JSON.stringify(kept));
    expect(signIns.heldToken('to')).toBeUndefined();
  });

  it('is heard of when it comes or goes, here and from another tab', () => {
    const hears: ((event: { key: string | null }) => void)[] = [];
    vi.stubGlobal('addEventListener', (_: string, hear: (typeof hears)[number]) =>
      hears.push(hear),
    );
    const { signIns } = setUp();
    let told = 0;
    const stop = signIns.watch(() => {
      told += 1;
    });
    signIns.keepToken('to', TOKEN);
    signIns.dropToken('to');
    expect(told).toBe(2);
    for (const hear of hears) hear({ key: KEYS.token('to') });
    expect(told).toBe(3);
    for (const hear of hears) hear({ key: KEYS.language });
    expect(told).toBe(3);
    stop();
    signIns.keepToken('to', TOKEN);
    expect(told).toBe(3);
  });
});

describe('what leads to a token', () => {
  it('is kept by server, and dropped alone', () => {
    const { signIns } = setUp();
    signIns.keepApp(WEB, APP);
    signIns.keepApp(OTHER, { ...APP, clientId: 'd' });
    expect(signIns.app(WEB)).toEqual(APP);
    signIns.dropApp(WEB);
    expect(signIns.app(WEB)).toBeUndefined();
    expect(signIns.app(OTHER)?.clientId).toBe('d');
  });

  it('the departure is kept until it is taken up', () => {
    const { signIns } = setUp();
    signIns.keepLeaving(LEAVING);
    expect(signIns.leaving()).toEqual(LEAVING);
    signIns.dropLeaving();
    expect(signIns.leaving()).toBeUndefined();
  });

  it.each([
    ['no state', { ...LEAVING, state: '' }],
    ['a side that is none', { ...LEAVING, side: 'both' }],
    ['a server that is none', { ...LEAVING, web: 'x' }],
  ])('a departure with %s is none', (_, kept) => {
    const { shelf, signIns } = setUp();
    shelf.setItem(KEYS.leaving, JSON.stringify(kept));
    expect(signIns.leaving()).toBeUndefined();
  });
});

describe('when everything was forgotten in another tab', () => {
  it('nothing is kept any more', () => {
    const { shelf, signIns } = setUp();
    shelf.removeItem(KEYS.journey);
    signIns.keepToken('to', TOKEN);
    signIns.keepApp(WEB, APP);
    signIns.keepLeaving(LEAVING);
    expect(shelf.length).toBe(0);
  });
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseAddress, type Server } from '../domain/address.ts';
import { type Identity, NEW_JOURNEY } from '../domain/journey.ts';
import type { JourneyEvent } from '../domain/journey-event.ts';
import { openJourney } from './journey.ts';
import { KEYS } from './keys.ts';
import { createPassingShelf, type Shelf } from './local.ts';

afterEach(() => vi.unstubAllGlobals());

const chosen = (side: 'from' | 'to', web: string): JourneyEvent => ({
  type: 'server-chosen',
  side,
  end: { web: web as Server, local: web as Server, title: web, sharedBudget: false },
});

function identity(): Identity {
  const address = parseAddress('bob@new.example');
  if (!address.ok) throw new Error(address.problem);
  return {
    actor: 'https://new.example/users/bob',
    address: address.value,
    accountId: '7',
    displayName: 'Bob',
    avatar: 'https://new.example/bob.png',
  };
}

/** What the browser tells the other tabs of a change. */
function stubEvents() {
  const hears: ((event: { key: string | null }) => void)[] = [];
  vi.stubGlobal('addEventListener', (type: string, hear: (typeof hears)[number]) => {
    if (type === 'storage') hears.push(hear);
  });
  return { tell: (key: string | null, tab: number) => hears[tab]?.({ key }) };
}

describe('the facts of the move', () => {
  it('come back as they were', () => {
    const shelf = createPassingShelf();
    const store = openJourney(shelf);
    store.dispatch(chosen('from', 'old.example'));
    store.dispatch(chosen('to', 'new.example'));
    store.dispatch({ type: 'signed-in', side: 'to', account: identity() });
    store.dispatch({ type: 'files-kept', rows: 3 });
    store.dispatch({ type: 'run-changed', run: 'started' });
    store.dispatch({ type: 'revoked', side: 'to', status: 401 });
    const again = openJourney(shelf);
    expect(again.getSnapshot()).toEqual(store.getSnapshot());
    expect(again.setAside).toBe(false);
  });

  it('begin afresh where nothing is kept, and keep nothing by themselves', () => {
    const shelf = createPassingShelf();
    expect(openJourney(shelf).getSnapshot()).toEqual(NEW_JOURNEY);
    expect(shelf.length).toBe(0);
  });

  it('tell of a change, and of nothing else', () => {
    const store = openJourney(createPassingShelf());
    let told = 0;
    const stop = store.subscribe(() => {
      told += 1;
    });
    const before = store.getSnapshot();
    store.dispatch({ type: 'run-changed', run: 'ended' });
    expect(told).toBe(0);
    expect(store.getSnapshot()).toBe(before);
    store.dispatch(chosen('to', 'new.example'));
    expect(told).toBe(1);
    stop();
    store.dispatch(chosen('to', 'other.example'));
    expect(told).toBe(1);
  });

  const GOOD = {
    ...NEW_JOURNEY,
    to: {
      web: 'new.example',
      local: 'new.example',
      title: 'New',
      sharedBudget: false,
      account: identity(),
    },
  };

  it.each<[string, unknown]>([
    ['another version', { ...GOOD, version: 2 }],
    ['no version', { ...GOOD, version: undefined }],
    ['a list', []],
    ['a text', 'journey'],
    ['nothing', null],
    ['a run nobody knows', { ...GOOD, run: 'flying' }],
    ['rows that are none', { ...GOOD, rows: -1 }],
    ['half a row', { ...GOOD, rows: 1.5 }],
    ['a server that is a machine at home', { ...GOOD, to: { ...GOOD.to, web: '192.168.0.1' } }],
    ['a server not in punycode', { ...GOOD, to: { ...GOOD.to, web: 'bücher.example' } }],
    ['a script for a server', { ...GOOD, to: { ...GOOD.to, web: 'javascript:alert(1)' } }],
    [
      'an account id that leads elsewhere',
      { ...GOOD, to: { ...GOOD.to, account: { ...GOOD.to.account, accountId: '../../admin' } } },
    ],
    [
      'a picture that is a script',
      { ...GOOD, to: { ...GOOD.to, account: { ...GOOD.to.account, avatar: 'javascript:x' } } },
    ],
    [
      'an address that is none',
      { ...GOOD, to: { ...GOOD.to, account: { ...GOOD.to.account, address: { user: '<b>' } } } },
    ],
    ['a name without end', { ...GOOD, to: { ...GOOD.to, title: 'x'.repeat(5_000) } }],
  ])('are set aside unread when they are %s', (_, kept) => {
    const shelf = createPassingShelf();
    const text = JSON.stringify(kept);
    shelf.setItem(KEYS.journey, text);
    const store = openJourney(shelf);
    expect(store.setAside).toBe(true);
    expect(store.getSnapshot()).toEqual(NEW_JOURNEY);
    expect(shelf.getItem(`${KEYS.journey}:aside`)).toBe(text);
    expect(shelf.getItem(KEYS.journey)).toBeNull();
    // Said once: the next visit is a fresh one.
    expect(openJourney(shelf).setAside).toBe(false);
  });

  it('are read when they are right, or the cases above prove nothing', () => {
    const shelf = createPassingShelf();
    shelf.setItem(KEYS.journey, JSON.stringify(GOOD));
    expect(openJourney(shelf).getSnapshot()).toEqual(GOOD);
  });

  it('that are no JSON at all are set aside too', () => {
    const shelf = createPassingShelf();
    shelf.setItem(KEYS.journey, '{"version":1,');
    expect(openJourney(shelf).setAside).toBe(true);
    expect(shelf.getItem(`${KEYS.journey}:aside`)).toBe('{"version":1,');
  });
});

describe('two tabs', () => {
  function open(shelf: Shelf) {
    const events = stubEvents();
    return { events, one: openJourney(shelf), two: openJourney(shelf) };
  }

  it('hear from each other', () => {
    const { events, one, two } = open(createPassingShelf());
    let told = 0;
    two.subscribe(() => {
      told += 1;
    });
    one.dispatch(chosen('to', 'new.example'));
    events.tell('something else', 1);
    expect(told).toBe(0);
    events.tell(KEYS.journey, 1);
    expect(told).toBe(1);
    expect(two.getSnapshot()).toEqual(one.getSnapshot());
  });

  it('lose nothing of each other, also before they have heard', () => {
    const { one, two } = open(createPassingShelf());
    one.dispatch(chosen('from', 'old.example'));
    two.dispatch(chosen('to', 'new.example'));
    expect(two.getSnapshot()).toMatchObject({
      from: { web: 'old.example' },
      to: { web: 'new.example' },
    });
  });

  it('start afresh when everything was forgotten in the other', () => {
    const shelf = createPassingShelf();
    const { events, one, two } = open(shelf);
    one.dispatch(chosen('to', 'new.example'));
    events.tell(KEYS.journey, 1);
    shelf.removeItem(KEYS.journey);
    events.tell(KEYS.journey, 1);
    expect(two.getSnapshot()).toEqual(NEW_JOURNEY);
  });

  it('write nothing back of what was forgotten, also before they have heard', () => {
    const shelf = createPassingShelf();
    const { one } = open(shelf);
    one.dispatch(chosen('to', 'new.example'));
    one.dispatch({ type: 'signed-in', side: 'to', account: identity() });
    shelf.removeItem(KEYS.journey);
    one.dispatch({ type: 'run-changed', run: 'ended' });
    expect(shelf.length).toBe(0);
    expect(one.getSnapshot()).toEqual(NEW_JOURNEY);
  });

  it('start afresh when the browser was emptied', () => {
    const shelf = createPassingShelf();
    const { events, one } = open(shelf);
    one.dispatch(chosen('to', 'new.example'));
    shelf.removeItem(KEYS.journey);
    events.tell(null, 0);
    expect(one.getSnapshot()).toEqual(NEW_JOURNEY);
  });
});

import { describe, expect, it } from 'vitest';
import type { Reading } from '../domain/reading.ts';
import type { MastodonErrorCode } from '../mastodon/errors.ts';
import { createPassingLimits } from './limits.ts';
import { readAccount } from './read-account.ts';
import {
  createHandTicker,
  createOpenPace,
  type Holding,
  mastodonError,
  scriptReader,
} from './server.scene.ts';
import { address, NOW } from './tasks.scene.ts';

const [ANN, BOB] = [address('ann'), address('bob')];
const person = (id: string, whom = ANN) => ({ id, address: whom });
const list = (id: string, title = `List ${id}`) => ({
  ...({ id, title, repliesPolicy: 'list', exclusive: false } as const),
});
const page = <Row>(rows: readonly Row[], next?: string) => ({ rows, unreadable: 0, next });
const fail = (code: MastodonErrorCode) => () => {
  throw mastodonError(code);
};

/** An account that is read, with nothing between one request and the next. */
function set(holding: Holding) {
  const { reader, asked } = scriptReader(holding);
  const { pace } = createOpenPace(() => NOW);
  const { ticker, listeners, tick } = createHandTicker();
  const pages: number[] = [];
  const deps = {
    ...{ reader, pace, ticker, now: () => NOW, limits: createPassingLimits() },
    onPage: (read: number) => void pages.push(read),
  };
  const read = (...wanted: readonly Reading[]) => readAccount(deps, wanted);
  const names = () => asked.map(([name]) => name);
  return { deps, read, asked, names, pages, listeners, tick };
}

/** Lets everything that can happen happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('reading what an account has', () => {
  it('reads what is wanted to its end, and nothing else', async () => {
    const { read, asked, pages } = set({
      following: (cursor) =>
        cursor === undefined ? page([person('1')], '9') : page([person('2', BOB)]),
      bookmarks: () => [{ uri: 'https://people.example/1' }],
    });
    const { held, problem } = await read('following').finished;
    expect(problem).toBeUndefined();
    expect(asked).toEqual([
      ['following', undefined, []],
      ['following', '9', []],
    ]);
    expect([...held.follows]).toEqual([
      ['ann@people.example', '1'],
      ['bob@people.example', '2'],
    ]);
    expect(held.whole).toContain('following');
    expect(held.whole).not.toContain('bookmarks');
    expect(held.bookmarks.size).toBe(0);
    expect(pages).toEqual([1, 2]);
  });

  it.each<[readonly Reading[], readonly string[]]>([
    [['list-members'], ['lists', 'list-members', 'list-members']],
    [['filter-posts'], ['filters', 'filter-posts']],
    [['following-ties'], ['following', 'following-ties']],
    [['other-ties'], ['blocks', 'mutes', 'other-ties']],
    [
      ['other-ties', 'following-ties', 'lists'],
      ['following', 'following-ties', 'blocks', 'mutes', 'other-ties', 'lists'],
    ],
    [[], []],
  ])(
    'reads first what others are about, in the order they can be asked: %j',
    async (wanted, all) => {
      const { read, names } = set({
        following: () => [person('1')],
        blocks: () => [person('2', BOB)],
        mutes: () => [person('3', address('cid'))],
        lists: () => [list('5'), list('6')],
        filters: () => [
          {
            ...{ id: '7', title: 'f', context: ['home'], action: 'hide' },
            keywords: [],
            posts: ['8'],
          },
        ],
      });
      await read(...wanted).finished;
      expect(names()).toEqual(all);
    },
  );

  it('joins what it read', async () => {
    const { read, asked } = set({
      lists: () => [list('5')],
      'list-members': () => [{ list: '5', address: ANN }],
    });
    const { held } = await read('list-members', 'lists').finished;
    expect(held.lists).toEqual([{ ...list('5'), members: new Set(['ann@people.example']) }]);
    expect(asked.at(-1)).toEqual(['list-members', undefined, ['5']]);
    expect([...held.whole].sort()).toEqual(['list-members', 'lists']);
  });

  it('says of what the server does not offer only that it was not read', async () => {
    const { read, names } = set({ endorsements: fail('not-found'), blocks: () => [person('1')] });
    const { held, problem } = await read('blocks', 'endorsements', 'favourites').finished;
    expect(problem).toBeUndefined();
    expect(names()).toEqual(['blocks', 'endorsements', 'favourites']);
    expect([...held.whole].sort()).toEqual(['blocks', 'favourites']);
  });

  it.each<[MastodonErrorCode, number]>([
    ['unwell', 3],
    // One kind alone: the key may not read it.
    ['scope', 1],
  ])('goes on with the others when one cannot be read: %s', async (code, tries) => {
    const { read, names } = set({ blocks: fail(code), mutes: () => [person('1')] });
    const { held, problem } = await read('blocks', 'mutes').finished;
    expect(problem).toBeUndefined();
    expect(names()).toEqual([...Array<string>(tries).fill('blocks'), 'mutes']);
    expect([...held.whole]).toEqual(['mutes']);
    expect(held.mutes.size).toBe(1);
  });

  it.each(['signed-out', 'disabled', 'unconfirmed', 'pending-approval'] as const)(
    'ends where only the person can make it go on, with what it has: %s',
    async (code) => {
      const { read, names } = set({ blocks: () => [person('1')], mutes: fail(code) });
      const { held, problem } = await read('blocks', 'mutes', 'lists').finished;
      expect(problem).toBe(code);
      expect(names()).toEqual(['blocks', 'mutes']);
      expect(held.blocks.size).toBe(1);
      expect([...held.whole]).toEqual(['blocks']);
    },
  );

  it('hides no defect of ours', async () => {
    const { read } = set({
      blocks: () => {
        throw new TypeError('ours');
      },
    });
    await expect(read('blocks').finished).rejects.toThrow('ours');
  });
});

describe('a reading that is stopped', () => {
  it('before it began asks nothing more than it has', async () => {
    const { read, names } = set({ blocks: () => [person('1')] });
    const reading = read('blocks', 'mutes');
    reading.stop();
    const { held, problem } = await reading.finished;
    expect(problem).toBeUndefined();
    expect(names().length).toBeLessThanOrEqual(1);
    expect(held.whole).not.toContain('mutes');
  });

  it('keeps what has come, and is not whole', async () => {
    let stop = () => {};
    const { read, names, pages } = set({
      blocks: () => [person('1')],
      mutes: () => {
        stop();
        return page([person('2', BOB)], '3');
      },
    });
    const reading = read('blocks', 'mutes', 'lists');
    stop = reading.stop;
    const { held } = await reading.finished;
    expect(names()).toEqual(['blocks', 'mutes']);
    expect(pages).toEqual([1, 2]);
    expect([held.blocks.size, held.mutes.size]).toEqual([1, 1]);
    expect([...held.whole]).toEqual(['blocks']);
  });

  it('while it waits for its turn leaves no ticker behind', async () => {
    const { deps, listeners, names } = set({ blocks: () => [person('1')] });
    const closed = { ...deps.pace, mayGo: () => false, opensAt: () => NOW + 60_000 };
    const reading = readAccount({ ...deps, pace: closed }, ['blocks']);
    await settle();
    expect(reading.waiting()).toEqual({ until: NOW + 60_000, reason: 'window' });
    expect(listeners.size).toBe(1);
    reading.stop();
    expect((await reading.finished).held.whole.size).toBe(0);
    expect([names(), listeners.size]).toEqual([[], 0]);
  });
});

describe('a reading that waits', () => {
  it('goes on with the tick at which it may', async () => {
    const { deps, tick, names } = set({ blocks: () => [person('1')] });
    let open = false;
    const pace = { ...deps.pace, mayGo: () => open };
    const reading = readAccount({ ...deps, pace }, ['blocks']);
    await settle();
    tick();
    await settle();
    expect(names()).toEqual([]);
    open = true;
    tick();
    expect((await reading.finished).held.blocks.size).toBe(1);
    expect(reading.waiting()).toBeUndefined();
  });
});

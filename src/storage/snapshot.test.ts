import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setSnapshotScene } from '../../e2e/bench/snapshot-scene.ts';
import { makeSnapshotWorld, sorted, truthOf } from '../../e2e/bench/snapshot-world.ts';
import { parseAddress } from '../domain/address.ts';
import type { KeptPage } from '../transfer/ports.ts';
import { type Database, openDatabase } from './database.ts';
import { forgetEverything } from './forget.ts';
import { createPassingShelf } from './local.ts';
import { openSnapshot } from './snapshot.ts';

let database: Promise<Database>;
beforeEach(() => {
  database = openDatabase();
});
afterEach(async () => {
  (await database).close();
  await forgetEverything(createPassingShelf());
});

const address = (text: string) => {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
};

const blocks = (number: number, more: Partial<KeptPage> = {}): KeptPage =>
  ({
    ...{ reading: 'blocks', number, unreadable: 0 },
    ...(number === 0 ? {} : { cursor: `${90 - number}` }),
    rows: [{ id: `${number}`, address: address(`p${number}@one.example`) }],
    ...(number === 2 ? {} : { next: `${89 - number}` }),
    ...more,
  }) as KeptPage;

const keepRaw = async (number: number, value: unknown, reading = 'blocks') =>
  (await database).put('kept', value, `one:snapshot:${reading}:${String(number).padStart(6, '0')}`);

const filters = (filter: object): KeptPage =>
  ({
    ...{ reading: 'filters', number: 0, unreadable: 0 },
    rows: [
      {
        ...{ id: '9', title: 'Noise', context: ['home'], action: 'hide', posts: ['44'] },
        ...{ keywords: [{ keyword: 'drum', wholeWord: true }], ...filter },
      },
    ],
  }) as unknown as KeptPage;

describe('what is kept of the old account', () => {
  it('comes back page by page, for its own journey alone', async () => {
    const memory = openSnapshot(database, 'one');
    const paging = { exact: true, sent: 3, countedUntil: 900_000 };
    const pages = [blocks(0), blocks(1, { paging }), blocks(2)];
    for (const page of [...pages].reverse()) await memory.keep(page);
    expect(await memory.read()).toEqual(pages);
    expect(await openSnapshot(database, 'two').read()).toEqual([]);
    expect(await openSnapshot(database, 'on').read()).toEqual([]);
  });

  it('a page of the same number takes the place of the other', async () => {
    const memory = openSnapshot(database, 'one');
    await memory.keep(blocks(0, { unreadable: 1 }));
    await memory.keep(blocks(0));
    expect(await memory.read()).toEqual([blocks(0)]);
  });

  it.each([
    ['nonsense', null],
    ['text', 'x'],
    ['a row that is none', { ...blocks(1), rows: [{ id: '../x', address: 'a' }] }],
    ['an address that is none', { ...blocks(1), rows: [{ id: '1', address: { user: '<b>' } }] }],
    ['a page of another reading', { ...blocks(1), reading: 'mutes' }],
    ['a page of another number', { ...blocks(1), number: 2 }],
    ['a page that goes on from elsewhere', { ...blocks(1), cursor: '12' }],
    ['a cursor that leads elsewhere', { ...blocks(1), next: '../../x' }],
  ])('is read up to %s, and asked again from there', async (_, value) => {
    const memory = openSnapshot(database, 'one');
    for (const number of [0, 1, 2]) await memory.keep(blocks(number));
    await keepRaw(1, value);
    expect(await memory.read()).toEqual([blocks(0)]);
  });

  it('a filter comes back with its id; one that was kept without is asked for again', async () => {
    const memory = openSnapshot(database, 'one');
    await memory.keep(filters({ expiresAt: 5 }));
    expect(await memory.read()).toEqual([filters({ expiresAt: 5 })]);
    for (const id of [undefined, 9, '../9']) {
      await keepRaw(0, filters({ id }), 'filters');
      expect(await memory.read()).toEqual([]);
    }
  });

  it('a whole account of every kind is the same after a reload', async () => {
    const world = makeSnapshotWorld({
      ...{ follows: 5, blocks: 3, mutes: 4, domainBlocks: 2, lists: 2, members: 2, hashtags: 2 },
      ...{ filters: 2, filteredPosts: 2, bookmarks: 3, favourites: 3, followers: 2 },
      ...{ featured: 1, endorsements: 1 },
    });
    const scene = setSnapshotScene({ ...world, pageSize: () => 2 });
    const first = scene.create(openSnapshot(database, 'one'));
    await scene.until(first.start(scene.source()));
    const asked = scene.asked().length;
    const second = scene.create(openSnapshot(database, 'one'));
    await scene.until(second.start(scene.source()));
    expect(scene.asked()).toHaveLength(asked);
    expect(second.getSnapshot().state).toEqual({ name: 'done' });
    const held = second.relations().filter(({ kind }) => kind !== 'profile');
    expect(sorted(held)).toEqual(sorted(truthOf(world.account)));
    expect(second.relations()).toEqual(first.relations());
  });
});

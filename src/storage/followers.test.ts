import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseAddress } from '../domain/address.ts';
import { type Database, openDatabase } from './database.ts';
import { keepFollowers, keepSightings, readFollowers, readSightings } from './followers.ts';
import { forgetEverything } from './forget.ts';
import { createPassingShelf } from './local.ts';

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

describe('what is kept about followers', () => {
  it('comes back as it was, for its own journey alone', async () => {
    const addresses = ['ann@one.example', 'bob@bücher.example'].map(address);
    const sightings = [{ at: 1, old: 2, fresh: 0 }, { at: 2 }];
    await keepFollowers(database, 'one', { addresses, complete: true });
    await keepSightings(database, 'one', sightings);
    expect(await readFollowers(database, 'one')).toEqual({ addresses, complete: true });
    expect(await readSightings(database, 'one')).toEqual(sightings);
    expect(await readFollowers(database, 'two')).toBeUndefined();
    expect(await readSightings(database, 'two')).toEqual([]);
  });

  it('nobody is nobody', async () => {
    await keepFollowers(database, 'one', { addresses: [], complete: true });
    expect(await readFollowers(database, 'one')).toEqual({ addresses: [], complete: true });
  });

  it.each([null, 3, 'x', [{ at: 'x' }], { text: 3 }, { text: 'no\n<b>@x', complete: 1 }])(
    'what somebody else wrote there is not taken: %j',
    async (value) => {
      const open = await database;
      await open.put('kept', value, 'one:followers');
      await open.put('kept', value, 'one:sightings');
      expect(await readFollowers(database, 'one')).toBeUndefined();
      expect(await readSightings(database, 'one')).toEqual([]);
    },
  );

  it('lines that are no addresses are left out', async () => {
    await (await database).put(
      'kept',
      { text: 'a@one.example\n<b>@x\n', complete: true },
      'one:followers',
    );
    expect((await readFollowers(database, 'one'))?.addresses).toEqual([address('a@one.example')]);
  });
});

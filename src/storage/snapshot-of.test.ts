import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { forgetEverything } from './forget.ts';
import { createPassingShelf } from './local.ts';
import { openSnapshot } from './snapshot.ts';
import { openSnapshotNews } from './snapshot-news.ts';
import { forgetOtherSnapshots, snapshotOf } from './snapshot-of.ts';

const ALICE = 'https://old.example/users/alice';
/** A name that begins like another's, and one that would be if a name could end so. */
const OTHERS = [
  `${ALICE}2`,
  `${ALICE}:snapshot`,
  'https://old.example/users/ali',
  'https://z.example/@z',
  `${ALICE}%003asnapshot`,
  'https://old.example/users/élise\ud83d',
];

let database: Promise<Database>;
beforeEach(() => {
  database = openDatabase();
});
afterEach(async () => {
  (await database).close();
  await forgetEverything(createPassingShelf());
});

async function keepOne(journey: string, actor: string) {
  const memory = openSnapshot(database, snapshotOf(journey, actor));
  await memory.keep({ reading: 'domain-blocks', number: 0, rows: [], unreadable: 0 });
}

const readOf = async (journey: string, actor: string) =>
  (await openSnapshot(database, snapshotOf(journey, actor)).read()).length;

describe('what was read of one account', () => {
  it('is nobody else’s, in this journey or another', async () => {
    await keepOne('first', ALICE);
    expect(await readOf('first', ALICE)).toBe(1);
    for (const other of OTHERS) expect(await readOf('first', other)).toBe(0);
    expect(await readOf('firs', ALICE)).toBe(0);
  });

  it('stays when that of all others is forgotten, which is all that is', async () => {
    for (const actor of [ALICE, ...OTHERS]) {
      await keepOne('first', actor);
      await keepOne('second', actor);
    }
    await (await database).put('kept', 3, 'first:findings');
    await forgetOtherSnapshots(database, 'first', ALICE);
    expect(await readOf('first', ALICE)).toBe(1);
    for (const other of OTHERS) expect(await readOf('first', other), other).toBe(0);
    for (const actor of [ALICE, ...OTHERS]) expect(await readOf('second', actor)).toBe(1);
    expect(await (await database).get('kept', 'first:findings')).toBe(3);
  });

  it('goes with the others when nobody is meant', async () => {
    await keepOne('first', ALICE);
    await keepOne('second', ALICE);
    await forgetOtherSnapshots(database, 'first', undefined);
    expect([await readOf('first', ALICE), await readOf('second', ALICE)]).toEqual([0, 1]);
  });
});

describe('word of it', () => {
  it('reaches the other tabs of the same account, and not the one that gives it', async () => {
    const [one, two, other] = ['a', 'a', 'b'].map(openSnapshotNews);
    const heard: string[] = [];
    one?.watch(() => heard.push('one'));
    two?.watch(() => heard.push('two'));
    other?.watch(() => heard.push('other'));
    one?.tell();
    await vi.waitFor(() => expect(heard).toEqual(['two']));
    one?.close();
    one?.tell();
    for (const news of [two, other]) news?.close();
  });
});

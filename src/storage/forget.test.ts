import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { FIRST_CHOICES } from '../domain/choices.ts';
import { keepChoices, readChoices } from './choices.ts';
import { openDatabase } from './database.ts';
import { forgetEverything } from './forget.ts';
import { openJournal } from './journal.ts';
import { KEYS } from './keys.ts';
import { createPassingShelf } from './local.ts';

const TASK = 'follow:ann@one.example' as const;

/** A connection that does not stand aside: a tab that sleeps. */
async function openSleeping(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('transhumance');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

describe('forgetting', () => {
  it('takes every key of ours from the shelf, and no other', async () => {
    const shelf = createPassingShelf();
    const ours = [
      KEYS.journey,
      `${KEYS.journey}:aside`,
      KEYS.leaving,
      KEYS.language,
      KEYS.token('from'),
      KEYS.token('to'),
      KEYS.app('new.example'),
      KEYS.limits('someone'),
    ];
    for (const key of ours) shelf.setItem(key, 'x');
    shelf.setItem('another page of this origin', 'x');
    await forgetEverything(shelf);
    expect([shelf.length, shelf.key(0)]).toEqual([1, 'another page of this origin']);
  });

  it('takes the files and the journal', async () => {
    const database = openDatabase();
    const journal = openJournal(database, 'pair');
    const stop = journal.watch(() => {});
    await keepChoices(database, 'one', { ...FIRST_CHOICES, leftOut: new Set([TASK]) });
    await journal.append([{ type: 'intent', task: TASK, at: 1 }]);
    stop();
    (await database).close();
    await forgetEverything(createPassingShelf());
    expect(await indexedDB.databases()).toEqual([]);
    const after = openDatabase();
    expect(await readChoices(after, 'one')).toEqual(FIRST_CHOICES);
    expect(await openJournal(after, 'pair').read()).toEqual([]);
    (await after).close();
  });

  it('needs nothing to be there', async () => {
    await forgetEverything(createPassingShelf());
    await expect(forgetEverything(createPassingShelf())).resolves.toBeUndefined();
  });

  it('takes the keys of a browser that opens no database, and ends', async () => {
    const refuse = () => {
      throw new DOMException('No.', 'SecurityError');
    };
    const spies = (['open', 'deleteDatabase'] as const).map((name) =>
      vi.spyOn(indexedDB, name).mockImplementation(refuse),
    );
    const shelf = createPassingShelf();
    shelf.setItem(KEYS.token('from'), 'x');
    await expect(forgetEverything(shelf)).resolves.toBeUndefined();
    expect(shelf.length).toBe(0);
    for (const spy of spies) spy.mockRestore();
  });

  it('makes another tab stand aside, which then writes nothing back', async () => {
    const database = openDatabase();
    const journal = openJournal(database, 'pair');
    const stop = journal.watch(() => {});
    await journal.append([{ type: 'intent', task: TASK, at: 1 }]);
    await forgetEverything(createPassingShelf());
    await expect(journal.append([{ type: 'intent', task: TASK, at: 2 }])).rejects.toThrow();
    await expect(keepChoices(database, 'one', FIRST_CHOICES)).rejects.toThrow();
    stop();
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('does not wait for a tab that sleeps, and leaves it nothing', async () => {
    const database = openDatabase();
    await keepChoices(database, 'one', { ...FIRST_CHOICES, leftOut: new Set([TASK]) });
    (await database).close();
    const sleeping = await openSleeping();
    await forgetEverything(createPassingShelf());
    const read = sleeping.transaction('kept').objectStore('kept').count();
    const left = await new Promise((resolve) => {
      read.onsuccess = () => resolve(read.result);
    });
    expect(left).toBe(0);
    sleeping.close();
  });
});

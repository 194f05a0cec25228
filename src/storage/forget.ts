import { deleteDB } from 'idb';
import { openDatabase } from './database.ts';
import { DATABASE, PREFIX } from './keys.ts';
import type { Shelf } from './local.ts';

/** Removes every trace this page has left in the browser. Other tabs stand aside (database.ts). */
export async function forgetEverything(...shelves: readonly Shelf[]): Promise<void> {
  for (const shelf of shelves) {
    const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index));
    for (const key of keys) if (key?.startsWith(PREFIX)) shelf.removeItem(key);
  }
  await emptyDatabase();
  // A tab that sleeps holds the deletion up until it wakes; what there was to delete is gone.
  // A browser that opens no database has none to delete.
  await new Promise<void>((resolve) => {
    const done = () => resolve();
    const deleting = async () => deleteDB(DATABASE, { blocked: done });
    deleting().then(done, done);
  });
}

async function emptyDatabase(): Promise<void> {
  try {
    const database = await openDatabase();
    const emptying = database.transaction(['kept', 'journal'], 'readwrite');
    void emptying.objectStore('kept').clear();
    void emptying.objectStore('journal').clear();
    await emptying.done;
    database.close();
  } catch {
    // Another version's, or broken: it is deleted as it is.
  }
}

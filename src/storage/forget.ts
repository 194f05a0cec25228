import { deleteDB } from 'idb';
import { DATABASE, PREFIX } from './keys.ts';
import type { Shelf } from './local.ts';

/** Removes every trace this page has left in the browser. Other tabs stand aside (database.ts). */
export async function forgetEverything(shelf: Shelf): Promise<void> {
  const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index));
  for (const key of keys) if (key?.startsWith(PREFIX)) shelf.removeItem(key);
  await deleteDB(DATABASE);
}

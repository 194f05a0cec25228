import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { DATABASE } from './keys.ts';

/** Values are `unknown` on purpose: whoever reads parses. */
export interface Schema extends DBSchema {
  /** One record for each file set and choice, by name. */
  kept: { key: string; value: unknown };
  /** The journals of all pairs of accounts, in the order written. */
  journal: {
    key: number;
    value: { pair: string; entry: unknown };
    indexes: { pair: string };
  };
}

export type Database = IDBPDatabase<Schema>;

/** @throws {DOMException} (rejects) where the browser keeps nothing: some do at once, some only later */
export async function openDatabase(): Promise<Database> {
  return openDB<Schema>(DATABASE, 1, {
    upgrade(database) {
      database.createObjectStore('kept');
      database.createObjectStore('journal', { autoIncrement: true }).createIndex('pair', 'pair');
    },
    // Another tab wants to forget everything: stand aside.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase | null)?.close();
    },
  });
}

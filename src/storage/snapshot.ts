import * as v from 'valibot';
import { READINGS, type Reading } from '../domain/reading.ts';
import type { KeptPage, SnapshotMemory } from '../transfer/ports.ts';
import type { Database } from './database.ts';
import { keptPageSchema } from './snapshot-schemas.ts';

/** What was read of the old account, one record for each answer. `id` is the journey's. */
export function openSnapshot(database: Promise<Database>, id: string): SnapshotMemory {
  return {
    async read() {
      const open = await database;
      const found = await Promise.all(
        READINGS.map(async (reading) => {
          return unbroken(reading, await open.getAll('kept', rangeOf(id, reading)));
        }),
      );
      return found.flat();
    },
    async keep(page) {
      await (await database).put('kept', page, keyOf(id, page.reading, page.number));
    },
  };
}

/** Numbers in their order, as text. */
const keyOf = (id: string, reading: Reading, number: number) =>
  `${id}:snapshot:${reading}:${String(number).padStart(6, '0')}`;

/** `;` is what comes after `:`. */
const rangeOf = (id: string, reading: Reading) =>
  IDBKeyRange.bound(`${id}:snapshot:${reading}:`, `${id}:snapshot:${reading};`);

/**
 * The pages up to the first that is missing, cannot be read, or does not go on where the one before
 * it ended: from there on it is asked again. A hole would be people lost without a word.
 */
function unbroken(reading: Reading, records: readonly unknown[]): readonly KeptPage[] {
  const schema = keptPageSchema(reading);
  const pages: KeptPage[] = [];
  for (const record of records) {
    const parsed = v.safeParse(schema, record);
    if (!parsed.success) break;
    const page = parsed.output as KeptPage;
    const before = pages.at(-1);
    if (page.number !== pages.length || page.cursor !== before?.next) break;
    if (before?.refused !== undefined) break;
    pages.push(page);
  }
  return pages;
}

import * as v from 'valibot';
import type { JournalEntry } from '../domain/outcome.ts';
import type { Journal } from '../transfer/ports.ts';
import type { Database } from './database.ts';
import { journalEntrySchema } from './kept-schemas.ts';
import { CHANNEL } from './keys.ts';

type Message = { readonly pair: string; readonly entries: readonly unknown[] };

const isMessage = (data: unknown): data is Message =>
  typeof data === 'object' && data !== null && 'pair' in data && 'entries' in data;

/** An entry of another version is passed over: its task is then looked at afresh, which is safe. */
export function parseEntries(entries: readonly unknown[]): JournalEntry[] {
  return entries.flatMap((entry) => {
    const parsed = v.safeParse(journalEntrySchema, entry);
    return parsed.success ? [parsed.output as JournalEntry] : [];
  });
}

/** The journal of one pair of accounts, in IndexedDB; what is appended is told to other tabs. */
export function openJournal(database: Promise<Database>, pair: string): Journal {
  // One channel for both directions: a second one of this tab would hear what this one says.
  const channel = new BroadcastChannel(CHANNEL);
  let isOpen = true;
  return {
    async read() {
      const records = await (await database).getAllFromIndex('journal', 'pair', pair);
      return parseEntries(records.map((record) => record.entry));
    },
    async append(entries) {
      const transaction = (await database).transaction('journal', 'readwrite');
      for (const entry of entries) void transaction.store.add({ pair, entry });
      await transaction.done;
      if (isOpen) channel.postMessage({ pair, entries } satisfies Message);
    },
    watch(listener) {
      const hear = ({ data }: MessageEvent<unknown>) => {
        if (!isMessage(data) || data.pair !== pair || !Array.isArray(data.entries)) return;
        listener(parseEntries(data.entries));
      };
      channel.addEventListener('message', hear);
      return () => {
        isOpen = false;
        channel.close();
      };
    },
  };
}

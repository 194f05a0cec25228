import * as v from 'valibot';
import type { Journey } from '../domain/journey.ts';
import type { JournalEntry } from '../domain/outcome.ts';
import type { Database } from './database.ts';
import { openJournal, parseEntries } from './journal.ts';
import { packBytes, packColumn, unpack } from './json-packing.ts';
import { KEYS } from './keys.ts';
import type { Shelf } from './local.ts';
import { beginAnother } from './park.ts';
import { journeySchema, moment } from './schemas.ts';

/**
 * A move as one file: its facts, what was read and chosen, and the journal. Never a key: whoever
 * opens it elsewhere signs in again, as the same accounts. It holds blocks and notes all the same.
 */
const FORMAT = 'transhumance-journey';
const VERSION = 1;
const HEAD = `{"format":"${FORMAT}"`;

/** What a browser may keep for one move comes nowhere near. */
const MOST_CHARACTERS = 200_000_000;
/** Three for each of 50,000 rows; writing more would hold the page for a minute. */
const MOST_ENTRIES = 150_000;

const fileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  savedAt: moment,
  journey: v.pipe(
    journeySchema,
    v.check((journey) => isOneMove(journey as Journey)),
  ),
  /** Names without the journey's own id; each is parsed when it is read, as everything kept is. */
  kept: v.record(v.pipe(v.string(), v.regex(/^[a-z][!-~]{0,2000}$/)), v.unknown()),
  journal: v.pipe(v.array(v.unknown()), v.maxLength(MOST_ENTRIES)),
});

export type JourneyFile = {
  readonly journey: Journey;
  readonly kept: Readonly<Record<string, unknown>>;
  readonly journal: readonly JournalEntry[];
};

export type JourneyFileProblem = 'too-large' | 'not-a-journey' | 'newer' | 'broken';

/** @param savedAt epoch milliseconds */
export async function writeJourneyFile(
  database: Promise<Database>,
  journey: Journey,
  savedAt: number,
): Promise<string> {
  const open = await database;
  const prefix = `${journey.id}:`;
  const range = IDBKeyRange.bound(prefix, `${journey.id};`, false, true);
  const [keys, values] = await Promise.all([
    open.getAllKeys('kept', range),
    open.getAll('kept', range),
  ]);
  const written = await Promise.all(values.map(packBytes));
  const kept = Object.fromEntries(keys.map((key, at) => [key.slice(prefix.length), written[at]]));
  const journal = await readJournal(database, journey);
  const file = { format: FORMAT, version: VERSION, savedAt, journey, kept, journal };
  return JSON.stringify(file, packColumn);
}

/** It begins somewhere, and each account is of the server beside it: nobody signs in elsewhere. */
function isOneMove({ from, to }: Journey): boolean {
  if (from === undefined) return false;
  return [from, to].every((end) => {
    if (end?.account === undefined) return true;
    const { address, actor } = end.account;
    const host = URL.canParse(actor) ? new URL(actor).host : undefined;
    return address.server === end.local && (host === end.web || host === end.local);
  });
}

/**
 * Reads a file that anybody may have written.
 *
 * @param now epoch milliseconds: nothing was done later than that, whatever the file says
 */
export function readJourneyFile(
  text: string,
  now: number,
):
  | { readonly ok: true; readonly file: JourneyFile }
  | { readonly ok: false; readonly problem: JourneyFileProblem } {
  if (text.length > MOST_CHARACTERS) return { ok: false, problem: 'too-large' };
  let told: unknown;
  try {
    told = JSON.parse(text, unpack);
  } catch {
    // Half of one, as after a download that broke off.
    return { ok: false, problem: text.startsWith(HEAD) ? 'broken' : 'not-a-journey' };
  }
  const parsed = v.safeParse(fileSchema, told);
  if (parsed.success) {
    const { journey, kept, journal, savedAt } = parsed.output;
    // A clock that was ahead must not make later word of this browser count less.
    const entries = parseEntries(journal).filter(({ at }) => at <= Math.min(savedAt, now));
    return { ok: true, file: { journey: journey as Journey, kept, journal: entries } };
  }
  const head = v.safeParse(v.object({ format: v.literal(FORMAT), version: v.number() }), told);
  if (!head.success) return { ok: false, problem: 'not-a-journey' };
  return { ok: false, problem: head.output.version > VERSION ? 'newer' : 'broken' };
}

/**
 * Makes the file's move the one this browser is on; the one it was on is put aside. The page is
 * opened anew after it.
 *
 * @param id one that no move of this browser has
 */
export async function openJourneyFile(
  database: Promise<Database>,
  shelf: Shelf,
  { journey, kept, journal }: JourneyFile,
  id: string,
): Promise<void> {
  const putting = (await database).transaction('kept', 'readwrite');
  for (const [name, value] of Object.entries(kept)) void putting.store.put(value, `${id}:${name}`);
  await putting.done;
  await addToJournal(database, journey, journal);
  beginAnother(shelf, id);
  shelf.setItem(KEYS.journey, JSON.stringify({ ...journey, id }));
}

const pairOf = (journey: Journey) => journey.to?.account?.actor;

async function readJournal(
  database: Promise<Database>,
  journey: Journey,
): Promise<readonly JournalEntry[]> {
  const pair = pairOf(journey);
  if (pair === undefined) return [];
  const book = openJournal(database, pair);
  const entries = await book.read();
  book.watch(() => {})();
  return entries;
}

/** This browser may have a journal of that account already: of each task the later word counts. */
async function addToJournal(
  database: Promise<Database>,
  journey: Journey,
  entries: readonly JournalEntry[],
): Promise<void> {
  const pair = pairOf(journey);
  if (pair === undefined) return;
  const book = openJournal(database, pair);
  const last = new Map((await book.read()).map(({ task, at }) => [task, at]));
  await book.append(entries.filter(({ task, at }) => at > (last.get(task) ?? -1)));
  book.watch(() => {})();
}

import type { JourneyStore } from '../storage/journey.ts';
import type { Shelf } from '../storage/local.ts';
import type { Services } from '../wizard/services.tsx';
import { saveFile } from './save-file.ts';

export type JourneyFilesDeps = {
  readonly journey: JourneyStore;
  readonly shelf: Shelf;
  readonly now: () => number;
  readonly newId: () => string;
  /** Stops what works on the current move: another is opened. */
  readonly letGo: () => Promise<void>;
};

const NAME = 'transhumance-journey.json';
/** Read whole into memory; a move of 20,000 rows is some 10 MB. */
const LARGEST = 200_000_000;

const load = async () => {
  const [files, { openDatabase }] = await Promise.all([
    import('../storage/journey-file.ts'),
    import('../storage/database.ts'),
  ]);
  return { ...files, openDatabase };
};

/** Moves as files, to go on with on another device or in another browser. */
export function createJourneyFiles(
  deps: JourneyFilesDeps,
): Pick<Services['journeys'], 'save' | 'open'> {
  const { journey, shelf, now, newId, letGo } = deps;
  return {
    async save() {
      const { openDatabase, writeJourneyFile } = await load();
      const database = openDatabase();
      const text = await writeJourneyFile(database, journey.getSnapshot(), now());
      (await database).close();
      saveFile(NAME, 'application/json', text);
    },
    async open(file) {
      if (file.size > LARGEST) return 'too-large';
      const { openDatabase, readJourneyFile, openJourneyFile } = await load();
      const read = readJourneyFile(await file.text(), now());
      if (!read.ok) return read.problem;
      await letGo();
      const database = openDatabase();
      try {
        await openJourneyFile(database, shelf, read.file, newId());
      } catch {
        // The browser has no room left, or none at all: the move of before is untouched.
        return 'not-kept';
      }
      (await database).close();
      location.assign(location.pathname);
      // The page is on its way out.
      return new Promise(() => {});
    },
  };
}

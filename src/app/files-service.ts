import readerWorker from '../archive/archive.worker.ts?worker&url';
import { createReader } from '../archive/reader.ts';
import { expectedOwner } from '../domain/archive-owner.ts';
import type { Finding } from '../domain/finding.ts';
import type { Database } from '../storage/database.ts';
import { keepFiles, readFiles } from '../storage/files.ts';
import type { JourneyStore } from '../storage/journey.ts';
import { openFilesNews } from '../storage/news.ts';
import { createListeners } from '../transfer/observable.ts';
import { type Carrying, type FilesSnapshot, ownAddresses } from '../wizard/services.tsx';
import { startWorker } from './worker.ts';

export type FilesService = Carrying['files'] & { readonly ready: Promise<void> };

/** The person's files: read in a worker, kept in the browser. */
export function createFilesService(
  database: Promise<Database>,
  journey: JourneyStore,
  breathe: () => Promise<void>,
): FilesService {
  const { id } = journey.getSnapshot();
  const listeners = createListeners();
  const reader = createReader(() => startWorker(readerWorker));
  let snapshot: FilesSnapshot = { state: 'loading', findings: [], archives: [] };
  // One after the other, here or in another tab: each begins from what the one before it has kept.
  let turn = Promise.resolve();

  function change(next: Partial<FilesSnapshot>): void {
    snapshot = { ...snapshot, ...next };
    listeners.notify();
  }

  const takeIn = () => {
    turn = turn.then(() =>
      readFiles(database, id, breathe).then(
        (kept) => change({ state: 'ready', ...kept }),
        () => change({ state: 'broken' }),
      ),
    );
    return turn;
  };
  const ready = takeIn();
  // A tab that takes over must not follow people whom the other has taken out.
  const news = openFilesNews();
  news.watch(() => void takeIn());

  return {
    subscribe: listeners.subscribe,
    getSnapshot: () => snapshot,
    ready,
    prepare: reader.prepare,
    read(given, options) {
      const facts = journey.getSnapshot();
      return reader.read(given, { own: ownAddresses(facts), owner: expectedOwner(facts) }, options);
    },
    keep(of) {
      const keeping = turn.then(async () => {
        const kept = of(snapshot);
        try {
          await keepFiles(database, id, kept);
        } finally {
          // What could not be kept serves as long as this page is open.
          change(kept);
          journey.dispatch({ type: 'files-kept', rows: countRows(kept.findings) });
        }
        news.tell();
      });
      turn = keeping.catch(() => {});
      return keeping;
    },
  };
}

const countRows = (findings: readonly Finding[]) =>
  findings.reduce((sum, { rows }) => sum + rows.length, 0);

import readerWorker from '../archive/archive.worker.ts?worker&url';
import { createReader } from '../archive/reader.ts';
import { writeFollows, writeRejects, writeReport } from '../archive/write-follows.ts';
import { formatAddress } from '../domain/address.ts';
import { mergeFindings } from '../domain/finding.ts';
import { planFollows, type TaskId } from '../domain/plan.ts';
import { leftovers, type Report, rowsAsInFiles } from '../domain/report.ts';
import type { Database } from '../storage/database.ts';
import { keepFindings, keepLeftOut, openFilesNews, readFiles } from '../storage/files.ts';
import type { JourneyStore } from '../storage/journey.ts';
import type { Work } from '../transfer/engine.ts';
import { createListeners } from '../transfer/observable.ts';
import { type Carrying, type FilesSnapshot, ownAddresses } from '../wizard/services.tsx';
import { startWorker } from './worker.ts';

export type FilesService = Omit<Carrying['files'], 'write'> & {
  readonly work: () => Work;
  readonly write: (report: Report) => Carrying['files']['write'];
  readonly ready: Promise<void>;
};

/** The person's files: read in a worker, kept in the browser, turned into the plan. */
export function createFilesService(
  database: Promise<Database>,
  journey: JourneyStore,
): FilesService {
  const { id } = journey.getSnapshot();
  const listeners = createListeners();
  const reader = createReader(() => startWorker(readerWorker));
  let snapshot: FilesSnapshot = { state: 'loading', findings: [], leftOut: new Set() };
  let planned: (Omit<Work, 'leftOut'> & Pick<FilesSnapshot, 'findings'>) | undefined;
  let work: Work | undefined;

  function change(next: Partial<FilesSnapshot>): void {
    snapshot = { ...snapshot, ...next };
    work = undefined;
    listeners.notify();
  }

  const isBroken = () => change({ state: 'broken' });
  const takeIn = () =>
    readFiles(database, id).then(
      ({ findings, leftOut }) => change({ state: 'ready', findings, leftOut: new Set(leftOut) }),
      isBroken,
    );
  const ready = takeIn();
  // A tab that takes over must not follow people whom the other has taken out.
  const news = openFilesNews();
  news.watch(() => void takeIn());

  function currentWork(): Work {
    const { findings, leftOut } = snapshot;
    // A tick more or less changes no plan: 20,000 rows are planned once for a set of files.
    if (planned?.findings !== findings) {
      const { rows, rejects } = mergeFindings(findings);
      planned = { findings, plan: planFollows(rows), rejects };
    }
    work ??= { plan: planned.plan, leftOut, rejects: planned.rejects };
    return work;
  }

  return {
    subscribe: listeners.subscribe,
    getSnapshot: () => snapshot,
    ready,
    prepare: reader.prepare,
    read: (file, signal) => reader.readFollows(file, ownAddresses(journey.getSnapshot()), signal),
    async keep(findings) {
      change({ findings });
      journey.dispatch({ type: 'files-kept', rows: currentWork().plan.tasks.length });
      await keepFindings(database, id, findings);
      news.tell();
    },
    leaveOut(tasks: ReadonlySet<TaskId>) {
      change({ leftOut: tasks });
      keepLeftOut(database, id, [...tasks]).then(news.tell, isBroken);
    },
    work: currentWork,
    write: (report) => async (kind, words) => {
      switch (kind) {
        case 'leftovers':
          return writeFollows(leftovers(report).map(({ task }) => task));
        case 'rejects':
          return writeRejects(report.rejects);
        case 'report':
          return writeReport(
            words.header,
            rowsAsInFiles(report).map(({ task, outcome }) => [
              formatAddress(task.address),
              words.outcome(outcome),
            ]),
          );
      }
    },
  };
}

import { openDatabase } from '../storage/database.ts';
import type { JourneyStore } from '../storage/journey.ts';
import { openLimits } from '../storage/limits.ts';
import type { Shelf } from '../storage/local.ts';
import type { SignIns } from '../storage/sign-ins.ts';
import type { Carrying } from '../wizard/services.tsx';
import { breathe } from './breathe.ts';
import { createFilesService } from './files-service.ts';
import { createMoving } from './moving.ts';
import { createRunService } from './run-service.ts';
import { createSnapshotService } from './snapshot-service.ts';
import { createTicker } from './ticker.ts';
import { keepAwake } from './wake-lock.ts';
import { createWorkService } from './work-service.ts';

export type CarryingDeps = {
  readonly journey: JourneyStore;
  readonly signIns: SignIns;
  readonly shelf: Shelf;
  readonly now: () => number;
  /** Settles when a sign-in the page was opened with has been taken up, or has failed. */
  readonly arrived: Promise<void>;
};

/** Everything that reads files and carries what they hold: a chunk of its own. */
export async function createCarrying({
  journey,
  signIns,
  shelf,
  now,
  arrived,
}: CarryingDeps): Promise<Carrying & { readonly close: () => Promise<void> }> {
  const database = openDatabase();
  const files = createFilesService(database, journey, breathe);
  await files.ready;
  const limits = (account: string) => openLimits(shelf, account);
  const ticker = createTicker();
  const snapshot = createSnapshotService({
    ...{ database, journey, signIns, ticker, limits, now, arrived },
    // Not there where the page did not come over TLS.
    storage: navigator.storage as StorageManager | undefined,
    isSeen: () => document.visibilityState !== 'hidden',
  });
  const work = createWorkService({ database, journey, files, snapshot, breathe });
  await work.ready;
  const run = createRunService({
    ...{ database, journey, signIns, work, ticker, limits, now, breathe },
    random: Math.random,
  });
  const letGo = keepAwake(run, navigator, document);
  const moving = createMoving({ database, journey, signIns, ticker, limits, now, snapshot });
  // Left while running: it goes on by itself, unless the person had paused it.
  // A sign-in comes first: until then there is only the key that the server has refused.
  const goOn = () => {
    if (journey.getSnapshot().run === 'started') void run.start();
  };
  void arrived.then(goOn, goOn);
  return {
    ...{ files, work, run, snapshot },
    moving,
    close: async () => {
      letGo();
      // One that was never begun, or has ended, is not one that was paused.
      if (journey.getSnapshot().run === 'started') run.pause();
      snapshot.close();
      (await database).close();
    },
  };
}

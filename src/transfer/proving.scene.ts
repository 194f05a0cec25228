import type { JournalEntry, Outcome } from '../domain/outcome.ts';
import { makeReport, NO_WORK } from '../domain/report.ts';
import type { Task } from '../domain/task.ts';
import { createLedger } from './ledger.ts';
import { createPassingLimits } from './limits.ts';
import type { Pace } from './pace.ts';
import { startProving } from './proving.ts';
import {
  createHandTicker,
  createOpenPace,
  type Holding,
  type Saying,
  scriptReader,
  scriptServer,
} from './server.scene.ts';
import { keepJournal, ME, NOW, tie } from './tasks.scene.ts';

type Given = {
  readonly ended: readonly (readonly [Task, Outcome])[];
  readonly saying?: Saying;
  readonly holding?: Holding;
  readonly open?: Partial<Pace>;
};

const FOLLOWED: Saying = {
  relationships: (ids) => ids.map((id) => tie(id, { following: true })),
};

/** A run that has ended so, and the account as it is. */
export function setProving({ ended, saying = FOLLOWED, holding = {}, open = {} }: Given) {
  const { server, asked } = scriptServer(saying);
  const { reader, asked: read } = scriptReader(holding);
  const kept: JournalEntry[] = [];
  const ledger = createLedger(keepJournal(kept), () => NOW);
  const byFile = new Set(ended.flatMap(([{ id }, { code }]) => (code === 'by-file' ? [id] : [])));
  for (const [{ id: task }, outcome] of ended) {
    if (!byFile.has(task)) ledger.absorb([{ type: 'outcome', task, at: NOW, outcome }]);
  }
  const work = { ...NO_WORK, plan: { tasks: ended.map(([task]) => task) }, byFile };
  const { ticker, listeners, tick } = createHandTicker();
  const pace = { ...createOpenPace(() => NOW).pace, ...open };
  const deps = { ledger, pace, limits: createPassingLimits(), ticker, now: () => NOW };
  return {
    ...{ asked, ledger, kept, listeners, tick },
    start: () =>
      startProving({ server, reader, newAccount: ME, sharedBudget: false }, deps, () =>
        makeReport(work, ledger.standings),
      ),
    /** Which readings there were. */
    read: () => read.map(([name]) => name),
    /** What turned out otherwise. */
    written: () => kept.map((entry) => [entry.task, entry.type === 'outcome' && entry.outcome]),
  };
}

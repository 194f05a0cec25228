import {
  isCarried,
  type JournalEntry,
  type Outcome,
  readStandings,
  type Standing,
} from '../domain/outcome.ts';
import type { TaskId } from '../domain/plan.ts';
import type { Journal, Now } from './ports.ts';

/**
 * The journal as the run uses it: what is written is known at once, and nothing is known that
 * is not written. Progress is read out of it, never kept beside it.
 */
export type Ledger = {
  readonly standings: ReadonlyMap<TaskId, Standing>;
  /** Reads everything again, as after another tab has worked. */
  readonly reload: () => Promise<void>;
  /** Takes in what another tab has written. */
  readonly absorb: (entries: readonly JournalEntry[]) => void;
  readonly intend: (task: TaskId) => Promise<void>;
  readonly end: (outcomes: readonly (readonly [TaskId, Outcome])[]) => Promise<void>;
  readonly reopen: (tasks: readonly TaskId[]) => Promise<void>;
  /** Whether this account is followed or asked already, as far as the journal knows. */
  readonly isFollowed: (accountId: string) => boolean;
};

export function createLedger(journal: Journal, now: Now): Ledger {
  const standings = new Map<TaskId, Standing>();
  const followed = new Set<string>();
  /** What came in while everything is being read again; reading may have missed it. */
  let meanwhile: JournalEntry[] | undefined;

  function absorb(entries: readonly JournalEntry[]): void {
    meanwhile?.push(...entries);
    for (const [task, standing] of readStandings(entries)) {
      standings.set(task, standing);
      if (standing.state === 'ended' && 'accountId' in standing.outcome) {
        if (isCarried(standing.outcome)) followed.add(standing.outcome.accountId);
      }
    }
  }

  async function write(entries: readonly JournalEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await journal.append(entries);
    absorb(entries);
  }

  return {
    standings,
    async reload() {
      meanwhile = [];
      const entries = await journal.read();
      standings.clear();
      followed.clear();
      const missed = meanwhile;
      meanwhile = undefined;
      absorb(entries);
      absorb(missed);
    },
    absorb,
    intend: (task) => write([{ type: 'intent', task, at: now() }]),
    end: (outcomes) =>
      write(outcomes.map(([task, outcome]) => ({ type: 'outcome', task, at: now(), outcome }))),
    reopen: (tasks) => write(tasks.map((task) => ({ type: 'retry', task, at: now() }))),
    isFollowed: (accountId) => followed.has(accountId),
  };
}

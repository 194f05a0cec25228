import {
  isCarried,
  type JournalEntry,
  type Outcome,
  readStandings,
  type Standing,
} from '../domain/outcome.ts';
import type { TaskId, TaskKind } from '../domain/task.ts';
import type { Journal, Now } from './ports.ts';

/**
 * The journal as the run uses it: what is written is known at once, and nothing is known that
 * is not written. Progress is read out of it, never kept beside it.
 */
export type Ledger = {
  readonly standings: ReadonlyMap<TaskId, Standing>;
  /** How a task has ended; nothing while it has not. */
  readonly outcomeOf: (task: TaskId) => Outcome | undefined;
  /** Reads everything again, as after another tab has worked. */
  readonly reload: () => Promise<void>;
  /** Takes in what another tab has written. */
  readonly absorb: (entries: readonly JournalEntry[]) => void;
  /** Announces one request, which may be about several tasks. */
  readonly intend: (...tasks: readonly TaskId[]) => Promise<void>;
  readonly end: (outcomes: readonly (readonly [TaskId, Outcome])[]) => Promise<void>;
  readonly reopen: (tasks: readonly TaskId[]) => Promise<void>;
  /** Whether this account is followed or asked already, as far as the journal knows. */
  readonly isFollowed: (accountId: string) => boolean;
  /** Whether this account is on a list already, as far as the journal knows; `list` is its task. */
  readonly isListed: (list: TaskId, accountId: string) => boolean;
  /** Whether a list or filter of the new account is already one of ours. */
  readonly isTaken: (kind: 'list' | 'filter', id: string) => boolean;
  /** The id of an account, where an act done to it has told: `user@server`. */
  readonly idOf: (address: string) => string | undefined;
  /** It was announced, and no answer said for certain what came of it, perhaps until a retry. */
  readonly isInDoubt: (task: TaskId) => boolean;
  /** When it was announced last, in milliseconds of the browser's clock. */
  readonly doubtSince: (task: TaskId) => number | undefined;
};

export function createLedger(journal: Journal, now: Now): Ledger {
  const standings = new Map<TaskId, Standing>();
  const followed = new Set<string>();
  const listed = new Set<string>();
  const doubtful = new Map<TaskId, number>();
  const taken = { list: new Set<string>(), filter: new Set<string>() };
  /** What came in while everything is being read again; reading may have missed it. */
  let meanwhile: JournalEntry[] | undefined;

  function absorb(entries: readonly JournalEntry[]): void {
    meanwhile?.push(...entries);
    for (const entry of entries) weigh(entry);
    for (const [task, standing] of readStandings(entries)) {
      standings.set(task, standing);
      if (standing.state === 'ended') note(task, standing.outcome);
    }
  }

  function weigh(entry: JournalEntry): void {
    if (entry.type === 'intent') doubtful.set(entry.task, entry.at);
    if (entry.type !== 'outcome') return;
    const { code } = entry.outcome;
    if (code !== 'passing' && code !== 'unknown') doubtful.delete(entry.task);
  }

  function note(task: TaskId, outcome: Outcome): void {
    if (!isCarried(outcome) || outcome.targetId === undefined) return;
    const kind = kindOf(task);
    if (kind === 'follow') followed.add(outcome.targetId);
    if (kind === 'list-member') listed.add(listedAs(listOf(task), outcome.targetId));
    if (kind === 'list' || kind === 'filter') taken[kind].add(outcome.targetId);
  }

  async function write(entries: readonly JournalEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await journal.append(entries);
    absorb(entries);
  }

  function outcomeOf(task: TaskId): Outcome | undefined {
    const standing = standings.get(task);
    return standing?.state === 'ended' ? standing.outcome : undefined;
  }

  return {
    standings,
    outcomeOf,
    async reload() {
      meanwhile = [];
      const entries = await journal.read();
      standings.clear();
      for (const ids of [followed, listed, doubtful, taken.list, taken.filter]) ids.clear();
      const missed = meanwhile;
      meanwhile = undefined;
      absorb(entries);
      absorb(missed);
    },
    absorb,
    intend: (...tasks) => write(tasks.map((task) => ({ type: 'intent', task, at: now() }))),
    end: (outcomes) =>
      write(outcomes.map(([task, outcome]) => ({ type: 'outcome', task, at: now(), outcome }))),
    reopen: (tasks) => write(tasks.map((task) => ({ type: 'retry', task, at: now() }))),
    isFollowed: (accountId) => followed.has(accountId),
    isListed: (list, accountId) => listed.has(listedAs(list, accountId)),
    isTaken: (kind, id) => taken[kind].has(id),
    idOf(address) {
      for (const kind of ['follow', 'block', 'mute'] as const) {
        const outcome = outcomeOf(`${kind}:${address}`);
        // Whoever had moved was followed under another id than their own.
        const isOwn = isCarried(outcome) && outcome.as === undefined;
        if (isOwn && outcome.targetId !== undefined) return outcome.targetId;
      }
      return undefined;
    },
    isInDoubt: (task) => doubtful.has(task),
    doubtSince: (task) => doubtful.get(task),
  };
}

const kindOf = (task: TaskId) => task.slice(0, task.indexOf(':')) as TaskKind;

/** Of a member's name, in which no address has a space (domain/task.ts, `memberTaskId`). */
const listOf = (member: TaskId): TaskId => `list:${member.slice(member.indexOf(' ') + 1)}`;
const listedAs = (list: TaskId, accountId: string) => `${accountId} ${list}`;

import type { Address } from './address.ts';
import type { TaskId } from './task.ts';

/**
 * How a task ended. A closed set: each code has words and a next action in both languages.
 * Only what can be *known* is here; a 403 does not say why (mastodon.md §5.1), so `refused`
 * does not guess.
 */
export type Outcome =
  /** Done now; `as` is the address of whom it was done to, when the person had moved. */
  | Carried<'done'>
  /** Was so before the run began, or by an earlier row. */
  | Carried<'already'>
  /** Asked; the person (or their server) has to answer. */
  | Carried<'waiting'>
  /** Looked for twice, five minutes apart, and not found or not answering. */
  | { readonly code: 'not-found' }
  | { readonly code: 'suspended' }
  /** Says they moved, but cannot be followed at the address they named. */
  | { readonly code: 'moved-away'; readonly to: Address }
  /** HTTP 403: blocked by either side, or by the server's rules. */
  | { readonly code: 'refused' }
  /** The server's ceiling: of follows, lists, hashtags on a profile (mastodon.md §5, §5.1). */
  | { readonly code: 'limit-reached' }
  /** The new account itself. */
  | { readonly code: 'self' }
  /** The server would not take the request, e.g. a language code it does not know. */
  | { readonly code: 'invalid' }
  /** A list or an endorsement wants a follow, and there is none, or none yet (mastodon.md §5.2). */
  | { readonly code: 'needs-follow' }
  /** This server has no such thing: an older version, or another software. */
  | { readonly code: 'not-offered' }
  /** A mute or a filter had its end, which has come. */
  | { readonly code: 'expired' }
  /** The new account has one of its own there, which stays. */
  | { readonly code: 'differs' }
  /** The server said yes, and it was not there when read back. */
  | { readonly code: 'missing' }
  /** Given to the server's own import; not seen there yet. */
  | { readonly code: 'by-file' }
  /** Unticked by the person. */
  | { readonly code: 'left-out' }
  /** The server or the network failed several times; worth another press. */
  | { readonly code: 'passing' }
  /** An answer we do not understand. */
  | { readonly code: 'unknown' };

type Carried<Code extends string> = {
  readonly code: Code;
  /** On the new server: of the account, post, list or filter it is about. */
  readonly targetId?: string;
  readonly as?: Address;
};

export type OutcomeCode = Outcome['code'];

export const OUTCOME_CODES = [
  'done',
  'already',
  'waiting',
  'not-found',
  'suspended',
  'moved-away',
  'refused',
  'limit-reached',
  'self',
  'invalid',
  'needs-follow',
  'not-offered',
  'expired',
  'differs',
  'missing',
  'by-file',
  'left-out',
  'passing',
  'unknown',
] as const satisfies readonly OutcomeCode[];

/** Outcomes after which the relation exists, or will when the other side answers. */
export function isCarried(
  outcome: Outcome | undefined,
): outcome is Extract<Outcome, { readonly code: 'done' | 'already' | 'waiting' }> {
  const code = outcome?.code;
  return code === 'done' || code === 'already' || code === 'waiting';
}

/** Outcomes that another press may change: the cause passes, or may have passed. */
export function isRetryable(outcome: Pick<Outcome, 'code'> | undefined): boolean {
  switch (outcome?.code) {
    case undefined:
      return false;
    case 'passing':
    case 'unknown':
    case 'not-found':
    case 'limit-reached':
    case 'needs-follow':
    case 'missing':
      return true;
    case 'done':
    case 'already':
    case 'waiting':
    case 'suspended':
    case 'moved-away':
    case 'refused':
    case 'self':
    case 'invalid':
    case 'not-offered':
    case 'expired':
    case 'differs':
    case 'by-file':
    case 'left-out':
      return false;
  }
}

/**
 * A line of the journal, in the order written. `at` is epoch milliseconds of the browser's
 * clock. `retry` reopens a task that had ended.
 */
export type JournalEntry =
  | { readonly type: 'intent'; readonly task: TaskId; readonly at: number }
  | {
      readonly type: 'outcome';
      readonly task: TaskId;
      readonly at: number;
      readonly outcome: Outcome;
    }
  | { readonly type: 'retry'; readonly task: TaskId; readonly at: number };

/** Where one task stands according to the journal. */
export type Standing =
  | { readonly state: 'untouched' }
  /** A request was announced and no answer noted: it may or may not have happened. */
  | { readonly state: 'in-doubt' }
  | { readonly state: 'ended'; readonly outcome: Outcome };

/** Folds the journal: the last entry of a task tells where it stands. */
export function readStandings(entries: Iterable<JournalEntry>): Map<TaskId, Standing> {
  const standings = new Map<TaskId, Standing>();
  for (const entry of entries) {
    switch (entry.type) {
      case 'intent':
        standings.set(entry.task, { state: 'in-doubt' });
        break;
      case 'outcome':
        standings.set(entry.task, { state: 'ended', outcome: entry.outcome });
        break;
      case 'retry':
        standings.set(entry.task, { state: 'untouched' });
        break;
    }
  }
  return standings;
}

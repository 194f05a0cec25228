import type { Address } from '../domain/address.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Task } from '../domain/plan.ts';
import type { Person } from '../mastodon/people.ts';
import type { TaskRequest } from './pace.ts';

/** A server that did not answer gets this long before it is asked the second and last time. */
const SECOND_TRY_AFTER = 5 * 60_000;
const MAX_FAILURES = 3;

/** A task on its way: one request brings it to the next of these, or to its outcome. */
export type Work = {
  readonly task: Task;
  /** Set once the person turned out to have moved. */
  readonly movedTo: Address | undefined;
  /** Who will be followed, once known. */
  readonly target: Person | undefined;
  /** The look-up without a token has been tried, or is not worth it. */
  readonly lookedUp: boolean;
  /** How often nobody was found; a server may only have been slow. */
  readonly misses: number;
  /** How often this task failed while the server was otherwise well. */
  readonly failures: number;
  /** Not before this time, in milliseconds of the browser's clock. */
  readonly notBefore: number;
};

export function beginWork(task: Task): Work {
  return {
    task,
    movedTo: undefined,
    target: undefined,
    lookedUp: false,
    misses: 0,
    failures: 0,
    notBefore: 0,
  };
}

/** Waiting for its second try; further off than any wait of ours, the clock was set back since. */
export function isHeldBack(work: Work, now: number): boolean {
  return work.notBefore > now && work.notBefore - now <= SECOND_TRY_AFTER;
}

export function nextRequest(work: Work, lookUps: boolean): TaskRequest {
  if (work.target !== undefined) return 'follow';
  return lookUps && !work.lookedUp ? 'look-up' : 'search';
}

/** What one request made of a task. */
export type Progress =
  | { readonly type: 'on'; readonly work: Work }
  | { readonly type: 'ended'; readonly outcome: Outcome };

const on = (work: Work): Progress => ({ type: 'on', work });
const ended = (outcome: Outcome): Progress => ({ type: 'ended', outcome });

/** A search or look-up answered. `newAccount` is the id of the account that follows. */
export function afterLooking(
  work: Work,
  request: 'look-up' | 'search',
  found: Person | undefined,
  newAccount: string,
  now: number,
): Progress {
  if (found === undefined) {
    if (request === 'look-up') return on({ ...work, lookedUp: true });
    // A search leaves suspended people out and only the look-up tells them (mastodon.md §6):
    // who has not been looked up yet is, the second time, if it can be done then.
    if (work.misses === 0) {
      return on({ ...work, misses: 1, notBefore: now + SECOND_TRY_AFTER });
    }
    return ended({ code: 'not-found' });
  }
  if (found.suspended) return ended({ code: 'suspended' });
  if (found.moved !== undefined) return followTheMove(work, found.moved, newAccount);
  if (found.id === newAccount) return ended({ code: 'self' });
  return on({ ...work, target: found });
}

/**
 * The nested account of a mover has its id on this server and never a move of its own
 * (mastodon.md §4.4), so it is followed at once. Somebody who moves a second time is refused
 * there (§5.1), and that is where the road ends: `afterRefusal`.
 */
function followTheMove(work: Work, moved: Person, newAccount: string): Progress {
  const to = moved.address;
  if (moved.suspended) return ended({ code: 'moved-away', to });
  if (moved.id === newAccount) return ended({ code: 'self' });
  return on({ ...work, movedTo: to, target: moved });
}

/** Followed, or asked: the answer is hopeful where the other server has not spoken (§5.1). */
export function afterFollowing(
  work: Work,
  accountId: string,
  relationship: { readonly following: boolean; readonly requested: boolean },
): Progress {
  const as = work.movedTo === undefined ? {} : { as: work.movedTo };
  if (relationship.requested) return ended({ code: 'waiting', accountId, ...as });
  if (relationship.following) return ended({ code: 'done', accountId, ...as });
  return ended({ code: 'unknown' });
}

/** The server said no to the follow itself. */
export function afterRefusal(work: Work, outcome: Outcome): Progress {
  if (work.movedTo === undefined || outcome.code === 'limit-reached') return ended(outcome);
  return ended({ code: 'moved-away', to: work.movedTo });
}

/** Something failed that may pass. While the whole server is unwell, no task is blamed. */
export function afterFailure(work: Work, serverUnwell: boolean, now: number): Progress {
  if (serverUnwell) return on(work);
  const failures = work.failures + 1;
  if (failures >= MAX_FAILURES) return ended({ code: 'passing' });
  return on({ ...work, failures, notBefore: now + failures * 30_000 });
}

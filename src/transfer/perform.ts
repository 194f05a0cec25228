import type { Outcome } from '../domain/outcome.ts';
import { MastodonError } from '../mastodon/errors.ts';
import type { RateLimit } from '../mastodon/rate-limit.ts';
import type { TaskRequest } from './pace.ts';
import type { NewServer } from './ports.ts';
import { afterFollowing, afterLooking, afterRefusal, type Progress, type Work } from './work.ts';

/** One request's result, for the pace and for the task. */
export type Performed = {
  readonly limit: RateLimit | undefined;
  readonly verdict:
    | { readonly type: 'progress'; readonly progress: Progress }
    /** The budget is spent: the task waits where it is. */
    | { readonly type: 'too-early' }
    /** Worth trying again later. */
    | { readonly type: 'failed' }
    /** Nothing can go on until the person does something. */
    | { readonly type: 'stop'; readonly problem: StopProblem };
  /** For look-ups without a token: whether somebody was found. */
  readonly hit?: boolean;
};

/** Why a run stops by itself (mastodon.md §2.8). */
export type StopProblem = 'signed-out' | 'disabled' | 'unconfirmed' | 'pending-approval' | 'scope';

/** Sends exactly one request for a task and says what became of it. Never throws. */
export async function perform(
  server: NewServer,
  work: Work,
  request: TaskRequest,
  newAccount: string,
  now: () => number,
): Promise<Performed> {
  try {
    if (request === 'follow') {
      const id = work.target?.id ?? '';
      const { value, limit } = await server.follow(id, work.task.options);
      return { limit, verdict: { type: 'progress', progress: afterFollowing(work, id, value) } };
    }
    const look = request === 'look-up' ? server.lookUp : server.search;
    const { value, limit } = await look(work.task.address);
    const progress = afterLooking(work, request, value, newAccount, now());
    return { limit, verdict: { type: 'progress', progress }, hit: value !== undefined };
  } catch (error) {
    if (!(error instanceof MastodonError)) throw error;
    const performed = { limit: error.limit, verdict: judge(error, work, request) };
    // A server that lets nobody look without a token is asked no more than a few times.
    const refused = request === 'look-up' && performed.verdict.type === 'progress';
    return refused ? { ...performed, hit: false } : performed;
  }
}

/** Whether the server, or the way to it, failed: whatever was asked, it may work another time. */
export function isPassing(error: MastodonError): boolean {
  switch (error.code) {
    case 'rate-limited':
      return error.limit === undefined;
    case 'unreachable':
    case 'timeout':
    case 'unwell':
    case 'aborted':
    case 'garbled':
    case 'too-large':
      return true;
    default:
      return false;
  }
}

/** Why nothing can go on, when that is what a signed request was told. */
export function stopProblemOf(error: MastodonError): StopProblem | undefined {
  switch (error.code) {
    case 'signed-out':
    case 'scope':
    case 'disabled':
    case 'unconfirmed':
    case 'pending-approval':
      return error.code;
    default:
      return undefined;
  }
}

function judge(error: MastodonError, work: Work, request: TaskRequest): Performed['verdict'] {
  if (isPassing(error)) return { type: 'failed' };
  if (error.code === 'rate-limited') return { type: 'too-early' };
  // Without a token nothing of what follows is about the person's account: the search decides.
  if (request === 'look-up') {
    return { type: 'progress', progress: { type: 'on', work: { ...work, lookedUp: true } } };
  }
  const problem = stopProblemOf(error);
  if (problem !== undefined) return { type: 'stop', problem };
  if (request === 'follow') {
    return { type: 'progress', progress: afterRefusal(work, outcomeOf(error)) };
  }
  return { type: 'progress', progress: { type: 'ended', outcome: { code: 'unknown' } } };
}

/** What a follow's refusal lets us know, and no more (mastodon.md §5.1). */
function outcomeOf(error: MastodonError): Outcome {
  switch (error.code) {
    case 'forbidden':
      return { code: 'refused' };
    case 'not-found':
    case 'gone':
      return { code: 'suspended' };
    case 'follow-limit':
      return { code: 'limit-reached' };
    case 'invalid':
      return { code: 'invalid' };
    default:
      return { code: 'unknown' };
  }
}

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
    return { limit: error.limit, verdict: judge(error, work, request) };
  }
}

function judge(error: MastodonError, work: Work, request: TaskRequest): Performed['verdict'] {
  switch (error.code) {
    case 'rate-limited':
      return error.limit === undefined ? { type: 'failed' } : { type: 'too-early' };
    case 'unreachable':
    case 'timeout':
    case 'unwell':
    case 'aborted':
    case 'garbled':
    case 'too-large':
      return { type: 'failed' };
    case 'disabled':
    case 'unconfirmed':
    case 'pending-approval':
      return { type: 'stop', problem: error.code };
    default:
      break;
  }
  // Without a token nothing of what follows is about the person's account: the search decides.
  if (request === 'look-up') {
    return { type: 'progress', progress: { type: 'on', work: { ...work, lookedUp: true } } };
  }
  if (error.code === 'signed-out' || error.code === 'scope') {
    return { type: 'stop', problem: error.code };
  }
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

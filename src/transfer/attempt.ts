import type { Answer } from '../mastodon/answer.ts';
import { MastodonError } from '../mastodon/errors.ts';
import type { Pace, RequestKind } from './pace.ts';
import type { Now } from './ports.ts';

/** Why a run stops by itself (mastodon.md §2.8). */
export type StopProblem = 'signed-out' | 'disabled' | 'unconfirmed' | 'pending-approval' | 'scope';

export type Attempt<Value> =
  | { readonly type: 'answered'; readonly value: Value }
  /** The budget is spent: it waits where it is. */
  | { readonly type: 'too-early' }
  /** Worth trying again later. */
  | { readonly type: 'failed'; readonly error: MastodonError }
  /** Nothing can go on until the person does something. */
  | { readonly type: 'stop'; readonly problem: StopProblem }
  | { readonly type: 'refused'; readonly error: MastodonError };

/** Sends one request that the pace has counted, and tells it of the answer. */
export async function attempt<Value>(
  { pace, now }: { readonly pace: Pace; readonly now: Now },
  request: RequestKind,
  send: () => Promise<Answer<Value>>,
): Promise<Attempt<Value>> {
  const sentAt = now();
  try {
    const { value, limit } = await send();
    pace.answered(request, { sentAt, receivedAt: now(), limit, failed: false });
    return { type: 'answered', value };
  } catch (error) {
    if (!(error instanceof MastodonError)) throw error;
    const judged = judge(error);
    const failed = judged.type === 'failed';
    pace.answered(request, { sentAt, receivedAt: now(), limit: error.limit, failed });
    return judged;
  }
}

function judge(error: MastodonError): Exclude<Attempt<never>, { readonly type: 'answered' }> {
  if (isPassing(error)) return { type: 'failed', error };
  if (error.code === 'rate-limited') return { type: 'too-early' };
  const problem = stopProblemOf(error);
  return problem === undefined ? { type: 'refused', error } : { type: 'stop', problem };
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

import { describe, expect, it } from 'vitest';
import { MastodonError, type MastodonErrorCode } from '../mastodon/errors.ts';
import { attempt, isPassing, stopProblemOf } from './attempt.ts';
import type { AnswerTiming, Pace, RequestKind } from './pace.ts';
import { createOpenPace, mastodonError } from './server.scene.ts';
import { NOW } from './tasks.scene.ts';

const LIMIT = { limit: 300, remaining: 0, resetAt: NOW + 60_000 };

/** Sends something that takes a second; what came of it, and what the pace was told. */
async function send(give: () => unknown) {
  let time = NOW;
  const now = () => time;
  const told: (AnswerTiming & { readonly request: RequestKind; readonly failed: boolean })[] = [];
  const pace: Pace = {
    ...createOpenPace(now).pace,
    answered: (request, timing) => void told.push({ request, ...timing } as never),
  };
  const attempted = await attempt({ pace, now }, 'act', async () => {
    time += 1_000;
    return { value: give(), limit: LIMIT };
  });
  return { attempted, told };
}

const fail = (code: MastodonErrorCode, limit?: typeof LIMIT) => () => {
  throw mastodonError(code, limit === undefined ? {} : { limit });
};
const TIMES = { request: 'act', sentAt: NOW, receivedAt: NOW + 1_000 };

const PASSING: readonly MastodonErrorCode[] = [
  ...(['unreachable', 'timeout', 'unwell', 'aborted', 'garbled', 'too-large'] as const),
];
const STOPPING = ['signed-out', 'scope', 'disabled', 'unconfirmed', 'pending-approval'] as const;
const REFUSING: readonly MastodonErrorCode[] = [
  ...(['forbidden', 'not-found', 'gone', 'invalid', 'limit', 'needs-follow'] as const),
  ...(['already-there', 'remote-silent', 'unexpected'] as const),
];

describe('one request', () => {
  it('that is answered tells the pace when, and what is left', async () => {
    const { attempted, told } = await send(() => 'a');
    expect(attempted).toEqual({ type: 'answered', value: 'a' });
    expect(told).toEqual([{ ...TIMES, limit: LIMIT, failed: false }]);
  });

  it('hides no defect of ours, and tells the pace nothing of it', async () => {
    const broken = send(() => {
      throw new TypeError('ours');
    });
    await expect(broken).rejects.toThrow('ours');
  });

  it('that came too early waits for its time; where none is told it has failed', async () => {
    const early = await send(fail('rate-limited', LIMIT));
    expect(early.attempted).toEqual({ type: 'too-early' });
    expect(early.told).toEqual([{ ...TIMES, limit: LIMIT, failed: false }]);
    const untold = await send(fail('rate-limited'));
    expect(untold.attempted).toMatchObject({ type: 'failed', error: { code: 'rate-limited' } });
    expect(untold.told).toEqual([{ ...TIMES, limit: undefined, failed: true }]);
  });
});

describe('what an error lets us conclude', () => {
  it.each(PASSING)('%s may pass', async (code) => {
    const error = mastodonError(code);
    expect([isPassing(error), stopProblemOf(error)]).toEqual([true, undefined]);
    const { attempted, told } = await send(fail(code, LIMIT));
    expect(attempted).toMatchObject({ type: 'failed', error: { code } });
    expect(told).toEqual([{ ...TIMES, limit: LIMIT, failed: true }]);
  });

  it.each(STOPPING)('%s stops everything, and the server is well', async (code) => {
    const error = mastodonError(code);
    expect([isPassing(error), stopProblemOf(error)]).toEqual([false, code]);
    const { attempted, told } = await send(fail(code, LIMIT));
    expect(attempted).toEqual({ type: 'stop', problem: code });
    expect(told).toEqual([{ ...TIMES, limit: LIMIT, failed: false }]);
  });

  it.each(REFUSING)('%s is about this request alone', async (code) => {
    const error = mastodonError(code);
    expect([isPassing(error), stopProblemOf(error)]).toEqual([false, undefined]);
    const { attempted, told } = await send(fail(code, LIMIT));
    expect(attempted).toMatchObject({ type: 'refused', error: { code } });
    expect((attempted as { error: unknown }).error).toBeInstanceOf(MastodonError);
    expect(told).toEqual([{ ...TIMES, limit: LIMIT, failed: false }]);
  });
});

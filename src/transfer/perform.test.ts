import { describe, expect, it } from 'vitest';
import type { Server } from '../domain/address.ts';
import { MastodonError, type MastodonErrorCode } from '../mastodon/errors.ts';
import type { Person } from '../mastodon/people.ts';
import { isPassing, perform, stopProblemOf } from './perform.ts';
import type { NewServer } from './ports.ts';
import { beginWork, type Work } from './work.ts';

const LIMIT = { limit: 300, remaining: 0, resetAt: 1_000 };
const ADDRESS = { user: 'ann', server: 'example.org' as Server };
const WORK = beginWork({
  id: 'follows:ann@example.org',
  kind: 'follows',
  address: ADDRESS,
  options: { notify: true, languages: ['fr'] },
  line: 2,
});
const PERSON: Person = {
  id: '1',
  address: ADDRESS,
  uri: undefined,
  displayName: '',
  avatar: undefined,
  locked: false,
  suspended: false,
  moved: undefined,
  followingCount: 0,
  followersCount: 0,
};
const FOUND: Work = { ...WORK, target: PERSON };

const error = (code: MastodonErrorCode, limit?: typeof LIMIT) =>
  new MastodonError(code, { server: ADDRESS.server, limit });

/** A server that says one thing to everybody, and notes what it was asked. */
function serverThat(say: () => unknown) {
  const asked: unknown[][] = [];
  const method =
    (name: string) =>
    async (...given: unknown[]) => {
      asked.push([name, ...given]);
      return { value: say(), limit: LIMIT } as never;
    };
  const server: NewServer = {
    lookUp: method('look-up'),
    search: method('search'),
    follow: method('follow'),
    relationships: method('relationships'),
  };
  return { server, asked };
}

const failing = (code: MastodonErrorCode, limit?: typeof LIMIT) =>
  serverThat(() => {
    throw error(code, limit);
  }).server;

const run = (server: NewServer, work: Work, request: 'look-up' | 'search' | 'follow') =>
  perform(server, work, request, 'me', () => 0);

async function codeOf(server: NewServer, work: Work, request: 'look-up' | 'search' | 'follow') {
  const { verdict } = await run(server, work, request);
  if (verdict.type === 'stop') return `stop ${verdict.problem}`;
  if (verdict.type !== 'progress') return verdict.type;
  return verdict.progress.type === 'on' ? 'on' : verdict.progress.outcome.code;
}

describe('one request', () => {
  it('follows the person found, with what the row asks for', async () => {
    const { server, asked } = serverThat(() => ({ following: true, requested: false }));
    const { verdict, limit } = await run(server, FOUND, 'follow');
    expect(asked).toEqual([['follow', '1', { notify: true, languages: ['fr'] }]]);
    expect(limit).toEqual(LIMIT);
    expect(verdict).toEqual({
      type: 'progress',
      progress: { type: 'ended', outcome: { code: 'done', accountId: '1' } },
    });
  });

  it.each(['look-up', 'search'] as const)('a %s tells whether somebody was found', async (by) => {
    expect((await run(serverThat(() => PERSON).server, WORK, by)).hit).toBe(true);
    const none = serverThat(() => undefined);
    expect((await run(none.server, WORK, by)).hit).toBe(false);
    expect(none.asked).toEqual([[by, ADDRESS]]);
  });

  it('hides no defect of ours', async () => {
    const broken = serverThat(() => {
      throw new TypeError('ours');
    });
    await expect(run(broken.server, WORK, 'search')).rejects.toThrow('ours');
  });
});

describe('what an error lets us conclude', () => {
  const PASSING: readonly MastodonErrorCode[] = [
    'unreachable',
    'timeout',
    'unwell',
    'aborted',
    'garbled',
    'too-large',
  ];

  it.each(PASSING)('%s may pass, whatever was asked', async (code) => {
    expect(isPassing(error(code))).toBe(true);
    for (const [work, request] of [
      [WORK, 'look-up'],
      [WORK, 'search'],
      [FOUND, 'follow'],
    ] as const) {
      expect(await codeOf(failing(code), work, request)).toBe('failed');
    }
  });

  it('a 429 with a time is waited for; without one it is a failure', async () => {
    expect(await codeOf(failing('rate-limited', LIMIT), WORK, 'search')).toBe('too-early');
    expect((await run(failing('rate-limited', LIMIT), WORK, 'search')).limit).toEqual(LIMIT);
    expect(await codeOf(failing('rate-limited'), WORK, 'search')).toBe('failed');
  });

  it.each(['signed-out', 'scope', 'disabled', 'unconfirmed', 'pending-approval'] as const)(
    '%s stops everything, unless no token was sent',
    async (code) => {
      expect(stopProblemOf(error(code))).toBe(code);
      expect(await codeOf(failing(code), WORK, 'search')).toBe(`stop ${code}`);
      expect(await codeOf(failing(code), FOUND, 'follow')).toBe(`stop ${code}`);
      expect(await codeOf(failing(code), WORK, 'look-up')).toBe('on');
    },
  );

  it.each([
    ['forbidden', 'refused'],
    ['not-found', 'suspended'],
    ['gone', 'suspended'],
    ['follow-limit', 'limit-reached'],
    ['invalid', 'invalid'],
    ['unexpected', 'unknown'],
  ] as const)('%s to a follow: %s', async (code, outcome) => {
    expect(await codeOf(failing(code), FOUND, 'follow')).toBe(outcome);
  });

  it('a search refused for a reason we do not know ends as unknown', async () => {
    expect(await codeOf(failing('forbidden'), WORK, 'search')).toBe('unknown');
  });

  it('a look-up refused to everybody counts as a miss, so that it is asked no more', async () => {
    const { verdict, hit } = await run(failing('signed-out'), WORK, 'look-up');
    expect(hit).toBe(false);
    expect(verdict).toMatchObject({ progress: { work: { lookedUp: true } } });
    expect((await run(failing('unwell'), WORK, 'look-up')).hit).toBeUndefined();
  });
});

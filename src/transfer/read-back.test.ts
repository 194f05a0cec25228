import { describe, expect, it } from 'vitest';
import type { Server } from '../domain/address.ts';
import type { Outcome } from '../domain/outcome.ts';
import { type Task, taskId } from '../domain/plan.ts';
import type { Report } from '../domain/report.ts';
import { MastodonError } from '../mastodon/errors.ts';
import type { NewServer } from './ports.ts';
import { readBack } from './read-back.ts';
import type { Turns } from './turns.ts';

const address = (n: number) => ({ user: `u${n}`, server: 'example.org' as Server });
const task = (n: number): Task => ({
  id: taskId(address(n)),
  kind: 'follows',
  address: address(n),
  options: {},
  line: n,
});

function reportOf(outcomes: readonly (Outcome | undefined)[]): Report {
  const rows = outcomes.map((outcome, n) => ({ task: task(n), outcome }));
  return { rows, rejects: [], counts: {}, total: rows.length, remaining: 0 };
}

const AT_ONCE: Turns = {
  read: (send) => send(),
  waiting: () => undefined,
  stop: () => {},
};

type Now = 'following' | 'requested' | 'gone';

/** A server where the accounts stand as told; whoever is not named is left out of the answer. */
function serverWhere(now: Record<string, Now>, fail?: MastodonError) {
  const asked: (readonly string[])[] = [];
  const server = {
    async relationships(ids: readonly string[]) {
      asked.push(ids);
      if (fail !== undefined && asked.length > 1) throw fail;
      const value = ids.flatMap((id) => {
        const how = now[id];
        if (how === undefined) return [];
        const following = how === 'following';
        return [{ id, following, requested: how === 'requested', blockedBy: false }];
      });
      return { value, limit: undefined };
    },
  } as unknown as NewServer;
  return { server, asked };
}

const done = (accountId: string): Outcome => ({ code: 'done', accountId });
const waiting = (accountId: string): Outcome => ({ code: 'waiting', accountId });

async function changes(outcomes: readonly (Outcome | undefined)[], now: Record<string, Now>) {
  const { server } = serverWhere(now);
  return (await readBack(server, AT_ONCE, reportOf(outcomes))).map(([id, outcome]) => [
    id.slice(8, 10),
    outcome,
  ]);
}

describe('reading back', () => {
  it('changes nothing that is as it was said', async () => {
    expect(await changes([done('1'), waiting('2')], { 1: 'following', 2: 'requested' })).toEqual(
      [],
    );
  });

  it('finds follows that wait, and waits that were answered', async () => {
    const as = address(9);
    const moved: Outcome = { code: 'done', accountId: '1', as };
    expect(await changes([moved, waiting('2')], { 1: 'requested', 2: 'following' })).toEqual([
      ['u0', { code: 'waiting', accountId: '1', as }],
      ['u1', { code: 'done', accountId: '2' }],
    ]);
  });

  it('takes what was taken back for a refusal, and asks nobody twice', async () => {
    expect(await changes([done('1'), waiting('2')], { 1: 'gone', 2: 'gone' })).toEqual([
      ['u0', { code: 'refused' }],
      ['u1', { code: 'refused' }],
    ]);
  });

  it('leaves alone whom the server does not name: suspended people are left out', async () => {
    expect(await changes([done('1')], {})).toEqual([]);
  });

  it('changes every row that led to the same person', async () => {
    const second: Outcome = { code: 'already', accountId: '1' };
    expect(await changes([done('1'), second], { 1: 'gone' })).toEqual([
      ['u0', { code: 'refused' }],
      ['u1', { code: 'refused' }],
    ]);
    expect(await changes([done('1'), second], { 1: 'requested' })).toEqual([
      ['u0', { code: 'waiting', accountId: '1' }],
    ]);
  });

  it('asks for each account once, a hundred at a time, and for nobody else', async () => {
    const { server, asked } = serverWhere({});
    const outcomes = Array.from({ length: 250 }, (_, n) => done(String(n)));
    const others: (Outcome | undefined)[] = [
      undefined,
      { code: 'already', accountId: '900' },
      { code: 'not-found' },
      done('0'),
    ];
    await readBack(server, AT_ONCE, reportOf([...outcomes, ...others]));
    expect(asked.map((ids) => ids.length)).toEqual([100, 100, 50]);
    expect(new Set(asked.flat()).size).toBe(250);
  });

  it('costs only the proof when the server fails: what it told before counts', async () => {
    const fail = new MastodonError('unwell', { server: 'new.example' as Server });
    const { server } = serverWhere({ 0: 'requested' }, fail);
    const outcomes = Array.from({ length: 150 }, (_, n) => done(String(n)));
    expect(await readBack(server, AT_ONCE, reportOf(outcomes))).toEqual([
      [taskId(address(0)), { code: 'waiting', accountId: '0' }],
    ]);
  });

  it('says when the person has to sign in again', async () => {
    const fail = new MastodonError('signed-out', { server: 'new.example' as Server });
    const { server } = serverWhere({}, fail);
    const outcomes = Array.from({ length: 150 }, (_, n) => done(String(n)));
    await expect(readBack(server, AT_ONCE, reportOf(outcomes))).rejects.toBe(fail);
  });

  it('keeps what it has when it is stopped', async () => {
    const { server } = serverWhere({});
    const stopped: Turns = { ...AT_ONCE, read: async () => undefined };
    expect(await readBack(server, stopped, reportOf([done('1')]))).toEqual([]);
  });
});

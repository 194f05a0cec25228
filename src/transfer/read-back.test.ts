import { describe, expect, it } from 'vitest';
import type { Outcome } from '../domain/outcome.ts';
import type { Report } from '../domain/report.ts';
import type { Task } from '../domain/task.ts';
import type { MastodonError } from '../mastodon/errors.ts';
import { readBack } from './read-back.ts';
import { mastodonError, scriptServer } from './server.scene.ts';
import {
  blockOf,
  done,
  followOf,
  hashtagOf,
  noteOf,
  address as person,
  tie,
} from './tasks.scene.ts';
import type { Turns } from './turns.ts';

const address = (n: number) => person(`u${n}`);
const idOf = (n: number) => followOf(address(n)).id;

function reportOf(
  outcomes: readonly (Outcome | undefined)[],
  others: readonly (readonly [Task, Outcome])[] = [],
): Report {
  const rows = [
    ...outcomes.map((outcome, n) => ({ task: followOf(address(n)), outcome })),
    ...others.map(([task, outcome]) => ({ task, outcome })),
  ];
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
  const { server, asked } = scriptServer({
    relationships(ids) {
      if (fail !== undefined && asked.length > 1) throw fail;
      return ids.flatMap((id) => {
        const how = now[id];
        if (how === undefined) return [];
        return [tie(id, { following: how === 'following', requested: how === 'requested' })];
      });
    },
  });
  return { server, asked: () => asked.map(([, ids]) => ids as readonly string[]) };
}

const waiting = (targetId: string): Outcome => ({ code: 'waiting', targetId });

async function changes(outcomes: readonly (Outcome | undefined)[], now: Record<string, Now>) {
  const { server } = serverWhere(now);
  return (await readBack(server, AT_ONCE, reportOf(outcomes))).map(([id, outcome]) => [
    id.slice('follow:'.length, 'follow:u0'.length),
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
    const moved: Outcome = { code: 'done', targetId: '1', as };
    expect(await changes([moved, waiting('2')], { 1: 'requested', 2: 'following' })).toEqual([
      ['u0', { code: 'waiting', targetId: '1', as }],
      ['u1', { code: 'done', targetId: '2' }],
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
    const second: Outcome = { code: 'already', targetId: '1' };
    expect(await changes([done('1'), second], { 1: 'gone' })).toEqual([
      ['u0', { code: 'refused' }],
      ['u1', { code: 'refused' }],
    ]);
    expect(await changes([done('1'), second], { 1: 'requested' })).toEqual([
      ['u0', { code: 'waiting', targetId: '1' }],
    ]);
  });

  it('asks for each account once, a hundred at a time, and for nobody else', async () => {
    const { server, asked } = serverWhere({});
    const outcomes = Array.from({ length: 250 }, (_, n) => done(String(n)));
    const others: (Outcome | undefined)[] = [
      undefined,
      { code: 'already', targetId: '900' },
      { code: 'not-found' },
      done('0'),
    ];
    const kinds = [blockOf(address(0)), hashtagOf('followed-hashtag', 'maps')];
    const things = kinds.map((task) => [task, done('901')] as const);
    await readBack(server, AT_ONCE, reportOf([...outcomes, ...others], things));
    expect(asked().map((ids) => ids.length)).toEqual([100, 100, 50]);
    expect(new Set(asked().flat()).size).toBe(250);
    expect(asked().flat()).not.toContain('901');
  });

  it('costs only the proof when the server fails: what it told before counts', async () => {
    const fail = mastodonError('unwell');
    const { server } = serverWhere({ 0: 'requested' }, fail);
    const outcomes = Array.from({ length: 150 }, (_, n) => done(String(n)));
    expect(await readBack(server, AT_ONCE, reportOf(outcomes))).toEqual([
      [idOf(0), { code: 'waiting', targetId: '0' }],
    ]);
  });

  it('says when the person has to sign in again', async () => {
    const fail = mastodonError('signed-out');
    const { server } = serverWhere({}, fail);
    const outcomes = Array.from({ length: 150 }, (_, n) => done(String(n)));
    await expect(readBack(server, AT_ONCE, reportOf(outcomes))).rejects.toBe(fail);
  });

  it('asks nobody when nothing was followed', async () => {
    const { server, asked } = serverWhere({});
    const report = reportOf(
      [{ code: 'refused' }, { code: 'done' }],
      [[blockOf(address(0)), done('1')]],
    );
    expect(await readBack(server, AT_ONCE, report)).toEqual([]);
    expect(asked()).toEqual([]);
  });

  it('says nothing of other kinds, whatever id they have', async () => {
    const { server } = serverWhere({ 1: 'gone' });
    const report = reportOf([done('1')], [[blockOf(address(0)), done('1')]]);
    expect(await readBack(server, AT_ONCE, report)).toEqual([[idOf(0), { code: 'refused' }]]);
  });

  it('misses a note that was taken and is not there, whoever it is about', async () => {
    const { server } = serverWhere({ 1: 'following', 2: 'following' });
    const [taken, before] = [noteOf(address(0)), noteOf(address(1))];
    const report = reportOf(
      [],
      [
        [taken, done('1')],
        [before, { code: 'already', targetId: '2' }],
      ],
    );
    expect(await readBack(server, AT_ONCE, report)).toEqual([[taken.id, { code: 'missing' }]]);
  });

  it('hides no defect of ours', async () => {
    const { server } = scriptServer({});
    await expect(readBack(server, AT_ONCE, reportOf([done('1')]))).rejects.toThrow('Nobody was');
  });

  it('keeps what it has when it is stopped', async () => {
    const { server } = serverWhere({});
    const stopped: Turns = { ...AT_ONCE, read: async () => undefined };
    expect(await readBack(server, stopped, reportOf([done('1')]))).toEqual([]);
  });
});

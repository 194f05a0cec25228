import { describe, expect, it } from 'vitest';
import type { Server } from '../domain/address.ts';
import type { Task } from '../domain/plan.ts';
import type { Person } from '../mastodon/people.ts';
import {
  afterFailure,
  afterFollowing,
  afterLooking,
  afterRefusal,
  beginWork,
  isHeldBack,
  nextRequest,
  type Progress,
  type Work,
} from './work.ts';

const NOW = 1_000_000;
const FIVE_MINUTES = 300_000;
const ME = 'me';
const address = (user: string) => ({ user, server: 'example.org' as Server });
const TASK: Task = {
  id: 'follows:ann@example.org',
  kind: 'follows',
  address: address('ann'),
  options: {},
  line: 2,
};
const WORK = beginWork(TASK);

const person = (over: Partial<Person> = {}): Person => ({
  id: '1',
  address: address('ann'),
  uri: undefined,
  displayName: 'Ann',
  avatar: undefined,
  locked: false,
  suspended: false,
  moved: undefined,
  followingCount: 0,
  followersCount: 0,
  ...over,
});

function on(progress: Progress): Work {
  if (progress.type !== 'on') throw new Error(`ended: ${progress.outcome.code}`);
  return progress.work;
}
const outcome = (progress: Progress) => (progress.type === 'ended' ? progress.outcome : undefined);
const look = (work: Work, request: 'look-up' | 'search', found: Person | undefined, now = NOW) =>
  afterLooking(work, request, found, ME, now);

describe('the way of a task', () => {
  it('is look-up, search, follow, and no look-up where none can be had', () => {
    expect(nextRequest(WORK, true)).toBe('look-up');
    expect(nextRequest(WORK, false)).toBe('search');
    const missed = on(look(WORK, 'look-up', undefined));
    expect(nextRequest(missed, true)).toBe('search');
    expect(isHeldBack(missed, NOW)).toBe(false);
    const found = on(look(missed, 'search', person()));
    expect(nextRequest(found, true)).toBe('follow');
    expect(found.target?.id).toBe('1');
  });

  it('waits five minutes for somebody not found, and tries once more', () => {
    const missed = on(look(on(look(WORK, 'look-up', undefined)), 'search', undefined));
    expect(isHeldBack(missed, NOW + FIVE_MINUTES - 1)).toBe(true);
    expect(isHeldBack(missed, NOW + FIVE_MINUTES)).toBe(false);
    expect(nextRequest(missed, true)).toBe('search');
    expect(outcome(look(missed, 'search', undefined))).toEqual({ code: 'not-found' });
  });

  it('looks up the second time who was sought by search alone: it tells the suspended', () => {
    const missed = on(look(WORK, 'search', undefined));
    expect(nextRequest(missed, true)).toBe('look-up');
    expect(outcome(look(missed, 'look-up', person({ suspended: true })))).toEqual({
      code: 'suspended',
    });
    const again = on(look(missed, 'look-up', undefined));
    expect(isHeldBack(again, NOW + FIVE_MINUTES)).toBe(false);
    expect(outcome(look(again, 'search', undefined))).toEqual({ code: 'not-found' });
    expect(nextRequest(missed, false)).toBe('search');
  });

  it('is not held by a clock that was set back', () => {
    const missed = on(look(WORK, 'search', undefined));
    expect(isHeldBack(missed, NOW - 3_600_000)).toBe(false);
  });
});

describe('whom the server found', () => {
  it('suspended: it ends there', () => {
    expect(outcome(look(WORK, 'look-up', person({ suspended: true })))?.code).toBe('suspended');
  });

  it('the new account itself', () => {
    expect(outcome(look(WORK, 'search', person({ id: ME })))?.code).toBe('self');
    expect(outcome(look(WORK, 'search', person({ moved: person({ id: ME }) })))?.code).toBe('self');
  });

  it('moved: followed at the new address, with its id, and said so', () => {
    const moved = person({ id: '2', address: address('ann_new') });
    const work = on(look(WORK, 'look-up', person({ moved })));
    expect(work.target?.id).toBe('2');
    expect(outcome(afterFollowing(work, '2', { following: true, requested: false }))).toEqual({
      code: 'done',
      accountId: '2',
      as: address('ann_new'),
    });
  });

  it('moved to where nobody can be followed', () => {
    const moved = person({ id: '2', address: address('ann_new'), suspended: true });
    const to = address('ann_new');
    expect(outcome(look(WORK, 'search', person({ moved })))).toEqual({ code: 'moved-away', to });
    const work = on(look(WORK, 'search', person({ moved: { ...moved, suspended: false } })));
    expect(outcome(afterRefusal(work, { code: 'refused' }))).toEqual({ code: 'moved-away', to });
    expect(outcome(afterRefusal(work, { code: 'limit-reached' }))?.code).toBe('limit-reached');
    expect(outcome(afterRefusal(WORK, { code: 'refused' }))?.code).toBe('refused');
  });
});

describe('the answer to a follow', () => {
  it.each([
    [true, false, 'done'],
    [true, true, 'waiting'],
    [false, true, 'waiting'],
    [false, false, 'unknown'],
  ])('following %s, requested %s: %s', (following, requested, code) => {
    expect(outcome(afterFollowing(WORK, '1', { following, requested }))?.code).toBe(code);
  });
});

describe('a failure that may pass', () => {
  it('is a task’s own three times, with longer pauses, and then its outcome', () => {
    const first = on(afterFailure(WORK, false, NOW));
    expect(first.notBefore).toBe(NOW + 30_000);
    const second = on(afterFailure(first, false, NOW));
    expect(second.notBefore).toBe(NOW + 60_000);
    expect(outcome(afterFailure(second, false, NOW))).toEqual({ code: 'passing' });
  });

  it('is nobody’s while the whole server is unwell', () => {
    let work = WORK;
    for (let n = 0; n < 9; n += 1) work = on(afterFailure(work, true, NOW));
    expect(work).toEqual(WORK);
  });
});

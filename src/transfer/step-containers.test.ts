import { describe, expect, it } from 'vitest';
import type { Outcome } from '../domain/outcome.ts';
import { ANN, end, NEW, POST, setStep } from './step.scene.ts';
import {
  done,
  FIVE_MINUTES,
  filterOf,
  filterPostOf,
  followOf,
  listOf,
  ME,
  memberOf,
  NOW,
  person,
} from './tasks.scene.ts';

const LIST = listOf('Friends');
const MEMBER = memberOf('Friends', ANN);
const FILTER = filterOf('spoilers');
const HIDDEN = filterPostOf('spoilers', POST);

describe.each([LIST, FILTER])('a $kind', (task) => {
  it('is made', () => {
    expect(setStep().next(task)).toMatchObject({ type: 'act', act: { task, target: undefined } });
  });

  it('in doubt is looked for first: doing it twice makes two', () => {
    expect(setStep({ doubtful: [task.id] }).next(task)).toEqual({
      ...{ type: 'check', container: undefined, target: undefined },
    });
  });
});

describe('a request that nobody waits for any more', () => {
  it('may still get there: nothing is looked for before', () => {
    const next = (announcedAt: number, now = NOW) =>
      setStep({ doubtful: [LIST.id], announcedAt, now }).next(LIST);
    expect(next(NOW)).toEqual({ type: 'later', at: NOW + 45_000 });
    expect(next(NOW - 44_999)).toEqual({ type: 'later', at: NOW + 1 });
    expect(next(NOW - 45_000)).toMatchObject({ type: 'check' });
    // The clock was set back since.
    expect(next(NOW, NOW - 3_600_000)).toMatchObject({ type: 'check' });
  });
});

describe('what may be there of the new account’s own', () => {
  const isCompared = () => false;
  const check = { type: 'check', container: undefined, target: undefined };

  it.each([LIST, FILTER])('is looked for before it is made: a $kind', (task) => {
    expect(setStep({ isCompared }).next(task)).toEqual(check);
    const { next } = setStep({ isCompared: (id) => id === task.id });
    expect(next(task)).toMatchObject({ type: 'act' });
    // What was compared, and announced since, is in doubt all the same.
    expect(setStep({ isCompared: () => true, doubtful: [task.id] }).next(task)).toEqual(check);
  });

  it('of a filter is its posts: what is new has nothing in it yet', () => {
    for (const [code, type] of [
      ['already', 'check'],
      ['done', 'act'],
    ] as const) {
      const { directory, next } = setStep({
        isCompared,
        ended: [[FILTER.id, { code, targetId: '5' }]],
      });
      directory.foundPost(POST, '7');
      expect(next(HIDDEN), code).toMatchObject({ type });
    }
  });
});

describe('a filter that has its end', () => {
  const task = filterOf('spoilers', { expiresAt: NOW });

  it('is not made once that has come by the server’s clock, nor looked for', () => {
    for (const doubtful of [[], [task.id]]) {
      const { next } = setStep({ doubtful, serverNow: NOW, now: NOW - 60_000 });
      expect(next(task)).toEqual(end({ code: 'expired' }));
    }
    expect(setStep({ serverNow: NOW - 1, now: NOW + 60_000 }).next(task)).toMatchObject({
      type: 'act',
    });
  });
});

describe.each([
  [LIST, MEMBER],
  [FILTER, HIDDEN],
] as const)('what is inside of a $kind', (container, task) => {
  const followed = [followOf(ANN).id, done('1')] as const;

  it('waits for it', () => {
    const { directory, next } = setStep({ ahead: [container.id], ended: [followed] });
    directory.foundPost(POST, '7');
    expect(next(task)).toEqual({ type: 'hold' });
  });

  it('is left out with it', () => {
    expect(setStep({ ended: [followed] }).next(task)).toEqual(end({ code: 'left-out' }));
  });

  it.each<Outcome>([
    { code: 'not-offered' },
    { code: 'expired' },
    { code: 'limit-reached' },
    { code: 'passing' },
    { code: 'missing' },
    { code: 'refused' },
  ])('ends as it has: $code', (outcome) => {
    expect(setStep({ ended: [followed, [container.id, outcome]] }).next(task)).toEqual(
      end(outcome),
    );
  });

  it('is not said to be done where nobody knows into what', () => {
    const { next } = setStep({ ended: [followed, [container.id, { code: 'done' }]] });
    expect(next(task)).toEqual(end({ code: 'unknown' }));
  });
});

describe('a post in a filter', () => {
  const made = [FILTER.id, { code: 'already', targetId: '5' }] as const;

  it('wants the post found, and goes into the filter that was made or was there', () => {
    const { directory, next } = setStep({ ended: [made] });
    expect(next(HIDDEN)).toEqual({ type: 'find-post', uri: POST });
    directory.foundPost(POST, '7');
    expect(next(HIDDEN)).toMatchObject({ type: 'act', act: { target: '7', container: '5' } });
  });

  it('in doubt is looked for first', () => {
    const { directory, next } = setStep({ ended: [made], doubtful: [HIDDEN.id] });
    directory.foundPost(POST, '7');
    expect(next(HIDDEN)).toEqual({ type: 'check', container: '5', target: '7' });
  });

  it('that nobody finds ends', () => {
    const { directory, next } = setStep({ ended: [made] });
    directory.missedPost(POST, NOW);
    expect(next(HIDDEN)).toEqual({ type: 'later', at: NOW + FIVE_MINUTES });
    directory.missedPost(POST, NOW);
    expect(next(HIDDEN)).toEqual(end({ code: 'not-found' }));
  });
});

describe('a member of a list', () => {
  const made = [LIST.id, done('5')] as const;

  it('waits for the follow of this run', () => {
    const { directory, next } = setStep({ ended: [made], ahead: [followOf(ANN).id] });
    directory.foundPerson(ANN, person(ANN));
    expect(next(MEMBER)).toEqual({ type: 'hold' });
  });

  it.each<Outcome>([
    done('9', NEW),
    { code: 'already', targetId: '9' },
    // A list takes whoever is asked, since 4.2 (mastodon.md §5.2); a server that does not says so.
    { code: 'waiting', targetId: '9' },
  ])('is whom the follow led to, when that is $code', (outcome) => {
    const { next } = setStep({ ended: [made, [followOf(ANN).id, outcome]] });
    expect(next(MEMBER)).toEqual({ type: 'join', list: '5', person: '9' });
  });

  it('may be oneself', () => {
    const { next } = setStep({ ended: [made, [followOf(ANN).id, { code: 'self' }]] });
    expect(next(MEMBER)).toEqual({ type: 'join', list: '5', person: ME });
  });

  it.each<Outcome>([
    { code: 'refused' },
    { code: 'passing' },
    { code: 'moved-away', to: NEW },
    { code: 'already' },
  ])('wants a follow that led somewhere: not one that is $code', (outcome) => {
    const { next } = setStep({ ended: [made, [followOf(ANN).id, outcome]] });
    expect(next(MEMBER)).toEqual(end({ code: 'needs-follow' }));
  });

  it('whom nobody told to follow is found, and left to the server', () => {
    const { directory, next } = setStep({ ended: [made], lookUps: true });
    expect(next(MEMBER)).toEqual({ type: 'seek', request: 'look-up', address: ANN });
    directory.foundPerson(ANN, person(ANN));
    expect(next(MEMBER)).toEqual({ type: 'join', list: '5', person: 'id_ann' });
  });

  it('in doubt is looked for first', () => {
    const { next } = setStep({
      ended: [made, [followOf(ANN).id, done('9')]],
      doubtful: [MEMBER.id],
    });
    expect(next(MEMBER)).toEqual({ type: 'check', container: '5', target: '9' });
  });

  it('whom an earlier row has put there is there already, on this list alone', () => {
    const alias = memberOf('Friends', NEW);
    const other = [listOf('Others').id, done('6')] as const;
    const { next } = setStep({
      ended: [made, other, [followOf(ANN).id, done('9', NEW)], [alias.id, done('9')]],
    });
    expect(next(MEMBER)).toEqual(end({ code: 'already', targetId: '9' }));
    expect(next(memberOf('Others', ANN))).toEqual({ type: 'join', list: '6', person: '9' });
  });
});

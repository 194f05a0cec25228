import { describe, expect, it } from 'vitest';
import type { Outcome } from '../domain/outcome.ts';
import type { Task } from '../domain/task.ts';
import { claimOf } from './claim.ts';
import { nextStep, type Step } from './step.ts';
import {
  type Around,
  address,
  blockOf,
  domainBlockOf,
  done,
  FIVE_MINUTES,
  filterOf,
  filterPostOf,
  followOf,
  listOf,
  ME,
  markOf,
  memberOf,
  muteOf,
  NOW,
  noteOf,
  PROFILE,
  person,
  postOn,
  surround,
} from './tasks.scene.ts';
import { beginWork } from './work.ts';

const [ANN, NEW] = [address('ann'), address('ann_new', 'other.example')];
const POST = postOn('people.example');
const LIST = listOf('Friends');
const MEMBER = memberOf('Friends', ANN);
const FILTER = filterOf('spoilers');
const HIDDEN = filterPostOf('spoilers', POST);

function set(given: Around = {}) {
  const { around, directory } = surround(given);
  return { directory, next: (task: Task) => nextStep(beginWork(task), around) };
}
const end = (outcome: Outcome): Step => ({ type: 'end', outcome });

describe.each([LIST, FILTER])('a $kind', (task) => {
  it('is made', () => {
    expect(set().next(task)).toMatchObject({ type: 'act', act: { task, target: undefined } });
  });

  it('in doubt is looked for first: doing it twice makes two', () => {
    expect(set({ doubtful: [task.id] }).next(task)).toEqual({
      ...{ type: 'check', container: undefined, target: undefined },
    });
  });
});

describe('a filter that has its end', () => {
  const task = filterOf('spoilers', { expiresAt: NOW });

  it('is not made once that has come by the server’s clock, nor looked for', () => {
    for (const doubtful of [[], [task.id]]) {
      const { next } = set({ doubtful, serverNow: NOW, now: NOW - 60_000 });
      expect(next(task)).toEqual(end({ code: 'expired' }));
    }
    expect(set({ serverNow: NOW - 1, now: NOW + 60_000 }).next(task)).toMatchObject({
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
    const { directory, next } = set({ ahead: [container.id], ended: [followed] });
    directory.foundPost(POST, '7');
    expect(next(task)).toEqual({ type: 'hold' });
  });

  it('is left out with it', () => {
    expect(set({ ended: [followed] }).next(task)).toEqual(end({ code: 'left-out' }));
  });

  it.each<Outcome>([
    { code: 'not-offered' },
    { code: 'expired' },
    { code: 'limit-reached' },
    { code: 'passing' },
    { code: 'missing' },
    { code: 'refused' },
  ])('ends as it has: $code', (outcome) => {
    expect(set({ ended: [followed, [container.id, outcome]] }).next(task)).toEqual(end(outcome));
  });

  it('is not said to be done where nobody knows into what', () => {
    const { next } = set({ ended: [followed, [container.id, { code: 'done' }]] });
    expect(next(task)).toEqual(end({ code: 'unknown' }));
  });
});

describe('a post in a filter', () => {
  const made = [FILTER.id, { code: 'already', targetId: '5' }] as const;

  it('wants the post found, and goes into the filter that was made or was there', () => {
    const { directory, next } = set({ ended: [made] });
    expect(next(HIDDEN)).toEqual({ type: 'find-post', uri: POST });
    directory.foundPost(POST, '7');
    expect(next(HIDDEN)).toMatchObject({ type: 'act', act: { target: '7', container: '5' } });
  });

  it('in doubt is looked for first', () => {
    const { directory, next } = set({ ended: [made], doubtful: [HIDDEN.id] });
    directory.foundPost(POST, '7');
    expect(next(HIDDEN)).toEqual({ type: 'check', container: '5', target: '7' });
  });

  it('that nobody finds ends', () => {
    const { directory, next } = set({ ended: [made] });
    directory.missedPost(POST, NOW);
    expect(next(HIDDEN)).toEqual({ type: 'later', at: NOW + FIVE_MINUTES });
    directory.missedPost(POST, NOW);
    expect(next(HIDDEN)).toEqual(end({ code: 'not-found' }));
  });
});

describe('a member of a list', () => {
  const made = [LIST.id, done('5')] as const;

  it('waits for the follow of this run', () => {
    const { directory, next } = set({ ended: [made], ahead: [followOf(ANN).id] });
    directory.foundPerson(ANN, person(ANN));
    expect(next(MEMBER)).toEqual({ type: 'hold' });
  });

  it.each<Outcome>([
    done('9', NEW),
    { code: 'already', targetId: '9' },
    // A list takes whoever is asked, since 4.2 (mastodon.md §5.2); a server that does not says so.
    { code: 'waiting', targetId: '9' },
  ])('is whom the follow led to, when that is $code', (outcome) => {
    const { next } = set({ ended: [made, [followOf(ANN).id, outcome]] });
    expect(next(MEMBER)).toEqual({ type: 'join', list: '5', person: '9' });
  });

  it('may be oneself', () => {
    const { next } = set({ ended: [made, [followOf(ANN).id, { code: 'self' }]] });
    expect(next(MEMBER)).toEqual({ type: 'join', list: '5', person: ME });
  });

  it.each<Outcome>([
    { code: 'refused' },
    { code: 'passing' },
    { code: 'moved-away', to: NEW },
    { code: 'already' },
  ])('wants a follow that led somewhere: not one that is $code', (outcome) => {
    const { next } = set({ ended: [made, [followOf(ANN).id, outcome]] });
    expect(next(MEMBER)).toEqual(end({ code: 'needs-follow' }));
  });

  it('whom nobody told to follow is found, and left to the server', () => {
    const { directory, next } = set({ ended: [made], lookUps: true });
    expect(next(MEMBER)).toEqual({ type: 'seek', request: 'look-up', address: ANN });
    directory.foundPerson(ANN, person(ANN));
    expect(next(MEMBER)).toEqual({ type: 'join', list: '5', person: 'id_ann' });
  });

  it('in doubt is looked for first', () => {
    const { next } = set({
      ended: [made, [followOf(ANN).id, done('9')]],
      doubtful: [MEMBER.id],
    });
    expect(next(MEMBER)).toEqual({ type: 'check', container: '5', target: '9' });
  });

  it('whom an earlier row has put there is there already, on this list alone', () => {
    const alias = memberOf('Friends', NEW);
    const other = [listOf('Others').id, done('6')] as const;
    const { next } = set({
      ended: [made, other, [followOf(ANN).id, done('9', NEW)], [alias.id, done('9')]],
    });
    expect(next(MEMBER)).toEqual(end({ code: 'already', targetId: '9' }));
    expect(next(memberOf('Others', ANN))).toEqual({ type: 'join', list: '6', person: '9' });
  });
});

describe('two works that would get in each other’s way', () => {
  const act = (task: Exclude<Task, { readonly kind: 'list-member' }>, target?: string) =>
    claimOf({ type: 'act', act: { task, target, container: undefined, as: undefined } });

  it('look for the same person, or the same post', () => {
    const seek = (request: 'look-up' | 'search', whom = ANN) =>
      claimOf({ type: 'seek', request, address: whom });
    expect(seek('look-up')).toBe(seek('search'));
    expect(seek('search', NEW)).not.toBe(seek('search'));
    expect(claimOf({ type: 'find-post', uri: POST })).toBe(`post ${POST}`);
  });

  it('do something to the same account or post', () => {
    expect(act(followOf(ANN), '1')).toBe(act(noteOf(NEW), '1'));
    expect(act(followOf(ANN), '1')).not.toBe(act(followOf(ANN), '2'));
    expect(act(markOf('bookmark', POST), '7')).toBe(act(markOf('favourite', POST), '7'));
  });

  it('cannot be repeated, whatever they are', () => {
    const check: Step = { type: 'check', container: '5', target: undefined };
    const join: Step = { type: 'join', list: '5', person: '1' };
    const claims = [act(LIST), act(FILTER), act(HIDDEN, '7'), claimOf(check), claimOf(join)];
    expect(new Set(claims)).toEqual(new Set(['once']));
  });

  it('are not any two others', () => {
    const claims = [
      act(domainBlockOf('a.example')),
      act(domainBlockOf('b.example')),
      act(PROFILE),
      act(blockOf(ANN), '1'),
      act(muteOf(NEW), '2'),
      'once',
    ];
    expect(new Set(claims).size).toBe(claims.length);
    expect(claimOf({ type: 'hold' })).toBeUndefined();
    expect(claimOf({ type: 'later', at: NOW })).toBeUndefined();
    expect(claimOf(end({ code: 'self' }))).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import type { Task } from '../domain/task.ts';
import { claimOf, claimOfNext } from './claim.ts';
import type { Step } from './step.ts';
import {
  address,
  blockOf,
  domainBlockOf,
  filterOf,
  filterPostOf,
  followOf,
  listOf,
  markOf,
  memberOf,
  muteOf,
  NOW,
  noteOf,
  PROFILE,
  postOn,
} from './tasks.scene.ts';
import { beginWork } from './work.ts';

const [ANN, NEW] = [address('ann'), address('ann_new', 'other.example')];
const POST = postOn('people.example');
const LIST = listOf('Friends');
const FILTER = filterOf('spoilers');
const HIDDEN = filterPostOf('spoilers', POST);

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
  });

  it('are none that wait, or end', () => {
    expect(claimOf({ type: 'hold' })).toBeUndefined();
    expect(claimOf({ type: 'later', at: NOW })).toBeUndefined();
    expect(claimOf({ type: 'end', outcome: { code: 'self' } })).toBeUndefined();
  });
});

describe('what goes next', () => {
  const joining = { work: beginWork(memberOf('Friends', ANN)), person: '1' };

  it('is in the way of what its step is, and of others of its sort', () => {
    const step = { type: 'find-post', uri: POST } as const;
    const work = beginWork(markOf('bookmark', POST));
    expect(claimOfNext({ type: 'step', work, step })).toBe(`post ${POST}`);
    expect(claimOfNext({ type: 'join', list: '5', members: [joining] })).toBe('once');
    expect(claimOfNext({ type: 'check-members', list: '5', members: [joining] })).toBe('once');
    expect(claimOfNext({ type: 'ask', asked: [joining] })).toBe('ask');
  });

  it('is in nobody’s when it ends without a request', () => {
    expect(claimOfNext({ type: 'end', ended: [] })).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import type { Outcome } from '../domain/outcome.ts';
import type { Relationship } from '../mastodon/people.ts';
import { ANN, act, end, NEW, POST, seek, setStep } from './step.scene.ts';
import { nextStep } from './step.ts';
import {
  address,
  blockOf,
  done,
  endorsementOf,
  FIVE_MINUTES,
  followOf,
  ME,
  markOf,
  muteOf,
  NOW,
  noteOf,
  person,
  surround,
  tie,
} from './tasks.scene.ts';
import { beginWork } from './work.ts';

describe('a follow', () => {
  it('wants the person found: looked up where that pays, searched for where not', () => {
    expect(setStep({ lookUps: true }).next(followOf(ANN))).toEqual(seek('look-up'));
    expect(setStep().next(followOf(ANN))).toEqual(seek('search'));
    const { directory, next } = setStep({ lookUps: true });
    directory.lookedUp(ANN);
    expect(next(followOf(ANN))).toEqual(seek('search'));
  });

  it('searches in haste where a look-up would do that may not go this moment', () => {
    const { directory, next } = setStep({ lookUpsLater: true });
    expect(next(followOf(ANN))).toEqual({ ...seek('search'), inHaste: true });
    directory.lookedUp(ANN);
    expect(next(followOf(ANN))).toEqual(seek('search'));
  });

  it('goes to whom was found', () => {
    const { directory, next } = setStep();
    directory.foundPerson(ANN, person(ANN));
    expect(next(followOf(ANN))).toEqual(act(followOf(ANN), 'id_ann'));
  });

  it('of somebody who moved goes to where they are now, and says so', () => {
    const { directory, next } = setStep();
    directory.foundPerson(ANN, person(ANN, { moved: person(NEW), suspended: true }));
    directory.told(tie('id_ann_new'));
    expect(next(followOf(ANN))).toEqual(act(followOf(ANN), 'id_ann_new', { as: NEW }));
  });

  it.each<[Partial<Relationship>, Outcome]>([
    [{ following: true }, { code: 'already', targetId: 'id_ann_new', as: NEW }],
    [{ requested: true }, { code: 'waiting', targetId: 'id_ann_new', as: NEW }],
  ])('of somebody who moved changes nothing of a follow that is there: %j', (over, outcome) => {
    const { directory, next } = setStep();
    directory.foundPerson(ANN, person(ANN, { moved: person(NEW) }));
    expect(next(followOf(ANN))).toEqual({ type: 'ask', person: 'id_ann_new' });
    directory.told(tie('id_ann', over));
    expect(next(followOf(ANN))).toEqual({ type: 'ask', person: 'id_ann_new' });
    directory.told(tie('id_ann_new', over));
    expect(next(followOf(ANN))).toEqual(end(outcome));
  });

  it('of somebody whom the old server knows to have moved looks for them there alone', () => {
    const task = followOf(ANN, { movedTo: NEW, suspended: true });
    const { directory, next } = setStep();
    directory.missedPerson(ANN, NOW);
    expect(next(task)).toEqual(seek('search', NEW));
    directory.foundPerson(NEW, person(NEW));
    expect(next(task)).toEqual({ type: 'ask', person: 'id_ann_new' });
    directory.told(tie('id_ann_new'));
    expect(next(task)).toEqual(act(task, 'id_ann_new', { as: NEW }));
  });

  it('of somebody who moved on from there goes on with them', () => {
    const task = followOf(ANN, { movedTo: NEW });
    const last = address('ann_last', 'third.example');
    const { directory, next } = setStep();
    directory.foundPerson(NEW, person(NEW, { moved: person(last) }));
    directory.told(tie('id_ann_last'));
    expect(next(task)).toEqual(act(task, 'id_ann_last', { as: last }));
  });

  it.each([
    ['cannot be found', undefined],
    ['is suspended', person(NEW, { suspended: true })],
  ])('of somebody who moved to where nobody %s ends there', (_, found) => {
    const task = followOf(ANN, { movedTo: NEW });
    const { directory, next } = setStep();
    if (found !== undefined) directory.foundPerson(NEW, found);
    else for (const at of [NOW, NOW]) directory.missedPerson(NEW, at);
    expect(next(task)).toEqual(end({ code: 'moved-away', to: NEW }));
  });

  it('of somebody who moved to a suspended account ends there too', () => {
    const { directory, next } = setStep();
    const moved = person(NEW, { suspended: true });
    directory.foundPerson(ANN, person(ANN, { moved }));
    expect(next(followOf(ANN))).toEqual(end({ code: 'moved-away', to: NEW }));
  });

  it('of somebody suspended ends; what the old server says of it decides nothing', () => {
    const { directory, next } = setStep();
    directory.foundPerson(ANN, person(ANN, { suspended: true }));
    expect(next(followOf(ANN))).toEqual(end({ code: 'suspended' }));
    const other = setStep();
    other.directory.foundPerson(ANN, person(ANN));
    const task = followOf(ANN, { suspended: true });
    expect(other.next(task)).toEqual(act(task, 'id_ann'));
  });

  it('of the new account itself ends, also by way of a move', () => {
    const { directory, next } = setStep();
    directory.foundPerson(ANN, person(ANN, { id: ME }));
    expect(next(followOf(ANN))).toEqual(end({ code: 'self' }));
    directory.foundPerson(NEW, person(NEW, { moved: person(ANN, { id: ME }) }));
    expect(next(followOf(NEW))).toEqual(end({ code: 'self' }));
  });

  it('of somebody followed by an earlier row ends as already so, with where they are', () => {
    const { directory, next } = setStep({ ended: [[followOf(NEW).id, done('id_ann_new')]] });
    directory.foundPerson(ANN, person(ANN, { moved: person(NEW) }));
    expect(next(followOf(ANN))).toEqual(end({ code: 'already', targetId: 'id_ann_new', as: NEW }));
    const other = followOf(address('ann_alias'));
    directory.foundPerson(other.address, person(other.address, { id: 'id_ann_new' }));
    expect(next(other)).toEqual(end({ code: 'already', targetId: 'id_ann_new' }));
  });

  it('in doubt is sent again: two make one', () => {
    const { directory, next } = setStep({ doubtful: [followOf(ANN).id] });
    directory.foundPerson(ANN, person(ANN));
    expect(next(followOf(ANN))).toEqual(act(followOf(ANN), 'id_ann'));
  });

  it('trusts no id of the journal, which does not tell who has moved', () => {
    const { next } = setStep({ ended: [[muteOf(ANN).id, done('id_ann')]] });
    expect(next(followOf(ANN))).toEqual(seek('search'));
  });
});

describe('whoever was not found', () => {
  it('waits for a second try, with the look-up too: they are one try', () => {
    for (const lookUps of [true, false]) {
      const { directory, next } = setStep({ lookUps });
      directory.missedPerson(ANN, NOW);
      const later = { type: 'later', at: NOW + FIVE_MINUTES };
      expect(next(followOf(ANN))).toEqual(later);
      expect(next(blockOf(ANN))).toEqual(later);
    }
  });

  it('is looked up at the second try, when that was not done before', () => {
    const { around, directory } = surround({ lookUps: true });
    directory.missedPerson(ANN, NOW - FIVE_MINUTES);
    const next = () => nextStep(beginWork(followOf(ANN)), around);
    expect(next()).toEqual(seek('look-up'));
    directory.lookedUp(ANN);
    expect(next()).toEqual(seek('search'));
    directory.missedPerson(ANN, NOW);
    expect(next()).toEqual(end({ code: 'not-found' }));
  });

  it('is looked up, and not searched for, while their server is left alone', () => {
    const { directory, next } = setStep({ lookUps: true });
    directory.failedAt(ANN.server, NOW);
    expect(next(followOf(ANN))).toEqual(seek('look-up'));
    directory.lookedUp(ANN);
    expect(next(followOf(ANN))).toEqual({ type: 'later', at: NOW + FIVE_MINUTES });
    expect(next(followOf(NEW))).toEqual(seek('look-up', NEW));
  });

  it('is not held by a clock that was set back', () => {
    const { directory, next } = setStep();
    directory.missedPerson(ANN, NOW + 3_600_000);
    directory.missedPost(POST, NOW + 3_600_000);
    expect(next(followOf(ANN))).toEqual(seek('search'));
    expect(next(markOf('bookmark', POST))).toEqual({ type: 'find-post', uri: POST });
  });

  it.each([blockOf(ANN), muteOf(ANN), noteOf(ANN), endorsementOf(ANN)])('ends a $kind', (task) => {
    const { directory, next } = setStep();
    for (const at of [NOW, NOW]) directory.missedPerson(ANN, at);
    expect(next(task)).toEqual(end({ code: 'not-found' }));
  });
});

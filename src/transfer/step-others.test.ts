import { describe, expect, it } from 'vitest';
import type { Outcome } from '../domain/outcome.ts';
import { ANN, act, end, NEW, POST, seek, setStep } from './step.scene.ts';
import {
  blockOf,
  domainBlockOf,
  done,
  endorsementOf,
  FIVE_MINUTES,
  followOf,
  hashtagOf,
  ME,
  markOf,
  muteOf,
  NOW,
  noteOf,
  PROFILE,
  person,
  tie,
} from './tasks.scene.ts';

describe.each([blockOf(ANN), muteOf(ANN)])('a $kind', (task) => {
  it('wants the person found', () => {
    expect(setStep({ lookUps: true }).next(task)).toEqual(seek('look-up'));
    expect(setStep().next(task)).toEqual(seek('search'));
  });

  it('goes to the very account, moved or suspended as it may be', () => {
    const { directory, next } = setStep();
    directory.foundPerson(ANN, person(ANN, { suspended: true, moved: person(NEW) }));
    expect(next(task)).toEqual(act(task, 'id_ann'));
  });

  it('needs no search where the journal has an id', () => {
    const { next } = setStep({ ended: [[followOf(ANN).id, done('id_ann')]] });
    expect(next(task)).toEqual(act(task, 'id_ann'));
  });

  it('of the new account itself ends', () => {
    const { directory, next } = setStep();
    directory.foundPerson(ANN, person(ANN, { id: ME }));
    expect(next(task)).toEqual(end({ code: 'self' }));
  });
});

describe('a mute that has its end', () => {
  const task = muteOf(ANN, { expiresAt: NOW });

  it('ends without a request once that has come, by the server’s clock', () => {
    expect(setStep({ serverNow: NOW, now: NOW - 60_000 }).next(task)).toEqual(
      end({ code: 'expired' }),
    );
    const { directory, next } = setStep({ serverNow: NOW - 1, now: NOW + 60_000 });
    expect(next(task)).toEqual(seek('search'));
    directory.foundPerson(ANN, person(ANN));
    expect(next(task)).toEqual(act(task, 'id_ann'));
  });
});

describe('a note', () => {
  const task = noteOf(ANN);

  it('waits for the follow of this run, which may lead to another account', () => {
    const { directory, next } = setStep({ ahead: [followOf(ANN).id] });
    directory.foundPerson(ANN, person(ANN));
    directory.told(tie('id_ann'));
    expect(next(task)).toEqual({ type: 'hold' });
  });

  it.each<Outcome>([
    done('id_ann_new', NEW),
    { code: 'waiting', targetId: 'id_ann_new' },
    { code: 'already', targetId: 'id_ann_new' },
  ])('goes to whom the follow led: $code', (outcome) => {
    const { directory, next } = setStep({ ended: [[followOf(ANN).id, outcome]] });
    directory.foundPerson(ANN, person(ANN));
    directory.told(tie('id_ann_new'));
    expect(next(task)).toEqual(act(task, 'id_ann_new'));
  });

  it.each<Outcome>([{ code: 'refused' }, { code: 'left-out' }, { code: 'already' }])(
    'about somebody who is not followed goes to them all the same: $code',
    (outcome) => {
      const { directory, next } = setStep({ ended: [[followOf(ANN).id, outcome]] });
      expect(next(task)).toEqual(seek('search'));
      directory.foundPerson(ANN, person(ANN, { suspended: true, moved: person(NEW) }));
      expect(next(task)).toEqual({ type: 'ask', person: 'id_ann' });
      directory.told(tie('id_ann'));
      expect(next(task)).toEqual(act(task, 'id_ann'));
    },
  );

  it('leaves one of the new account’s own as it is', () => {
    const { directory, next } = setStep({ ended: [[muteOf(ANN).id, done('id_ann')]] });
    expect(next(task)).toEqual({ type: 'ask', person: 'id_ann' });
    directory.told(tie('id_ann', { note: 'of its own' }));
    expect(next(task)).toEqual(end({ code: 'differs' }));
    directory.told(tie('id_ann', { note: task.text }));
    expect(next(task)).toEqual(end({ code: 'already', targetId: 'id_ann' }));
  });

  it('about the new account itself ends', () => {
    const { directory, next } = setStep();
    directory.foundPerson(ANN, person(ANN, { id: ME }));
    expect(next(task)).toEqual(end({ code: 'self' }));
  });
});

describe('an endorsement', () => {
  const task = endorsementOf(ANN);

  it('waits for the follow of this run', () => {
    const { directory, next } = setStep({ ahead: [followOf(ANN).id] });
    directory.foundPerson(ANN, person(ANN));
    expect(next(task)).toEqual({ type: 'hold' });
  });

  it.each(['done', 'already'] as const)('is of whom a follow that is %s led to', (code) => {
    const { next } = setStep({ ended: [[followOf(ANN).id, { code, targetId: '9', as: NEW }]] });
    expect(next(task)).toEqual(act(task, '9'));
  });

  it.each<Outcome>([
    { code: 'waiting', targetId: '9' },
    { code: 'moved-away', to: NEW },
    ...(['refused', 'not-found', 'suspended', 'passing', 'missing'] as const).map((code) => ({
      code,
    })),
  ])('wants a follow that is one: not one that is $code', (outcome) => {
    const { next } = setStep({ ended: [[followOf(ANN).id, outcome]] });
    expect(next(task)).toEqual(end({ code: 'needs-follow' }));
  });

  it('of somebody nobody told to follow is left to the server', () => {
    const { directory, next } = setStep();
    expect(next(task)).toEqual(seek('search'));
    directory.foundPerson(ANN, person(ANN));
    expect(next(task)).toEqual(act(task, 'id_ann'));
  });
});

describe.each([markOf('bookmark', POST), markOf('favourite', POST)])('a $kind', (task) => {
  it('wants the post found, and goes to what was found', () => {
    const { directory, next } = setStep({ lookUps: true });
    expect(next(task)).toEqual({ type: 'find-post', uri: POST });
    directory.foundPost(POST, '7');
    expect(next(task)).toEqual(act(task, '7'));
  });

  it('waits five minutes for a post that is not found, or whose server is left alone', () => {
    const missed = setStep();
    missed.directory.missedPost(POST, NOW);
    expect(missed.next(task)).toEqual({ type: 'later', at: NOW + FIVE_MINUTES });
    const shut = setStep();
    shut.directory.failedAt('people.example', NOW);
    expect(shut.next(task)).toEqual({ type: 'later', at: NOW + FIVE_MINUTES });
  });

  it('ends when it is not found twice', () => {
    const { directory, next } = setStep();
    for (const at of [NOW, NOW]) directory.missedPost(POST, at);
    expect(next(task)).toEqual(end({ code: 'not-found' }));
  });
});

describe('what names nobody', () => {
  it.each([
    domainBlockOf('bad.example'),
    hashtagOf('followed-hashtag', 'maps'),
    hashtagOf('featured-hashtag', 'maps'),
    PROFILE,
  ])('is done at once: a $kind', (task) => {
    expect(setStep({ doubtful: [task.id] }).next(task)).toEqual(act(task));
  });
});

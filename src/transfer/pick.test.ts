import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Task } from '../domain/task.ts';
import { claimOf } from './claim.ts';
import type { TaskRequest } from './pace.ts';
import { ALL, people, setPick, told } from './pick.scene.ts';
import { LOOK_AHEAD, requestOf, worksOf } from './pick.ts';
import { nextStep } from './step.ts';
import {
  address,
  blockOf,
  domainBlockOf,
  done,
  endorsementOf,
  FIVE_MINUTES,
  filterOf,
  followOf,
  hashtagOf,
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
} from './tasks.scene.ts';
import { beginWork } from './work.ts';

const [ANN, BOB, CID] = [address('ann'), address('bob'), address('cid')];
const POST = postOn('people.example');

describe('what goes next', () => {
  it('is the first of the plan that may', () => {
    const { next, directory } = setPick([blockOf(ANN), followOf(BOB), followOf(CID)]);
    expect(told(next())).toBe('look-up block ann');
    directory.lookedUp(ANN);
    expect(told(next())).toBe('search block ann');
    directory.foundPerson(ANN, person(ANN));
    expect(told(next())).toBe('act block ann');
  });

  it('is nothing when nothing may go, or nothing is left', () => {
    expect(setPick([blockOf(ANN)]).next([])).toBeUndefined();
    expect(setPick([]).next()).toBeUndefined();
  });

  it('comes with the work itself, which the queue knows again', () => {
    const { next, works } = setPick([blockOf(ANN), followOf(BOB)]);
    const first = next(['look-up']);
    expect(first?.type === 'step' && first.work).toBe(works[0]);
  });

  it.each<[Task, TaskRequest]>([
    [followOf(ANN), 'follow'],
    [hashtagOf('followed-hashtag', 'maps'), 'follow'],
    [hashtagOf('featured-hashtag', 'maps'), 'act'],
    [domainBlockOf('bad.example'), 'act'],
    [listOf('Friends'), 'act'],
    [filterOf('spoilers'), 'act'],
    [PROFILE, 'act'],
  ])('spends what its kind spends', (task, request) => {
    const { next, directory } = setPick([task]);
    directory.foundPerson(ANN, person(ANN));
    expect(told(next([request]))?.split(' ')[0]).toBe(request);
    expect(next(ALL.filter((other) => other !== request))).toBeUndefined();
  });

  it('for posts spends searches, and for doubt a check', () => {
    const { next } = setPick([markOf('bookmark', POST)]);
    expect(told(next(['search']))).toBe('search bookmark');
    const doubt = setPick([listOf('Friends')], { doubtful: [listOf('Friends').id] });
    expect(told(doubt.next(['check']))).toBe('check list');
    expect(doubt.next(['act'])).toBeUndefined();
  });
});

describe('a wait in one family', () => {
  it('holds none of the others', () => {
    const tasks = [followOf(ANN), followOf(BOB), markOf('bookmark', POST), PROFILE];
    const { next, directory } = setPick(tasks);
    directory.foundPerson(ANN, person(ANN));
    expect(told(next())).toBe('follow follow ann');
    expect(told(next(['look-up', 'search', 'act']))).toBe('look-up follow bob');
    // Whom the look-up may tell is not searched for instead.
    expect(told(next(['search', 'act']))).toBe('search bookmark');
    expect(told(next(['act']))).toBe('act profile');
  });

  it('holds nobody who need not wait, whoever waits before them', () => {
    const { next, directory, works } = setPick([blockOf(ANN), muteOf(BOB), followOf(CID)]);
    directory.missedPerson(ANN, NOW);
    const held = works.map((work) =>
      work.task.kind === 'mute' ? { ...work, notBefore: NOW + FIVE_MINUTES } : work,
    );
    expect(told(next(ALL, { works: held }))).toBe('look-up follow cid');
    const late = works.map((work) => ({ ...work, notBefore: NOW + FIVE_MINUTES + 1 }));
    // So far ahead only because the clock was set back since.
    expect(told(next(ALL, { works: late }))).toBe('look-up mute bob');
  });

  it('lets the following be prepared, and no further ahead than is of use', () => {
    const known = people(LOOK_AHEAD);
    const { next, directory } = setPick([...known, ANN].map((whom) => followOf(whom)));
    for (const whom of known.slice(1)) directory.foundPerson(whom, person(whom));
    expect(told(next(['look-up']))).toBe('look-up follow p0');
    directory.foundPerson(address('p0'), person(address('p0')));
    expect(next(['look-up'])).toBeUndefined();
    expect(told(next())).toBe('follow follow p0');
  });

  it('counts nobody as prepared who is followed already, or waits', () => {
    const known = people(LOOK_AHEAD + 1);
    const [first] = known;
    const { next, directory } = setPick([...known, ANN].map((whom) => followOf(whom)));
    for (const whom of known.slice(2)) directory.foundPerson(whom, person(whom));
    if (first !== undefined) directory.missedPerson(first, NOW);
    expect(told(next(['look-up']))).toBe('look-up follow p1');
  });

  it('of the day holds nothing but follows: not the notes, lists and blocks that follow', () => {
    const known = people(LOOK_AHEAD);
    const after = [noteOf(ANN), endorsementOf(BOB), memberOf('Friends', CID), blockOf(ANN)];
    for (const task of after) {
      const { next, directory } = setPick([...known.map((whom) => followOf(whom)), task], {
        ended: [[listOf('Friends').id, done('5')]],
      });
      for (const whom of known) directory.foundPerson(whom, person(whom));
      expect(told(next(['look-up', 'search', 'act', 'check'])), task.kind).toMatch(
        new RegExp(`^look-up ${task.kind}`),
      );
    }
  });
});

describe('what ends without a request', () => {
  const expired = (n: number) => muteOf(address(`p${n}`), { expiresAt: NOW });

  it('goes first, all together, and nothing that may hang on it goes before', () => {
    const { next, works } = setPick([blockOf(ANN), expired(1), followOf(BOB), expired(2)]);
    // A request that comes before it does not wait.
    expect(told(next())).toBe('look-up block ann');
    const rest = works.slice(1);
    expect(next(ALL, { works: rest })).toEqual({
      type: 'end',
      ended: [rest[0], rest[2]].map((work) => ({ work, outcome: { code: 'expired' } })),
    });
  });

  it('is written in pieces of a bearable size', () => {
    const { next } = setPick(Array.from({ length: 450 }, (_, n) => expired(n)));
    const first = next();
    expect(first?.type === 'end' && first.ended.length).toBe(200);
  });

  it('is told of each by itself', () => {
    const { next, directory } = setPick([followOf(ANN), followOf(BOB)]);
    directory.foundPerson(ANN, person(ANN, { id: ME }));
    directory.foundPerson(BOB, person(BOB, { suspended: true }));
    expect(next()).toMatchObject({
      ended: [{ outcome: { code: 'self' } }, { outcome: { code: 'suspended' } }],
    });
  });
});

describe('what is under way', () => {
  it('is not done twice: the next one goes', () => {
    const { next, directory, around } = setPick([followOf(ANN), muteOf(ANN), followOf(BOB)]);
    directory.foundPerson(ANN, person(ANN));
    const claimed = new Set([claimOf(nextStep(beginWork(followOf(ANN)), around)) ?? '']);
    expect(told(next(ALL, { claimed }))).toBe('look-up follow bob');
  });

  it('by chance is about the same person: they are looked for once', () => {
    const { next } = setPick([blockOf(ANN), muteOf(ANN), followOf(BOB)]);
    const claimed = new Set(['person ann@people.example']);
    expect(told(next(ALL, { claimed }))).toBe('look-up follow bob');
  });

  it('and cannot be repeated keeps others that cannot: everything else goes', () => {
    const { next } = setPick([listOf('Friends'), filterOf('spoilers'), PROFILE]);
    expect(told(next(ALL, { claimed: new Set(['once']) }))).toBe('act profile');
  });
});

describe('whatever the works and the budgets', () => {
  it('the first that could go alone goes, and nothing that may not', () => {
    const whom = fc.constantFrom(ANN, BOB, CID);
    const task = fc.oneof(
      whom.map((one): Task => blockOf(one)),
      whom.map((one): Task => followOf(one)),
      whom.map((one): Task => noteOf(one)),
      fc.constantFrom<Task>(PROFILE, listOf('Friends'), markOf('bookmark', POST)),
    );
    const tasks = fc.uniqueArray(task, { selector: ({ id }) => id });
    const requests = fc.subarray([...ALL]);
    fc.assert(
      fc.property(tasks, requests, fc.subarray([ANN, BOB, CID]), (given, open, found) => {
        const { next, works, directory } = setPick(given);
        for (const one of found) directory.foundPerson(one, person(one));
        const alone = works.find((work) => next(open, { works: [work] }) !== undefined);
        const gone = next(open);
        expect(gone && worksOf(gone)[0]).toBe(alone);
        if (gone?.type === 'step') expect(open).toContain(requestOf(gone.step));
      }),
    );
  });
});

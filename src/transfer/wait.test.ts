import { describe, expect, it } from 'vitest';
import type { Task } from '../domain/task.ts';
import type { Pace, RequestKind } from './pace.ts';
import { LOOK_AHEAD } from './pick.ts';
import { createOpenPace } from './server.scene.ts';
import {
  type Around,
  address,
  blockOf,
  done,
  FIVE_MINUTES,
  followOf,
  hashtagOf,
  listOf,
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
import { whatHolds, worthSaying } from './wait.ts';
import { beginWork } from './work.ts';

const [ANN, BOB, CID] = [address('ann'), address('bob'), address('cid')];
const DAY = 40_000_000;
const LIST = [listOf('Friends').id, done('5')] as const;

/** A pace that only says when it opens. */
function pace(
  opens: Partial<Record<RequestKind, number>>,
  over: { readonly unwell?: boolean; readonly daily?: boolean } = {},
): Pace {
  return {
    ...createOpenPace().pace,
    mayGo: () => false,
    opensAt: (request) => NOW + (opens[request] ?? 0),
    isUnwell: () => over.unwell ?? false,
    isDaily: (request) => request === 'follow' && (over.daily ?? false),
  };
}

function set(tasks: readonly Task[], given: Around = {}) {
  const { around, directory } = surround({ lookUps: true, ...given });
  const works = tasks.map(beginWork);
  return {
    works,
    directory,
    holds: (by: Pace, line = works) => whatHolds({ works: line, around, pace: by }),
  };
}

const wait = (ms: number, reason: string) => ({ until: NOW + ms, reason });
const DAILY = pace({ follow: DAY }, { daily: true });

describe('what holds a run', () => {
  it('is nothing, when it goes on in a moment or has nothing to do', () => {
    expect(set([]).holds(pace({ search: 60_000 }))).toBeUndefined();
    expect(set([blockOf(ANN)]).holds(pace({ search: 3_000 }))).toBeUndefined();
  });

  it.each<[Task, RequestKind]>([
    [blockOf(ANN), 'search'],
    [markOf('bookmark', postOn('people.example')), 'search'],
    [PROFILE, 'act'],
    [hashtagOf('followed-hashtag', 'maps'), 'follow'],
  ])('is the window of what is wanted next', (task, request) => {
    const { holds } = set([task]);
    expect(holds(pace({ [request]: 60_000 }))).toEqual(wait(60_000, 'window'));
  });

  it('for whoever was found is that of the act, and for what is in doubt that of a check', () => {
    const { holds, directory } = set([blockOf(ANN)]);
    directory.foundPerson(ANN, person(ANN));
    expect(holds(pace({ act: 60_000 }))).toEqual(wait(60_000, 'window'));
    const doubt = set([listOf('Friends')], { doubtful: [listOf('Friends').id] });
    expect(doubt.holds(pace({ check: 60_000 }))).toEqual(wait(60_000, 'window'));
    const noted = set([noteOf(ANN)], { ended: [[muteOf(ANN).id, done('1')]] });
    expect(noted.holds(pace({ check: 60_000 }))).toEqual(wait(60_000, 'window'));
  });

  it('is the first of several to end', () => {
    const { holds } = set([blockOf(ANN), PROFILE]);
    expect(holds(pace({ search: 60_000, act: 50_000 }))).toEqual(wait(50_000, 'window'));
  });

  it('is the server, when it fails again and again', () => {
    const { holds } = set([blockOf(ANN)]);
    const unwell = pace({ probe: 60_000 }, { unwell: true });
    expect(holds(unwell)).toEqual(wait(60_000, 'unwell'));
    expect(set([]).holds(unwell)).toBeUndefined();
  });
});

describe('the day', () => {
  it('holds when only following is left to do', () => {
    const { holds, directory } = set([followOf(ANN), noteOf(ANN)], { ahead: [followOf(ANN).id] });
    directory.foundPerson(ANN, person(ANN));
    expect(holds(DAILY)).toEqual(wait(DAY, 'day'));
  });

  it('does not hold while there is somebody to look for before it ends', () => {
    const { holds, directory } = set([followOf(ANN), followOf(BOB)]);
    directory.foundPerson(ANN, person(ANN));
    const both = pace({ follow: DAY, search: 60_000 }, { daily: true });
    expect(holds(both)).toEqual(wait(60_000, 'window'));
  });

  it('holds when as many are found as are of use, but nobody who is not to be followed', () => {
    const many = Array.from({ length: LOOK_AHEAD }, (_, n) => address(`p${n}`));
    const known = (tasks: readonly Task[]) => {
      const scene = set(tasks);
      for (const whom of many) scene.directory.foundPerson(whom, person(whom));
      return scene.holds(pace({ follow: DAY, search: 60_000 }, { daily: true }));
    };
    const follows = [...many, ANN].map((whom) => followOf(whom));
    expect(known(follows)).toEqual(wait(DAY, 'day'));
    expect(known(follows.slice(1))).toEqual(wait(60_000, 'window'));
    expect(known([...follows, blockOf(BOB)])).toEqual(wait(60_000, 'window'));
  });
});

describe('the second try', () => {
  it('holds when everybody left is waiting for it, until the first of them', () => {
    const { holds, directory, works } = set([followOf(ANN), blockOf(BOB), blockOf(CID)]);
    directory.missedPerson(ANN, NOW);
    directory.missedPerson(BOB, NOW - 60_000);
    const held = works.map((work, n) => (n === 2 ? { ...work, notBefore: NOW + 250_000 } : work));
    expect(holds(pace({}), held)).toEqual(wait(FIVE_MINUTES - 60_000, 'second-try'));
    const soon = works.map((work, n) => (n === 2 ? { ...work, notBefore: NOW + 30_000 } : work));
    expect(holds(pace({}), soon)).toEqual(wait(30_000, 'second-try'));
  });

  it('is told of a line of any length', () => {
    const { holds } = set([]);
    const many = Array.from({ length: 200_000 }, (_, n) => ({
      ...beginWork(PROFILE),
      notBefore: NOW + 100_000 + n,
    }));
    expect(holds(pace({}), many)).toEqual(wait(100_000, 'second-try'));
  });

  it('is of a moment, where the clock was set back', () => {
    const { holds, works } = set([PROFILE]);
    const late = works.map((work) => ({ ...work, notBefore: NOW + 3_600_000 }));
    expect(holds(pace({ act: 60_000 }), late)).toEqual(wait(60_000, 'window'));
  });
});

describe('a list', () => {
  const members = [ANN, BOB].map((whom) => memberOf('Friends', whom));
  const followed = (...all: readonly (typeof ANN)[]) =>
    all.map((whom) => [followOf(whom).id, done(`id_${whom.user}`)] as const);

  it('is held by the window, when nobody is missing', () => {
    const { holds } = set(members, { ended: [LIST, ...followed(ANN, BOB)] });
    expect(holds(pace({ act: 60_000 }))).toEqual(wait(60_000, 'window'));
  });

  it('waits with those who are missing, whatever may go', () => {
    const { holds, directory } = set(members, { ended: [LIST, ...followed(ANN)] });
    directory.missedPerson(BOB, NOW);
    expect(holds(pace({}))).toEqual(wait(FIVE_MINUTES, 'second-try'));
    expect(holds(pace({ act: 60_000 }))).toEqual(wait(FIVE_MINUTES, 'second-try'));
  });

  it('does not wait for tomorrow', () => {
    const { holds } = set([followOf(BOB), ...members], {
      ended: [LIST, ...followed(ANN)],
      ahead: [followOf(BOB).id],
    });
    const both = pace({ follow: DAY, search: DAY, act: 60_000 }, { daily: true });
    expect(holds(both)).toEqual(wait(60_000, 'window'));
    const today = pace({ follow: DAY, search: DAY, act: 60_000 });
    expect(holds(today)).toEqual(wait(DAY, 'window'));
  });

  it('has nobody missing who has ended', () => {
    const { holds } = set(members, {
      ended: [LIST, ...followed(ANN), [followOf(BOB).id, { code: 'refused' }]],
    });
    expect(holds(pace({ act: 60_000 }))).toEqual(wait(60_000, 'window'));
  });
});

describe('a wait', () => {
  it('is worth saying when it is longer than a breath', () => {
    const until = NOW + 3_001;
    expect(worthSaying({ until, reason: 'day' }, NOW)).toEqual({ until, reason: 'day' });
    expect(worthSaying({ until, reason: 'day' }, NOW + 1)).toBeUndefined();
    expect(worthSaying(undefined, NOW)).toBeUndefined();
  });
});

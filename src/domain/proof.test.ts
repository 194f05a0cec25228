import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAccount, pagesFrom, person, uri } from './account.scene.ts';
import type { Server } from './address.ts';
import { type Holdings, holdingsIn } from './holdings.ts';
import type { Outcome } from './outcome.ts';
import { makePlan } from './plan.ts';
import { PROVED_BY, whatTurnedOut } from './proof.ts';
import type { Reading } from './reading.ts';
import type { Relation } from './relation.ts';
import type { Report, ReportRow } from './report.ts';
import { mergeSources } from './sources.ts';
import type { Task } from './task.ts';

const DONE: Outcome = { code: 'done' };
const tasksOf = (relations: readonly Relation[]) =>
  makePlan(mergeSources(relations, []).tasks).tasks;

function reportOf(
  relations: readonly Relation[],
  outcomeOf: (task: Task) => Outcome | undefined = () => DONE,
): Report {
  const rows = tasksOf(relations).map((task): ReportRow => ({ task, outcome: outcomeOf(task) }));
  return { rows, rejects: [], counts: {}, total: rows.length, remaining: 0 };
}
const heldBy = (...relations: Relation[]): Holdings => holdingsIn(pagesFrom(relations));
const without = (held: Holdings, ...readings: Reading[]): Holdings => ({
  ...held,
  whole: new Set([...held.whole].filter((reading) => !readings.includes(reading))),
});
const turned = (report: Report, held: Holdings, now?: number) =>
  whatTurnedOut(report, held, now).map(([id, { code }]) => [id, code]);

const follow = (n: number): Relation => ({ kind: 'follow', address: person(n), options: {} });
const block = (n: number): Relation => ({ kind: 'block', address: person(n) });
const note = (n: number): Relation => ({ kind: 'note', address: person(n), text: 'shy' });
const NEWS: Relation = {
  ...{ kind: 'list', title: 'News', repliesPolicy: 'list', exclusive: false },
  members: [person(1)],
};
const WOLVES: Relation = {
  ...{ kind: 'filter', title: 'W', context: ['home'], action: 'warn', keywords: [] },
  posts: [uri(1)],
};
/** One of each kind that can be found missing. */
const EACH: readonly Relation[] = [
  ...[block(1), NEWS, WOLVES],
  { kind: 'mute', address: person(2), notifications: true },
  { kind: 'endorsement', address: person(1) },
  { kind: 'domain-block', server: 'bad.example' as Server },
  { kind: 'followed-hashtag', name: 'Alp' },
  { kind: 'featured-hashtag', name: 'Alp' },
  { kind: 'bookmark', uri: uri(1) },
  { kind: 'favourite', uri: uri(1) },
];

describe('what was said to be done', () => {
  it('and is there, is as it was said', () => {
    expect(
      turned(reportOf([...EACH, follow(1), note(1)]), heldBy(...EACH, follow(1), note(1))),
    ).toEqual([]);
  });

  it.each(tasksOf(EACH).map((task) => [task.kind, task] as const))(
    'and is not there, is missing: %s',
    (kind, task) => {
      const report: Report = { ...reportOf([]), rows: [{ task, outcome: DONE }] };
      expect(turned(report, heldBy())).toEqual([[task.id, 'missing']]);
      const before: Report = { ...report, rows: [{ task, outcome: { code: 'already' } }] };
      expect(turned(before, heldBy())).toEqual([[task.id, 'missing']]);
      for (const reading of PROVED_BY[kind]) {
        expect(turned(report, without(heldBy(), reading))).toEqual([]);
      }
    },
  );

  it('says nothing of follows: one that waits is in no list', () => {
    expect(turned(reportOf([follow(1)]), heldBy())).toEqual([]);
  });

  it('says nothing of the profile', () => {
    const profile: Relation = {
      ...{ kind: 'profile', displayName: 'Ann', note: '', fields: [], locked: false, bot: false },
    };
    expect(turned(reportOf([profile]), heldBy())).toEqual([]);
  });

  it('says of notes only about people whom the server tells of', () => {
    const report = reportOf([note(1), note(2)]);
    expect(turned(report, heldBy(follow(1)))).toEqual([['note:user1@odd.example', 'missing']]);
    expect(turned(report, without(heldBy(follow(1)), 'other-ties'))).toEqual([]);
  });

  it('is not missing when it had its end', () => {
    const mute: Relation = {
      ...{ kind: 'mute', address: person(1), notifications: true, expiresAt: 1_000 },
    };
    expect(turned(reportOf([mute]), heldBy(), 999)).toEqual([
      ['mute:user1@odd.example', 'missing'],
    ]);
    expect(turned(reportOf([mute]), heldBy(), 1_000)).toEqual([]);
    expect(turned(reportOf([mute]), heldBy())).toEqual([]);
  });

  it('was done to somebody who had moved, under another address', () => {
    const as = person(5);
    const there = heldBy(...[follow(5), { ...NEWS, members: [as] } as Relation], {
      kind: 'endorsement',
      address: as,
    });
    const relations = [follow(1), NEWS, { kind: 'endorsement', address: person(1) }] as const;
    const known = reportOf(relations, (task) =>
      task.kind === 'follow' ? { code: 'done', as } : DONE,
    );
    expect(turned(known, there)).toEqual([]);
    expect(turned(reportOf(relations), there)).toEqual([
      ...['list-member:user1@odd.example 0:News', 'endorsement:user1@odd.example'].map((id) => [
        ...[id, 'missing'],
      ]),
    ]);
    const blocked = reportOf([block(1)], () => ({ code: 'done', as }));
    expect(turned(blocked, heldBy())).toEqual([]);
  });

  it('is looked for on the very list that was made, of several of one title', () => {
    const twins = reportOf([NEWS, { ...NEWS, members: [person(2)] } as Relation], (task) =>
      task.kind === 'list'
        ? { code: 'done', targetId: task.id === 'list:0:News' ? '10' : '9' }
        : DONE,
    );
    // The server gave 9 to the second of them and 10 to the first.
    const there = heldBy({ ...NEWS, members: [person(2)] } as Relation, NEWS);
    expect(turned(twins, there)).toEqual([]);
    expect(turned(twins, heldBy(NEWS, NEWS))).toEqual([
      ['list-member:user2@even.example 1:News', 'missing'],
    ]);
  });
});

describe('what was not done', () => {
  it.each(['refused', 'not-found', 'unknown', 'passing', 'missing', 'differs'] as const)(
    'is there after all, whatever the reason: %s',
    (code) => {
      expect(
        turned(
          reportOf([block(1)], () => ({ code })),
          heldBy(block(1)),
        ),
      ).toEqual([['block:user1@odd.example', 'already']]);
      expect(
        turned(
          reportOf([block(1)], () => ({ code })),
          heldBy(),
        ),
      ).toEqual([]);
    },
  );

  it('and was given to the import of the server, has come, or has not yet', () => {
    const report = reportOf([follow(1), follow(2)], () => ({ code: 'by-file' }));
    const held = heldBy(follow(1));
    expect(whatTurnedOut(report, held)).toEqual([
      [
        'follow:user1@odd.example',
        { code: 'done', targetId: held.follows.get('user1@odd.example') },
      ],
    ]);
  });

  it('and was left out, stays left out', () => {
    expect(
      turned(
        reportOf([block(1)], () => ({ code: 'left-out' })),
        heldBy(block(1)),
      ),
    ).toEqual([]);
  });

  it('and has not had its turn, will have it', () => {
    expect(
      turned(
        reportOf([block(1)], () => undefined),
        heldBy(block(1)),
      ),
    ).toEqual([]);
  });

  it('because the account has a note of its own, stays so', () => {
    const own = heldBy(follow(1), { kind: 'note', address: person(1), text: 'bold' });
    const differs = reportOf([note(1)], () => ({ code: 'differs' }));
    expect(turned(differs, own)).toEqual([]);
  });

  it('is followed where they moved to', () => {
    const report = reportOf([follow(1)], () => ({ code: 'moved-away', to: person(5) }));
    expect(turned(report, heldBy(follow(5)))).toEqual([['follow:user1@odd.example', 'already']]);
  });
});

describe('in general', () => {
  const outcome = fc.constantFrom<Outcome | undefined>(
    ...([undefined, DONE, { code: 'already' }, { code: 'waiting' }] as const),
    ...([{ code: 'refused' }, { code: 'by-file' }, { code: 'left-out' }] as const),
  );
  const some = fc.tuple(anyAccount, anyAccount, fc.infiniteStream(outcome));

  it('a move of which all is there turns out as it was said', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        expect(turned(reportOf(account), heldBy(...account))).toEqual([]);
      }),
    );
  });

  it('nothing is missing of what was not read', () => {
    fc.assert(
      fc.property(some, ([account, other, outcomes]) => {
        const report = reportOf(account, () => outcomes.next().value);
        const unread: Holdings = { ...heldBy(...other), whole: new Set() };
        expect(turned(report, unread).map(([, code]) => code)).not.toContain('missing');
      }),
    );
  });

  it('noted, it has turned out: looked at again, nothing more is said', () => {
    fc.assert(
      fc.property(some, ([account, other, outcomes]) => {
        const held = heldBy(...other);
        const report = reportOf(account, () => outcomes.next().value);
        const changes = new Map(whatTurnedOut(report, held));
        const noted: Report = {
          ...report,
          rows: report.rows.map(({ task, outcome: was }) => ({
            ...{ task, outcome: changes.get(task.id) ?? was },
          })),
        };
        expect(whatTurnedOut(noted, held)).toEqual([]);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyAccount, pagesFrom, person, uri } from './account.scene.ts';
import type { Server } from './address.ts';
import { isLike, whatIsAlreadySo } from './already-so.ts';
import { type Holdings, holdingsIn } from './holdings.ts';
import { makePlan } from './plan.ts';
import type { Filter, FilterFacts, List, Relation } from './relation.ts';
import { mergeSources } from './sources.ts';
import type { TaskId } from './task.ts';

const tasksOf = (relations: readonly Relation[]) =>
  makePlan(mergeSources(relations, []).tasks).tasks;
const heldBy = (...relations: Relation[]): Holdings => holdingsIn(pagesFrom(relations));
const codes = (
  wanted: readonly Relation[],
  held: Holdings,
  made?: ReadonlyMap<TaskId, string>,
): readonly (readonly [string, string])[] =>
  [...whatIsAlreadySo(tasksOf(wanted), held, made)].map(([id, { code }]) => [id, code]);

const follow = (n: number, movedTo?: number): Relation => ({
  ...{ kind: 'follow', address: person(n), options: {} },
  ...(movedTo === undefined ? {} : { movedTo: person(movedTo) }),
});
const note = (n: number, text: string): Relation => ({ kind: 'note', address: person(n), text });
const list = (title: string, ...members: number[]): List => ({
  ...{ kind: 'list', title, repliesPolicy: 'list', exclusive: false },
  members: members.map(person),
});
const FACTS: FilterFacts = {
  ...{ title: 'Wolves', context: ['home', 'public'], action: 'hide' },
  keywords: [
    { keyword: 'wolf', wholeWord: true },
    { keyword: 'bear', wholeWord: false },
  ],
};
const filter = (facts: Partial<FilterFacts> = {}, ...posts: number[]): Filter => ({
  ...{ kind: 'filter', ...FACTS, ...facts, posts: posts.map(uri) },
});

describe('what is already so', () => {
  it.each<[string, Relation]>([
    ['a follow', follow(1)],
    ['a block', { kind: 'block', address: person(1) }],
    ['a mute', { kind: 'mute', address: person(1), notifications: true }],
    ['an endorsement', { kind: 'endorsement', address: person(1) }],
    ['a domain block', { kind: 'domain-block', server: 'bad.example' as Server }],
    ['a followed hashtag', { kind: 'followed-hashtag', name: 'Alp' }],
    ['a featured hashtag', { kind: 'featured-hashtag', name: 'Alp' }],
    ['a bookmark', { kind: 'bookmark', uri: uri(1) }],
    ['a favourite', { kind: 'favourite', uri: uri(1) }],
    ['a list', list('News')],
    ['a filter', filter()],
  ])('%s that is there, and not one that is not', (_, relation) => {
    const [id] = tasksOf([relation]).map((task) => task.id);
    expect(codes([relation], heldBy(relation))).toEqual([[id, 'already']]);
    expect(codes([relation], heldBy())).toEqual([]);
  });

  it('has the id of the account, list or filter, to go on from', () => {
    const mute: Relation = { kind: 'mute', address: person(2), notifications: true };
    const held = heldBy(follow(1), mute, list('News'));
    const outcomes = whatIsAlreadySo(tasksOf([follow(1), mute, list('News')]), held);
    expect([...outcomes.values()]).toEqual(
      [held.mutes.get('user2@even.example')?.id, held.follows.get('user1@odd.example'), '9'].map(
        (targetId) => ({ code: 'already', targetId }),
      ),
    );
  });

  it('is a hashtag in whatever case it is written', () => {
    const tag = (name: string): Relation => ({ kind: 'followed-hashtag', name });
    expect(codes([tag('SlowTravel')], heldBy(tag('slowtravel')))).toHaveLength(1);
  });

  it('is a mute that ends at another time: it stays as it is there', () => {
    const mute: Relation = { kind: 'mute', address: person(1), notifications: true };
    const own: Relation = { ...mute, notifications: false, expiresAt: 9 };
    expect(codes([mute], heldBy(own))).toEqual([['mute:user1@odd.example', 'already']]);
  });

  it('is the note as it was; one of the new account stays', () => {
    const id = 'note:user1@odd.example';
    expect(codes([note(1, 'shy')], heldBy(follow(1), note(1, 'shy')))).toEqual([[id, 'already']]);
    expect(codes([note(1, 'shy')], heldBy(follow(1), note(1, 'bold')))).toEqual([[id, 'differs']]);
    expect(codes([note(1, 'shy')], heldBy(follow(1)))).toEqual([]);
  });

  it('is never the profile: the person chooses, part by part', () => {
    const profile: Relation = {
      ...{ kind: 'profile', displayName: 'Ann', note: '', fields: [], locked: false, bot: false },
    };
    expect(codes([profile], heldBy(profile))).toEqual([]);
  });
});

describe('somebody who moved', () => {
  it('is followed, endorsed, noted about and on lists at their new address', () => {
    const held = heldBy(...[follow(5), note(5, 'shy'), list('News', 5)], {
      kind: 'endorsement',
      address: person(5),
    });
    const wanted: Relation[] = [
      ...[follow(1, 5), note(1, 'shy'), list('News', 1)],
      { kind: 'endorsement', address: person(1) },
    ];
    expect(codes(wanted, held)).toHaveLength(tasksOf(wanted).length);
    const unmoved = [follow(1), ...wanted.slice(1)];
    expect(codes(unmoved, held)).toEqual([['list:0:News', 'already']]);
  });

  it('is blocked at the address that was blocked', () => {
    const block = (n: number): Relation => ({ kind: 'block', address: person(n) });
    expect(codes([follow(1, 5), block(1)], heldBy(block(5)))).toEqual([]);
  });
});

describe('lists', () => {
  it('are the ones of their title, with who is on them already', () => {
    expect(codes([list('News', 1, 2)], heldBy(list('News', 2, 3)))).toEqual([
      ['list:0:News', 'already'],
      ['list-member:user2@even.example 0:News', 'already'],
    ]);
    expect(codes([list('News', 1)], heldBy(list('news', 1)))).toEqual([]);
  });

  it('of one title are the ones in the same place', () => {
    const wanted = [list('News', 1), list('News', 2)];
    expect(codes(wanted, heldBy(list('News', 2), list('Friends'), list('News', 2)))).toEqual([
      ...['list:0:News', 'list:1:News'].map((id) => [id, 'already']),
      ['list-member:user2@even.example 1:News', 'already'],
    ]);
    expect(codes(wanted, heldBy(list('News')))).toEqual([['list:0:News', 'already']]);
  });

  it('that a run has made are these, wherever they are and whatever they are called', () => {
    // Ids as the server tells them: 9, 10.
    const held = heldBy(list('News', 1), list('Renamed', 2));
    const made = new Map<TaskId, string>([
      ['list:0:News', '10'],
      ['list:1:News', '9'],
    ]);
    expect(codes([list('News', 1, 2), list('News', 1, 2)], held, made)).toEqual([
      ...['list:0:News', 'list:1:News'].map((id) => [id, 'already']),
      ['list-member:user2@even.example 0:News', 'already'],
      ['list-member:user1@odd.example 1:News', 'already'],
    ]);
  });

  it('that a run has made are no others besides', () => {
    const made = new Map<TaskId, string>([['list:0:News', '9']]);
    expect(codes([list('News'), list('News')], heldBy(list('News')), made)).toEqual([
      ['list:0:News', 'already'],
    ]);
  });

  it('that a run has made and that are gone are another of their title, or none', () => {
    const made = new Map<TaskId, string>([['list:0:News', '77']]);
    expect(codes([list('News')], heldBy(list('News')), made)).toHaveLength(1);
    expect(codes([list('News')], heldBy(list('Friends')), made)).toEqual([]);
  });
});

describe('filters', () => {
  it.each<[string, FilterFacts, boolean]>([
    ['the same', FACTS, true],
    ['in another order', { ...FACTS, context: ['public', 'home'] }, true],
    ['keywords in another order', { ...FACTS, keywords: [...FACTS.keywords].reverse() }, true],
    ['ending at another time', { ...FACTS, expiresAt: 9 }, true],
    ['another title', { ...FACTS, title: 'wolves' }, false],
    ['another place', { ...FACTS, context: ['home'] }, false],
    ['another action', { ...FACTS, action: 'warn' }, false],
    ['fewer words', { ...FACTS, keywords: FACTS.keywords.slice(1) }, false],
    [
      'parts of words',
      { ...FACTS, keywords: FACTS.keywords.map((one) => ({ ...one, wholeWord: false })) },
      false,
    ],
  ])('are alike, or not: %s', (_, facts, alike) => {
    expect(isLike(FACTS, facts)).toBe(alike);
    expect(isLike(facts, FACTS)).toBe(alike);
    expect(codes([filter(facts)], heldBy(filter()))).toHaveLength(alike ? 1 : 0);
  });

  it('have posts that are in it already', () => {
    expect(codes([filter({}, 1, 2)], heldBy(filter({}, 2)))).toEqual([
      ['filter:0:Wolves', 'already'],
      [`filter-post:${uri(2)} 0:Wolves`, 'already'],
    ]);
  });

  it('are each like one only', () => {
    expect(codes([filter(), filter()], heldBy(filter()))).toEqual([['filter:0:Wolves', 'already']]);
    expect(codes([filter(), filter()], heldBy(filter(), filter()))).toHaveLength(2);
  });

  it('that a run has made are these, even when the person has changed them since', () => {
    const made = new Map<TaskId, string>([['filter:0:Wolves', '9']]);
    const changed = heldBy(filter({ action: 'warn', keywords: [] }));
    expect(codes([filter()], changed, made)).toEqual([['filter:0:Wolves', 'already']]);
    expect(codes([filter()], changed)).toEqual([]);
    const second = new Map<TaskId, string>([['filter:1:Wolves', '9']]);
    expect(codes([filter(), filter()], heldBy(filter()), second)).toEqual([
      ['filter:1:Wolves', 'already'],
    ]);
  });
});

describe('in general', () => {
  it('all that an account holds is already so for it, and nothing for one without anything', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const tasks = tasksOf(account).filter(({ kind }) => kind !== 'profile');
        const there = whatIsAlreadySo(tasks, heldBy(...account));
        expect([...there.keys()]).toEqual(tasks.map(({ id }) => id));
        for (const { code } of there.values()) expect(code).toBe('already');
        expect(whatIsAlreadySo(tasks, heldBy()).size).toBe(0);
      }),
    );
  });

  it('what the new account has besides takes nothing away', () => {
    fc.assert(
      fc.property(anyAccount, anyAccount, (account, more) => {
        const tasks = tasksOf(account);
        const some = whatIsAlreadySo(tasks, heldBy(...more));
        const known = new Set(more.map((one) => JSON.stringify(one)));
        for (const task of tasks) {
          if (task.kind === 'list' || task.kind === 'filter' || task.kind === 'profile') continue;
          const { id: _, origin: __, ...relation } = task;
          if (known.has(JSON.stringify(relation))) expect(some.get(task.id)?.code).toBe('already');
        }
      }),
    );
  });
});

import type { Server } from '../../domain/address.ts';
import type { FilterKeyword, Relation, RelationKind } from '../../domain/relation.ts';
import { FILTER_ACTIONS, REPLIES_POLICIES } from '../../domain/relation.ts';
import type { FollowOptions } from '../../domain/row.ts';
import { makePeople, makePerson, type SimulatedPerson } from './people.ts';
import { makePosts, type SimulatedPost } from './posts.ts';
import type { Random } from './random.ts';

/** Whom and what the old account has, and the world that goes with it. */
export type Wishes = {
  readonly relations: readonly Relation[];
  readonly everybody: readonly SimulatedPerson[];
  readonly posts: readonly SimulatedPost[];
};

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** Nobody lives there but whom somebody may follow in spite of blocking it. */
export const CUT = 'cut.example' as Server;

const OPTIONS: readonly FollowOptions[] = [
  {},
  { reblogs: true, notify: false },
  { reblogs: false, notify: false },
  { reblogs: true, notify: true, languages: ['fr'] },
];

/** Kinds beside the follows; a world has a few of them, so that it stays small. */
const KINDS = [
  ...(['block', 'mute', 'note', 'endorsement', 'domain-block'] as const),
  // What can be made twice most of all.
  ...(['list', 'list', 'list', 'filter', 'filter', 'filter'] as const),
  ...(['bookmark', 'favourite', 'followed-hashtag', 'featured-hashtag', 'profile'] as const),
] satisfies readonly RelationKind[];

/** @param start when the run begins, in epoch milliseconds */
export function makeWishes(random: Random, follows: number, start: number): Wishes {
  const { listed, elsewhere } = makePeople(random, follows);
  const others = makePeople(random, random.int(2, 8), 'o');
  const me = makePerson('me', 'self');
  const posts = makePosts(random, random.int(3, 14));
  const kinds = new Set(Array.from({ length: random.int(0, 6) }, () => random.pick(KINDS)));
  const cutOff = kinds.has('domain-block')
    ? Array.from({ length: random.int(0, 2) }, (_, n) =>
        makePerson(`c${n}`, 'known', undefined, CUT),
      )
    : [];
  const followed = [...listed, ...cutOff, ...(random.chance(0.2) ? [me] : [])];
  const anybody = [...listed, ...others.listed];
  const some = <T>(all: readonly T[], most: number): readonly T[] =>
    all.filter(() => random.chance(Math.min(0.7, most / Math.max(1, all.length))));
  const make: Record<(typeof KINDS)[number], () => readonly Relation[]> = {
    block: () => some([...others.listed, me], 5).map(({ address }) => ({ kind: 'block', address })),
    mute: () =>
      some([...anybody, me], 6).map(({ address }) => ({
        ...{ kind: 'mute', address, notifications: random.chance(0.5) },
        ...expiryOf(random, start),
      })),
    note: () =>
      withoutTwins(some([...anybody, me], 8)).map(({ address }) => {
        return { kind: 'note', address, text: `met ${address.user}` };
      }),
    endorsement: () =>
      some(random.chance(0.2) ? anybody : listed, 5).map(({ address }) => {
        return { kind: 'endorsement', address };
      }),
    'domain-block': () => [
      ...(cutOff.length > 0 ? [{ kind: 'domain-block', server: CUT } as const] : []),
      ...some([0, 1, 2, 3, 4], 3).map((n) => {
        return { kind: 'domain-block', server: `noise${n}.example` as Server } as const;
      }),
    ],
    list: () =>
      Array.from({ length: random.int(1, 4) }, (_, n) => ({
        kind: 'list',
        // Two may have one title (mastodon.md §5).
        title: random.pick(['Friends', 'Neighbours', `list ${n}`]),
        repliesPolicy: random.pick(REPLIES_POLICIES),
        exclusive: random.chance(0.3),
        members: some(random.chance(0.3) ? [...anybody, me] : [...listed, me], 12).map(
          ({ address }) => address,
        ),
      })),
    bookmark: () => some(posts, 6).map(({ uri }) => ({ kind: 'bookmark', uri })),
    favourite: () => some(posts, 4).map(({ uri }) => ({ kind: 'favourite', uri })),
    filter: () =>
      Array.from({ length: random.int(1, 4) }, () => ({
        kind: 'filter',
        title: random.pick(['Spoilers', 'Noise']),
        context: random.pick([['home'], ['home', 'public'], ['notifications', 'thread']] as const),
        action: random.pick(FILTER_ACTIONS),
        ...expiryOf(random, start),
        keywords: random.pick(KEYWORDS),
        posts: some(posts, 3).map(({ uri }) => uri),
      })),
    'followed-hashtag': () =>
      hashtags(random.int(1, 8)).map((name) => ({ kind: 'followed-hashtag', name })),
    'featured-hashtag': () =>
      // Now and then more than a profile takes.
      hashtags(random.chance(0.2) ? 12 : random.int(1, 8)).map((name) => {
        return { kind: 'featured-hashtag', name };
      }),
    profile: () => [
      {
        ...{ kind: 'profile', displayName: 'Alice', note: 'Goats\nand sheep', locked: true },
        ...{ bot: false, fields: [{ name: 'Meadow', value: 'upper' }], indexable: true },
      },
    ],
  };
  const relations = [
    ...followed.map((person) => followOf(person, random)),
    ...[...kinds].flatMap((kind) => make[kind]()),
  ];
  const everybody = new Set([...followed, ...elsewhere, ...others.listed, ...others.elsewhere, me]);
  return { relations, everybody: [...everybody], posts };
}

/** The old server may know of a move, and of a suspension of its own. */
function followOf({ address, fate, movedTo }: SimulatedPerson, random: Random): Relation {
  return {
    ...{ kind: 'follow', address, options: random.pick(OPTIONS) },
    ...(movedTo !== undefined && random.chance(0.5) ? { movedTo: movedTo.address } : {}),
    ...(fate === 'suspended' && random.chance(0.5) ? { suspended: true } : {}),
  };
}

/** Over for long, over during the run perhaps, or long after. */
function expiryOf(random: Random, start: number): { readonly expiresAt?: number } {
  switch (random.int(0, 5)) {
    case 0:
      return { expiresAt: start - random.int(2, 30) * DAY };
    case 1:
      return { expiresAt: start + random.int(0, 15 * MINUTE) };
    case 2:
      return { expiresAt: start + random.int(20, 60) * DAY };
    default:
      return {};
  }
}

/** Of two rows that lead to one person there is one note on the new account. */
function withoutTwins(people: readonly SimulatedPerson[]): readonly SimulatedPerson[] {
  return people.filter(({ movedTo }) => movedTo === undefined || !people.includes(movedTo));
}

const KEYWORDS: readonly (readonly FilterKeyword[])[] = [
  [{ keyword: 'wolf', wholeWord: true }],
  [
    { keyword: 'wolf', wholeWord: true },
    { keyword: 'bear', wholeWord: false },
  ],
  [],
];

const hashtags = (count: number) => Array.from({ length: count }, (_, n) => `Alpage${n}`);

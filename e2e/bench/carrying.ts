import { parseAddress } from '../../src/domain/address.ts';
import type { List, Relation } from '../../src/domain/relation.ts';
import type { PracticePerson, PracticePost } from '../../src/practice/world.ts';
import { type Carried, carryAll, refusedIn, setCarryScene, signedIn } from './carry-scene.ts';
import type { Figure } from './figure.ts';
import { carryAsPeers } from './peers.ts';

const numbered = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

const address = (handle: string) => {
  const parsed = parseAddress(handle);
  if (!parsed.ok) throw new Error(`${handle} is no address.`);
  return parsed.value;
};

/** So many people; of `known` in a hundred the new server has met each. */
const people = (name: string, count: number, known: number): readonly PracticePerson[] =>
  numbered(count, (index) => ({
    handle: `${name}${index}@s${index % 9}.example`,
    known: index % 100 < known,
    acceptsAfter: 0,
  }));

const posts = (count: number, known: boolean): readonly PracticePost[] =>
  numbered(count, (index) => ({
    uri: `https://press.example/users/author/statuses/${index}`,
    author: 'author@press.example',
    known,
  }));

const AUTHOR: PracticePerson = { handle: 'author@press.example', known: true };

const follow = ({ handle }: PracticePerson): Relation => ({
  kind: 'follow',
  address: address(handle),
  options: {},
});
const block = ({ handle }: PracticePerson): Relation => ({
  kind: 'block',
  address: address(handle),
});
const mute = ({ handle }: PracticePerson): Relation => ({
  kind: 'mute',
  address: address(handle),
  notifications: true,
});
const bookmark = ({ uri }: PracticePost): Relation => ({ kind: 'bookmark', uri });

const LATENCY = 200;

/** Requests, pace and time of carrying, beside what other tools need for the same. */
export async function measureCarrying(): Promise<readonly Figure[]> {
  return [
    ...(await measureRequestsByKind()),
    ...(await measureLists()),
    ...(await measureWindow()),
    ...(await measureTime()),
  ];
}

/** mastodon.md §15.3: two each, one where the server knows the person already. */
async function measureRequestsByKind(): Promise<readonly Figure[]> {
  const half = people('p', 200, 50);
  const things = posts(200, true);
  const kinds: readonly (readonly [string, readonly Relation[]])[] = [
    ['follow', half.map(follow)],
    ['block', half.map(block)],
    ['mute', half.map(mute)],
    ['bookmark', things.map(bookmark)],
  ];
  const figures: Figure[] = [];
  for (const [kind, relations] of kinds) {
    const scene = setCarryScene({ people: [...half, AUTHOR], posts: things }, LATENCY);
    const { asked } = mustAllBeDone(await carryAll(scene, relations));
    const value = signedIn(asked) / relations.length;
    figures.push({
      name: `signed requests a ${kind}`,
      ...{ value, unit: '', bound: 2.05, direction: 'max' },
    });
  }
  return figures;
}

/** 10 lists of 50 who are followed: looked for once, 10 made, 10 filled. */
async function measureLists(): Promise<readonly Figure[]> {
  const members = people('m', 50, 100);
  const lists = numbered(
    10,
    (index): List => ({
      kind: 'list',
      title: `List ${index}`,
      ...{ repliesPolicy: 'list', exclusive: false },
      members: members.map(({ handle }) => address(handle)),
    }),
  );
  const isOfLists = ({ path }: { readonly path: string }) => path.startsWith('/api/v1/lists');
  const scene = setCarryScene({ people: members }, LATENCY);
  const { asked } = mustAllBeDone(await carryAll(scene, [...members.map(follow), ...lists]));
  const peers = setCarryScene({ people: members }, LATENCY);
  await carryAsPeers(peers, members.map(follow));
  const before = peers.practice.log.length;
  await carryAsPeers(peers, lists);
  const others = peers.practice.log.length - before;
  return [
    {
      name: `requests for 10 lists of 50 (other tools: ${others})`,
      ...{ value: asked.filter(isOfLists).length, unit: '', bound: 21, direction: 'max' },
    },
  ];
}

/** Of every window of five minutes in which there was work all along. */
async function measureWindow(): Promise<readonly Figure[]> {
  const strangers = people('w', 900, 0);
  const scene = setCarryScene({ people: strangers }, LATENCY);
  const { asked, ms } = await carryAll(scene, strangers.map(block));
  const windows = Math.floor(ms / 300_000);
  const start = asked[0]?.at ?? 0;
  const inFull = asked.filter(({ at }) => at < start + windows * 300_000);
  const share = (signedIn(inFull) / (300 * windows)) * 100;
  return [
    {
      name: 'share of the window used while there is work',
      ...{ value: share, unit: '%', bound: 90, direction: 'min' },
    },
    {
      name: 'avoidable answers 429',
      ...{ value: refusedIn(scene.practice.log), unit: '', bound: 0, direction: 'max' },
    },
  ];
}

/** 400 follows, 300 blocks, 1,000 bookmarks: our time as a share of the peers'. */
async function measureTime(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [words, known, bound] of [
    ['everybody known', 100, 0.75],
    ['nobody known', 0, 1],
  ] as const) {
    const [friends, foes] = [people('f', 400, known), people('b', 300, known)];
    const things = posts(1_000, known > 0);
    const world = { people: [...friends, ...foes, AUTHOR], posts: things };
    const relations = [...foes.map(block), ...friends.map(follow), ...things.map(bookmark)];
    const ours = mustAllBeDone(await carryAll(setCarryScene(world, LATENCY), relations)).ms;
    const theirs = await carryAsPeers(setCarryScene(world, LATENCY), relations);
    const minutes = (ms: number) => Math.round(ms / 60_000);
    figures.push({
      name: `time of other tools, ${words} (${minutes(ours)} of ${minutes(theirs)} min)`,
      ...{ value: ours / theirs, unit: '', bound, direction: 'max' },
    });
  }
  return figures;
}

function mustAllBeDone(carried: Carried): Carried {
  const { done = 0, already = 0 } = carried.report.counts;
  if (done + already !== carried.report.total) {
    throw new Error(`Not all was carried: ${JSON.stringify(carried.report.counts)}.`);
  }
  return carried;
}

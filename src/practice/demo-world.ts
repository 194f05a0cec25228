import type { PracticeAccount, PracticePerson } from './world.ts';

/** Numbers that look random and are the same every time (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SERVERS = [
  'alpage.example',
  'bergerie.example',
  'cartes.example',
  'estive.example',
  'fediverse.example',
  'sentier.example',
  'vallon.example',
  'contour.example',
];

const NAMES = [
  'abeille',
  'agnes',
  'basile',
  'brebis',
  'camille',
  'cairn',
  'clarine',
  'colline',
  'daphne',
  'edelweiss',
  'fanny',
  'fougere',
  'genievre',
  'gentiane',
  'heather',
  'hermine',
  'isard',
  'jonquille',
  'juniper',
  'kestrel',
  'lavande',
  'lichen',
  'marmotte',
  'meadow',
  'myrtille',
  'noisette',
  'oriane',
  'otter',
  'pasteur',
  'pimprenelle',
  'quentin',
  'rocher',
  'rowan',
  'sapin',
  'sorrel',
  'thistle',
  'tourterelle',
  'ursule',
  'violette',
  'willow',
];

/** How many of each hundred people are of a kind that does not simply say yes. */
const KINDS: readonly (readonly [share: number, kind: Partial<PracticePerson>])[] = [
  [10, { locked: true }],
  [5, { movedTo: '' }],
  [4, { dead: true }],
  [3, { suspended: true }],
  [3, { suspended: true, known: true }],
  [2, { refuses: true }],
  [2, { locked: true, acceptsAfter: 60_000 }],
  [2, { acceptsAfter: 3_600_000 }],
];

/**
 * People on third servers, of every kind there is, in an order that mixes them. Those who moved
 * come with the account they moved to, which is not part of the list.
 */
export function makePeople(
  seed: number,
  count: number,
): {
  readonly listed: readonly PracticePerson[];
  readonly elsewhere: readonly PracticePerson[];
} {
  const random = createRandom(seed);
  const listed: PracticePerson[] = [];
  const elsewhere: PracticePerson[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = NAMES[index % NAMES.length] ?? 'brebis';
    const turn = Math.floor(index / NAMES.length);
    const user = turn === 0 ? name : `${name}_${turn}`;
    const server = SERVERS[Math.floor(random() * SERVERS.length)] ?? 'alpage.example';
    const kind = kindAt(random() * 100);
    const person: PracticePerson = {
      handle: `${user}@${server}`,
      displayName: name[0]?.toUpperCase() + name.slice(1),
      // Half the fediverse has been met by any server of some size.
      known: random() < 0.5,
      ...kind,
    };
    if (kind.movedTo === undefined) {
      listed.push(person);
      continue;
    }
    const movedTo = `${user}@nouvelle-${server}`;
    listed.push({ ...person, movedTo });
    elsewhere.push({ handle: movedTo, displayName: person.displayName ?? user });
  }
  return { listed, elsewhere };
}

function kindAt(draw: number): Partial<PracticePerson> {
  let sum = 0;
  for (const [share, kind] of KINDS) {
    sum += share;
    if (draw < sum) return kind;
  }
  return {};
}

/** The world of `npm start`: Alice leaves one server for the other. */
export function demoWorld(count = 40): {
  readonly people: readonly PracticePerson[];
  readonly old: readonly PracticeAccount[];
  readonly new: readonly PracticeAccount[];
} {
  // A seed that gives each kind at least once among so few.
  const { listed, elsewhere } = makePeople(12, count);
  const following = listed.map(({ handle }) => handle);
  return {
    people: [...listed, ...elsewhere],
    old: [
      {
        username: 'alice',
        email: 'alice@ancien.example',
        password: 'password',
        displayName: 'Alice',
        following,
      },
      { username: 'bob', email: 'bob@ancien.example', password: 'password', displayName: 'Bob' },
    ],
    new: [
      {
        username: 'alice',
        email: 'alice@nouveau.example',
        password: 'password',
        displayName: 'Alice',
        following: following.slice(0, 3),
      },
    ],
  };
}

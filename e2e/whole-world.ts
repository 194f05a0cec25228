import type { PracticeAccount, PracticePerson, PracticePost } from '../src/practice/world.ts';
import type { CrossingOptions } from './start-servers.ts';

/** When the crossings of the specs begin (crossing.ts). */
const START = Date.parse('2026-03-10T09:00:00Z');
const DAY = 86_400_000;

const person = (handle: string, over: Partial<PracticePerson> = {}): PracticePerson => ({
  ...{ handle, acceptsAfter: 0, known: false },
  ...over,
});

/** Some whom the new server has met, some whom it has not. */
export const WHOLE_PEOPLE: readonly PracticePerson[] = [
  ...Array.from({ length: 12 }, (_, index) =>
    person(`ami${index}@s${index % 3}.example`, { known: index % 2 === 0 }),
  ),
  person('locked@s1.example', { locked: true, acceptsAfter: 365 * DAY }),
  person('mover@s2.example', { movedTo: 'mover@after.example' }),
  person('mover@after.example'),
  person('foe0@s0.example'),
  person('foe1@s1.example', { known: true }),
  person('loud0@s0.example'),
  person('loud1@s2.example', { known: true }),
  person('loud2@s2.example'),
  person('author@press.example', { known: true }),
];

export const WHOLE_POSTS: readonly PracticePost[] = Array.from({ length: 9 }, (_, index) => ({
  uri: `https://press.example/users/author/statuses/${index}`,
  author: 'author@press.example',
}));

const uri = (index: number) => WHOLE_POSTS[index]?.uri ?? '';
const friends = (...indices: readonly number[]) =>
  indices.map((index) => `ami${index}@s${index % 3}.example`);

/** One of everything an account can hold (product.md §3), and more than one of most. */
export const WHOLE_ACCOUNT: Partial<PracticeAccount> = {
  note: 'Chèvres & <moutons>',
  fields: [{ name: 'Pronoms', value: 'elle' }],
  following: [
    ...friends(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
    'locked@s1.example',
    'mover@s2.example',
  ],
  followSettings: {
    'ami1@s1.example': { reblogs: false },
    'ami2@s2.example': { notify: true, languages: ['fr', 'oc'] },
  },
  blocks: ['foe0@s0.example', 'foe1@s1.example'],
  mutes: [
    { handle: 'loud0@s0.example' },
    { handle: 'loud1@s2.example', notifications: false },
    { handle: 'loud2@s2.example', expiresAt: START + 7 * DAY },
  ],
  domainBlocks: ['spam.example', 'xn--bcher-kva.example'],
  lists: [
    { title: 'Amis', members: friends(0, 1, 2) },
    { title: 'Cartes "à jouer"', repliesPolicy: 'none', exclusive: true, members: friends(3, 0) },
    { title: 'Vide', repliesPolicy: 'followed' },
  ],
  bookmarks: [uri(0), uri(1), uri(2), uri(3)],
  favourites: [uri(4), uri(5)],
  filters: [
    {
      title: 'Politique',
      ...{ context: ['home', 'public'], action: 'hide', expiresAt: START + 30 * DAY },
      keywords: [
        { keyword: 'élections', wholeWord: true },
        { keyword: 'sondage', wholeWord: false },
      ],
    },
    {
      title: 'Un message',
      ...{ context: ['home'], action: 'warn' },
      keywords: [{ keyword: 'spoiler', wholeWord: true }],
      posts: [uri(6), uri(7)],
    },
  ],
  followedTags: ['Cartographie', 'alpages', 'osm'],
  featuredTags: ['Transhumance'],
  notes: { 'ami3@s0.example': 'rencontrée à Lyon', 'foe0@s0.example': 'insistant' },
  endorsements: friends(4, 5),
};

/** The old account holds everything, and the new server can find all of it. */
export const WHOLE_WORLD = {
  people: WHOLE_PEOPLE,
  old: WHOLE_ACCOUNT,
  servers: { old: { posts: WHOLE_POSTS }, fresh: { posts: WHOLE_POSTS } },
} as const satisfies CrossingOptions;

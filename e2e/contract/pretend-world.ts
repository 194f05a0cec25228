import type { PracticeAccount, PracticePerson, PracticePost } from '../../src/practice/world.ts';

/**
 * Enough of everything to fill more than a page of the largest size, so that limits can be told
 * exactly. A real account may have less: checks that count say "at most" there.
 */
const PEOPLE = 90;
const POSTS = 45;
const NAMES = 210;

const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

export const people: readonly PracticePerson[] = range(PEOPLE).map((index) => ({
  handle: `person${index}@third.example`,
  known: true,
}));

export const posts: readonly PracticePost[] = range(POSTS).map((index) => ({
  uri: `https://third.example/users/person1/statuses/${index}`,
  author: 'person1@third.example',
  content: `Post ${index}`,
  known: true,
}));

/** A ceiling of follows (mastodon.md §5.1) that is sooner reached than 7500, and whom it takes. */
export const CEILING = 120;
export const crowd: readonly PracticePerson[] = range(CEILING).map((index) => ({
  handle: `crowd${index}@crowd.example`,
  known: true,
}));

export const PASSWORD = 'password';

export const STATES = ['unconfirmed', 'pending', 'disabled', 'suspended', 'full'] as const;
export type StateName = (typeof STATES)[number];

/** `alice` and `bob` act; the others are in the states of mastodon.md §2.8. */
export function accountsOf(server: string): readonly PracticeAccount[] {
  const handles = people.map(({ handle }) => handle);
  const plain = (username: string): PracticeAccount => ({
    username,
    email: `${username}@${server}.example`,
    password: PASSWORD,
  });
  return [
    {
      ...plain('alice'),
      displayName: 'Alice',
      note: 'Hello',
      following: handles,
      followers: handles,
      lists: [{ title: 'Everybody', members: handles }],
      domainBlocks: range(NAMES).map((index) => `blocked${index}.example`),
      followedTags: range(NAMES).map((index) => `tag${index}`),
      bookmarks: posts.map(({ uri }) => uri),
      favourites: posts.map(({ uri }) => uri),
    },
    { ...plain('bob'), blocks: handles, mutes: handles.map((handle) => ({ handle })) },
    { ...plain('unconfirmed'), confirmed: false },
    { ...plain('pending'), approved: false },
    { ...plain('disabled'), movedTo: 'person1@third.example' },
    { ...plain('suspended') },
    { ...plain('full'), following: crowd.map(({ handle }) => handle) },
  ];
}

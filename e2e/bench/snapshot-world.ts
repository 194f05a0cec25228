import { parseAddress } from '../../src/domain/address.ts';
import type { PracticeAccount, PracticePerson, PracticePost } from '../../src/practice/world.ts';

export const SNAPSHOT_START = Date.parse('2026-03-10T09:00:00Z');

/** What Alice holds, by number; people overlap as they do in life. */
export type SnapshotCounts = {
  readonly follows: number;
  readonly blocks: number;
  readonly mutes: number;
  readonly domainBlocks: number;
  readonly lists: number;
  readonly members: number;
  readonly hashtags: number;
  readonly filters: number;
  readonly filteredPosts: number;
  readonly bookmarks: number;
  readonly favourites: number;
  readonly followers: number;
  readonly featured: number;
  readonly endorsements: number;
};

/** The account of the bound (issue 5), with 805 followers and 410 favourites. */
export const BOUND_COUNTS: SnapshotCounts = {
  ...{ follows: 2_000, blocks: 300, mutes: 200, domainBlocks: 40, lists: 10, members: 50 },
  ...{ hashtags: 30, filters: 20, filteredPosts: 25, bookmarks: 1_000, favourites: 410 },
  ...{ followers: 805, featured: 10, endorsements: 12 },
};

const numbered = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

const handleOf = (name: string, index: number) =>
  `${name}${index}@${index % 9 === 0 ? 'xn--bcher-kva.example' : `s${index % 7}.example`}`;

export function makeSnapshotWorld(counts: SnapshotCounts): {
  readonly account: PracticeAccount;
  readonly people: readonly PracticePerson[];
  readonly posts: readonly PracticePost[];
} {
  const following = numbered(counts.follows, (index) => handleOf('friend', index));
  const blocks = numbered(counts.blocks, (index) => handleOf('foe', index));
  // Some who are muted are followed too.
  const mutes = numbered(counts.mutes, (index) =>
    index % 4 === 0 ? (following[index] ?? handleOf('loud', index)) : handleOf('loud', index),
  );
  const followers = numbered(counts.followers, (index) => handleOf('fan', index));
  const authors = numbered(5, (index) => `author${index}@press.example`);
  const amount = Math.max(counts.bookmarks, counts.favourites, counts.filteredPosts);
  const posts = numbered(amount, (index): PracticePost => {
    const uri = `https://press.example/users/author${index % 5}/statuses/${index}`;
    return { uri, author: authors[index % 5] ?? '', known: true };
  });
  const uris = posts.map(({ uri }) => uri);
  const everybody = [...following, ...blocks, ...mutes, ...followers, ...authors];
  const account: PracticeAccount = {
    ...{ username: 'alice', email: 'alice@ancien.example', password: 'password' },
    displayName: 'Alice',
    note: 'Goats & <sheep>\nand more',
    fields: [{ name: 'Meadow', value: 'upper' }],
    locked: true,
    following,
    followSettings: Object.fromEntries(
      following.flatMap((handle, index) =>
        index % 5 === 0
          ? [[handle, { reblogs: false, notify: index % 2 === 0, languages: ['fr', 'de'] }]]
          : [],
      ),
    ),
    followers,
    blocks,
    mutes: mutes.map((handle, index) => ({
      handle,
      notifications: index % 3 !== 0,
      ...(index % 2 === 0 ? {} : { expiresAt: SNAPSHOT_START + 86_400_000 * (1 + index) }),
    })),
    domainBlocks: numbered(counts.domainBlocks, (index) => `noise${index}.example`),
    lists: numbered(counts.lists, (index) => ({
      title: index % 3 === 0 ? 'same' : `list ${index}`,
      repliesPolicy: (['list', 'followed', 'none'] as const)[index % 3] ?? 'list',
      exclusive: index % 2 === 0,
      members: following.slice(index, index + (index === 1 ? 0 : counts.members)),
    })),
    bookmarks: uris.slice(0, counts.bookmarks),
    favourites: uris.slice(-counts.favourites || amount),
    filters: numbered(counts.filters, (index) => ({
      title: `filter ${index}`,
      context: index % 2 === 0 ? ['home'] : ['public', 'thread'],
      action: index % 2 === 0 ? 'hide' : 'warn',
      ...(index % 3 === 0 ? { expiresAt: SNAPSHOT_START + 1_000_000 } : {}),
      keywords: [{ keyword: `word ${index}`, wholeWord: index % 2 === 0 }],
      posts: uris
        .slice(0, counts.filteredPosts)
        .filter((_, post) => post % counts.filters === index),
    })),
    followedTags: numbered(counts.hashtags, (index) => `Alpage${index}x`),
    featuredTags: numbered(counts.featured, (index) => `vue${index}x`),
    notes: Object.fromEntries(
      [...following, ...blocks, ...mutes].flatMap((handle, index) =>
        index % 3 === 0 ? [[handle, `met at\nfair ${index}`]] : [],
      ),
    ),
    endorsements: following.slice(0, counts.endorsements),
  };
  return { account, people: [...new Set(everybody)].map((handle) => ({ handle })), posts };
}

/** What the snapshot of the whole account must come to, in the words of the domain. */
export function truthOf(account: PracticeAccount): readonly object[] {
  const address = (handle: string) => {
    const parsed = parseAddress(handle);
    if (!parsed.ok) throw new Error(handle);
    return parsed.value;
  };
  const { following = [], followSettings = {}, notes = {}, lists = [], filters = [] } = account;
  return [
    ...following.map((handle) => {
      const { reblogs = true, notify = false, languages } = followSettings[handle] ?? {};
      const options = { reblogs, notify, ...(languages === undefined ? {} : { languages }) };
      return { kind: 'follow', address: address(handle), options };
    }),
    ...(account.blocks ?? []).map((handle) => ({ kind: 'block', address: address(handle) })),
    ...(account.mutes ?? []).map(({ handle, notifications = true, expiresAt }) => ({
      ...{ kind: 'mute', address: address(handle), notifications },
      ...(expiresAt === undefined ? {} : { expiresAt }),
    })),
    ...(account.domainBlocks ?? []).map((server) => ({ kind: 'domain-block', server })),
    ...lists.map(({ title, repliesPolicy, exclusive, members = [] }) => ({
      ...{ kind: 'list', title, repliesPolicy, exclusive, members: members.map(address) },
    })),
    ...(account.followedTags ?? []).map((name) => ({ kind: 'followed-hashtag', name })),
    ...(account.featuredTags ?? []).map((name) => ({ kind: 'featured-hashtag', name })),
    ...filters.map((filter) => ({ kind: 'filter', ...filter })),
    ...Object.entries(notes).map(([handle, text]) => ({
      ...{ kind: 'note', address: address(handle), text },
    })),
    ...(account.endorsements ?? []).map((handle) => ({
      ...{ kind: 'endorsement', address: address(handle) },
    })),
    ...(account.bookmarks ?? []).map((uri) => ({ kind: 'bookmark', uri })),
    ...(account.favourites ?? []).map((uri) => ({ kind: 'favourite', uri })),
  ];
}

/** The order of rows is the server's; two snapshots are compared without it. */
export function sorted(relations: readonly object[]): readonly string[] {
  return relations.map((one) => JSON.stringify(sortKeys(one))).sort();
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value
      .map(sortKeys)
      .sort((one, two) => (JSON.stringify(one) < JSON.stringify(two) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [two]) => (one < two ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}

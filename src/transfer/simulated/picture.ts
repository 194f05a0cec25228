import type { SimulatedAccount, SimulatedFilter, SimulatedList } from './account.ts';

/** What can be compared of two accounts: each thing by its name, and how it is. */
export type Picture = ReadonlyMap<string, string>;

/** Without ids that a server counts, and without ends, which are compared apart (faults.ts). */
export function pictureOf(account: SimulatedAccount): Picture {
  const picture = new Map<string, string>();
  const put = (name: string, how: unknown) => void picture.set(name, JSON.stringify(how));
  for (const [id, state] of account.follows) {
    put(`follow ${id}`, [state, sorted(account.options.get(id) ?? {})]);
  }
  for (const id of account.blocks) put(`block ${id}`, true);
  for (const [id, { notifications, expiresAt }] of account.mutes) {
    put(`mute ${id}`, [notifications, expiresAt !== undefined]);
  }
  for (const [id, text] of account.notes) put(`note ${id}`, text);
  for (const id of account.endorsements) put(`endorsement ${id}`, true);
  for (const server of account.domainBlocks) put(`domain-block ${server}`, true);
  for (const [key, name] of account.followedHashtags) put(`followed-hashtag ${key}`, name);
  for (const [key, name] of account.featuredHashtags) put(`featured-hashtag ${key}`, name);
  for (const id of account.bookmarks) put(`bookmark ${id}`, true);
  for (const id of account.favourites) put(`favourite ${id}`, true);
  for (const [part, value] of Object.entries(account.profile)) put(`profile ${part}`, value);
  // Those of one title are told apart by what they are alone: which was made first is chance.
  numbered(account.lists.map((list) => [`list ${list.title}`, listOf(list)]));
  numbered(account.filters.map((filter) => [`filter ${filter.title}`, filterOf(filter)]));
  return picture;

  function numbered(things: readonly (readonly [name: string, how: string])[]): void {
    const seen = new Map<string, number>();
    for (const [name, how] of things.toSorted(([, one], [, other]) => (one < other ? -1 : 1))) {
      const nth = seen.get(name) ?? 0;
      seen.set(name, nth + 1);
      put(`${name} ${nth}`, how);
    }
  }
}

const listOf = ({ repliesPolicy, exclusive, members }: SimulatedList) =>
  JSON.stringify([repliesPolicy, exclusive, [...members].sort()]);

const filterOf = ({ context, action, keywords, posts, expiresAt }: SimulatedFilter) =>
  JSON.stringify([context, action, keywords, [...posts].sort(), expiresAt !== undefined]);

const sorted = (options: object) => Object.fromEntries(Object.entries(options).sort());

/** What the account had and has no more, or has otherwise now: nothing, but the chosen profile. */
export function lostOf(before: SimulatedAccount, after: SimulatedAccount): readonly string[] {
  const now = pictureOf(after);
  const lost = [...pictureOf(before)].flatMap(([name, how]) => {
    if (/^(?:list|filter|profile) /.test(name) || now.get(name) === how) return [];
    return [`${name} was ${how} and is ${now.get(name)}`];
  });
  for (const list of before.lists) {
    const { members = new Set<string>(), ...rest } =
      after.lists.find(({ id }) => id === list.id) ?? {};
    const isSame = listOf({ ...list, ...rest, members }) === listOf({ ...list, members });
    const isWhole = [...list.members].every((id) => members.has(id));
    if (!isSame || !isWhole) lost.push(`the list ${list.title} is another`);
  }
  for (const filter of before.filters) {
    const { posts = [], ...rest } = after.filters.find(({ id }) => id === filter.id) ?? {};
    const isSame = filterOf({ ...filter, ...rest, posts }) === filterOf({ ...filter, posts });
    const isWhole = filter.posts.every((id) => posts.includes(id));
    if (!isSame || !isWhole) lost.push(`the filter ${filter.title} is another`);
  }
  return lost;
}

import type { Relation } from '../../domain/relation.ts';
import { createSimulatedAccount, type SimulatedAccount } from './account.ts';
import { NEW_ACCOUNT, type SimulatedPerson } from './people.ts';
import type { Random } from './random.ts';
import { MOST_LISTS } from './serve-containers.ts';
import { CUT, type Wishes } from './wishes.ts';

/**
 * What the new account has before anything is carried: some of what is wished for, now and then in
 * another form, and some of its own. Answers the account anew each time: lives change it.
 */
export function makeBelongings(random: Random, wishes: Wishes): () => SimulatedAccount {
  const share = random.pick([0, 0, 0.2, 0.5]);
  const account = createSimulatedAccount();
  if (share > 0) fill(account, random, share, wishes);
  return () => copyOf(account);
}

function fill(account: SimulatedAccount, random: Random, share: number, wishes: Wishes): void {
  const { relations, everybody, posts } = wishes;
  const byAddress = new Map(everybody.map((person) => [keyOf(person.address), person]));
  const isIn = () => random.chance(share);
  const idOf = (uri: string) => posts.find((post) => post.uri === uri)?.id ?? '';
  const personOf = (address: SimulatedPerson['address']) => byAddress.get(keyOf(address));
  const isKept = (uri: string) =>
    ['known', 'unknown'].includes(posts.find((post) => post.uri === uri)?.fate ?? 'gone');
  const spelt = (name: string) => (random.chance(0.5) ? name.toUpperCase() : name);
  const nextId = () => `${101 + account.lists.length + account.filters.length}`;

  /** A block ends follows: that is what it is for. */
  const toBlock = new Set(
    relations.flatMap((one) => (one.kind === 'block' ? (personOf(one.address)?.id ?? []) : [])),
  );

  for (const relation of relations) {
    if (isIn()) hold(relation);
  }
  own();

  /** Followed for certain, at the address they are to be followed at. */
  function follow(person: SimulatedPerson | undefined): string | undefined {
    const whom = person?.movedTo ?? person;
    if (whom === undefined || !['known', 'unknown', 'slow'].includes(whom.fate)) return undefined;
    if (whom.address.server === CUT || toBlock.has(whom.id)) return undefined;
    if (!account.follows.has(whom.id)) {
      account.follows.set(whom.id, 'following');
      account.options.set(whom.id, { reblogs: false, notify: true });
    }
    return whom.id;
  }

  function hold(relation: Relation): void {
    const person = 'address' in relation ? personOf(relation.address) : undefined;
    const isThere = person !== undefined && isReal(person);
    switch (relation.kind) {
      case 'follow':
        follow(person);
        break;
      case 'block':
        if (isThere && !account.follows.has(person.id)) account.blocks.add(person.id);
        break;
      case 'mute':
        if (isThere) {
          account.mutes.set(person.id, { notifications: random.chance(0.5), expiresAt: undefined });
        }
        break;
      case 'note': {
        const followed = random.chance(0.5) ? follow(person) : undefined;
        const id = followed ?? person?.id;
        const text = random.pick([relation.text, 'of my own']);
        if (isThere && id !== undefined) account.notes.set(id, text);
        break;
      }
      case 'endorsement': {
        const id = follow(person);
        if (id !== undefined) account.endorsements.add(id);
        break;
      }
      case 'domain-block':
        if (relation.server !== CUT) account.domainBlocks.add(relation.server);
        break;
      case 'followed-hashtag':
        account.followedHashtags.set(relation.name.toLowerCase(), spelt(relation.name));
        break;
      case 'featured-hashtag':
        if (account.featuredHashtags.size >= 10) break;
        account.featuredHashtags.set(relation.name.toLowerCase(), spelt(relation.name));
        break;
      case 'bookmark':
      case 'favourite': {
        const post = posts.find(({ uri }) => uri === relation.uri);
        const marks = relation.kind === 'bookmark' ? account.bookmarks : account.favourites;
        if (post?.fate === 'known' || post?.fate === 'unknown') marks.add(post.id);
        break;
      }
      case 'list': {
        const { title } = relation;
        const members = relation.members.flatMap((address) =>
          random.chance(0.5) ? (follow(personOf(address)) ?? []) : [],
        );
        const mine = random.chance(0.5) ? [NEW_ACCOUNT] : [];
        account.lists.push({
          ...{ id: nextId(), title, repliesPolicy: 'none', exclusive: true },
          members: new Set([...members, ...mine]),
        });
        break;
      }
      case 'filter': {
        const { kind: _, posts: uris, expiresAt: __, ...filter } = relation;
        const held = uris.filter((uri) => isKept(uri) && random.chance(0.5)).map(idOf);
        account.filters.push({ ...filter, id: nextId(), posts: held });
        break;
      }
      case 'profile':
        account.profile = { ...account.profile, displayName: 'Alice B.', note: 'New here' };
        break;
    }
  }

  /** What nobody has wished for. */
  function own(): void {
    for (const person of everybody) {
      if (isReal(person) && random.chance(0.1)) account.notes.set(person.id, 'of my own');
      if (random.chance(0.1)) follow(person);
    }
    account.domainBlocks.add('own.example');
    // Now and then there is place for one or two more.
    const others = random.chance(0.1) ? random.int(MOST_LISTS - 3, MOST_LISTS - 1) : 0;
    while (account.lists.length < others) {
      const title = `mine ${account.lists.length}`;
      const members = new Set<string>();
      account.lists.push({ id: nextId(), title, repliesPolicy: 'list', exclusive: false, members });
    }
    account.lists.push({
      ...{ id: nextId(), title: 'My own', repliesPolicy: 'list', exclusive: false },
      members: new Set([...account.follows.keys()].slice(0, 3)),
    });
    account.filters.push({
      ...{ id: nextId(), title: 'Spoilers', context: ['account'], action: 'warn' },
      ...{ keywords: [{ keyword: 'mine', wholeWord: false }], posts: [] },
    });
  }
}

const keyOf = ({ user, server }: SimulatedPerson['address']) => `${user}@${server}`;

/** Whom an account can have to do with at all. */
const isReal = ({ fate }: SimulatedPerson) =>
  !['dead', 'stuck', 'suspended', 'self'].includes(fate);

function copyOf(account: SimulatedAccount): SimulatedAccount {
  return structuredClone(account);
}

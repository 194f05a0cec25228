import { formatAddress } from '../../domain/address.ts';
import type { NewAccount } from '../../mastodon/new-account.ts';
import type { Person, Relationship } from '../../mastodon/people.ts';
import type { AtOnce } from './at-once.ts';
import { type Desk, isSelf } from './desk.ts';
import type { SimulatedPerson } from './people.ts';
import type { SimulatedPost } from './posts.ts';
import { refuse } from './throttles.ts';

export type Finding = AtOnce<
  Pick<NewAccount, 'lookUp' | 'search' | 'findPost' | 'relationships' | 'follow'>
>;

/** Who and what this server has met, and how its look-ups have gone. */
export type Met = {
  readonly people: Set<SimulatedPerson>;
  readonly byHandle: ReadonlyMap<string, SimulatedPerson>;
  readonly byUri: ReadonlyMap<string, SimulatedPost>;
  readonly onLookUp: (hit: boolean, remaining: number) => void;
  readonly onFollowed: () => void;
};

/** People and posts are found, and people followed (mastodon.md §5.1, §6). */
export function serveFinding(desk: Desk, met: Met): Finding {
  const { account, throttles, signed } = desk;
  return {
    lookUp(address) {
      const limit = throttles.unsigned();
      const person = met.byHandle.get(formatAddress(address));
      const found = person !== undefined && met.people.has(person) ? personOf(person) : undefined;
      met.onLookUp(found !== undefined, limit.remaining);
      return { value: found, limit };
    },

    /** Leaves suspended people out; whoever is found is met from now on (§6). */
    search(address) {
      const limit = signed();
      const person = met.byHandle.get(formatAddress(address));
      if (person === undefined || person.fate === 'dead' || person.fate === 'suspended') {
        return { value: undefined, limit };
      }
      if (person.fate !== 'stuck') met.people.add(person);
      return { value: personOf(person), limit };
    },

    findPost(uri) {
      const limit = signed();
      const post = met.byUri.get(uri);
      // A failure is soft mostly, and now and then it is said (§6).
      if (post?.fate === 'dead' && uri.endsWith('0')) refuse('remote-silent', 503, limit);
      const isThere = post !== undefined && post.fate !== 'gone' && post.fate !== 'dead';
      return { value: isThere ? post.id : undefined, limit };
    },

    relationships(ids) {
      const limit = signed();
      return { value: ids.map((id) => relationshipOf(desk, id)), limit };
    },

    /** The conditions of §5.1; the answer is hopeful about servers that stay silent. */
    follow(id, options) {
      const limit = signed();
      const person = desk.people.get(id);
      desk.note(`follow ${id}`);
      const unspent = throttles.noFollow(limit);
      if (person === undefined || person.fate === 'suspended') refuse('not-found', 404, unspent);
      const isRefused =
        person.fate === 'refusing' ||
        person.movedTo !== undefined ||
        isSelf(id) ||
        account.blocks.has(id) ||
        account.domainBlocks.has(person.address.server);
      if (isRefused) refuse('forbidden', 403, unspent);
      const isNew = !account.follows.has(id);
      const told = isNew ? throttles.follow(limit) : unspent;
      if (isNew) {
        const requested = person.fate === 'locked' || person.fate === 'silent';
        account.follows.set(id, requested ? 'requested' : 'following');
        met.onFollowed();
      }
      // One who is followed takes the options anew (§5).
      account.options.set(id, { ...account.options.get(id), ...options });
      const isLocked = person.fate === 'locked';
      const value = { ...relationshipOf(desk, id), following: !isLocked, requested: isLocked };
      return { value, limit: told };
    },
  };
}

export function relationshipOf({ account }: Desk, id: string): Relationship {
  return {
    id,
    following: account.follows.get(id) === 'following',
    requested: account.follows.get(id) === 'requested',
    blockedBy: false,
    note: account.notes.get(id) ?? '',
  };
}

function personOf(person: SimulatedPerson): Person {
  const { id, address, fate, movedTo } = person;
  return {
    id,
    address,
    uri: undefined,
    displayName: address.user,
    avatar: undefined,
    locked: fate === 'locked',
    suspended: fate === 'suspended',
    moved: movedTo && personOf(movedTo),
    followingCount: 0,
    followersCount: 0,
  };
}

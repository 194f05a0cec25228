import { formatAddress, type Server } from '../../domain/address.ts';
import { MastodonError, type MastodonErrorCode } from '../../mastodon/errors.ts';
import type { Answer, Person, Relationship } from '../../mastodon/people.ts';
import type { RateLimit } from '../../mastodon/rate-limit.ts';
import { NEW_ACCOUNT, type SimulatedPerson } from './people.ts';

/** Requests an interval lets through: fixed windows aligned on the epoch (mastodon.md §3.1, §3.2). */
export type SimulatedLimits = {
  readonly perToken: number;
  readonly unsigned: number;
  readonly followsPerDay: number;
};

const WINDOW = 300_000;
const DAY = 86_400_000;
const SERVER = 'new.example' as Server;

/** The new server: what it holds, what it counts, and how it answers. Its clock is the true one. */
export type SimulatedServer = ReturnType<typeof createSimulatedServer>;

export function createSimulatedServer(options: {
  readonly now: () => number;
  readonly people: readonly SimulatedPerson[];
  readonly limits: SimulatedLimits;
}) {
  const { now, people, limits } = options;
  const byHandle = new Map(people.map((person) => [formatAddress(person.address), person]));
  const byId = new Map(people.map((person) => [person.id, person]));
  const met = new Set(
    people.filter(({ fate }) => !['unknown', 'slow', 'stuck', 'dead'].includes(fate)),
  );
  const counts = new Map<string, number>();
  /** Every POST that was carried out, by the account followed. */
  const posts = new Map<string, number>();
  const follows = new Map<string, 'following' | 'requested'>();
  const seen = { created: 0, refused: 0, lookUpsShut: false, lastLookUps: [] as boolean[] };
  let token = 'token 1';

  const figures = (key: string, limit: number, period: number): RateLimit => {
    const window = Math.floor(now() / period);
    const used = counts.get(`${key} ${window}`) ?? 0;
    return { limit, remaining: Math.max(0, limit - used), resetAt: (window + 1) * period };
  };

  function count(key: string, limit: number, period: number): RateLimit {
    const before = figures(key, limit, period);
    const slot = `${key} ${Math.floor(now() / period)}`;
    if (before.remaining === 0) {
      seen.refused += 1;
      fail('rate-limited', 429, before);
    }
    counts.set(slot, (counts.get(slot) ?? 0) + 1);
    return { ...before, remaining: before.remaining - 1 };
  }

  function fail(code: MastodonErrorCode, status: number, limit?: RateLimit): never {
    throw new MastodonError(code, { server: SERVER, status, limit });
  }

  function signed(by: string): RateLimit {
    if (by !== token) fail('signed-out', 401);
    return count(`signed ${by}`, limits.perToken, WINDOW);
  }

  function entity(person: SimulatedPerson): Person {
    const { id, address, fate, movedTo } = person;
    return {
      id,
      address,
      uri: undefined,
      displayName: address.user,
      avatar: undefined,
      locked: fate === 'locked',
      suspended: fate === 'suspended',
      moved: movedTo && entity(movedTo),
      followingCount: 0,
      followersCount: 0,
    };
  }

  const relationship = (id: string, following: boolean, requested: boolean): Relationship => ({
    id,
    following,
    requested,
    blockedBy: false,
  });

  return {
    follows,
    posts,
    seen,
    token: () => token,
    revoke() {
      token = `token ${Number(token.slice(6)) + 1}`;
    },

    lookUp(handle: string): Answer<Person | undefined> {
      const limit = count('unsigned', limits.unsigned, WINDOW);
      const person = byHandle.get(handle);
      const found = person !== undefined && met.has(person) ? entity(person) : undefined;
      seen.lastLookUps = [...seen.lastLookUps, found !== undefined].slice(-20);
      const misses = seen.lastLookUps.filter((hit) => !hit).length;
      if (misses > 8 || limit.remaining <= limits.unsigned / 2) seen.lookUpsShut = true;
      return { value: found, limit };
    },

    /** Leaves suspended people out; whoever is found is met from now on (mastodon.md §6). */
    search(by: string, handle: string): Answer<Person | undefined> {
      const limit = signed(by);
      const person = byHandle.get(handle);
      if (person === undefined || person.fate === 'dead' || person.fate === 'suspended') {
        return { value: undefined, limit };
      }
      if (person.fate !== 'stuck') met.add(person);
      return { value: entity(person), limit };
    },

    /** The conditions of mastodon.md §5.1; the answer is hopeful about servers that stay silent. */
    follow(by: string, id: string): Answer<Relationship> {
      const limit = signed(by);
      const person = byId.get(id);
      posts.set(id, (posts.get(id) ?? 0) + 1);
      if (person === undefined || person.fate === 'suspended') fail('not-found', 404, limit);
      if (person.fate === 'refusing' || person.movedTo || id === NEW_ACCOUNT) {
        fail('forbidden', 403, limit);
      }
      const requested = person.fate === 'locked' || person.fate === 'silent';
      let family = figures('follows', limits.followsPerDay, DAY);
      if (!follows.has(id)) {
        family = count('follows', limits.followsPerDay, DAY);
        follows.set(id, requested ? 'requested' : 'following');
        seen.created += 1;
      }
      const told = family.remaining < limit.remaining ? family : limit;
      return {
        value: relationship(id, person.fate !== 'locked', person.fate === 'locked'),
        limit: told,
      };
    },

    relationships(by: string, ids: readonly string[]): Answer<readonly Relationship[]> {
      const limit = signed(by);
      const value = ids.map((id) =>
        relationship(id, follows.get(id) === 'following', follows.get(id) === 'requested'),
      );
      return { value, limit };
    },
  };
}

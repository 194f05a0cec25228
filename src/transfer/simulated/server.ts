import { formatAddress } from '../../domain/address.ts';
import type { AccountReader } from '../../mastodon/account-reader.ts';
import type { NewAccount } from '../../mastodon/new-account.ts';
import { createSimulatedAccount, type SimulatedAccount } from './account.ts';
import type { AtOnce } from './at-once.ts';
import type { Desk, SimulatedRules } from './desk.ts';
import type { SimulatedPerson } from './people.ts';
import type { SimulatedPost } from './posts.ts';
import { serveActs } from './serve-acts.ts';
import { serveContainers } from './serve-containers.ts';
import { type Met, serveFinding } from './serve-people.ts';
import { serveReadings } from './serve-readings.ts';
import { createThrottles, refuse, type SimulatedLimits } from './throttles.ts';

export type { SimulatedLimits };

/** The new server: what it holds, what it counts, and how it answers. Its clock is the true one. */
export type SimulatedServer = ReturnType<typeof createSimulatedServer>;

/** Everything that may be asked of it with one token. */
export type ServerSide = AtOnce<NewAccount> & AtOnce<AccountReader>;

const NEWEST: SimulatedRules = { listsTakeRequested: true, listsSayWhy: true };

export function createSimulatedServer(options: {
  readonly now: () => number;
  readonly people: readonly SimulatedPerson[];
  readonly posts?: readonly SimulatedPost[];
  readonly limits: SimulatedLimits;
  readonly rules?: SimulatedRules;
  /** What the account has from before. */
  readonly account?: SimulatedAccount;
}) {
  const { now, people, posts = [], limits, rules = NEWEST } = options;
  const { account = createSimulatedAccount() } = options;
  /** Every POST that arrived, by what it asks for. */
  const acts = new Map<string, number>();
  /** Those that follow, by the account followed. */
  const follows = new Map<string, number>();
  let token = 'token 1';
  let asking = token;
  let ids = 1_000;
  const throttles = createThrottles(now, limits, () => asking);
  const seen = {
    created: 0,
    lookUpsShut: false,
    lastLookUps: [] as boolean[],
    /** Answers 429, all of them. */
    get refused() {
      return throttles.refused();
    },
  };

  const met: Met = {
    people: new Set(
      people.filter(
        ({ id, fate }) =>
          !['unknown', 'slow', 'stuck', 'dead'].includes(fate) || account.follows.has(id),
      ),
    ),
    byHandle: new Map(people.map((person) => [formatAddress(person.address), person])),
    byUri: new Map(posts.map((post) => [post.uri, post])),
    onLookUp(hit, remaining) {
      seen.lastLookUps = [...seen.lastLookUps, hit].slice(-20);
      const misses = seen.lastLookUps.filter((one) => !one).length;
      if (misses > 8 || remaining <= limits.unsigned / 2) seen.lookUpsShut = true;
    },
    onFollowed() {
      seen.created += 1;
    },
  };
  const desk: Omit<Desk, 'signed'> = {
    ...{ now, account, rules, throttles },
    people: new Map(people.map((person) => [person.id, person])),
    posts: new Map(posts.map((post) => [post.id, post])),
    note(act) {
      acts.set(act, (acts.get(act) ?? 0) + 1);
      if (act.startsWith('follow ')) follows.set(act.slice(7), acts.get(act) ?? 0);
    },
  };
  const nextId = () => {
    ids += 1;
    return `${ids}`;
  };

  return {
    account,
    follows: account.follows,
    posts: follows,
    acts,
    seen,
    token: () => token,
    revoke() {
      token = `token ${Number(token.slice(6)) + 1}`;
    },
    as(by: string): ServerSide {
      const signed: Desk['signed'] = (isPage) => {
        if (by !== token) refuse('signed-out', 401);
        asking = by;
        return throttles.signed(isPage);
      };
      const here = { ...desk, signed };
      return {
        ...serveFinding(here, met),
        ...serveActs(here),
        ...serveContainers(here, nextId),
        ...serveReadings(here),
      };
    },
  };
}

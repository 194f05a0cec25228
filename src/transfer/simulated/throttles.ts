import type { Server } from '../../domain/address.ts';
import { MastodonError, type MastodonErrorCode } from '../../mastodon/errors.ts';
import type { RateLimit } from '../../mastodon/rate-limit.ts';

/** Requests an interval lets through: fixed windows aligned on the epoch (mastodon.md §3.1, §3.2). */
export type SimulatedLimits = {
  readonly perToken: number;
  readonly unsigned: number;
  readonly followsPerDay: number;
};

const WINDOW = 300_000;
const PAGES_WINDOW = 900_000;
const PAGES = 300;
const DAY = 86_400_000;
const SERVER = 'new.example' as Server;

/** What a server counts, and refuses (429) beyond. */
export type Throttles = {
  readonly unsigned: () => RateLimit;
  /** Once for each request, whatever comes of it. Tells of the family nearest to its end. */
  readonly signed: (isPage?: boolean) => RateLimit;
  /** Once for each follow that is made. */
  readonly follow: (signed: RateLimit) => RateLimit;
  /**
   * The figures of an answer to a follow that made none, refusals too
   * [mastodon: app/controllers/concerns/api/rate_limit_headers.rb, `ensure`].
   */
  readonly noFollow: (signed: RateLimit) => RateLimit;
  readonly refused: () => number;
};

export function createThrottles(
  now: () => number,
  limits: SimulatedLimits,
  token: () => string,
): Throttles {
  const counts = new Map<string, number>();
  let refused = 0;

  function figures(key: string, limit: number, period: number): RateLimit {
    const window = Math.floor(now() / period);
    const used = counts.get(`${key} ${window}`) ?? 0;
    return { limit, remaining: Math.max(0, limit - used), resetAt: (window + 1) * period };
  }

  function count(key: string, limit: number, period: number): RateLimit {
    const before = figures(key, limit, period);
    const slot = `${key} ${Math.floor(now() / period)}`;
    if (before.remaining === 0) {
      refused += 1;
      refuse('rate-limited', 429, before);
    }
    counts.set(slot, (counts.get(slot) ?? 0) + 1);
    return { ...before, remaining: before.remaining - 1 };
  }

  return {
    unsigned: () => count('unsigned', limits.unsigned, WINDOW),
    signed(isPage = false) {
      const signed = count(`signed ${token()}`, limits.perToken, WINDOW);
      if (!isPage) return signed;
      return nearest(signed, count('pages', PAGES, PAGES_WINDOW));
    },
    follow: (signed) => nearest(signed, count('follows', limits.followsPerDay, DAY)),
    noFollow: (signed) => nearest(signed, figures('follows', limits.followsPerDay, DAY)),
    refused: () => refused,
  };
}

/** A family takes the place of what is as near to its end (mastodon.md §3.3). */
const nearest = (one: RateLimit, family: RateLimit): RateLimit =>
  family.remaining > one.remaining ? one : family;

export function refuse(code: MastodonErrorCode, status: number, limit?: RateLimit): never {
  throw new MastodonError(code, { server: SERVER, status, limit });
}

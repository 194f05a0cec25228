import type { State } from './state.ts';
import { isSince, type ServerOptions } from './world.ts';

/** The figures of one throttle after a request (mastodon.md §3.3). */
export type Figures = {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: number;
};

export const FIVE_MINUTES = 5 * 60_000;
const QUARTER = 15 * 60_000;
const DAY = 86_400_000;

/** Counts one request in a fixed window aligned on the epoch (mastodon.md §3.1). */
function count(
  state: State,
  name: string,
  key: string,
  limit: number,
  period: number,
  now: number,
) {
  const window = Math.floor(now / period);
  const slot = `${name} ${key} ${window}`;
  const used = (state.windows.get(slot) ?? 0) + 1;
  state.windows.set(slot, used);
  return {
    figures: { limit, remaining: Math.max(0, limit - used), resetAt: (window + 1) * period },
    exceeded: used > limit,
  };
}

export type Throttled = { readonly figures: Figures; readonly exceeded: boolean };

/** rack-attack's throttles for a path under `/api`; the one nearest to its end speaks. */
export function throttleApi(
  state: State,
  options: ServerOptions,
  request: {
    readonly token: string | undefined;
    readonly account: string | undefined;
    readonly ip: string;
    readonly registersApp: boolean;
  },
  query: URLSearchParams,
): Throttled {
  const { version = '4.6.5', quirks } = options;
  const now = options.now();
  const paging = ['page', 'min_id', 'max_id', 'since_id'].some((name) => query.has(name));
  const perToken = isSince(version, 4, 1);
  const counted: Throttled[] = [];
  const add = (name: string, key: string, limit: number, period: number) =>
    counted.push(count(state, name, key, limit, period, now));
  if (request.account === undefined || request.token === undefined) {
    add('unauthenticated_api', request.ip, 300, FIVE_MINUTES);
    if (paging) add('unauthenticated_paging', request.ip, 300, QUARTER);
  } else {
    add(
      'authenticated_api',
      request.account,
      perToken ? 1500 : (quirks?.perToken ?? 300),
      FIVE_MINUTES,
    );
    if (perToken) add('per_token_api', request.token, quirks?.perToken ?? 300, FIVE_MINUTES);
    if (paging) add('authenticated_paging', request.account, 300, QUARTER);
  }
  if (request.registersApp && isSince(version, 4, 3)) {
    add('oauth_application_registrations', request.ip, 5, 10 * 60_000);
  }
  return counted.reduce((one, two) =>
    two.exceeded || (!one.exceeded && two.figures.remaining < one.figures.remaining) ? two : one,
  );
}

/** The family of follows: 400 created in one UTC day (mastodon.md §3.2). */
export function followFigures(state: State, options: ServerOptions, account: string): Figures {
  const limit = options.quirks?.followsPerDay ?? 400;
  const day = Math.floor(options.now() / DAY);
  const used = state.windows.get(followSlot(account, day)) ?? 0;
  return { limit, remaining: Math.max(0, limit - used), resetAt: (day + 1) * DAY };
}

export function countFollow(state: State, options: ServerOptions, account: string): void {
  const slot = followSlot(account, Math.floor(options.now() / DAY));
  state.windows.set(slot, (state.windows.get(slot) ?? 0) + 1);
}

const followSlot = (account: string, day: number) => `follows ${account} ${day}`;

/** `X-RateLimit-Reset` is ISO 8601 with microseconds (mastodon.md §3.3). */
export function limitHeaders({ limit, remaining, resetAt }: Figures): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': new Date(resetAt).toISOString().replace('Z', '000Z'),
  };
}

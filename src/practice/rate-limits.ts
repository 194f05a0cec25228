import type { Context } from './context.ts';
import { networkOf } from './ip-network.ts';
import { sessionOf } from './pages/session.ts';
import { isSince } from './versions.ts';

/** The figures of one throttle after a request (mastodon.md §3.3). */
export type Figures = {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: number;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** One of rack-attack's rules: how many, in how long, and by what a request is counted. */
type Throttle = {
  readonly name: string;
  readonly limit: (context: Context) => number;
  readonly period: number;
  /** `undefined`: not counted by this one. */
  readonly key: (context: Context) => string | undefined;
};

/** Forms of a page say by `_method` what Rails takes them for. */
const methodOf = ({ request, params }: Context) =>
  request.method === 'POST' ? (params.get('_method')?.toUpperCase() ?? 'POST') : request.method;
const isPost = (context: Context) => methodOf(context) === 'POST';
const isApi = ({ url }: Context) => url.pathname.startsWith('/api');
const isPaging = ({ params }: Context) =>
  ['page', 'min_id', 'max_id', 'since_id'].some((name) => params.get(name));
const userOf = ({ token }: Context) => token?.account;
const isAt = (context: Context, path: RegExp) => path.test(context.url.pathname);
const since = (context: Context, major: number, minor: number) =>
  isSince(context.version, major, minor);

/** IPv6 by /64 from 4.0 (mastodon.md §3.1). */
function addressOf(context: Context): string {
  return since(context, 4, 0) ? networkOf(context.ip) : context.ip;
}

const byUser = (context: Context, applies: boolean) => (applies ? userOf(context) : undefined);
const byAddress = (context: Context, applies: boolean) =>
  applies ? addressOf(context) : undefined;
const unknown = (context: Context) => userOf(context) === undefined;

/** mastodon.md §3.1, row by row. */
const THROTTLES: readonly Throttle[] = [
  {
    name: 'authenticated_api',
    limit: (c) => (since(c, 4, 1) ? 1500 : (c.options.quirks?.perToken ?? 300)),
    period: 5 * MINUTE,
    key: (c) => byUser(c, isApi(c)),
  },
  {
    name: 'per_token_api',
    limit: (c) => c.options.quirks?.perToken ?? 300,
    period: 5 * MINUTE,
    key: (c) => (isApi(c) && userOf(c) !== undefined && since(c, 4, 1) ? c.tokenText : undefined),
  },
  {
    name: 'unauthenticated_api',
    limit: () => 300,
    period: 5 * MINUTE,
    key: (c) => byAddress(c, isApi(c) && unknown(c)),
  },
  {
    name: 'api_media',
    limit: () => 30,
    period: 30 * MINUTE,
    key: (c) => byUser(c, isPost(c) && isAt(c, /^\/api\/v\d+\/media$/i)),
  },
  {
    name: 'api_sign_up',
    limit: () => 5,
    period: 30 * MINUTE,
    key: (c) => byAddress(c, isPost(c) && isAt(c, /^\/api\/v1\/accounts$/)),
  },
  {
    name: 'authenticated_paging',
    limit: () => 300,
    period: 15 * MINUTE,
    key: (c) => byUser(c, isPaging(c)),
  },
  {
    name: 'unauthenticated_paging',
    limit: () => 300,
    period: 15 * MINUTE,
    key: (c) => byAddress(c, isPaging(c) && unknown(c)),
  },
  {
    name: 'api_delete',
    limit: () => 30,
    period: 30 * MINUTE,
    key: (c) =>
      byUser(
        c,
        (isPost(c) && isAt(c, /^\/api\/v1\/statuses\/\d+\/unreblog$/)) ||
          (methodOf(c) === 'DELETE' && isAt(c, /^\/api\/v1\/statuses\/\d+$/)),
      ),
  },
  {
    name: 'oauth_application_registrations',
    limit: () => 5,
    period: 10 * MINUTE,
    key: (c) => byAddress(c, since(c, 4, 3) && isPost(c) && isAt(c, /^\/api\/v1\/apps$/)),
  },
  {
    name: 'sign_up_attempts',
    limit: () => 25,
    period: 5 * MINUTE,
    key: (c) => byAddress(c, isPost(c) && isAt(c, /^\/auth(?:\..*)?$/)),
  },
  {
    name: 'login_attempts',
    limit: () => 25,
    period: 5 * MINUTE,
    key: (c) => byAddress(c, isPost(c) && isAt(c, /^\/auth\/sign_in(?:\..*)?$/)),
  },
  {
    name: 'login_attempts_email',
    limit: () => 25,
    period: HOUR,
    key: (c) =>
      isPost(c) && isAt(c, /^\/auth\/sign_in(?:\..*)?$/)
        ? (c.params.get('user[email]') ?? undefined)
        : undefined,
  },
  {
    name: 'password_change',
    limit: () => 10,
    period: 10 * MINUTE,
    key: (c) =>
      since(c, 4, 3) && /^(?:PUT|PATCH)$/.test(methodOf(c)) && isAt(c, /^\/auth(?:\/password)?$/)
        ? sessionOf(c)?.account
        : undefined,
  },
  {
    name: 'media_proxy',
    limit: () => 30,
    period: 10 * MINUTE,
    key: (c) => byAddress(c, isAt(c, /^\/media_proxy/)),
  },
];

export type Throttled = { readonly figures: Figures; readonly exceeded: boolean };

/** Counts one request in a fixed window aligned on the epoch (mastodon.md §3.1). */
function count({ state, now }: Context, slot: string, limit: number, period: number): Throttled {
  const window = Math.floor(now / period);
  const used = (state.windows.get(`${slot} ${window}`) ?? 0) + 1;
  state.windows.set(`${slot} ${window}`, used);
  return {
    figures: { limit, remaining: Math.max(0, limit - used), resetAt: (window + 1) * period },
    exceeded: used > limit,
  };
}

/** All throttles of a request; one that is exceeded speaks, else the one nearest to its end. */
export function throttle(context: Context): Throttled | undefined {
  // Up to 4.2 the machine itself is exempt (mastodon.md §3.1).
  if (context.ip === '127.0.0.1' && !since(context, 4, 3)) return undefined;
  let nearest: Throttled | undefined;
  for (const { name, limit, period, key } of THROTTLES) {
    const by = key(context);
    if (by === undefined) continue;
    const counted = count(context, `${name} ${by}`, limit(context), period);
    if (counted.exceeded) return { ...counted, figures: { ...counted.figures, remaining: 0 } };
    if (nearest === undefined || counted.figures.remaining < nearest.figures.remaining) {
      nearest = counted;
    }
  }
  return early(context, nearest);
}

/** A quirk: refused while the headers still promised some. */
function early(context: Context, nearest: Throttled | undefined): Throttled | undefined {
  const limit = context.options.quirks?.early429;
  const by = context.tokenText ?? context.ip;
  if (nearest === undefined || limit === undefined || !isApi(context)) return nearest;
  if (!count(context, `early ${by}`, limit, 5 * MINUTE).exceeded) return nearest;
  return { exceeded: true, figures: { ...nearest.figures, remaining: 0 } };
}

/** The limits of the application itself (mastodon.md §3.2); 24 h is the UTC calendar day. */
export type Family = 'follows' | 'statuses' | 'reports';

const FAMILIES: Record<Family, { readonly limit: number; readonly period: number }> = {
  follows: { limit: 400, period: DAY },
  statuses: { limit: 300, period: 3 * HOUR },
  reports: { limit: 400, period: DAY },
};

export function familyFigures(context: Context, family: Family, account: string): Figures {
  const { state, options, now } = context;
  const { period } = FAMILIES[family];
  const limit =
    family === 'follows'
      ? (options.quirks?.followsPerDay ?? FAMILIES.follows.limit)
      : FAMILIES[family].limit;
  const window = Math.floor(now / period);
  const used = state.windows.get(familySlot(family, account, window)) ?? 0;
  return { limit, remaining: Math.max(0, limit - used), resetAt: (window + 1) * period };
}

/** Only what was created counts (mastodon.md §3.2). */
export function countFamily({ state, now }: Context, family: Family, account: string): void {
  const slot = familySlot(family, account, Math.floor(now / FAMILIES[family].period));
  state.windows.set(slot, (state.windows.get(slot) ?? 0) + 1);
}

const familySlot = (family: Family, account: string, window: number) =>
  `family ${family} ${account} ${window}`;

/**
 * `X-RateLimit-Reset` is ISO 8601 with microseconds (mastodon.md §3.3). Whole seconds are added to
 * the moment of the answer, whose fraction stays [app/lib/rate_limiter.rb @ 4.6.5].
 */
function limitHeaders({ limit, remaining, resetAt }: Figures, now: number): Record<string, string> {
  const told = new Date(resetAt + (now % 1000));
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': told.toISOString().replace('Z', '000Z'),
  };
}

/** The family's figures replace the throttle's when they are not the larger ones (§3.3). */
export function withFigures(
  response: Response,
  now: number,
  throttle: Figures | undefined,
  family: Figures | undefined,
): Response {
  const nearer =
    family !== undefined && (throttle === undefined || family.remaining <= throttle.remaining)
      ? family
      : throttle;
  if (nearer === undefined) return response;
  for (const [name, value] of Object.entries(limitHeaders(nearer, now))) {
    response.headers.set(name, value);
  }
  return response;
}

import { equals } from '../assert.ts';
import type { Bench } from '../bench.ts';
import { type Check, check } from '../check.ts';
import { MINUTE } from '../contract-clock.ts';
import { endsAt, exhaust, spend, windowEnd } from '../exhaust.ts';
import { all, hasPassword, isLimited, isSince, onMastodon } from '../facts.ts';
import { type Answer, limitOf, remainingOf } from '../http.ts';
import type { Side } from '../side.ts';

const PARAGRAPH = 'mastodon.md §3.1';
const FIVE = 5 * MINUTE;

type Throttle = Pick<Check, 'id' | 'title' | 'run'> & { readonly applies?: Check['applies'] };

const throttle = ({ id, title, run, applies = () => true }: Throttle): Check =>
  check({
    id: `throttle.${id}`,
    paragraph: PARAGRAPH,
    title,
    tier: 'exhaust',
    on: 'distinct',
    applies: all(onMastodon(), isLimited, applies),
    run,
  });

/** Distinct tokens of the same user. */
const tokensOf = async (side: Side, count: number): Promise<string[]> => {
  const scopes = ['accounts', 'blocks', 'bookmarks', 'favourites', 'filters', 'follows'];
  const tokens: string[] = [];
  for (const scope of scopes.slice(0, count)) tokens.push(await side.scopedToken(`read:${scope}`));
  return tokens;
};

/** Any path of the API counts; this one is cheap to answer. */
const anyPath = ({ me }: Side) => `/api/v1/accounts/${me.id}`;

/** The refusal names the limit and when it ends (mastodon.md §3.3). */
function namesLimit({ clock }: Bench, refused: Answer, count: number, period: number): void {
  equals(limitOf(refused), count, 'X-RateLimit-Limit of the 429');
  equals(remainingOf(refused), 0, 'X-RateLimit-Remaining of the 429');
  endsAt(refused, windowEnd(clock.now(), period), 'X-RateLimit-Reset of the 429');
}

/** One request again and again, for an address of its own: what matters is its number. */
function byAddress(
  id: string,
  title: string,
  [count, period]: readonly [count: number, period: number],
  [method, path]: readonly [method: string, path: string],
  applies?: Check['applies'],
): Check {
  return throttle({
    id,
    title,
    ...(applies === undefined ? {} : { applies }),
    async run(bench) {
      const ip = bench.here.freshIp();
      const ask = () => bench.here.call(method, path, { form: {}, raw: true, ip });
      const get = () => bench.here.call(method, path, { raw: true, ip });
      const limit = { what: title, count, period };
      namesLimit(
        bench,
        await exhaust(bench.clock, limit, method === 'GET' ? get : ask),
        count,
        period,
      );
    },
  });
}

/** Likewise, for the user; none of the requests does anything. */
function byUser(
  id: string,
  title: string,
  count: number,
  period: number,
  [method, path]: readonly [string, string],
) {
  return throttle({
    id,
    title,
    async run(bench) {
      const ask = () => bench.here.mine(method, path, { raw: true });
      namesLimit(
        bench,
        await exhaust(bench.clock, { what: title, count, period }, ask),
        count,
        period,
      );
    },
  });
}

export const THROTTLE_CHECKS: readonly Check[] = [
  throttle({
    id: 'user',
    title: 'authenticated_api: 1500 in 5 min of a user (300 up to 4.0)',
    applies: hasPassword,
    async run(bench) {
      const { here, clock } = bench;
      const count = isSince(here.facts.version, '4.1') ? 1500 : 300;
      const tokens = await tokensOf(here, 6);
      const ask = (index: number) =>
        here.call('GET', anyPath(here), {
          token: tokens[Math.floor((index * 5) / 1500)] ?? tokens[5],
          raw: true,
        });
      const refused = await exhaust(
        clock,
        { what: 'requests of a user', count, period: FIVE },
        ask,
      );
      namesLimit(bench, refused, count, FIVE);
    },
  }),
  throttle({
    id: 'token',
    title: 'per_token_api: 300 in 5 min of a token, since 4.1',
    applies: all(onMastodon('4.1'), hasPassword),
    async run(bench) {
      const { here, clock } = bench;
      const [token, second] = await tokensOf(here, 2);
      const ask = () => here.call('GET', anyPath(here), { token, raw: true });
      const refused = await exhaust(
        clock,
        { what: 'requests of a token', count: 300, period: FIVE },
        ask,
      );
      namesLimit(bench, refused, 300, FIVE);
      await spend(1, 'another token', () =>
        here.call('GET', anyPath(here), { token: second, raw: true }),
      );
      await clock.reach(windowEnd(clock.now(), FIVE), 'the next window');
      await spend(1, 'the next window', ask);
    },
  }),
  byAddress(
    'stranger',
    'unauthenticated_api: 300 in 5 min of an address',
    [300, FIVE],
    ['GET', '/api/v1/accounts/1'],
  ),
  throttle({
    id: 'paging',
    title: 'authenticated_paging: 300 in 15 min of a user, whatever the token',
    applies: hasPassword,
    async run(bench) {
      const { here, clock } = bench;
      const tokens = await tokensOf(here, 3);
      const path = `/api/v1/accounts/${here.me.id}/following?limit=1&max_id=1`;
      const ask = (index: number) =>
        here.call('GET', path, { token: tokens[Math.floor(index / 110)], raw: true });
      const limit = { what: 'pages of a user', count: 300, period: 15 * MINUTE };
      namesLimit(bench, await exhaust(clock, limit, ask), 300, 15 * MINUTE);
      // What is no page goes on.
      await spend(1, 'no page', () =>
        here.call('GET', anyPath(here), { token: tokens[0], raw: true }),
      );
    },
  }),
  byAddress(
    'stranger-paging',
    'unauthenticated_paging: 300 in 15 min of an address, any path',
    [300, 15 * MINUTE],
    ['GET', '/nodeinfo/2.0?page=1'],
  ),
  byUser('media', 'api_media: 30 in 30 min', 30, 30 * MINUTE, ['POST', '/api/v2/media']),
  byUser('delete', 'api_delete: 30 in 30 min', 30, 30 * MINUTE, ['DELETE', '/api/v1/statuses/1']),
  byAddress(
    'apps',
    'oauth_application_registrations: 5 in 10 min of an address, since 4.3',
    [5, 10 * MINUTE],
    ['POST', '/api/v1/apps'],
    onMastodon('4.3'),
  ),
  throttle({
    id: 'apps-before',
    title: 'before 4.3 registrations have no limit of their own',
    applies: onMastodon(undefined, '4.3'),
    async run({ here }) {
      const ip = here.freshIp();
      await spend(6, 'registrations', () =>
        here.call('POST', '/api/v1/apps', { form: {}, raw: true, ip }),
      );
    },
  }),
  byAddress(
    'sign-up-api',
    'api_sign_up: 5 in 30 min',
    [5, 30 * MINUTE],
    ['POST', '/api/v1/accounts'],
  ),
  byAddress(
    'sign-up',
    'sign_up_attempts: 25 in 5 min of an address',
    [25, FIVE],
    ['POST', '/auth'],
  ),
  byAddress(
    'login',
    'login_attempts: 25 in 5 min of an address',
    [25, FIVE],
    ['POST', '/auth/sign_in'],
  ),
  byAddress(
    'media-proxy',
    'media_proxy: 30 in 10 min',
    [30, 10 * MINUTE],
    ['GET', '/media_proxy/1/original'],
  ),
  throttle({
    id: 'aligned',
    title: 'windows are aligned on the epoch; every request counts, success or not',
    applies: all(onMastodon('4.1'), hasPassword),
    async run({ here, clock }) {
      const token = await here.scopedToken('read:lists');
      await clock.reach(windowEnd(clock.now(), FIVE), 'a new window');
      const first = await here.call('GET', anyPath(here), { token, raw: true });
      const second = await here.call('GET', '/api/v1/accounts/1', { token, raw: true });
      equals([remainingOf(first), remainingOf(second)], [299, 298], 'remaining');
      endsAt(first, windowEnd(clock.now(), FIVE), 'reset');
    },
  }),
  throttle({
    id: 'oauth-free',
    title: '/oauth/token, /.well-known/* and actors have no throttle of their own',
    async run({ here }) {
      const ip = here.freshIp();
      const headers = { Accept: 'application/activity+json' };
      await spend(310, 'actor documents', () => {
        return here.call('GET', `/users/${here.me.username}`, { headers, raw: true, ip });
      });
      const path = `/.well-known/webfinger?resource=acct:${here.me.handle}`;
      await spend(310, 'webfinger', () => here.call('GET', path, { raw: true, ip }));
      await spend(310, 'tokens', () =>
        here.call('POST', '/oauth/token', { form: {}, raw: true, ip }),
      );
    },
  }),
];

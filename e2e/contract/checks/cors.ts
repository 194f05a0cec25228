import { equals, holds } from '../assert.ts';
import type { Bench } from '../bench.ts';
import { type Check, check } from '../check.ts';
import { isSince, onKnown, onMastodon } from '../facts.ts';
import type { Side } from '../side.ts';
import type { Seen, ThirdOriginInit } from '../third-origin.ts';

const PARAGRAPH = 'mastodon.md §1.1';
const ACTIVITY = { Accept: 'application/activity+json' };
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
/** Never good, so that nothing is done with it. */
const NO_TOKEN = { Authorization: 'Bearer contract-has-no-such-token' };

type Ask = readonly [path: (side: Side) => string, init: ThirdOriginInit];

const name = ({ me }: Side) => me.username;

/** A row of the allow-list: readable from its version on, kept from the page before. */
function allowed(id: string, title: string, since: string, asks: readonly Ask[]): Check {
  return check({
    id: `cors.${id}`,
    paragraph: PARAGRAPH,
    title,
    applies: onKnown(),
    async run(bench) {
      const { here } = bench;
      const wanted = here.facts.software === 'gotosocial' || isSince(here.facts.version, since);
      for (const [path, init] of asks) {
        const seen = await see(bench, path(here), init);
        const what = `a page may read ${init.method ?? 'GET'} ${path(here)}`;
        equals(seen.readable, wanted, what);
      }
    },
  });
}

const see = (
  { here, thirdOrigin }: Bench,
  path: string,
  init: ThirdOriginInit = {},
): Promise<Seen> => thirdOrigin.fetch(here.origin + path, init);

const get = (path: (side: Side) => string, init: ThirdOriginInit = {}): Ask => [path, init];

const post = (path: string, body: string): Ask => [
  () => path,
  { method: 'POST', headers: FORM, body },
];

/** Each is refused for its token before anything is done. */
const EVERY_METHOD: readonly Ask[] = [
  get(() => '/api/v1/instance'),
  ...(
    [
      ['GET', '/api/v1/blocks'],
      ['POST', '/api/v1/lists'],
      ['PUT', '/api/v1/lists/0'],
      ['PATCH', '/api/v1/accounts/update_credentials'],
      ['DELETE', '/api/v1/lists/0'],
    ] as const
  ).map(([method, path]): Ask => [() => path, { method, headers: NO_TOKEN }]),
];

const EXPOSED = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'];

export const CORS_CHECKS: readonly Check[] = [
  allowed('well-known', 'pages may read /.well-known/*', '3.5', [
    get((side) => `/.well-known/webfinger?resource=acct:${side.me.handle}`),
    get(() => '/.well-known/nodeinfo'),
    get(() => '/.well-known/oauth-authorization-server'),
  ]),
  allowed('at-name', 'pages may read /@name', '3.5', [
    get((side) => `/@${name(side)}`, { headers: ACTIVITY }),
    get((side) => `/@${name(side)}?x=1`, { headers: ACTIVITY }),
  ]),
  allowed('users-name', 'pages may read /users/name', '3.5', [
    get((side) => `/users/${name(side)}`, { headers: ACTIVITY }),
    get((side) => `/users/${name(side)}.json`),
  ]),
  allowed('api', 'pages may read /api/*, whatever the method', '3.5', EVERY_METHOD),
  allowed('token', 'pages may read POST /oauth/token', '3.5', [
    post('/oauth/token', 'grant_type=authorization_code&code=none&client_id=none'),
  ]),
  allowed('nodeinfo', 'pages may read /nodeinfo/* since 4.3', '4.3', [get(() => '/nodeinfo/2.0')]),
  allowed('revoke', 'pages may read POST /oauth/revoke since 4.3', '4.3', [
    post('/oauth/revoke', 'token=none&client_id=none&client_secret=none'),
  ]),
  check({
    ...allowed('userinfo', 'pages may read /oauth/userinfo since 4.4', '4.4', [
      get(() => '/oauth/userinfo', { headers: NO_TOKEN }),
      [() => '/oauth/userinfo', { method: 'POST', headers: NO_TOKEN }],
    ]),
    applies: onMastodon(),
  }),
  check({
    id: 'cors.exposed',
    paragraph: PARAGRAPH,
    title: 'pages see Link, X-RateLimit-* and nothing of Retry-After or Date',
    applies: onKnown(),
    async run(bench) {
      const path = `/api/v1/accounts/${bench.here.me.id}/following?limit=1`;
      const headers = { Authorization: `Bearer ${bench.here.me.token}` };
      const seen = await see(bench, path, { headers });
      equals(seen.status, 200, path);
      for (const wanted of EXPOSED) holds(wanted in seen.headers, `a page does not see ${wanted}`);
      const asHere = await bench.here.mine('GET', path);
      equals('link' in seen.headers, asHere.headers.has('link'), 'Link as a page sees it');
      for (const kept of ['retry-after', 'date', 'deprecation', 'location']) {
        holds(!(kept in seen.headers), `a page sees ${kept}`);
      }
    },
  }),
  check({
    id: 'cors.errors',
    paragraph: 'mastodon.md §1.3',
    title: 'errors are readable too',
    applies: onKnown(),
    async run(bench) {
      const token = { Authorization: `Bearer ${bench.here.me.token}` };
      const asked = [
        [401, '/api/v1/blocks', NO_TOKEN],
        [404, '/api/v1/accounts/1', token],
        [404, '/api/v1/no-such-thing', token],
      ] as const;
      for (const [status, path, headers] of asked) {
        const seen = await see(bench, path, { headers });
        holds(seen.readable, `a page may not read the ${status} of ${path}`);
        equals(seen.status, status, path);
      }
    },
  }),
  check({
    id: 'cors.ap-users',
    paragraph: 'mastodon.md §1.1',
    title: '/ap/users/:id, though canonical, is kept from pages',
    applies: onMastodon(),
    async run(bench) {
      const path = `/ap/users/${bench.here.me.id}`;
      const seen = await see(bench, path, { headers: ACTIVITY });
      holds(!seen.readable, `a page may read ${path} (${seen.status})`);
    },
  }),
  check({
    id: 'cors.none',
    paragraph: 'mastodon.md §1.2',
    title: 'collections, settings, sign-in and CSV files are kept from pages',
    applies: onMastodon(),
    async run(bench) {
      const user = `/users/${name(bench.here)}`;
      const paths = [
        `${user}/following`,
        `${user}/followers`,
        `${user}/outbox`,
        '/settings/export',
        '/settings/exports/follows.csv',
        '/settings/aliases',
        '/auth/sign_in',
        '/oauth/authorize',
        '/share',
      ];
      for (const path of paths) {
        const seen = await see(bench, path);
        holds(!seen.readable, `a page may read ${path} (${seen.status})`);
      }
    },
  }),
  check({
    id: 'cors.preflight',
    paragraph: 'mastodon.md §1.3',
    title: 'preflights are answered whatever the path, and cost no limit',
    applies: onMastodon(),
    async run({ here }) {
      const before = await here.mine('GET', '/api/v1/preferences');
      const headers = {
        Origin: 'http://contract.localhost',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization',
        Authorization: `Bearer ${here.me.token}`,
      };
      for (const path of ['/api/v1/accounts/1/follow', '/settings/export']) {
        const answer = await here.call('OPTIONS', path, { headers });
        equals(answer.status, 200, `preflight of ${path}`);
        const open = answer.headers.get('access-control-allow-origin');
        equals(open, path.startsWith('/api/') ? '*' : null, `Allow-Origin of ${path}`);
        if (open !== null) {
          equals(answer.headers.get('access-control-max-age'), '7200', 'Access-Control-Max-Age');
        }
      }
      const after = await here.mine('GET', '/api/v1/preferences');
      const remaining = ({ headers: told }: typeof after) =>
        Number(told.get('x-ratelimit-remaining'));
      holds(
        remaining(after) === remaining(before) - 1 || remaining(after) > remaining(before),
        `remaining fell from ${remaining(before)} to ${remaining(after)}`,
      );
    },
  }),
  check({
    id: 'cors.simple-post',
    paragraph: 'mastodon.md §1.5',
    title: 'a form with access_token in its body is taken, without a preflight',
    applies: onMastodon(),
    async run(bench) {
      const { here } = bench;
      const body = new URLSearchParams({ access_token: here.me.token, comment: '' }).toString();
      const path = `/api/v1/accounts/${here.me.id}/note`;
      const seen = await see(bench, path, { method: 'POST', headers: FORM, body });
      equals(seen.status, 200, `POST ${path}`);
    },
  }),
];

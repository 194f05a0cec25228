import { answers, equals, holds } from '../assert.ts';
import { type Check, check } from '../check.ts';
import { MINUTE } from '../contract-clock.ts';
import { endsAt, exhaust, spend, windowEnd } from '../exhaust.ts';
import { all, hasPassword, isLimited, onKnown, onMastodon } from '../facts.ts';
import { limitOf, remainingOf, resetOf } from '../http.ts';
import type { Side } from '../side.ts';

const PARAGRAPH = 'mastodon.md §3.3';
const FIVE = 5 * MINUTE;
/** Any path of the API counts; this one is cheap to answer. */
const anyPath = ({ me }: Side) => `/api/v1/accounts/${me.id}`;
const NAMES = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'];

export const LIMIT_HEADER_CHECKS: readonly Check[] = [
  check({
    id: 'headers.normal',
    paragraph: PARAGRAPH,
    title: 'API answers tell limit, remaining and reset, in UTC with microseconds',
    applies: onKnown(),
    async run({ here, clock }) {
      const answer = await here.mine('GET', '/api/v1/preferences');
      for (const name of NAMES) holds(answer.headers.has(name), `without ${name}`);
      holds(
        (remainingOf(answer) ?? -1) < (limitOf(answer) ?? 0),
        'remaining is not below the limit',
      );
      const reset = resetOf(answer) ?? 0;
      holds(reset > clock.now() - MINUTE, 'reset is past');
      if (here.facts.software === 'gotosocial') return;
      const written = answer.headers.get('x-ratelimit-reset') ?? '';
      holds(
        /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(written),
        `reset is written ${written}`,
      );
      endsAt(answer, Math.round(reset / MINUTE) * MINUTE, 'a full minute');
    },
  }),
  check({
    id: 'headers.outside',
    paragraph: PARAGRAPH,
    title: 'OAuth and actor documents have no such headers',
    applies: onMastodon(),
    async run({ here }) {
      const token = await here.call('POST', '/oauth/token', { form: {} });
      const actor = await here.call('GET', `/users/${here.me.username}`, {
        headers: { Accept: 'application/activity+json' },
      });
      const webfinger = await here.call(
        'GET',
        `/.well-known/webfinger?resource=acct:${here.me.handle}`,
      );
      for (const answer of [token, actor, webfinger]) {
        holds(!answer.headers.has('x-ratelimit-limit'), `${answer.path} tells a limit`);
      }
    },
  }),
  check({
    id: 'headers.no-retry-after',
    paragraph: PARAGRAPH,
    title: 'a 429 of a throttle: three headers, a JSON text, never Retry-After',
    tier: 'exhaust',
    on: 'distinct',
    applies: all(onMastodon(), isLimited),
    async run({ here, clock }) {
      const ip = here.freshIp();
      const ask = () => here.call('GET', anyPath(here), { raw: true, ip });
      const limit = { what: 'requests of an address', count: 300, period: FIVE };
      const refused = await exhaust(clock, limit, ask);
      for (const name of NAMES) holds(refused.headers.has(name), `without ${name}`);
      holds(!refused.headers.has('retry-after'), 'a Retry-After is sent');
      holds(/^application\/json/.test(refused.headers.get('content-type') ?? ''), 'not JSON');
      answers(refused, 429, /./);
    },
  }),
  check({
    id: 'headers.closest',
    paragraph: PARAGRAPH,
    title: 'they tell the throttle closest to its end',
    tier: 'exhaust',
    on: 'distinct',
    applies: all(onMastodon('4.1'), isLimited, hasPassword),
    async run({ here, clock }) {
      const [one, two] = [
        await here.scopedToken('read:accounts'),
        await here.scopedToken('read:lists'),
      ];
      await clock.reach(windowEnd(clock.now(), 15 * MINUTE), 'a new window');
      const page = `/api/v1/accounts/${here.me.id}/following?limit=1&max_id=1`;
      await spend(60, 'pages', () => here.call('GET', page, { token: one, raw: true }));
      const paged = await here.call('GET', page, { token: two, raw: true });
      equals(
        [limitOf(paged), remainingOf(paged)],
        [300, 239],
        'limit, remaining of the paging throttle',
      );
      endsAt(paged, windowEnd(clock.now(), 15 * MINUTE), 'reset of the paging throttle');
      const plain = await here.call('GET', anyPath(here), { token: two, raw: true });
      endsAt(plain, windowEnd(clock.now(), FIVE), 'reset of the token throttle');
    },
  }),
  check({
    id: 'cors.limited',
    paragraph: 'mastodon.md §1.3, §3.3',
    title: 'a page may read a 429 and its three headers',
    tier: 'exhaust',
    on: 'distinct',
    applies: all(onKnown(), isLimited, hasPassword),
    async run({ here, clock, thirdOrigin }) {
      const gotosocial = here.facts.software === 'gotosocial';
      const token = gotosocial ? here.me.token : await here.scopedToken('read:filters');
      const path = anyPath(here);
      await clock.reach(windowEnd(clock.now(), FIVE), 'a new window');
      const seen = () =>
        thirdOrigin.fetch(here.origin + path, { headers: { Authorization: `Bearer ${token}` } });
      if (gotosocial) {
        // Its limit is of the address the browser has.
        let told = await seen();
        for (let sent = 0; sent < 310 && told.status === 200; sent += 1) told = await seen();
        equals([told.readable, told.status], [true, 429], 'readable, status');
        return;
      }
      await spend(300, 'requests of a token', () => here.call('GET', path, { token, raw: true }));
      const refused = await seen();
      holds(refused.readable, 'the page gets a network error instead of the 429');
      equals(refused.status, 429, 'status');
      for (const name of NAMES) holds(name in refused.headers, `the page does not see ${name}`);
    },
  }),
];

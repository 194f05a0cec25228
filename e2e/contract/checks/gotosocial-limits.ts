import { answers, equals, holds } from '../assert.ts';
import { type Check, check } from '../check.ts';
import { MINUTE } from '../contract-clock.ts';
import { spend } from '../exhaust.ts';
import { onGotosocial } from '../facts.ts';
import { limitOf, remainingOf, resetOf } from '../http.ts';

const FIVE = 5 * MINUTE;

export const GOTOSOCIAL_LIMIT_CHECKS: readonly Check[] = [
  check({
    id: 'throttle.gotosocial',
    paragraph: 'gotosocial-observed.md §5',
    title:
      'GoToSocial: 300 in 5 min of an address, from the first request; API and sign-in together',
    tier: 'exhaust',
    on: 'distinct',
    applies: onGotosocial,
    async run({ here, clock }) {
      const ip = here.freshIp();
      const ask = () => here.call('GET', '/api/v1/instance', { raw: true, ip });
      const first = await ask();
      equals(limitOf(first), 300, 'X-RateLimit-Limit');
      const reset = resetOf(first) ?? 0;
      holds(reset > clock.now() && reset <= clock.now() + FIVE + 1000, 'reset is not within 5 min');
      await spend(remainingOf(first) ?? 0, 'requests of an address', ask);
      const refused = await ask();
      answers(refused, 429, /^rate limit reached$/);
      equals(remainingOf(refused), 0, 'remaining');
      holds(!refused.headers.has('retry-after'), 'a Retry-After is sent');
      answers(await here.call('POST', '/oauth/token', { form: {}, raw: true, ip }), 429);
      const well = `/.well-known/webfinger?resource=acct:${here.me.handle}`;
      answers(await here.call('GET', well, { raw: true, ip }), 200);
      await clock.reach(reset, 'the window of GoToSocial');
      answers(await ask(), 200);
    },
  }),
];

import { equals, holds, needs } from '../assert.ts';
import { type Check, check } from '../check.ts';
import { MINUTE } from '../contract-clock.ts';
import { exhaust, windowEnd } from '../exhaust.ts';
import { all, hasPassword, isLimited, onMastodon } from '../facts.ts';

type Given = Pick<Check, 'id' | 'title' | 'run'> & { readonly applies?: Check['applies'] };

const throttle = ({ id, title, run, applies = () => true }: Given): Check =>
  check({
    id: `throttle.${id}`,
    paragraph: 'mastodon.md §3.1',
    title,
    tier: 'exhaust',
    on: 'distinct',
    applies: all(onMastodon(), isLimited, applies),
    run,
  });

export const SIGN_IN_LIMIT_CHECKS: readonly Check[] = [
  throttle({
    id: 'password',
    title: 'password change: 10 in 10 min of who is signed in, since 4.3',
    applies: all(onMastodon('4.3'), hasPassword),
    async run({ here, clock }) {
      const visitor = await here.signedIn();
      const page = await visitor.get('/auth/edit');
      const filled = { 'user[current_password]': 'not the password' };
      const limit = { what: 'changes of the password', count: 10, period: 10 * MINUTE };
      // One after the other, as a person would: the form's token may be good for one use.
      await clock.reach(windowEnd(clock.now(), limit.period), limit.what);
      for (let index = 0; index < limit.count; index += 1) {
        const { status } = await visitor.submit(page, 'user[current_password]', filled);
        holds(status !== 429, `refused at attempt ${index + 1}`);
      }
      const refused = await visitor.submit(page, 'user[current_password]', filled);
      equals(refused.status, 429, 'attempt 11');
    },
  }),
  throttle({
    id: 'login-email',
    title: 'login_attempts: 25 in 1 h of an e-mail address',
    async run({ here, clock }) {
      needs(here.facts.loopback, 'the run cannot speak for many addresses here');
      const form = { 'user[email]': 'nobody@contract.invalid', 'user[password]': 'wrong' };
      const limit = { what: 'logins of an e-mail address', count: 25, period: 60 * MINUTE };
      await exhaust(clock, limit, () => {
        return here.call('POST', '/auth/sign_in', { form, raw: true, ip: here.freshIp() });
      });
    },
  }),
];

import { answers, equals, holds, needs, row } from '../assert.ts';
import type { Bench } from '../bench.ts';
import { type Check, check } from '../check.ts';
import { all, hasOther, isSince, onGotosocial, onKnown, onMastodon } from '../facts.ts';
import { followed, needNoRequests, needUnrelated, relationOf, strangerOf } from '../seed.ts';
import { idOn, withToken } from '../side.ts';

const PARAGRAPH = 'mastodon.md §5.1';
const UPDATE = '/api/v1/accounts/update_credentials';
const on = (id: string, act: string) => `/api/v1/accounts/${id}/${act}`;

/** Locks or opens the account on the other server, and waits until it is known here. */
async function setLock(bench: Bench, id: string, locked: boolean) {
  const { here, there, clock, later } = bench;
  const told = async () =>
    row((await here.mine('GET', `/api/v1/accounts/${id}`)).body).locked === locked;
  const me = row((await there.mine('GET', '/api/v1/accounts/verify_credentials')).body);
  if (me.locked === locked && (await told())) return;
  await needNoRequests(there);
  // Changes of a profile go to the servers of followers; others look again after a day (§6).
  await followed(bench, id);
  later(() => there.mine('PATCH', UPDATE, { form: { locked: me.locked === true } }));
  answers(await there.mine('PATCH', UPDATE, { form: { locked } }), 200);
  await clock.until(`${there.me.handle} is ${locked ? 'locked' : 'open'} here`, 120_000, told);
  answers(await here.mine('POST', on(id, 'unfollow')), 200);
  await clock.reach(clock.now() + 2_000, 'the end of the follow');
}

async function follow({ here, later }: Bench, id: string) {
  await needUnrelated(here, id);
  later(() => here.mine('POST', on(id, 'unfollow')));
  const answer = await here.mine('POST', on(id, 'follow'));
  answers(answer, 200);
  const { following, requested } = row(answer.body);
  return { following, requested };
}

export const FOLLOW_CHECKS: readonly Check[] = [
  check({
    id: 'follow.local',
    paragraph: PARAGRAPH,
    title: 'a local, open account is followed at once',
    applies: all(onMastodon(), hasOther),
    async run(bench) {
      const other = bench.here.other;
      needs(other, 'needs a second account');
      needs(
        row((await bench.here.mine('GET', `/api/v1/accounts/${other.id}`)).body).locked === false,
        'the second account is locked',
      );
      equals(await follow(bench, other.id), { following: true, requested: false }, 'answer');
      const list = await bench.here.mine('GET', on(bench.here.me.id, 'following?limit=1'));
      equals(row((list.body as unknown[])[0]).id, other.id, 'newest follow');
    },
  }),
  check({
    id: 'follow.remote-open',
    paragraph: PARAGRAPH,
    title: 'a remote, open account: "following" before it has accepted (GoToSocial: "requested")',
    applies: onKnown(),
    async run(bench) {
      const { here, clock } = bench;
      const id = await strangerOf(bench);
      await setLock(bench, id, false);
      const gotosocial = here.facts.software === 'gotosocial';
      const wanted = { following: !gotosocial, requested: gotosocial };
      equals(await follow(bench, id), wanted, 'answer');
      await clock.until('the follow is real', 120_000, async () => {
        const list = await here.mine('GET', on(here.me.id, 'following?limit=1'));
        return row((list.body as unknown[])[0]).id === id;
      });
      equals((await relationOf(here, id)).following, true, 'following, later');
    },
  }),
  check({
    id: 'follow.locked',
    paragraph: PARAGRAPH,
    title: 'a locked account: requested, with the settings kept for later',
    applies: onKnown(),
    async run(bench) {
      const { here, there, clock } = bench;
      const id = await strangerOf(bench);
      await setLock(bench, id, true);
      await needUnrelated(here, id);
      equals(await follow(bench, id), { following: false, requested: true }, 'answer');
      answers(await here.mine('POST', on(id, 'follow'), { form: { reblogs: false } }), 200);
      await clock.until('the request arrives', 120_000, async () => {
        const list = (await there.mine('GET', '/api/v1/follow_requests')).body as unknown[];
        const request = list.map(row).find(({ acct }) => acct === here.me.handle);
        if (request === undefined) return false;
        const path = `/api/v1/follow_requests/${request.id}/authorize`;
        answers(await there.mine('POST', path), 200);
        return true;
      });
      await clock.until('the acceptance arrives', 120_000, async () => {
        return (await relationOf(here, id)).following === true;
      });
      equals((await relationOf(here, id)).showing_reblogs, false, 'showing_reblogs, once accepted');
    },
  }),
  check({
    id: 'follow.unknown',
    paragraph: PARAGRAPH,
    title: 'an unknown id: 404 Record not found',
    applies: onMastodon(),
    run: async ({ here }) =>
      answers(await here.mine('POST', on('1', 'follow')), 404, /^Record not found$/),
  }),
  check({
    id: 'follow.self',
    paragraph: PARAGRAPH,
    title: 'oneself: 404 up to 4.3, 403 from 4.4',
    applies: onMastodon(),
    async run({ here }) {
      const answer = await here.mine('POST', `${on(here.me.id, 'follow')}?lang=en`);
      if (!isSince(here.facts.version, '4.3')) return answers(answer, 404);
      // Later releases of 4.3 answer as 4.4 does (seen on 4.3.23).
      if (!isSince(here.facts.version, '4.4') && answer.status === 404) return;
      answers(answer, 403, /^Following your own account is not allowed$/);
    },
  }),
  check({
    id: 'follow.unavailable',
    paragraph: PARAGRAPH,
    title: 'a suspended or pending local account: 404',
    applies: onMastodon(),
    async run({ here }) {
      const names = ['suspended', 'pending'] as const;
      const known = names.filter((name) => here.stateTokens[name] !== undefined);
      needs(known.length > 0 && here.facts.simulated, 'needs accounts in such a state, by name');
      for (const name of known) {
        const found = await here.mine('GET', `/api/v1/accounts/lookup?acct=${name}`);
        const id = row(found.body).id;
        // A pending account is not shown either: then there is no id to follow.
        if (typeof id !== 'string') continue;
        answers(await here.mine('POST', on(id, 'follow')), 404, /^Record not found$/);
      }
    },
  }),
  check({
    id: 'follow.moved',
    paragraph: PARAGRAPH,
    title: 'an account that moved: 403, and the account says where it went',
    applies: onMastodon(),
    async run({ here }) {
      needs(here.facts.simulated, 'is shown after the Move: move.others');
      const found = row((await here.mine('GET', '/api/v1/accounts/lookup?acct=disabled')).body);
      holds(typeof row(found.moved).acct === 'string', 'moved is not told');
      const answer = await here.mine('POST', on(String(found.id), 'follow'));
      answers(answer, 403, /^This action is not allowed$/);
    },
  }),
  check({
    id: 'follow.blocked',
    paragraph: PARAGRAPH,
    title: 'whom one blocks, or who blocks one: 403 without a reason',
    applies: all(onMastodon(), hasOther),
    async run({ here, later }) {
      const { other, me } = here;
      needs(other, 'needs a second account');
      await needUnrelated(here, other.id);
      const theirs = withToken(here.call, other.token);
      later(() => theirs('POST', on(me.id, 'unblock')));
      answers(await theirs('POST', on(me.id, 'block')), 200);
      equals((await relationOf(here, other.id)).blocked_by, true, 'blocked_by');
      const said = /^This action is not allowed$/;
      answers(await here.mine('POST', on(other.id, 'follow')), 403, said);
      answers(await theirs('POST', on(me.id, 'follow')), 403, said);
    },
  }),
  check({
    id: 'follow.ceiling',
    paragraph: PARAGRAPH,
    title: 'beyond the ceiling of follows: 422',
    applies: onMastodon(),
    async run({ here }) {
      const token = here.stateTokens.full;
      needs(token, 'needs the token of an account at its ceiling of follows (…_FULL_TOKEN)');
      const path = `${on(here.me.id, 'follow')}?lang=en`;
      const said = /^Validation failed: .*You cannot follow more than \d+ people$/;
      answers(await here.call('POST', path, { token }), 422, said);
    },
  }),
  check({
    id: 'follow.language',
    paragraph: PARAGRAPH,
    title: 'a language code it does not know: 422',
    applies: onMastodon('4.0'),
    async run(bench) {
      const { here, later } = bench;
      const id = await strangerOf(bench);
      await needUnrelated(here, id);
      later(() => here.mine('POST', on(id, 'unfollow')));
      const options = { form: { languages: ['contract'] } };
      const said = /^Validation failed: Languages/;
      answers(await here.mine('POST', `${on(id, 'follow')}?lang=en`, options), 422, said);
    },
  }),
  check({
    id: 'follow.gotosocial',
    paragraph: 'gotosocial-observed.md §6',
    title: 'GoToSocial: oneself is 406, an unknown id 404; pending ones can be listed',
    applies: onGotosocial,
    async run(bench) {
      const { here } = bench;
      answers(await here.mine('POST', on(here.me.id, 'follow')), 406);
      const nobody = '01AAAAAAAAAAAAAAAAAAAAAAAA';
      answers(await here.mine('POST', on(nobody, 'follow')), 404, /target account not found/);
      const id = await strangerOf(bench);
      await setLock(bench, id, true);
      equals(await follow(bench, id), { following: false, requested: true }, 'answer');
      const pending = await here.mine('GET', '/api/v1/follow_requests/outgoing');
      answers(pending, 200);
      holds(
        (pending.body as unknown[]).some((one) => row(one).id === id),
        'the request is not listed',
      );
      equals(await idOn(here, `@${bench.there.me.handle}`.slice(1)), id, 'id by handle');
    },
  }),
];

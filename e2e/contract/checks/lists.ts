import { answers, equals, type Row, rows } from '../assert.ts';
import type { Bench } from '../bench.ts';
import { type Check, check } from '../check.ts';
import { isSince, onGotosocial, onKnown, onMastodon } from '../facts.ts';
import { followed, makeList, needNoRequests, needUnrelated, strangerOf } from '../seed.ts';
import { refusesScope } from './writes-people.ts';

const PARAGRAPH = 'mastodon.md §5.2';

const members = async ({ here }: Bench, list: string): Promise<readonly unknown[]> =>
  rows(await here.mine('GET', `/api/v1/lists/${list}/accounts?limit=0`)).map((one: Row) => one.id);

const add = ({ here }: Bench, list: string, ids: readonly string[]) =>
  here.mine('POST', `/api/v1/lists/${list}/accounts?lang=en`, { form: { account_ids: ids } });

export const LIST_CHECKS: readonly Check[] = [
  check({
    id: 'lists.add',
    paragraph: 'mastodon.md §5',
    title: 'add to a list: {}; a member already there fails the call',
    applies: onKnown(),
    async run(bench) {
      const { here } = bench;
      const id = await strangerOf(bench);
      await followed(bench, id);
      const list = await makeList(bench, 'Contract');
      await refusesScope(here, 'POST', `/api/v1/lists/${list}/accounts`);
      const answer = await add(bench, list, [id]);
      answers(answer, 200);
      equals(answer.body, {}, 'body');
      equals(await members(bench, list), [id], 'members');
      const again = await add(bench, list, [id]);
      if (here.facts.software === 'gotosocial') return answers(again, 422);
      const { version } = here.facts;
      answers(again, 422, isSince(version, '4.4') ? /already on the list/ : /already been taken/);
    },
  }),
  check({
    id: 'lists.all-or-nothing',
    paragraph: PARAGRAPH,
    title: 'one that cannot be added, and none is',
    applies: onKnown(),
    async run(bench) {
      const id = await strangerOf(bench);
      await followed(bench, id);
      const list = await makeList(bench, 'Contract');
      const unknown =
        bench.here.facts.software === 'gotosocial' ? '01AAAAAAAAAAAAAAAAAAAAAAAA' : '1';
      answers(await add(bench, list, [id, unknown]), [404, 422]);
      equals(await members(bench, list), [], 'members after a call that failed');
    },
  }),
  check({
    id: 'lists.unfollowed',
    paragraph: PARAGRAPH,
    title: 'somebody not followed: 404 up to 4.3, 422 from 4.4',
    applies: onKnown(),
    async run(bench) {
      const id = await strangerOf(bench);
      await needUnrelated(bench.here, id);
      const list = await makeList(bench, 'Contract');
      const answer = await add(bench, list, [id]);
      const { software, version } = bench.here.facts;
      if (software === 'gotosocial') return answers(answer, 404, /not currently followed/);
      if (!isSince(version, '4.4')) return answers(answer, 404, /^Record not found$/);
      answers(answer, 422, /^Validation failed: .*must be a followed account/);
    },
  }),
  check({
    id: 'lists.requested',
    paragraph: PARAGRAPH,
    title: 'somebody only requested: refused up to 4.1, taken from 4.2',
    applies: onKnown(),
    async run(bench) {
      const { here, there, later, clock } = bench;
      const id = await strangerOf(bench);
      await needUnrelated(here, id);
      const update = '/api/v1/accounts/update_credentials';
      const me = (await there.mine('GET', '/api/v1/accounts/verify_credentials')).body as Row;
      await needNoRequests(there);
      later(() => there.mine('PATCH', update, { form: { locked: me.locked === true } }));
      answers(await there.mine('PATCH', update, { form: { locked: true } }), 200);
      later(() => here.mine('POST', `/api/v1/accounts/${id}/unfollow`));
      answers(await here.mine('POST', `/api/v1/accounts/${id}/follow`), 200);
      await clock.until('the request arrives', 120_000, async () => {
        const list = (await there.mine('GET', '/api/v1/follow_requests')).body as Row[];
        return list.some(({ acct }) => acct === here.me.handle);
      });
      const list = await makeList(bench, 'Contract');
      const answer = await add(bench, list, [id]);
      const { software, version } = here.facts;
      const taken = software === 'mastodon' && isSince(version, '4.2');
      answers(answer, taken ? 200 : 404);
      equals(await members(bench, list), taken ? [id] : [], 'members');
    },
  }),
  check({
    id: 'lists.self',
    paragraph: PARAGRAPH,
    title: "one's own account may be on one's own list",
    applies: onMastodon(),
    async run(bench) {
      const { id } = bench.here.me;
      const list = await makeList(bench, 'Contract');
      answers(await add(bench, list, [id]), 200);
      equals(await members(bench, list), [id], 'members');
    },
  }),
  check({
    id: 'lists.unknown',
    paragraph: PARAGRAPH,
    title: 'an unknown id, or an unknown list: 404',
    applies: onMastodon(),
    async run(bench) {
      const list = await makeList(bench, 'Contract');
      answers(await add(bench, list, ['1']), 404, /^Record not found$/);
      answers(await add(bench, '1', [bench.here.me.id]), 404, /^Record not found$/);
    },
  }),
  check({
    id: 'lists.follow-first',
    paragraph: PARAGRAPH,
    title: 'follow first, list after; unfollowing takes off the list',
    applies: onMastodon(),
    async run(bench) {
      const { here, clock } = bench;
      const id = await strangerOf(bench);
      const list = await makeList(bench, 'Contract');
      await followed(bench, id);
      answers(await add(bench, list, [id]), 200);
      answers(await here.mine('POST', `/api/v1/accounts/${id}/unfollow`), 200);
      await clock.until('the list is empty', 60_000, async () => {
        return (await members(bench, list)).length === 0;
      });
    },
  }),
  check({
    id: 'lists.gotosocial',
    paragraph: 'gotosocial-observed.md §6',
    title: 'GoToSocial: the same title again is 409',
    applies: onGotosocial,
    async run(bench) {
      await makeList(bench, 'Contract');
      const form = { title: 'Contract' };
      answers(await bench.here.mine('POST', '/api/v1/lists', { form }), 409, /^Conflict/);
    },
  }),
];

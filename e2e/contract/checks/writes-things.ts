import { answers, equals, holds, needs, row, rows, text } from '../assert.ts';
import { type Check, check } from '../check.ts';
import { isSince, onKnown, onMastodon } from '../facts.ts';
import { makeList, somePost } from '../seed.ts';
import { refusesScope } from './writes-people.ts';

const PARAGRAPH = 'mastodon.md §5';

export const THING_WRITE_CHECKS: readonly Check[] = [
  check({
    id: 'write.list',
    paragraph: PARAGRAPH,
    title: 'a list may have the title of another, its policy, exclusive since 4.2',
    applies: onMastodon(),
    async run(bench) {
      const { here, later } = bench;
      const path = '/api/v1/lists';
      await refusesScope(here, 'POST', path);
      const first = await makeList(bench, 'Contract');
      holds((await makeList(bench, 'Contract')) !== first, 'the second list is the first');
      const form = { title: 'Contract', replies_policy: 'none', exclusive: true };
      const answer = await here.mine('POST', path, { form });
      answers(answer, 200);
      const made = row(answer.body);
      later(() => here.mine('DELETE', `${path}/${made.id}`));
      equals(made.replies_policy, 'none', 'replies_policy');
      if (isSince(here.facts.version, '4.2')) equals(made.exclusive, true, 'exclusive');
      answers(await here.mine('POST', path, { form: { title: '' } }), 422, /^Validation failed/);
      const long = await here.mine('POST', path, { form: { title: 'x'.repeat(257) } });
      if (long.status === 200) later(() => here.mine('DELETE', `${path}/${row(long.body).id}`));
      // Later releases of 4.3 to 4.5 may have the limit too (seen on 4.3.23).
      if (isSince(here.facts.version, '4.6')) answers(long, 422);
      else answers(long, isSince(here.facts.version, '4.3') ? [200, 422] : 200);
    },
  }),
  check({
    id: 'write.list-maximum',
    paragraph: PARAGRAPH,
    title: 'no more than 50 lists: 422',
    tier: 'exhaust',
    on: 'distinct',
    applies: onMastodon(),
    async run(bench) {
      const { here } = bench;
      const count = rows(await here.mine('GET', '/api/v1/lists')).length;
      for (let index = count; index < 50; index += 1) await makeList(bench, `Contract ${index}`);
      const answer = await here.mine('POST', '/api/v1/lists', { form: { title: 'Contract 51' } });
      answers(answer, 422, /maximum number of lists/);
    },
  }),
  check({
    id: 'write.bookmark',
    paragraph: PARAGRAPH,
    title: 'bookmark: the status comes back bookmarked, also the second time; 404 unseen',
    applies: onKnown(),
    run: (bench) => mark(bench, 'bookmark', 'bookmarked', 'unbookmark'),
  }),
  check({
    id: 'write.favourite',
    paragraph: PARAGRAPH,
    title: 'favourite: likewise',
    applies: onKnown(),
    run: (bench) => mark(bench, 'favourite', 'favourited', 'unfavourite'),
  }),
  check({
    id: 'write.follow-tag',
    paragraph: PARAGRAPH,
    title: 'follow a hashtag: again is harmless since 4.1; an invalid name is 404',
    applies: onKnown('4.0'),
    async run({ here, later }) {
      const path = '/api/v1/tags/contract/follow';
      await refusesScope(here, 'POST', path);
      later(() => here.mine('POST', '/api/v1/tags/contract/unfollow'));
      const first = await here.mine('POST', path);
      answers(first, 200);
      equals(
        [row(first.body).name, row(first.body).following],
        ['contract', true],
        'name, following',
      );
      if (here.facts.software === 'gotosocial') return;
      const again = await here.mine('POST', path);
      answers(again, isSince(here.facts.version, '4.1') ? 200 : 422);
      answers(await here.mine('POST', '/api/v1/tags/not-a-tag!/follow'), 404);
    },
  }),
  check({
    id: 'write.feature-tag',
    paragraph: PARAGRAPH,
    title: 'feature a hashtag: same spelling again is fine, another is 422; at most 10',
    applies: onMastodon('4.0'),
    async run({ here, later }) {
      const path = '/api/v1/featured_tags';
      await refusesScope(here, 'POST', path);
      const count = rows(await here.mine('GET', path)).length;
      needs(count < 10, 'the account features ten hashtags already');
      const feature = async (name: string) => {
        const answer = await here.mine('POST', path, { form: { name } });
        if (answer.status === 200)
          later(() => here.mine('DELETE', `${path}/${row(answer.body).id}`));
        return answer;
      };
      const first = await feature('contract');
      answers(first, 200);
      const again = await feature('contract');
      // Later releases of 4.3 refuse it (seen on 4.3.23).
      const { version } = here.facts;
      const refused = isSince(version, '4.3') && !isSince(version, '4.4') && again.status === 422;
      answers(again, refused ? 422 : 200);
      if (!refused) equals(row(again.body).id, row(first.body).id, 'id of the second');
      answers(await feature('Contract'), 422, /has already been taken/);
      for (let index = count + 1; index < 10; index += 1)
        answers(await feature(`contract${index}`), 200);
      answers(await feature('contract_more'), 422);
      if (!isSince(here.facts.version, '4.4')) return;
      answers(await here.mine('POST', '/api/v1/tags/contract/feature'), 200);
    },
  }),
  check({
    id: 'write.filter',
    paragraph: PARAGRAPH,
    title: 'filter with keywords in one call; a bad context or action is 422',
    applies: onKnown('4.0'),
    async run({ here, later, clock }) {
      const path = '/api/v2/filters';
      await refusesScope(here, 'POST', path);
      const json = {
        title: 'Contract',
        context: ['home', 'public'],
        filter_action: 'warn',
        expires_in: 3600,
        keywords_attributes: [
          { keyword: 'one', whole_word: true },
          { keyword: 'two', whole_word: false },
        ],
      };
      const answer = await here.mine('POST', path, { json });
      answers(answer, 200);
      const made = row(answer.body);
      later(() => here.mine('DELETE', `${path}/${made.id}`));
      const keywords = (made.keywords as readonly unknown[]).map(row);
      equals(keywords.map(({ keyword }) => keyword).sort(), ['one', 'two'], 'keywords');
      const expiry = Date.parse(text(made.expires_at, 'expires_at'));
      holds(Math.abs(expiry - clock.now() - 3_600_000) < 120_000, `expires at ${made.expires_at}`);
      // An action it does not know is a 500 there (seen on 4.3.23).
      const refusal = isSince(here.facts.version, '4.4') ? [422, 400] : [422, 400, 500];
      const bad = async (wrong: object) =>
        answers(await here.mine('POST', path, { json: { ...json, ...wrong } }), refusal);
      await bad({ context: ['contract'] });
      await bad({ filter_action: 'contract' });
      if (here.facts.software === 'gotosocial') return;
      await bad({ keywords_attributes: [{ keyword: 'x'.repeat(513), whole_word: true }] });
      const blur = await here.mine('POST', path, { json: { ...json, filter_action: 'blur' } });
      if (blur.status === 200) later(() => here.mine('DELETE', `${path}/${row(blur.body).id}`));
      equals(blur.status, isSince(here.facts.version, '4.4') ? 200 : 422, 'action blur, of 4.4');
    },
  }),
  check({
    id: 'write.filter-status',
    paragraph: PARAGRAPH,
    title: 'a post added to a filter is read back by its id',
    applies: onMastodon('4.0'),
    async run(bench) {
      const { here, later } = bench;
      const json = { title: 'Contract', context: ['home'], filter_action: 'warn' };
      const made = row((await here.mine('POST', '/api/v2/filters', { json })).body);
      const path = `/api/v2/filters/${made.id}`;
      later(() => here.mine('DELETE', path));
      const status = await somePost(bench);
      const added = await here.mine('POST', `${path}/statuses`, { form: { status_id: status } });
      answers(added, 200);
      equals(row(added.body).status_id, status, 'status_id');
      const read = row((await here.mine('GET', path)).body);
      const kept = (read.statuses as readonly unknown[]).map((one) => row(one).status_id);
      equals(kept, [status], 'posts of the filter');
    },
  }),
  check({
    id: 'write.collection',
    paragraph: PARAGRAPH,
    title: 'a collection, since 4.6',
    applies: onMastodon(),
    async run({ here, later }) {
      const path = '/api/v1/collections';
      const form = { name: 'Contract', description: '', sensitive: false, discoverable: false };
      const answer = await here.mine('POST', path, { form });
      if (!isSince(here.facts.version, '4.6')) return answers(answer, 404);
      answers(answer, 200);
      const made = row(row(answer.body).collection ?? answer.body);
      later(() => here.mine('DELETE', `${path}/${made.id}`));
      equals(made.name, 'Contract', 'name');
      const long = { ...form, name: 'x'.repeat(41) };
      answers(await here.mine('POST', path, { form: long }), 422);
    },
  }),
];

async function mark(bench: Parameters<Check['run']>[0], act: string, flag: string, undo: string) {
  const { here, later } = bench;
  const id = await somePost(bench);
  const path = `/api/v1/statuses/${id}`;
  await refusesScope(here, 'POST', `${path}/${act}`);
  const before = row((await here.mine('GET', path)).body)[flag];
  later(() => here.mine('POST', `${path}/${before === true ? act : undo}`));
  for (const _ of ['once', 'twice']) {
    const answer = await here.mine('POST', `${path}/${act}`);
    answers(answer, 200);
    equals(row(answer.body)[flag], true, flag);
  }
  answers(await here.mine('POST', `/api/v1/statuses/1/${act}`), 404);
}

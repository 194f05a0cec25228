import {
  answers,
  equals,
  hasFields,
  holds,
  lacksFields,
  needs,
  row,
  rows,
  text,
} from '../assert.ts';
import { type Check, check } from '../check.ts';
import { onGotosocial } from '../facts.ts';
import { linkOf } from '../http.ts';
import { needUnrelated, relationOf, strangerOf } from '../seed.ts';

const CSV = { headers: { Accept: 'text/csv' } };

const gotosocial = (given: Pick<Check, 'id' | 'paragraph' | 'title' | 'run'>): Check =>
  check({ applies: onGotosocial, ...given });

export const GOTOSOCIAL_CHECKS: readonly Check[] = [
  gotosocial({
    id: 'gotosocial.instance',
    paragraph: 'gotosocial-observed.md §2',
    title: 'what tells GoToSocial apart: its keys, and no api_versions',
    async run({ here }) {
      const v2 = row((await here.call('GET', '/api/v2/instance')).body);
      hasFields(v2, ['domain', 'account_domain', 'version', 'source_url'], 'v2/instance');
      lacksFields(v2, ['api_versions'], 'v2/instance');
      const v1 = row((await here.call('GET', '/api/v1/instance')).body);
      hasFields(v1, ['uri', 'account_domain', 'version', 'max_toot_chars'], 'v1/instance');
      holds(!/compatible/.test(text(v1.version, 'version')), 'its version names Mastodon');
      answers(await here.call('GET', '/.well-known/oauth-authorization-server'), 404);
    },
  }),
  gotosocial({
    id: 'gotosocial.exports',
    paragraph: 'gotosocial-observed.md §8',
    title: 'CSV files by API, with and without headers; unknown names 404',
    async run({ here }) {
      const first = async (name: string) => {
        const answer = await here.mine('GET', `/api/v1/exports/${name}`, CSV);
        answers(answer, 200);
        holds(!answer.headers.has('content-disposition'), `${name} has a Content-Disposition`);
        return answer.text.split('\n')[0];
      };
      const columns = 'Account address,Show boosts,Notify on new posts,Languages';
      equals(await first('following.csv'), columns, 'header of following.csv');
      equals(await first('followers.csv'), 'Account address', 'header of followers.csv');
      equals(await first('mutes.csv'), 'Account address,Hide notifications', 'header of mutes.csv');
      holds(!/Account address/.test((await first('blocks.csv')) ?? ''), 'blocks.csv has a header');
      answers(await here.mine('GET', '/api/v1/exports/bookmarks.csv', CSV), 404);
      const stats = row((await here.mine('GET', '/api/v1/exports/stats')).body);
      hasFields(
        stats,
        ['followers_count', 'following_count', 'lists_count', 'blocks_count'],
        'stats',
      );
    },
  }),
  gotosocial({
    id: 'gotosocial.import',
    paragraph: 'gotosocial-observed.md §8',
    title: 'CSV import by API: follows with their settings; other types are 400',
    async run(bench) {
      const { here, there, clock, later } = bench;
      const id = await strangerOf(bench);
      await needUnrelated(here, id);
      const send = (csv: string, type: string) => {
        const multipart = new FormData();
        multipart.append('data', new File([csv], 'contract.csv', { type: 'text/csv' }));
        multipart.append('type', type);
        multipart.append('mode', 'merge');
        return here.mine('POST', '/api/v1/import', { multipart });
      };
      answers(await send('x', 'lists'), 400, /type lists not recognized/);
      later(() => here.mine('POST', `/api/v1/accounts/${id}/unfollow`));
      const answer = await send(`${there.me.handle},false,true,\n`, 'following');
      answers(answer, 202);
      equals(answer.body, { status: 'accepted' }, 'body');
      await clock.until('the row is followed', 300_000, async () => {
        const { following, requested } = await relationOf(here, id);
        return following === true || requested === true;
      });
      equals((await relationOf(here, id)).showing_reblogs, false, 'showing_reblogs');
    },
  }),
  gotosocial({
    id: 'gotosocial.absent',
    paragraph: 'gotosocial-observed.md §6',
    title: 'no domain blocks, no endorsements (404), no new featured tags (405)',
    async run({ here }) {
      answers(await here.mine('GET', '/api/v1/domain_blocks'), 404);
      answers(await here.mine('GET', '/api/v1/endorsements'), 404);
      answers(
        await here.mine('POST', '/api/v1/featured_tags', { form: { name: 'contract' } }),
        405,
      );
    },
  }),
  gotosocial({
    id: 'gotosocial.paging',
    paragraph: 'gotosocial-observed.md §6',
    title: 'the last page has a next one too, which is empty and has none; limit is cut to 80',
    async run({ here }) {
      const path = `/api/v1/accounts/${here.me.id}/following`;
      let answer = await here.mine('GET', `${path}?limit=1000`);
      const most = rows(answer).length;
      holds(most <= 80, `${most} rows`);
      needs(most > 0, 'the account follows nobody');
      for (let page = 0; rows(answer).length > 0; page += 1) {
        needs(page < 20, 'the account follows too many to walk to the end');
        const next = linkOf(answer, 'next');
        holds(next !== undefined, `no next on page ${page + 1}`);
        const { pathname, search } = new URL(next);
        answer = await here.mine('GET', pathname + search);
      }
      equals(linkOf(answer, 'next'), undefined, 'next of the empty page');
    },
  }),
];

import { answers, equals, hasFields, holds, type Row, rows } from '../assert.ts';
import { type Check, check } from '../check.ts';
import { onKnown, onMastodon } from '../facts.ts';
import { checkCursor, checkLimits } from '../paging.ts';
import { followed, makeList, strangerOf } from '../seed.ts';
import type { Side } from '../side.ts';
import { fieldsByVersion, refused } from './reads-whole.ts';

const PARAGRAPH = 'mastodon.md §4.2';

export const RELATION_READ_CHECKS: readonly Check[] = [
  check({
    id: 'read.relationships',
    paragraph: PARAGRAPH,
    title: 'relationships: settings of a follow and notes, any number of ids',
    applies: onKnown(),
    async run(bench) {
      const { here } = bench;
      const id = await strangerOf(bench);
      const path = '/api/v1/accounts/relationships';
      await refused(here, `${path}?id[]=${id}`);
      const found = rows(await here.mine('GET', `${path}?id[]=${id}&id[]=${here.me.id}`));
      const ids = found.map((one) => one.id);
      holds(ids.includes(id) && ids.includes(here.me.id), `asked for two, got ${ids}`);
      const one = found.find((relation) => relation.id === id);
      const common = ['following', 'showing_reblogs', 'notifying', 'followed_by', 'blocking'];
      const more = ['blocked_by', 'muting', 'muting_notifications', 'requested', 'domain_blocking'];
      hasFields(one, [...common, ...more, 'endorsed', 'note'], 'relationship');
      const later = { '4.0': ['languages'], '4.1': ['requested_by'], '4.6': ['muting_expires_at'] };
      fieldsByVersion(here.facts, one, later, 'relationship');
      if (here.facts.software === 'gotosocial') return;
      // No maximum: a hundred is what an address can hold (mastodon.md §4.2).
      const many = Array.from({ length: 100 }, (_, index) => `id[]=${index + 1}`).join('&');
      equals(
        rows(await here.mine('GET', `${path}?${many}&id[]=${id}`)).length,
        1,
        'known ones of 101',
      );
    },
  }),
  check({
    id: 'read.lists',
    paragraph: PARAGRAPH,
    title: 'lists, all of them, with replies_policy (and exclusive since 4.2)',
    applies: onKnown(),
    async run(bench) {
      const { here } = bench;
      await refused(here, '/api/v1/lists');
      const id = await makeList(bench, 'Contract');
      const found = rows(await here.mine('GET', '/api/v1/lists')).find((list) => list.id === id);
      hasFields(found, ['id', 'title', 'replies_policy'], 'list');
      equals(found?.replies_policy, 'list', 'replies_policy by default');
      fieldsByVersion(here.facts, found, { '4.2': ['exclusive'] }, 'list');
    },
  }),
  check({
    id: 'read.list-members',
    paragraph: PARAGRAPH,
    title: 'members of a list: limits, cursor, limit=0 for all',
    applies: onKnown(),
    async run(bench) {
      const { here } = bench;
      let path = await largestList(here);
      if (path === undefined) {
        const stranger = await strangerOf(bench);
        await followed(bench, stranger);
        path = `/api/v1/lists/${await makeList(bench, 'Contract')}/accounts`;
        answers(await here.mine('POST', path, { form: { account_ids: [stranger] } }), 200);
      }
      await refused(here, path);
      const keyOf = (member: Row) => String(member.id);
      const listing = { path, standard: 40, max: 80, zero: 'all' as const, keyOf };
      if (here.facts.software === 'mastodon') await checkLimits(here, listing);
      await checkCursor(here, listing);
    },
  }),
  check({
    id: 'read.featured-tags',
    paragraph: PARAGRAPH,
    title: 'featured hashtags, all of them',
    applies: onMastodon(),
    async run({ here }) {
      await refused(here, '/api/v1/featured_tags');
      const found = rows(await here.mine('GET', '/api/v1/featured_tags'));
      holds(found.length <= 10, `${found.length} featured tags`);
      for (const tag of found) hasFields(tag, ['id', 'name', 'url'], 'featured tag');
    },
  }),
];

async function largestList(here: Side): Promise<string | undefined> {
  for (const { id } of rows(await here.mine('GET', '/api/v1/lists'))) {
    const path = `/api/v1/lists/${id}/accounts`;
    if (rows(await here.mine('GET', path)).length > 0) return path;
  }
  return undefined;
}

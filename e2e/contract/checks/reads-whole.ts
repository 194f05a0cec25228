import {
  answers,
  equals,
  hasFields,
  holds,
  lacksFields,
  type Row,
  row,
  rows,
  text,
} from '../assert.ts';
import { type Check, check } from '../check.ts';
import { all, type Facts, isSince, onKnown, onMastodon } from '../facts.ts';
import { somePost, strangerOf } from '../seed.ts';
import type { Side } from '../side.ts';

const PARAGRAPH = 'mastodon.md §4.2';

/** Fields that came with a version: there since, absent before. */
export function fieldsByVersion(
  { software, version }: Facts,
  value: unknown,
  since: { readonly [version: string]: readonly string[] },
  what: string,
): void {
  if (software !== 'mastodon') return;
  for (const [from, names] of Object.entries(since)) {
    if (isSince(version, from)) hasFields(value, names, what);
    else lacksFields(value, names, what);
  }
}

export async function refused(here: Side, path: string): Promise<void> {
  if (here.facts.software !== 'mastodon') return;
  const token = await here.appToken('read:notifications');
  answers(await here.call('GET', path, { token }), 403, /outside the authorized scopes/);
}

async function get(here: Side, path: string): Promise<Row> {
  await refused(here, path);
  const answer = await here.mine('GET', path);
  answers(answer, 200);
  return row(answer.body);
}

const absent = (status: number) => status === 404 || status === 403;

export const WHOLE_READ_CHECKS: readonly Check[] = [
  check({
    id: 'read.verify-credentials',
    paragraph: PARAGRAPH,
    title: 'who am I: the account with its source, by version',
    applies: onKnown(),
    async run({ here }) {
      const me = await get(here, '/api/v1/accounts/verify_credentials');
      const common = [
        'id',
        'username',
        'acct',
        'url',
        'locked',
        'followers_count',
        'following_count',
      ];
      hasFields(me, [...common, 'source', 'note', 'fields', 'avatar', 'header'], 'account');
      equals(me.acct, here.me.username, 'acct of a local account');
      const source = row(me.source);
      const old = ['privacy', 'sensitive', 'language', 'note', 'fields', 'follow_requests_count'];
      hasFields(source, old, 'source');
      if (here.facts.software === 'gotosocial') return lacksFields(me, ['uri'], 'account');
      fieldsByVersion(
        here.facts,
        me,
        { '4.0': ['role'], '4.1': ['roles'], '4.2': ['uri'] },
        'account',
      );
      const flags = ['hide_collections', 'discoverable', 'indexable'];
      const later = { '4.2': flags, '4.4': ['attribution_domains'], '4.5': ['quote_policy'] };
      fieldsByVersion(here.facts, source, later, 'source');
    },
  }),
  check({
    id: 'read.profile',
    paragraph: PARAGRAPH,
    title: 'the profile as it was written, since 4.6',
    applies: onMastodon(),
    async run({ here }) {
      if (!isSince(here.facts.version, '4.6')) {
        return answers(await here.mine('GET', '/api/v1/profile'), 404);
      }
      const profile = await get(here, '/api/v1/profile');
      const names = ['display_name', 'note', 'fields', 'avatar', 'header', 'avatar_description'];
      const more = ['header_description', 'show_media', 'show_media_replies', 'show_featured'];
      hasFields(profile, [...names, ...more, 'attribution_domains', 'featured_tags'], 'profile');
    },
  }),
  check({
    id: 'read.filters',
    paragraph: PARAGRAPH,
    title: 'filters v2 with keywords and posts, since 4.0',
    applies: onKnown('4.0'),
    async run({ here, later }) {
      await refused(here, '/api/v2/filters');
      const form = { title: 'Contract', context: ['home'], filter_action: 'hide' };
      const made = await here.mine('POST', '/api/v2/filters', { form });
      answers(made, 200);
      const id = text(row(made.body).id, 'filter id');
      later(() => here.mine('DELETE', `/api/v2/filters/${id}`));
      const found = rows(await here.mine('GET', '/api/v2/filters')).find((one) => one.id === id);
      hasFields(
        found,
        ['title', 'context', 'expires_at', 'filter_action', 'keywords', 'statuses'],
        'filter',
      );
      equals(found?.context, ['home'], 'context');
      equals(found?.filter_action, 'hide', 'filter_action');
    },
  }),
  check({
    id: 'read.statuses-bulk',
    paragraph: PARAGRAPH,
    title: 'posts by id: several at once since 4.3, at most 20',
    applies: onMastodon(),
    async run(bench) {
      const { here } = bench;
      const id = await somePost(bench);
      const single = await get(here, `/api/v1/statuses/${id}`);
      hasFields(single, ['id', 'uri', 'url', 'account', 'visibility'], 'status');
      const path = `/api/v1/statuses?id[]=${id}`;
      if (!isSince(here.facts.version, '4.3')) {
        holds(absent((await here.mine('GET', path)).status), `${path} is there before 4.3`);
        return;
      }
      equals(
        rows(await here.mine('GET', path)).map((one) => one.id),
        [id],
        'ids',
      );
      const many = Array.from({ length: 21 }, (_, index) => `id[]=${index + 1}`).join('&');
      answers(await here.mine('GET', `/api/v1/statuses?${many}`), 422);
    },
  }),
  check({
    id: 'read.preferences',
    paragraph: PARAGRAPH,
    title: 'preferences',
    applies: onKnown(),
    async run({ here }) {
      const found = await get(here, '/api/v1/preferences');
      const posting = ['visibility', 'sensitive', 'language'].map(
        (name) => `posting:default:${name}`,
      );
      hasFields(
        found,
        [...posting, 'reading:expand:media', 'reading:expand:spoilers'],
        'preferences',
      );
      const later = { '4.1': ['reading:autoplay:gifs'], '4.5': ['posting:default:quote_policy'] };
      fieldsByVersion(here.facts, found, later, 'preferences');
    },
  }),
  check({
    id: 'read.pinned',
    paragraph: PARAGRAPH,
    title: 'pinned posts',
    applies: onKnown(),
    async run({ here }) {
      const path = `/api/v1/accounts/${here.me.id}/statuses?pinned=true`;
      await refused(here, path);
      holds(rows(await here.mine('GET', path)).length <= 20, 'more than 20 by default');
    },
  }),
  check({
    id: 'read.collections',
    paragraph: PARAGRAPH,
    title: 'collections, since 4.6',
    applies: onMastodon(),
    async run({ here }) {
      const path = `/api/v1/accounts/${here.me.id}/collections`;
      const answer = await here.mine('GET', path);
      if (!isSince(here.facts.version, '4.6')) return answers(answer, 404);
      answers(answer, 200);
      await refused(here, path);
      answers(await here.mine('GET', '/api/v1/collections/0'), 404);
    },
  }),
  check({
    id: 'read.accounts-bulk',
    paragraph: PARAGRAPH,
    title: 'many accounts at once since 4.3, at most 40',
    applies: onMastodon(),
    async run({ here }) {
      const path = `/api/v1/accounts?id[]=${here.me.id}`;
      const answer = await here.mine('GET', path);
      if (!isSince(here.facts.version, '4.3')) {
        holds(absent(answer.status), `${path}: ${answer.status} before 4.3`);
        return;
      }
      await refused(here, path);
      equals(
        rows(answer).map((one) => one.id),
        [here.me.id],
        'ids',
      );
      const many = Array.from({ length: 41 }, (_, index) => `id[]=${index + 1}`).join('&');
      answers(await here.mine('GET', `/api/v1/accounts?${many}`), 422);
    },
  }),
  check({
    id: 'read.account',
    paragraph: 'mastodon.md §4.4',
    title: 'the account entity, by version; flags only when set',
    applies: all(onMastodon(), (here) => here.openApi || 'the API is closed to strangers'),
    async run(bench) {
      const { here } = bench;
      const id = await strangerOf(bench);
      const found = row((await here.call('GET', `/api/v1/accounts/${id}`)).body);
      equals(found.acct, bench.there.me.handle, 'acct of a remote account');
      lacksFields(found, ['suspended', 'moved', 'memorial', 'limited'], 'an ordinary account');
      const later = {
        '4.2': ['uri'],
        '4.3': ['indexable', 'hide_collections'],
        '4.6': ['show_media'],
      };
      fieldsByVersion(here.facts, found, later, 'account');
      const me = row((await here.call('GET', `/api/v1/accounts/${here.me.id}`)).body);
      if (isSince(here.facts.version, '4.2')) equals(me.uri, here.me.uri, 'uri');
      answers(await here.call('GET', '/api/v1/accounts/1'), 404, /^Record not found$/);
    },
  }),
];

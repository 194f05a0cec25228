import {
  ApiError,
  type Context,
  invalid,
  json,
  missing,
  notFound,
  optionalUser,
  requireUser,
} from '../context.ts';
import { countFamily, familyFigures } from '../rate-limits.ts';
import { del, get, post, type Route } from '../route.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { rowsOf } from '../state/relations.ts';
import { addTag, findTag, isTagName, normalTag, removeTag, type TagRow } from '../state/tags.ts';
import { isSince } from '../versions.ts';
import { say } from '../words.ts';
import { requireRecord } from './find.ts';
import { paginate } from './paging.ts';

function tagEntity(context: Context, name: string, user: AccountRecord | undefined): object {
  const { state, options, version } = context;
  const has = (rows: readonly TagRow[]) =>
    user !== undefined && findTag(rows, user.id, name) !== undefined;
  const told = isSince(version, 4, 4);
  return {
    ...(told ? { id: idOfTag(name) } : {}),
    name,
    url: `${options.origin}/tags/${encodeURIComponent(name)}`,
    history: [],
    ...(user === undefined ? {} : { following: has(state.followedTags) }),
    ...(user !== undefined && told ? { featuring: has(state.featuredTags) } : {}),
  };
}

/** A number for a name: tags have rows of their own that nothing here needs. */
function idOfTag(name: string): string {
  const sum = [...normalTag(name)].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, 7);
  return String(sum >>> 0);
}

/** A name that cannot be a tag is a 404 (mastodon.md §5). */
function requireName(context: Context): string {
  const name = context.path[0] ?? '';
  if (!isTagName(name)) throw notFound();
  return name;
}

function show(context: Context): Response {
  const user = optionalUser(context, 'read:follows', 'read:statuses', 'read:accounts');
  return json(tagEntity(context, requireName(context), user));
}

/** POST /api/v1/tags/:name/follow: shares the 400 of follows (mastodon.md §3.2, §5). */
function follow(context: Context): Response {
  const user = requireUser(context, 'write:follows');
  const { state, version } = context;
  const name = requireName(context);
  const before = findTag(state.followedTags, user.id, name);
  if (before !== undefined && !isSince(version, 4, 1)) {
    throw invalid('Tag has already been taken');
  }
  context.told.family = familyFigures(context, 'follows', user.id);
  if (before === undefined) {
    if (context.told.family.remaining === 0) throw new ApiError(429, say(context, 'tooMany'));
    countFamily(context, 'follows', user.id);
    addTag(state, state.followedTags, user.id, name);
    context.told.family = familyFigures(context, 'follows', user.id);
  }
  return json(tagEntity(context, name, user));
}

function unfollow(context: Context): Response {
  const user = requireUser(context, 'write:follows');
  const name = requireName(context);
  const { followedTags } = context.state;
  removeTag(followedTags, findTag(followedTags, user.id, name));
  return json(tagEntity(context, name, user));
}

/** GET /api/v1/followed_tags: no `Link` in 4.0 (mastodon.md §4.2). */
function followed(context: Context): Response {
  const user = requireUser(context, 'read:follows');
  const rows = rowsOf(context.state.followedTags, ({ account }) => account === user.id);
  const { page, headers } = paginate(context, rows, {
    limit: 100,
    idOf: ({ row }) => String(row),
    prev: 'min_id',
  });
  const tags = page.map(({ name }) => tagEntity(context, name, user));
  return json(tags, isSince(context.version, 4, 1) ? { headers } : {});
}

const FEATURED_MAX = 10;

function featuredEntity(record: AccountRecord, { row, name }: TagRow): object {
  const url = `${record.url}/tagged/${encodeURIComponent(normalTag(name))}`;
  return { id: String(row), name, url, statuses_count: '0', last_status_at: null };
}

/** The same spelling again is the same (4.0), another spelling of it is taken (mastodon.md §5). */
function feature(context: Context, user: AccountRecord, name: string, anySpelling: boolean) {
  const { state, version } = context;
  const before = findTag(state.featuredTags, user.id, name);
  if (before !== undefined) {
    const same = anySpelling || (before.name === name && isSince(version, 4, 0));
    if (!same) throw invalid('Tag has already been taken');
    return before;
  }
  const count = state.featuredTags.filter(({ account }) => account === user.id).length;
  if (count >= FEATURED_MAX) throw invalid(say(context, 'tagLimit'));
  return addTag(state, state.featuredTags, user.id, name);
}

function featured(context: Context): Response {
  const user = requireUser(context, 'read:accounts');
  return json(featuredOf(context, user));
}

function featuredByAccount(context: Context): Response {
  optionalUser(context, 'read:accounts');
  return json(featuredOf(context, requireRecord(context)));
}

const featuredOf = ({ state }: Context, record: AccountRecord) =>
  state.featuredTags
    .filter(({ account }) => account === record.id)
    .map((row) => featuredEntity(record, row));

function createFeatured(context: Context): Response {
  const user = requireUser(context, 'write:accounts');
  const given = context.params.get('name');
  if (given === null || given === '') throw missing('name');
  const name = given.trim().replace(/^#/, '');
  if (!isTagName(name)) throw invalid('Name is invalid');
  return json(featuredEntity(user, feature(context, user, name, false)));
}

function removeFeatured(context: Context): Response {
  const user = requireUser(context, 'write:accounts');
  const { featuredTags } = context.state;
  const found = featuredTags.find(
    ({ row, account }) => account === user.id && String(row) === context.path[0],
  );
  if (found === undefined) throw notFound();
  removeTag(featuredTags, found);
  return json({});
}

/** POST /api/v1/tags/:name/feature and /unfeature, since 4.4 (mastodon.md §5). */
function featureByName(context: Context): Response {
  const user = requireUser(context, 'write:accounts');
  const name = requireName(context);
  feature(context, user, name, true);
  return json(tagEntity(context, name, user));
}

function unfeatureByName(context: Context): Response {
  const user = requireUser(context, 'write:accounts');
  const name = requireName(context);
  const { featuredTags } = context.state;
  removeTag(featuredTags, findTag(featuredTags, user.id, name));
  return json(tagEntity(context, name, user));
}

export const TAG_ROUTES: readonly Route[] = [
  get('/api/v1/tags/:name', show, { since: [4, 0] }),
  post('/api/v1/tags/:name/follow', follow, { since: [4, 0] }),
  post('/api/v1/tags/:name/unfollow', unfollow, { since: [4, 0] }),
  post('/api/v1/tags/:name/feature', featureByName, { since: [4, 4] }),
  post('/api/v1/tags/:name/unfeature', unfeatureByName, { since: [4, 4] }),
  get('/api/v1/followed_tags', followed, { since: [4, 0] }),
  get('/api/v1/featured_tags', featured),
  post('/api/v1/featured_tags', createFeatured),
  del('/api/v1/featured_tags/:id', removeFeatured),
  get('/api/v1/accounts/:id/featured_tags', featuredByAccount),
];

import { type Context, invalid, json, notFound, requireUser } from '../context.ts';
import { isTrue, listParam } from '../params.ts';
import { del, get, post, type Route } from '../route.ts';
import { addFilter, type FilteredPost, filtersOf, type Keyword } from '../state/filters.ts';
import { nextId } from '../state/state.ts';
import { requireFilter } from './filters.ts';

const postEntity = ({ id, post: status_id }: FilteredPost) => ({ id, status_id });

function list(context: Context): Response {
  const filter = requireFilter(context, requireUser(context, 'read:filters'));
  return json(filter.posts.map(postEntity));
}

/** POST /api/v2/filters/:id/statuses: a post that is there already is refused (mastodon.md §5). */
function add(context: Context): Response {
  const filter = requireFilter(context, requireUser(context, 'write:filters'));
  const status = context.params.get('status_id') ?? '';
  if (!context.state.posts.has(status)) throw invalid('Status must exist');
  if (filter.posts.some((one) => one.post === status)) {
    throw invalid('Status has already been taken');
  }
  const added = { id: nextId(context.state), post: status };
  filter.posts.push(added);
  return json(postEntity(added));
}

function remove(what: 'posts' | 'keywords') {
  return (context: Context): Response => {
    const user = requireUser(context, 'write:filters');
    for (const filter of filtersOf(context.state, user.id)) {
      const rows: (FilteredPost | Keyword)[] = filter[what];
      const place = rows.findIndex(({ id }) => id === context.path[0]);
      if (place < 0) continue;
      rows.splice(place, 1);
      return json({});
    }
    throw notFound();
  };
}

/** GET /api/v1/filters: one row per keyword; the only filters of 3.5 (mastodon.md §4.2). */
function listOld(context: Context): Response {
  const user = requireUser(context, 'read:filters');
  const rows = filtersOf(context.state, user.id).flatMap((filter) =>
    filter.keywords.map((keyword) => ({
      id: keyword.id,
      phrase: keyword.keyword,
      context: filter.context,
      whole_word: keyword.wholeWord,
      expires_at: filter.expiresAt === undefined ? null : new Date(filter.expiresAt).toISOString(),
      irreversible: filter.action === 'hide',
    })),
  );
  return json(rows);
}

/** POST /api/v1/filters */
function createOld(context: Context): Response {
  const user = requireUser(context, 'write:filters');
  const { params, state, now } = context;
  const phrase = params.get('phrase') ?? '';
  const contexts = listParam(params, 'context');
  if (phrase.trim() === '') throw invalid("Phrase can't be blank");
  if (contexts.length === 0) throw invalid("Context can't be blank");
  const seconds = Number.parseInt(params.get('expires_in') ?? '', 10) || 0;
  const filter = addFilter(state, {
    account: user.id,
    title: phrase,
    context: contexts,
    action: isTrue(params.get('irreversible') ?? '') ? 'hide' : 'warn',
    expiresAt: seconds > 0 ? now + seconds * 1000 : undefined,
  });
  const keyword = {
    id: nextId(state),
    keyword: phrase,
    wholeWord: isTrue(params.get('whole_word') ?? 'true'),
  };
  filter.keywords.push(keyword);
  return json({
    id: keyword.id,
    phrase,
    context: contexts,
    whole_word: keyword.wholeWord,
    expires_at: filter.expiresAt === undefined ? null : new Date(filter.expiresAt).toISOString(),
    irreversible: filter.action === 'hide',
  });
}

export const FILTERED_POST_ROUTES: readonly Route[] = [
  get('/api/v2/filters/:id/statuses', list, { since: [4, 0] }),
  post('/api/v2/filters/:id/statuses', add, { since: [4, 0] }),
  del('/api/v2/filters/statuses/:id', remove('posts'), { since: [4, 0] }),
  del('/api/v2/filters/keywords/:id', remove('keywords'), { since: [4, 0] }),
  get('/api/v1/filters', listOld),
  post('/api/v1/filters', createOld),
];

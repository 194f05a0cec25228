import { type Context, invalid, json, notFound, requireUser } from '../context.ts';
import { isTrue, listParam, rowsParam } from '../params.ts';
import { del, get, post, put, type Route } from '../route.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { addFilter, type Filter, filtersOf, type Keyword } from '../state/filters.ts';
import { nextId } from '../state/state.ts';
import { isSince } from '../versions.ts';
import { say } from '../words.ts';

const CONTEXTS = ['home', 'notifications', 'public', 'thread', 'account'];

/** The Filter entity of v2 (mastodon.md §4.2). */
function filterEntity(filter: Filter): object {
  return {
    id: filter.id,
    title: filter.title,
    context: filter.context,
    expires_at: filter.expiresAt === undefined ? null : new Date(filter.expiresAt).toISOString(),
    filter_action: filter.action,
    keywords: filter.keywords.map(keywordEntity),
    statuses: filter.posts.map((one) => ({ id: one.id, status_id: one.post })),
  };
}

const keywordEntity = ({ id, keyword, wholeWord }: Keyword) => ({
  id,
  keyword,
  whole_word: wholeWord,
});

export function requireFilter(context: Context, user: AccountRecord): Filter {
  const filter = context.state.filters.get(context.path[0] ?? '');
  if (filter === undefined || filter.account !== user.id) throw notFound();
  return filter;
}

function index(context: Context): Response {
  const user = requireUser(context, 'read:filters');
  return json(filtersOf(context.state, user.id).map(filterEntity));
}

function show(context: Context): Response {
  return json(filterEntity(requireFilter(context, requireUser(context, 'read:filters'))));
}

/** POST /api/v2/filters: another one each time (mastodon.md §5). */
function create(context: Context): Response {
  const user = requireUser(context, 'write:filters');
  const facts = factsFrom(context);
  const keywords = keywordsFrom(context);
  const filter = addFilter(context.state, { account: user.id, ...facts });
  filter.keywords = keywords;
  return json(filterEntity(filter));
}

function update(context: Context): Response {
  const filter = requireFilter(context, requireUser(context, 'write:filters'));
  const facts = factsFrom(context, filter);
  const keywords = keywordsFrom(context);
  Object.assign(filter, facts);
  filter.keywords.push(...keywords);
  return json(filterEntity(filter));
}

function factsFrom(context: Context, before?: Filter) {
  const { params, version, now } = context;
  const title = params.get('title') ?? before?.title ?? '';
  const contexts = listParam(params, 'context').filter((one) => one !== '');
  const chosen = contexts.length === 0 ? (before?.context ?? []) : contexts;
  const action = params.get('filter_action') ?? before?.action ?? 'warn';
  if (title.trim() === '') throw invalid("Title can't be blank");
  if (isSince(version, 4, 6) && [...title].length > 256) {
    throw invalid('Title is too long (maximum is 256 characters)');
  }
  if (chosen.length === 0) throw invalid(`Context can't be blank, Context ${badContext(context)}`);
  if (!chosen.every((one) => CONTEXTS.includes(one))) {
    throw invalid(`Context ${badContext(context)}`);
  }
  const actions = ['warn', 'hide', ...(isSince(version, 4, 4) ? ['blur'] : [])];
  if (!actions.includes(action)) throw invalid('Action is not included in the list');
  const given = params.get('expires_in');
  const seconds = Number.parseInt(given ?? '', 10) || 0;
  const expiresAt =
    given === null ? before?.expiresAt : seconds > 0 ? now + seconds * 1000 : undefined;
  return { title, context: chosen, action, expiresAt };
}

const badContext = (context: Context) => say(context, 'filterContext');

function keywordsFrom({ params, state }: Context): Keyword[] {
  return rowsParam(params, 'keywords_attributes')
    .filter((row) => (row.get('keyword') ?? '') !== '')
    .map((row) => newKeyword(state, row.get('keyword') ?? '', row.get('whole_word')));
}

function newKeyword(state: Context['state'], keyword: string, wholeWord?: string | null): Keyword {
  if ([...keyword].length > 512) {
    throw invalid('Keywords keyword is too long (maximum is 512 characters)');
  }
  // The column's default is true.
  return { id: nextId(state), keyword, wholeWord: wholeWord == null ? true : isTrue(wholeWord) };
}

function destroy(context: Context): Response {
  const filter = requireFilter(context, requireUser(context, 'write:filters'));
  context.state.filters.delete(filter.id);
  return json({});
}

function listKeywords(context: Context): Response {
  const filter = requireFilter(context, requireUser(context, 'read:filters'));
  return json(filter.keywords.map(keywordEntity));
}

function addKeyword(context: Context): Response {
  const filter = requireFilter(context, requireUser(context, 'write:filters'));
  const text = context.params.get('keyword') ?? '';
  if (text.trim() === '') throw invalid("Keyword can't be blank");
  const keyword = newKeyword(context.state, text, context.params.get('whole_word'));
  filter.keywords.push(keyword);
  return json(keywordEntity(keyword));
}

export const FILTER_ROUTES: readonly Route[] = [
  get('/api/v2/filters', index, { since: [4, 0] }),
  post('/api/v2/filters', create, { since: [4, 0] }),
  get('/api/v2/filters/:id', show, { since: [4, 0] }),
  put('/api/v2/filters/:id', update, { since: [4, 0] }),
  del('/api/v2/filters/:id', destroy, { since: [4, 0] }),
  get('/api/v2/filters/:id/keywords', listKeywords, { since: [4, 0] }),
  post('/api/v2/filters/:id/keywords', addKeyword, { since: [4, 0] }),
];

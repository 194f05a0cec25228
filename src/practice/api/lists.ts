import { ApiError, type Context, invalid, json, notFound, requireUser } from '../context.ts';
import { booleanParam, listParam } from '../params.ts';
import { del, get, post, put, type Route } from '../route.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { findFollow, isAccepted } from '../state/follows.ts';
import { addList, type List, listsOf, type RepliesPolicy } from '../state/lists.ts';
import { isSince } from '../versions.ts';
import { say } from '../words.ts';
import { pageOfAccounts } from './accounts.ts';
import { requireRecord } from './find.ts';

const POLICIES: readonly string[] = ['list', 'followed', 'none'] satisfies RepliesPolicy[];
const PER_ACCOUNT = 50;

function listEntity({ version }: Context, list: List): object {
  return {
    id: list.id,
    title: list.title,
    replies_policy: list.repliesPolicy,
    ...(isSince(version, 4, 2) ? { exclusive: list.exclusive } : {}),
  };
}

function requireList(context: Context, user: AccountRecord): List {
  const list = context.state.lists.get(context.path[0] ?? '');
  if (list === undefined || list.account !== user.id) throw notFound();
  return list;
}

function index(context: Context): Response {
  const user = requireUser(context, 'read:lists');
  return json(listsOf(context.state, user.id).map((list) => listEntity(context, list)));
}

function show(context: Context): Response {
  const user = requireUser(context, 'read:lists');
  return json(listEntity(context, requireList(context, user)));
}

/** POST /api/v1/lists: the same title again is a second list; 50 at most (mastodon.md §5). */
function create(context: Context): Response {
  const user = requireUser(context, 'write:lists');
  const facts = factsFrom(context);
  if (listsOf(context.state, user.id).length >= PER_ACCOUNT) {
    throw invalid(say(context, 'listLimit'));
  }
  return json(listEntity(context, addList(context.state, user.id, facts)));
}

function update(context: Context): Response {
  const user = requireUser(context, 'write:lists');
  const list = requireList(context, user);
  Object.assign(list, factsFrom(context, list));
  return json(listEntity(context, list));
}

function factsFrom({ params, version }: Context, before?: List) {
  const title = params.get('title') ?? before?.title ?? '';
  const policy = params.get('replies_policy') ?? before?.repliesPolicy ?? 'list';
  const exclusive = booleanParam(params, 'exclusive') ?? before?.exclusive ?? false;
  if (title.trim() === '') throw invalid("Title can't be blank");
  if (isSince(version, 4, 6) && [...title].length > 256) {
    throw invalid('Title is too long (maximum is 256 characters)');
  }
  if (!POLICIES.includes(policy)) throw invalid('Replies policy is not included in the list');
  const repliesPolicy = policy as RepliesPolicy;
  return { title, repliesPolicy, exclusive: isSince(version, 4, 2) && exclusive };
}

function destroy(context: Context): Response {
  const user = requireUser(context, 'write:lists');
  context.state.lists.delete(requireList(context, user).id);
  return json({});
}

/** GET /api/v1/lists/:id/accounts: by account ids; `limit=0` is all (mastodon.md §4.2). */
function members(context: Context): Response {
  const user = requireUser(context, 'read:lists');
  const list = requireList(context, user);
  const people = [...list.members]
    .flatMap((id) => context.state.accounts.get(id) ?? [])
    .filter(({ suspended }) => !suspended);
  return pageOfAccounts(context, people, context.params.get('limit') === '0');
}

/** POST /api/v1/lists/:id/accounts: all of them or none (mastodon.md §5, §5.2). */
function addMembers(context: Context): Response {
  const user = requireUser(context, 'write:lists');
  const list = requireList(context, user);
  const ids = new Set(listParam(context.params, 'account_ids'));
  const people = [...ids].map((id) => requireKnown(context, id));
  for (const person of people) {
    if (list.members.has(person.id)) {
      throw invalid(
        isSince(context.version, 4, 4)
          ? 'Account is already on the list'
          : 'Account has already been taken',
      );
    }
    if (person.id !== user.id) requireTie(context, user, person);
  }
  for (const person of people) list.members.add(person.id);
  return json({});
}

function requireKnown({ state }: Context, id: string): AccountRecord {
  const record = state.accounts.get(id);
  if (record === undefined) throw notFound();
  return record;
}

/** Followed up to 4.1, followed or requested from 4.2, the same with a reason from 4.4 (§5.2). */
function requireTie(context: Context, user: AccountRecord, person: AccountRecord): void {
  const { state, version, now } = context;
  const follow = findFollow(state, user.id, person.id);
  const enough = follow !== undefined && (isSince(version, 4, 2) || isAccepted(follow, now));
  if (enough) return;
  throw isSince(version, 4, 4)
    ? new ApiError(422, 'Validation failed: Account must be a followed account')
    : notFound();
}

function removeMembers(context: Context): Response {
  const user = requireUser(context, 'write:lists');
  const list = requireList(context, user);
  for (const id of listParam(context.params, 'account_ids')) list.members.delete(id);
  return json({});
}

/** GET /api/v1/accounts/:id/lists */
function listsWith(context: Context): Response {
  const user = requireUser(context, 'read:lists');
  const person = requireRecord(context);
  const lists = listsOf(context.state, user.id).filter(({ members }) => members.has(person.id));
  return json(lists.map((list) => listEntity(context, list)));
}

export const LIST_ROUTES: readonly Route[] = [
  get('/api/v1/lists', index),
  post('/api/v1/lists', create),
  get('/api/v1/lists/:id', show),
  put('/api/v1/lists/:id', update),
  del('/api/v1/lists/:id', destroy),
  get('/api/v1/lists/:id/accounts', members),
  post('/api/v1/lists/:id/accounts', addMembers),
  del('/api/v1/lists/:id/accounts', removeMembers),
  get('/api/v1/accounts/:id/lists', listsWith),
];

import { type Context, json, requireUser } from '../context.ts';
import { listParam } from '../params.ts';
import { post, type Route } from '../route.ts';
import { findFollow, isAccepted } from '../state/follows.ts';
import { addList, listsOf, type RepliesPolicy } from '../state/lists.ts';
import { refuse } from './errors.ts';
import { closedAfterMove, withToken } from './guard.ts';

/** POST /api/v1/lists: a title only once (gotosocial-observed.md §6). */
function create(context: Context): Response {
  const user = requireUser(context, 'write:lists');
  const { params, state } = context;
  const title = params.get('title') ?? '';
  if (title === '') return refuse(400, 'list title must be provided');
  if (listsOf(state, user.id).some((list) => list.title === title)) {
    return refuse(409, 'you already have a list with this title');
  }
  const repliesPolicy = (params.get('replies_policy') ?? 'list') as RepliesPolicy;
  const exclusive = params.get('exclusive') === 'true';
  const list = addList(state, user.id, { title, repliesPolicy, exclusive });
  return json({ id: list.id, title, replies_policy: repliesPolicy, exclusive });
}

/** POST /api/v1/lists/:id/accounts: one who is not followed refuses them all (§6). */
function addMembers(context: Context): Response {
  const user = requireUser(context, 'write:lists');
  const { state, path, now, params } = context;
  const list = state.lists.get(path[0] ?? '');
  if (list === undefined || list.account !== user.id) return refuse(404, 'list not found');
  const ids = listParam(params, 'account_ids');
  for (const id of ids) {
    const follow = findFollow(state, user.id, id);
    if (follow === undefined || !isAccepted(follow, now)) {
      return refuse(404, `account ${id} not currently followed`);
    }
    if (list.members.has(id)) return refuse(422, `account ${id} is already in list ${list.id}`);
  }
  for (const id of ids) list.members.add(id);
  return json({});
}

export const LIST_ROUTES: readonly Route[] = [
  post('/api/v1/lists', withToken(closedAfterMove(create))),
  post('/api/v1/lists/:id/accounts', withToken(closedAfterMove(addMembers))),
];

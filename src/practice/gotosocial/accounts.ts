import { accountEntity } from '../api/entities.ts';
import { handleFrom, requireRecord } from '../api/find.ts';
import { paginate } from '../api/paging.ts';
import { changeProfile } from '../api/profile-change.ts';
import { relationshipEntity } from '../api/relationship.ts';
import { type Context, json, requireUser } from '../context.ts';
import { announce } from '../federation/deliver.ts';
import { startFollow } from '../federation/start-follow.ts';
import { booleanParam, listParam } from '../params.ts';
import { get, patch, post, type Route } from '../route.ts';
import { type AccountRecord, findByHandle } from '../state/accounts.ts';
import { findFollow, requestsOf } from '../state/follows.ts';
import { isBlocking } from '../state/relations.ts';
import { ownEntity } from './entities.ts';
import { refuse } from './errors.ts';
import { closedAfterMove, withToken } from './guard.ts';

/** GET /api/v1/accounts/lookup: with a token, and never over the network (§6). */
function lookup(context: Context): Response {
  requireUser(context, 'read:accounts');
  const acct = context.params.get('acct') ?? '';
  const record = findByHandle(context.state, handleFrom(context, acct));
  if (record !== undefined) return json(accountEntity(context, record));
  return refuse(404, `${acct.startsWith('@') ? acct : `@${acct}`} not found`);
}

function verifyCredentials(context: Context): Response {
  return json(ownEntity(context, requireUser(context, 'read:accounts')));
}

/** Fields come as an object or by form names; a JSON array is refused (§6). */
async function updateCredentials(context: Context): Promise<Response> {
  const user = requireUser(context, 'write:accounts');
  const isArray = [...context.params.keys()].some((name) => name.startsWith('fields_attributes[]'));
  if (isArray) return refuse(400, 'json: cannot unmarshal array into Go struct field');
  await changeProfile({ ...context, version: '4.6.0' }, user);
  announce(context, user);
  return json(ownEntity(context, user));
}

/** An id nobody has gets a record all the same, with everything false (§6). */
function relationships(context: Context): Response {
  const user = requireUser(context, 'read:follows');
  const shown = listParam(context.params, 'id').map((id) => {
    const record = context.state.accounts.get(id);
    return record === undefined
      ? { ...relationshipEntity(context, user, user), id, requested_by: false }
      : relation(context, user, record);
  });
  return json(shown);
}

/** Without `languages`, with `requested_by` (§6). */
function relation(context: Context, from: AccountRecord, to: AccountRecord): object {
  const back = findFollow(context.state, to.id, from.id);
  const requested_by = back !== undefined && back.acceptedAt > context.now;
  return { ...relationshipEntity(context, from, to), requested_by };
}

/** Remote accounts are `requested` until their server has said yes, open ones too (§6). */
function follow(context: Context): Response {
  const user = requireUser(context, 'write:follows');
  const target = context.state.accounts.get(context.path[0] ?? '');
  if (target?.id === user.id) return refuse(406);
  if (target === undefined || isBetween(context, user, target)) {
    return refuse(404, 'target account not found');
  }
  const row = startFollow(context, user, target, {
    reblogs: booleanParam(context.params, 'reblogs'),
    notify: booleanParam(context.params, 'notify'),
  });
  row.posts += 1;
  return json(relation(context, user, target));
}

const isBetween = ({ state }: Context, user: AccountRecord, target: AccountRecord) =>
  isBlocking(state, user.id, target.id) || isBlocking(state, target.id, user.id);

/** GET /api/v1/follow_requests/outgoing: what Mastodon cannot tell (§6). */
function outgoing(context: Context): Response {
  const user = requireUser(context, 'read:follows');
  const { state, now } = context;
  const { page, headers } = paginate(context, requestsOf(state, 'from', user.id, now), {
    limit: 40,
    idOf: ({ row }) => String(row),
  });
  const people = page.flatMap(({ to }) => state.accounts.get(to) ?? []);
  return json(
    people.map((person) => accountEntity(context, person)),
    { headers },
  );
}

function show(context: Context): Response {
  requireUser(context, 'read:accounts');
  return json(accountEntity(context, requireRecord(context)));
}

export const ACCOUNT_ROUTES: readonly Route[] = [
  get('/api/v1/accounts/lookup', withToken(lookup)),
  get('/api/v1/accounts/verify_credentials', withToken(verifyCredentials)),
  patch('/api/v1/accounts/update_credentials', withToken(updateCredentials)),
  get('/api/v1/accounts/relationships', withToken(relationships)),
  get('/api/v1/accounts/:id', withToken(show)),
  post('/api/v1/accounts/:id/follow', withToken(closedAfterMove(follow))),
  get('/api/v1/follow_requests/outgoing', withToken(outgoing)),
];

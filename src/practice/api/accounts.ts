import { ApiError, type Context, json, notFound, optionalUser } from '../context.ts';
import { listParam } from '../params.ts';
import { get, type Route } from '../route.ts';
import { type AccountRecord, findByHandle } from '../state/accounts.ts';
import { followsOf } from '../state/follows.ts';
import { isBlocking, rowsOf } from '../state/relations.ts';
import { accountEntity } from './entities.ts';
import { handleFrom, isThere, requireRecord } from './find.ts';
import { compareIds, paginate } from './paging.ts';

/** Public reading: a token need not be sent, and a moved account's still does (mastodon.md §4.1). */
const reader = (context: Context) => optionalUser(context, 'read:accounts');

/** GET /api/v1/accounts/lookup: only whom this server has met, never the network (§6). */
function lookup(context: Context): Response {
  reader(context);
  const record = findByHandle(context.state, handleFrom(context, context.params.get('acct') ?? ''));
  if (record === undefined || record.gone) throw notFound();
  return json(accountEntity(context, record));
}

/** GET /api/v1/accounts/:id */
function showAccount(context: Context): Response {
  reader(context);
  return json(accountEntity(context, requireRecord(context)));
}

/** GET /api/v1/accounts?id[]=, since 4.3: at most 40 (mastodon.md §4.2). */
function showAccounts(context: Context): Response {
  reader(context);
  const ids = new Set(context.params.getAll('id[]'));
  if (ids.size > 40) throw new ApiError(422, 'Mastodon::ValidationError');
  const records = [...context.state.accounts.values()].filter(
    (record) => ids.has(record.id) && isThere(context, record),
  );
  return json(records.map((record) => accountEntity(context, record)));
}

/** GET /api/v1/accounts/:id/following and /followers, paged by row ids (§4.2, §4.3). */
function listFollows(side: 'from' | 'to') {
  return (context: Context): Response => {
    const user = reader(context);
    const { state, now } = context;
    const record = requireRecord(context);
    if (isHidden(context, record, user)) return json([]);
    const { page, headers } = paginate(context, followsOf(state, side, record.id, now), {
      limit: 40,
      idOf: ({ row }) => String(row),
    });
    const people = page.flatMap(
      (follow) => state.accounts.get(side === 'from' ? follow.to : follow.from) ?? [],
    );
    return json(
      people.map((person) => accountEntity(context, person)),
      { headers },
    );
  };
}

/** One's own list is visible even when it is hidden from others (mastodon.md §4.2). */
function isHidden(
  { state }: Context,
  record: AccountRecord,
  user: AccountRecord | undefined,
): boolean {
  if (record.suspended) return true;
  if (user?.id === record.id) return false;
  return record.hideCollections || (user !== undefined && isBlocking(state, record.id, user.id));
}

/** GET /api/v1/accounts/:id/endorsements: public since 4.4 (mastodon.md §4.2). */
function listEndorsed(context: Context): Response {
  reader(context);
  return endorsedBy(context, requireRecord(context));
}

/** Paged by account ids; `limit=0` is all of them (mastodon.md §4.2, §4.3). */
export function endorsedBy(context: Context, record: AccountRecord): Response {
  const { state, params } = context;
  const people = rowsOf(state.endorsements.values(), ({ from }) => from === record.id)
    .flatMap(({ to }) => state.accounts.get(to) ?? [])
    .filter(({ suspended }) => !suspended);
  return pageOfAccounts(context, people, params.get('limit') === '0');
}

/** Pages made of account ids, for lists and endorsements (mastodon.md §4.3). */
export function pageOfAccounts(
  context: Context,
  people: readonly AccountRecord[],
  all: boolean,
): Response {
  const shown = (page: readonly AccountRecord[]) =>
    page.map((record) => accountEntity(context, record));
  if (all) return json(shown(people));
  const newest = [...people].sort((one, two) => compareIds(two.id, one.id));
  const { page, headers } = paginate(context, newest, { limit: 40, idOf: ({ id }) => id });
  return json(shown(page), { headers });
}

/** Ids of the form `id[]` or `id`. */
export const idsOf = ({ params }: Context) => listParam(params, 'id');

export const ACCOUNT_ROUTES: readonly Route[] = [
  get('/api/v1/accounts/lookup', lookup),
  get('/api/v1/accounts', showAccounts, { since: [4, 3] }),
  get('/api/v1/accounts/:id', showAccount),
  get('/api/v1/accounts/:id/following', listFollows('from')),
  get('/api/v1/accounts/:id/followers', listFollows('to')),
  get('/api/v1/accounts/:id/endorsements', listEndorsed, { since: [4, 4] }),
];

import { ApiError, type Context, json, optionalUser, requireUser } from './context.ts';
import { accountEntity, credentialAccountEntity, relationshipEntity } from './entities.ts';
import { type AccountRecord, findByHandle, followsOf, personOf, resolveHandle } from './state.ts';
import { isSince } from './world.ts';

const NOT_FOUND = () => new ApiError(404, 'Record not found');

/** GET /api/v1/accounts/verify_credentials (mastodon.md §4.2). */
export function verifyCredentials(context: Context): Response {
  return json(credentialAccountEntity(context, requireUser(context, 'read:accounts')));
}

/** GET /api/v1/accounts/lookup: only whom this server has met, never the network (§6). */
export function lookup(context: Context): Response {
  optionalUser(context, 'read:accounts');
  const record = findByHandle(context.state, handleFrom(context, context.params.get('acct') ?? ''));
  if (record === undefined) throw NOT_FOUND();
  return json(accountEntity(context, record));
}

/** GET /api/v1/accounts/:id */
export function showAccount(context: Context): Response {
  optionalUser(context, 'read:accounts');
  return json(accountEntity(context, requireRecord(context)));
}

/**
 * GET /api/v2/search (mastodon.md §6): `resolve` needs a user; nobody of that name on a
 * server that answers is 200 with nothing, and somebody similar may take the one place. A server
 * that does not answer is 503: the failure of the connection is not caught on the way
 * [app/services/resolve_account_service.rb, api/error_handling.rb @ 4.6.5].
 */
export function search(context: Context): Response {
  const { params, options, state, version } = context;
  const resolve = ['true', '1'].includes(params.get('resolve') ?? '');
  const user = optionalUser(context, 'read:search');
  const needsUser = resolve || !isSince(version, 4, 0);
  if (needsUser && user === undefined) {
    throw new ApiError(401, 'Search queries that resolve remote resources require authentication');
  }
  const query = params.get('q');
  if (query === null || query === '')
    throw new ApiError(400, 'param is missing or the value is empty: q');
  const handle = handleFrom(context, query);
  const exact = resolve ? resolveHandle(state, options, handle) : findByHandle(state, handle);
  if (resolve && exact === undefined && isSilent(options, handle)) {
    throw new ApiError(503, 'Remote data could not be fetched');
  }
  const found = exact !== undefined && !exact.suspended ? exact : similarTo(context, handle);
  const accounts = found === undefined ? [] : [accountEntity(context, found)];
  return json({ accounts, statuses: [], hashtags: [] });
}

/** Whether nothing answers under this name: the server is dead, or there is none. */
function isSilent({ people, server }: Context['options'], handle: string): boolean {
  const host = handle.split('@')[1] ?? '';
  const there = people.filter((person) => person.handle.endsWith(`@${host}`));
  const asked = there.find((person) => person.handle === handle);
  return host !== server && (asked?.dead === true || there.length === 0);
}

/** Mastodon's fuzzy search leaves out who has moved (§6); one name in four finds a namesake here. */
function similarTo(context: Context, handle: string): AccountRecord | undefined {
  const [name = ''] = handle.split('@');
  for (const record of context.state.accounts.values()) {
    if (record.handle === handle || record.movedTo !== undefined || record.suspended) continue;
    if (name.length > 2 && record.username.startsWith(name.slice(0, 3))) return record;
  }
  return undefined;
}

/** GET /api/v1/accounts/relationships: `id[]` without a maximum, suspended people left out (§4.2). */
export function relationships(context: Context): Response {
  const user = requireUser(context, 'read:follows');
  const all = isSince(context.version, 4, 3) && context.params.get('with_suspended') === 'true';
  const ids = [...context.params.getAll('id[]'), ...context.params.getAll('id')];
  const records = ids.flatMap((id) => context.state.accounts.get(id) ?? []);
  const shown = records.filter((record) => all || !record.suspended);
  return json(shown.map((record) => relationshipEntity(context, user, record)));
}

/** GET /api/v1/accounts/:id/following and /followers, paged by row ids (§4.2, §4.3). */
export function listFollows(side: 'from' | 'to') {
  return (context: Context): Response => {
    optionalUser(context, 'read:accounts');
    const { state, params, url, options } = context;
    const record = requireRecord(context);
    const asked = Number(params.get('limit') ?? 40);
    const limit = Math.min(Number.isInteger(asked) && asked >= 0 ? asked : 40, 80);
    const before = Number(params.get('max_id') ?? Number.POSITIVE_INFINITY);
    const after = Number(params.get('since_id') ?? 0);
    const rows = followsOf(state, side, record.id, options.now())
      .filter(({ row }) => row < before && row > after)
      .slice(0, limit);
    const people = rows.flatMap(
      (row) => state.accounts.get(side === 'from' ? row.to : row.from) ?? [],
    );
    const headers = new Headers();
    const last = rows.at(-1);
    const first = rows[0];
    const page = (name: string, row: number) =>
      `<${options.origin}${url.pathname}?limit=${limit}&${name}=${row}>`;
    const links = [
      // Present when the page is full, so the last one may be followed by an empty one (§4.3).
      ...(last !== undefined && rows.length === limit
        ? [`${page('max_id', last.row)}; rel="next"`]
        : []),
      ...(first !== undefined ? [`${page('since_id', first.row)}; rel="prev"`] : []),
    ];
    if (links.length > 0) headers.set('Link', links.join(', '));
    return json(
      people.map((person) => accountEntity(context, person)),
      { headers },
    );
  };
}

export function requireRecord(context: Context): AccountRecord {
  const record = context.state.accounts.get(context.path[0] ?? '');
  if (record === undefined) throw NOT_FOUND();
  return record;
}

/** A leading `@` is stripped, a bare name is local, names compare case-insensitively (§6). */
function handleFrom(context: Context, text: string): string {
  const bare = text.trim().replace(/^@/, '').toLowerCase();
  const handle = bare.includes('@') ? bare : `${bare}@${context.options.server}`;
  const [name = '', server = ''] = handle.split('@');
  try {
    return `${name}@${new URL(`https://${server}`).host}`;
  } catch {
    return handle;
  }
}

/** Whether somebody's server would take a follow from this account at all. */
export function refusesFollow(context: Context, record: AccountRecord): boolean {
  return personOf(context.options, record.handle)?.refuses === true;
}

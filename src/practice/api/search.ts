import { ApiError, type Context, json, missing, optionalUser, requireUser } from '../context.ts';
import { booleanParam } from '../params.ts';
import { get, type Route } from '../route.ts';
import {
  type AccountRecord,
  findByHandle,
  findByUri,
  isPeopled,
  isRefusedServer,
  personOf,
  resolveHandle,
  resolveUri,
} from '../state/accounts.ts';
import { findPostByUri, isVisible, type Post, resolvePost } from '../state/posts.ts';
import { isSince } from '../versions.ts';
import { accountEntity } from './entities.ts';
import { handleFrom, isThere } from './find.ts';
import { limitOf } from './paging.ts';
import { statusEntity } from './status-entity.ts';

/**
 * GET /api/v2/search (mastodon.md §6): `resolve` needs a user; nobody of that name on a server that
 * answers is 200 with nothing; without an exact match somebody similar may take the one place.
 */
async function search(context: Context): Promise<Response> {
  const { params, version } = context;
  const resolve = booleanParam(params, 'resolve') ?? false;
  // The whole of it on 3.5.
  const user = isSince(version, 4, 0)
    ? optionalUser(context, 'read:search')
    : requireUser(context, 'read:search');
  const query = params.get('q');
  if (query === null || query === '') throw missing('q');
  if (user === undefined && params.get('offset')) {
    throw new ApiError(401, 'Search queries pagination is not supported without authentication');
  }
  if (resolve && user === undefined) {
    throw new ApiError(
      401,
      'Search queries that resolve remote resources are not supported without authentication',
    );
  }
  const found = await find(context, query, resolve, limitOf(context, 20), user);
  const type = params.get('type');
  const wants = (kind: string) => type === null || type === '' || type === kind;
  return json({
    accounts: wants('accounts') ? found.accounts.map((one) => accountEntity(context, one)) : [],
    statuses: wants('statuses') ? found.posts.map((one) => statusEntity(context, one, user)) : [],
    hashtags: [],
  });
}

type Found = { readonly accounts: readonly AccountRecord[]; readonly posts: readonly Post[] };

async function find(
  context: Context,
  query: string,
  resolve: boolean,
  limit: number,
  user: AccountRecord | undefined,
): Promise<Found> {
  if (limit === 0) return { accounts: [], posts: [] };
  if (/^https?:\/\//.test(query)) return findByAddress(context, query, resolve, user);
  const accounts = await searchAccounts(context, query, resolve, limit);
  return { accounts, posts: [] };
}

async function findByAddress(
  context: Context,
  address: string,
  resolve: boolean,
  user: AccountRecord | undefined,
): Promise<Found> {
  const { state, now } = context;
  const known = findPostByUri(state, address) ?? findByUri(state, address);
  if (known === undefined && resolve) await slowly(context);
  const post = resolve ? resolvePost(context, address) : findPostByUri(state, address);
  if (post !== undefined) {
    return { accounts: [], posts: isVisible(state, post, user, now) ? [post] : [] };
  }
  const account = resolve ? resolveUri(context, address) : findByUri(state, address);
  const shown = account !== undefined && !account.suspended && isThere(context, account);
  return { accounts: shown ? [account] : [], posts: [] };
}

/** An exact handle first; the places that are left go to those whose names are like it. */
async function searchAccounts(
  context: Context,
  query: string,
  resolve: boolean,
  limit: number,
): Promise<readonly AccountRecord[]> {
  const handle = handleFrom(context, query);
  const before = findByHandle(context.state, handle);
  const isHandle = /^@?[^@\s]+@[^@\s]+$/.test(query.trim());
  if (resolve && isHandle && isDue(context, handle, before)) {
    await slowly(context);
    if (isSilent(context, handle)) throw new ApiError(503, 'Remote data could not be fetched');
  }
  // A bare name is never an exact match, not even of somebody here (`username_complete?` of
  // app/services/account_search_service.rb @ 4.6.5): who comes first is chance, so not the one sought.
  const sought = resolve && isHandle ? resolveHandle(context, handle) : before;
  const exact = isHandle ? sought : undefined;
  const shown = exact !== undefined && !exact.suspended && isThere(context, exact) ? [exact] : [];
  if (shown.length === limit) return shown;
  const similar = similarTo(context, handle).filter((record) => record !== exact);
  const others = isHandle ? similar : similar.toSorted((one) => (one.local ? 1 : -1));
  return [...shown, ...others].slice(0, limit);
}

const DAY = 86_400_000;

/** The network is asked for who is unknown, or was last read more than a day ago (§6). */
function isDue(context: Context, handle: string, before: AccountRecord | undefined): boolean {
  const [, server = ''] = handle.split('@');
  if (before?.local === true || isRefusedServer(context, server)) return false;
  if (server === context.options.server) return false;
  return before === undefined || context.now - before.fetchedAt > DAY;
}

/**
 * Nothing answers under this name: their server is dead, or there is none. Only WebFinger's own
 * errors are caught on the way, so this is the 503 of §6 [resolve_account_service.rb,
 * api/error_handling.rb @ 4.6.5; seen on 4.6.5]. GoToSocial finds nobody.
 */
function isSilent({ options, network }: Context, handle: string): boolean {
  const [, server = ''] = handle.split('@');
  if (options.software === 'gotosocial' || network.peerOf(server) !== undefined) return false;
  return !isPeopled(options, server) || personOf(options, handle)?.dead === true;
}

/** Mastodon's fuzzy search leaves out who has moved (§6). */
function similarTo(context: Context, handle: string): readonly AccountRecord[] {
  const [name = ''] = handle.split('@');
  if (name.length <= 2) return [];
  return [...context.state.accounts.values()].filter(
    (record) =>
      record.username.toLowerCase().startsWith(name.slice(0, 3)) &&
      record.movedTo === undefined &&
      !record.suspended &&
      isThere(context, record),
  );
}

/** A slow server holds the call; a proxy in front may cut it (mastodon.md §6). */
async function slowly({ options }: Context): Promise<void> {
  const slow = options.quirks?.slowResolve ?? 0;
  if (slow === 0) return;
  await options.wait?.(Math.min(slow, 60_000));
  if (slow >= 60_000) throw new CutByProxy();
}

/** 504 without CORS headers (mastodon.md §1.3). */
export class CutByProxy extends Error {}

/** GET /api/v1/accounts/search: the same for accounts, as a plain list (§6). */
async function searchForAccounts(context: Context): Promise<Response> {
  requireUser(context, 'read:accounts');
  const resolve = booleanParam(context.params, 'resolve') ?? false;
  const query = context.params.get('q') ?? '';
  const found = await searchAccounts(context, query, resolve, limitOf(context, 40));
  return json(found.map((record) => accountEntity(context, record)));
}

export const SEARCH_ROUTES: readonly Route[] = [
  get('/api/v2/search', search),
  get('/api/v1/accounts/search', searchForAccounts),
];

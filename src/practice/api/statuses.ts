import {
  ApiError,
  type Context,
  forbidden,
  json,
  notFound,
  optionalUser,
  requireUser,
} from '../context.ts';
import { get, post, type Route } from '../route.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { addMark, isVisible, type Mark, type Post, removeMark } from '../state/posts.ts';
import { isBlocking, rowsOf } from '../state/relations.ts';
import { requireRecord } from './find.ts';
import { compareIds, paginate } from './paging.ts';
import { statusEntity } from './status-entity.ts';

function visiblePost(context: Context, user: AccountRecord | undefined): Post {
  const found = context.state.posts.get(context.path[0] ?? '');
  if (found === undefined || !isVisible(context.state, found, user, context.now)) throw notFound();
  return found;
}

/** GET /api/v1/statuses/:id */
function show(context: Context): Response {
  const user = optionalUser(context, 'read:statuses');
  return json(statusEntity(context, visiblePost(context, user), user));
}

/** GET /api/v1/statuses?id[]=, since 4.3: at most 20 (mastodon.md §4.2). */
function showMany(context: Context): Response {
  const user = optionalUser(context, 'read:statuses');
  const ids = new Set(context.params.getAll('id[]'));
  if (ids.size > 20) throw new ApiError(422, 'Mastodon::ValidationError');
  const { state, now } = context;
  const shown = [...state.posts.values()].filter(
    (one) => ids.has(one.id) && isVisible(state, one, user, now),
  );
  return json(shown.map((one) => statusEntity(context, one, user)));
}

/** GET /api/v1/accounts/:id/statuses: newest first; nothing is pinned here. */
function byAccount(context: Context): Response {
  const user = optionalUser(context, 'read:statuses');
  const author = requireRecord(context);
  const { state, params, now } = context;
  const pinned = params.get('pinned') === 'true';
  const posts = [...state.posts.values()]
    .filter((one) => one.account === author.id && isVisible(state, one, user, now) && !pinned)
    .sort((one, two) => compareIds(two.id, one.id));
  const { page, headers } = paginate(context, posts, { limit: 20, idOf: ({ id }) => id });
  return json(
    page.map((one) => statusEntity(context, one, user)),
    { headers },
  );
}

type Kind = 'bookmarks' | 'favourites';
const marksOf = ({ state }: Context, kind: Kind): Mark[] => state[kind];

/** GET /api/v1/bookmarks, /favourites: by their own rows, with `min_id` (mastodon.md §4.2). */
function listMarks(kind: Kind) {
  return (context: Context): Response => {
    const user = requireUser(context, `read:${kind}`);
    const rows = rowsOf(marksOf(context, kind), ({ account }) => account === user.id);
    const { page, headers } = paginate(context, rows, {
      limit: 20,
      idOf: ({ row }) => String(row),
      prev: 'min_id',
    });
    const posts = page.flatMap(({ post: id }) => context.state.posts.get(id) ?? []);
    return json(
      posts.map((one) => statusEntity(context, one, user)),
      { headers },
    );
  };
}

/** POST …/bookmark, …/favourite: idempotent; 404 when not visible (mastodon.md §5). */
function mark(kind: Kind) {
  return (context: Context): Response => {
    const user = requireUser(context, `write:${kind}`);
    const found = visiblePost(context, user);
    // `StatusPolicy#favourite?`: not what was written by somebody one blocks.
    if (kind === 'favourites' && isBlocking(context.state, user.id, found.account)) {
      throw forbidden();
    }
    addMark(context.state, marksOf(context, kind), user.id, found.id);
    return json(statusEntity(context, found, user));
  };
}

function unmark(kind: Kind) {
  return (context: Context): Response => {
    const user = requireUser(context, `write:${kind}`);
    const found = context.state.posts.get(context.path[0] ?? '');
    if (found === undefined) throw notFound();
    removeMark(marksOf(context, kind), user.id, found.id);
    return json(statusEntity(context, found, user));
  };
}

export const STATUS_ROUTES: readonly Route[] = [
  get('/api/v1/statuses', showMany, { since: [4, 3] }),
  get('/api/v1/statuses/:id', show),
  get('/api/v1/accounts/:id/statuses', byAccount),
  get('/api/v1/bookmarks', listMarks('bookmarks')),
  get('/api/v1/favourites', listMarks('favourites')),
  post('/api/v1/statuses/:id/bookmark', mark('bookmarks')),
  post('/api/v1/statuses/:id/unbookmark', unmark('bookmarks')),
  post('/api/v1/statuses/:id/favourite', mark('favourites')),
  post('/api/v1/statuses/:id/unfavourite', unmark('favourites')),
];

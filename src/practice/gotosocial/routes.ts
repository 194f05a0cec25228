import { API_ROUTES } from '../api/routes.ts';
import type { Handler, Route } from '../route.ts';
import { ACCOUNT_ROUTES } from './accounts.ts';
import { MOVE_ROUTES } from './alias-and-move.ts';
import { DOCUMENT_ROUTES } from './documents.ts';
import { EXPORT_ROUTES } from './exports.ts';
import { as, closedAfterMove, pick, withToken } from './guard.ts';
import { IMPORT_ROUTES } from './imports.ts';
import { INSTANCE_ROUTES } from './instance.ts';
import { LIST_ROUTES } from './lists.ts';
import { OAUTH_ROUTES } from './oauth.ts';
import { PANEL_ROUTES } from './panel-migration.ts';
import { SIGN_IN_ROUTES } from './sign-in-pages.ts';

/** The same as Mastodon's, with a token (other-servers.md §4.1, "API coverage"). */
const READ = [
  'GET /api/v1/accounts/search',
  'GET /api/v1/accounts/:id/following',
  'GET /api/v1/accounts/:id/followers',
  'GET /api/v1/accounts/:id/lists',
  'GET /api/v1/accounts/:id/statuses',
  'GET /api/v1/blocks',
  'GET /api/v1/mutes',
  'GET /api/v1/bookmarks',
  'GET /api/v1/favourites',
  'GET /api/v1/featured_tags',
  'GET /api/v1/filters',
  'GET /api/v2/filters',
  'GET /api/v2/filters/:id',
  'GET /api/v2/filters/:id/keywords',
  'GET /api/v2/filters/:id/statuses',
  'GET /api/v1/follow_requests',
  'GET /api/v1/followed_tags',
  'GET /api/v1/lists',
  'GET /api/v1/lists/:id',
  'GET /api/v1/lists/:id/accounts',
  'GET /api/v1/preferences',
  'GET /api/v1/statuses/:id',
  'GET /api/v1/tags/:name',
  'GET /api/v2/search',
];

/** Removing is still open to who has moved, creating and updating is not (§7). */
const REMOVE = [
  'POST /api/v1/accounts/:id/unfollow',
  'POST /api/v1/accounts/:id/unblock',
  'POST /api/v1/accounts/:id/unmute',
  'DELETE /api/v1/lists/:id',
  'DELETE /api/v1/lists/:id/accounts',
  'DELETE /api/v2/filters/:id',
  'POST /api/v1/statuses/:id/unbookmark',
  'POST /api/v1/statuses/:id/unfavourite',
  'POST /api/v1/tags/:name/unfollow',
  'DELETE /api/v1/statuses/:id',
  'DELETE /api/v1/profile/avatar',
  'DELETE /api/v1/profile/header',
  'POST /api/v1/follow_requests/:id/reject',
];

const CREATE = [
  'POST /api/v1/accounts/:id/block',
  'POST /api/v1/accounts/:id/mute',
  'POST /api/v1/accounts/:id/note',
  'PUT /api/v1/lists/:id',
  'POST /api/v2/filters',
  'PUT /api/v2/filters/:id',
  'POST /api/v2/filters/:id/keywords',
  'POST /api/v2/filters/:id/statuses',
  'POST /api/v1/follow_requests/:id/authorize',
  'POST /api/v1/statuses',
  'POST /api/v1/statuses/:id/bookmark',
  'POST /api/v1/statuses/:id/favourite',
  'POST /api/v1/tags/:name/follow',
  'POST /api/v1/media',
  'POST /api/v2/media',
];

const PICTURES = [
  'GET /avatars/original/missing.png',
  'GET /headers/original/missing.png',
  'GET /system/accounts/avatars/:id/:size',
  'GET /system/accounts/headers/:id/:size',
];

/** Filters, tags and lists are those of Mastodon 4.2, at the least. */
const modern = as('4.2.0');
const isModern = (name: string) => /filters|tags|lists/.test(name);

const wrapped = (wrap: (handle: Handler) => Handler, names: readonly string[]) => [
  ...pick(API_ROUTES, names.filter(isModern), (handle) => wrap(modern(handle))),
  ...pick(
    API_ROUTES,
    names.filter((name) => !isModern(name)),
    wrap,
  ),
];

export const GOTOSOCIAL_ROUTES: readonly Route[] = [
  ...ACCOUNT_ROUTES,
  ...MOVE_ROUTES,
  ...DOCUMENT_ROUTES,
  ...EXPORT_ROUTES,
  ...IMPORT_ROUTES,
  ...INSTANCE_ROUTES,
  ...LIST_ROUTES,
  ...OAUTH_ROUTES,
  ...SIGN_IN_ROUTES,
  ...PANEL_ROUTES,
  ...wrapped(withToken, READ),
  ...wrapped(withToken, REMOVE),
  ...wrapped((handle) => withToken(closedAfterMove(handle)), CREATE),
  ...pick(API_ROUTES, PICTURES, (handle) => handle),
];

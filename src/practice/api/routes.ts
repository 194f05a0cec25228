import type { Route } from '../route.ts';
import { ACCOUNT_ROUTES } from './accounts.ts';
import { APP_ROUTES } from './apps.ts';
import { COLLECTION_ROUTES } from './collections.ts';
import { FILTERED_POST_ROUTES } from './filtered-posts.ts';
import { FILTER_ROUTES } from './filters.ts';
import { FOLLOW_ROUTES } from './follow.ts';
import { FOLLOW_REQUEST_ROUTES } from './follow-requests.ts';
import { INSTANCE_ROUTES } from './instance.ts';
import { LIST_ROUTES } from './lists.ts';
import { ME_ROUTES } from './me.ts';
import { OAUTH_ROUTES } from './oauth.ts';
import { OWN_LIST_ROUTES } from './own-lists.ts';
import { PICTURE_ROUTES } from './pictures.ts';
import { POSTING_ROUTES } from './posting.ts';
import { RELATION_ROUTES } from './relations.ts';
import { SEARCH_ROUTES } from './search.ts';
import { SIGN_UP_ROUTES } from './sign-up.ts';
import { STATUS_ROUTES } from './statuses.ts';
import { TAG_ROUTES } from './tags.ts';

/** Everything Mastodon answers to a program (mastodon.md §2, §4.2, §5, §6, §13). */
export const API_ROUTES: readonly Route[] = [
  ...ACCOUNT_ROUTES,
  ...APP_ROUTES,
  ...COLLECTION_ROUTES,
  ...FILTERED_POST_ROUTES,
  ...FILTER_ROUTES,
  ...FOLLOW_ROUTES,
  ...FOLLOW_REQUEST_ROUTES,
  ...INSTANCE_ROUTES,
  ...LIST_ROUTES,
  ...ME_ROUTES,
  ...OAUTH_ROUTES,
  ...OWN_LIST_ROUTES,
  ...PICTURE_ROUTES,
  ...POSTING_ROUTES,
  ...RELATION_ROUTES,
  ...SEARCH_ROUTES,
  ...SIGN_UP_ROUTES,
  ...STATUS_ROUTES,
  ...TAG_ROUTES,
];

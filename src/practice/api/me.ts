import { type Context, json, requireUser } from '../context.ts';
import { announce } from '../federation/deliver.ts';
import { isTrue } from '../params.ts';
import { del, get, patch, type Route } from '../route.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { userOf } from '../state/users.ts';
import { isSince } from '../versions.ts';
import { credentialAccountEntity, profileEntity } from './entities.ts';
import { changeProfile } from './profile-change.ts';

type Entity = (context: Context, record: AccountRecord) => object;

/** `profile` is enough since 4.3 (mastodon.md §4.2). */
function requireReader(context: Context): AccountRecord {
  const scopes = isSince(context.version, 4, 3) ? ['profile', 'read:accounts'] : ['read:accounts'];
  return requireUser(context, ...scopes);
}

/** GET /api/v1/accounts/verify_credentials, /api/v1/profile (mastodon.md §4.2). */
const show = (entity: Entity) => (context: Context) =>
  json(entity(context, requireReader(context)));

/** PATCH update_credentials, and profile from 4.6 (mastodon.md §5). */
function update(entity: Entity) {
  return async (context: Context): Promise<Response> => {
    const user = requireUser(context, 'write:accounts');
    await changeProfile(context, user);
    changePostingDefaults(context, user);
    announce(context, user);
    return json(entity(context, user));
  };
}

/** `source[…]`: the four posting defaults an API can write (mastodon.md §5.3). */
function changePostingDefaults(context: Context, record: AccountRecord): void {
  const { params, version } = context;
  const user = userOf(context, record);
  if (user === undefined) return;
  user.privacy = params.get('source[privacy]') ?? user.privacy;
  const sensitive = params.get('source[sensitive]');
  if (sensitive !== null) user.sensitive = isTrue(sensitive);
  const language = params.get('source[language]');
  if (language !== null) user.language = language === '' ? null : language;
  if (isSince(version, 4, 5)) {
    user.quotePolicy = params.get('source[quote_policy]') ?? user.quotePolicy;
  }
}

/** DELETE /api/v1/profile/avatar and /header, since 4.2 (mastodon.md §5). */
function removePicture(kind: 'avatar' | 'header') {
  return (context: Context): Response => {
    const user = requireUser(context, 'write:accounts');
    user[kind] = undefined;
    announce(context, user);
    return json(credentialAccountEntity(context, user));
  };
}

/** GET /api/v1/preferences (mastodon.md §4.2). */
function preferences(context: Context): Response {
  const record = requireUser(context, 'read:accounts');
  const { version, options } = context;
  const user = userOf(context, record);
  return json({
    'posting:default:visibility': user?.privacy,
    'posting:default:sensitive': user?.sensitive,
    'posting:default:language': user?.language ?? options.locale ?? 'en',
    ...(isSince(version, 4, 5) ? { 'posting:default:quote_policy': user?.quotePolicy } : {}),
    'reading:expand:media': 'default',
    'reading:expand:spoilers': false,
    ...(isSince(version, 4, 1) ? { 'reading:autoplay:gifs': false } : {}),
  });
}

export const ME_ROUTES: readonly Route[] = [
  get('/api/v1/accounts/verify_credentials', show(credentialAccountEntity)),
  patch('/api/v1/accounts/update_credentials', update(credentialAccountEntity)),
  get('/api/v1/profile', show(profileEntity), { since: [4, 6] }),
  patch('/api/v1/profile', update(profileEntity), { since: [4, 6] }),
  del('/api/v1/profile/avatar', removePicture('avatar'), { since: [4, 2] }),
  del('/api/v1/profile/header', removePicture('header'), { since: [4, 2] }),
  get('/api/v1/preferences', preferences),
];

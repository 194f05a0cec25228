import type { Context } from './context.ts';
import { type AccountRecord, findFollow, followsOf, isAccepted } from './state.ts';
import { toUnicode } from './unicode-name.ts';
import { isSince } from './world.ts';

/** Where an account's pages and documents are: here, or on its own server. */
export function originOfRecord(context: Context, record: AccountRecord): string {
  return record.local ? context.options.origin : `https://${record.server}`;
}

export function actorUri(context: Context, record: AccountRecord): string {
  return `${originOfRecord(context, record)}/users/${record.username}`;
}

/** `acct`: bare for local accounts, and in Unicode, unlike the files (mastodon.md §4.3). */
export function acctOf(record: AccountRecord): string {
  return record.local ? record.username : `${record.username}@${toUnicode(record.server)}`;
}

/** The Account entity (mastodon.md §4.4). */
export function accountEntity(context: Context, record: AccountRecord, nested = false): object {
  const { state, version } = context;
  const now = context.options.now();
  const moved = record.movedTo === undefined ? undefined : state.accounts.get(record.movedTo);
  const blank = record.suspended;
  return {
    id: record.id,
    username: record.username,
    acct: acctOf(record),
    display_name: blank ? '' : record.displayName,
    locked: record.locked,
    bot: false,
    discoverable: blank ? null : true,
    group: false,
    created_at: '2022-11-05T00:00:00.000Z',
    note: '',
    url: `${originOfRecord(context, record)}/@${record.username}`,
    ...(isSince(version, 4, 2) ? { uri: actorUri(context, record) } : {}),
    avatar: `${context.options.origin}/avatars/original/missing.png`,
    avatar_static: `${context.options.origin}/avatars/original/missing.png`,
    header: `${context.options.origin}/headers/original/missing.png`,
    header_static: `${context.options.origin}/headers/original/missing.png`,
    followers_count: followsOf(state, 'to', record.id, now).length,
    following_count: followsOf(state, 'from', record.id, now).length,
    statuses_count: 0,
    last_status_at: null,
    emojis: [],
    fields: [],
    ...(record.suspended ? { suspended: true } : {}),
    // One level deep: the nested one never has its own (mastodon.md §4.4).
    ...(moved !== undefined && !nested ? { moved: accountEntity(context, moved, true) } : {}),
  };
}

/** `verify_credentials` adds `source` and `role` (mastodon.md §4.2). */
export function credentialAccountEntity(context: Context, record: AccountRecord): object {
  return {
    ...accountEntity(context, record),
    source: {
      privacy: 'public',
      sensitive: false,
      language: null,
      note: '',
      fields: [],
      follow_requests_count: 0,
    },
    ...(isSince(context.version, 4, 0)
      ? { role: { id: '-99', name: '', color: '', permissions: '0', highlighted: false } }
      : {}),
  };
}

/** The Relationship entity; `optimistic` is how POST follow answers (mastodon.md §5.1). */
export function relationshipEntity(
  context: Context,
  from: AccountRecord,
  to: AccountRecord,
  optimistic = false,
): object {
  const { state } = context;
  const now = context.options.now();
  const follow = findFollow(state, from.id, to.id);
  const back = findFollow(state, to.id, from.id);
  const accepted = follow !== undefined && (isAccepted(follow, now) || (optimistic && !to.locked));
  return {
    id: to.id,
    following: accepted,
    showing_reblogs: follow?.reblogs ?? false,
    notifying: follow?.notify ?? false,
    languages: follow?.languages ?? null,
    followed_by: back !== undefined && isAccepted(back, now),
    blocking: false,
    blocked_by: false,
    muting: false,
    muting_notifications: false,
    requested: follow !== undefined && !accepted,
    requested_by: false,
    domain_blocking: false,
    endorsed: false,
    note: '',
  };
}

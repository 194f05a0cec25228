import type { Context } from '../context.ts';
import type { AccountRecord, Picture } from '../state/accounts.ts';
import { countFollows, requestsOf } from '../state/follows.ts';
import { userOf } from '../state/users.ts';
import { toUnicode } from '../unicode-name.ts';
import { isSince } from '../versions.ts';

/** `acct`: bare for local accounts, Unicode for international domains (mastodon.md §4.3). */
function acctOf(record: AccountRecord): string {
  return record.local ? record.username : `${record.username}@${toUnicode(record.server)}`;
}

/** Day of an account, without its hour (`created_at.midnight`). */
const midnight = (time: number) => `${new Date(time).toISOString().slice(0, 10)}T00:00:00.000Z`;

/** The Account entity (mastodon.md §4.4); suspended ones keep their name and lose the rest. */
export function accountEntity(context: Context, record: AccountRecord, nested = false): object {
  const { state, version, now } = context;
  const since = (major: number, minor: number) => isSince(version, major, minor);
  const moved = record.movedTo === undefined ? undefined : state.accounts.get(record.movedTo);
  const blank = record.suspended;
  return {
    id: record.id,
    username: record.username,
    acct: acctOf(record),
    display_name: blank ? '' : record.displayName,
    locked: blank ? false : record.locked,
    bot: blank ? false : record.bot,
    discoverable: blank ? false : record.discoverable,
    ...(since(4, 3) ? { indexable: blank ? false : record.indexable } : {}),
    group: false,
    created_at: midnight(record.createdAt),
    note: blank ? '' : formatted(record.note),
    url: record.url,
    ...(since(4, 2) ? { uri: record.uri } : {}),
    ...pictures(context, record),
    followers_count: countFollows(state, 'to', record.id, now),
    following_count: countFollows(state, 'from', record.id, now),
    statuses_count: [...state.posts.values()].filter(({ account }) => account === record.id).length,
    last_status_at: null,
    ...(since(4, 3) ? { hide_collections: record.local ? record.hideCollections : null } : {}),
    ...(since(4, 6) ? { show_media: true, show_media_replies: true, show_featured: true } : {}),
    emojis: [],
    fields: blank ? [] : record.fields.map((field) => ({ ...field, verified_at: null })),
    ...(record.suspended ? { suspended: true } : {}),
    ...(record.local ? { noindex: !record.indexable } : {}),
    ...(record.local && since(4, 1) ? { roles: [] } : {}),
    ...(since(4, 6)
      ? { feature_approval: { automatic: [], manual: [], current_user: 'missing' } }
      : {}),
    // One level deep: the nested one never has its own; hidden before 4.1 when that has moved too.
    ...(moved !== undefined && !nested && !blank && (since(4, 1) || moved.movedTo === undefined)
      ? { moved: accountEntity(context, moved, true) }
      : {}),
  };
}

function pictures({ version }: Context, record: AccountRecord): object {
  const described = isSince(version, 4, 6);
  const { avatar, header } = pictureUrls(record);
  return {
    avatar,
    avatar_static: avatar,
    ...(described ? { avatar_description: record.avatarDescription } : {}),
    header,
    header_static: header,
    ...(described ? { header_description: record.headerDescription } : {}),
  };
}

/** Static files: no CORS header, so `<img>` alone shows them (mastodon.md §1.2). */
function pictureUrls(record: AccountRecord) {
  const origin = new URL(record.url).origin;
  const at = (kind: 'avatar' | 'header', picture: Picture | undefined) =>
    picture === undefined || record.suspended
      ? `${origin}/${kind}s/original/missing.png`
      : `${origin}/system/accounts/${kind}s/${record.id}/${picture.bytes.length}`;
  return { avatar: at('avatar', record.avatar), header: at('header', record.header) };
}

/** `verify_credentials` adds `source` and `role` (mastodon.md §4.2). */
export function credentialAccountEntity(context: Context, record: AccountRecord): object {
  const { version, state, now } = context;
  const user = userOf(context, record);
  const since = (major: number, minor: number) => isSince(version, major, minor);
  const waiting = requestsOf(state, 'to', record.id, now).length;
  return {
    ...accountEntity(context, record),
    source: {
      privacy: user?.privacy,
      sensitive: user?.sensitive,
      language: user?.language ?? null,
      note: record.note,
      fields: record.fields.map((field) => ({ ...field, verified_at: null })),
      // Capped (mastodon.md §15.2).
      follow_requests_count: Math.min(waiting, 40),
      ...(since(4, 2)
        ? {
            hide_collections: record.hideCollections,
            discoverable: record.discoverable,
            indexable: record.indexable,
          }
        : {}),
      ...(since(4, 4) ? { attribution_domains: record.attributionDomains } : {}),
      ...(since(4, 5) ? { quote_policy: user?.quotePolicy } : {}),
    },
    ...(since(4, 0)
      ? { role: { id: '-99', name: '', permissions: '65536', color: '', highlighted: false } }
      : {}),
  };
}

/** GET /api/v1/profile, since 4.6: raw texts, no address for a picture that is not there. */
export function profileEntity(context: Context, record: AccountRecord): object {
  const { avatar, header } = pictureUrls(record);
  const shown = record.avatar === undefined ? null : avatar;
  const above = record.header === undefined ? null : header;
  return {
    id: record.id,
    display_name: record.displayName,
    note: record.note,
    fields: record.fields.map((field) => ({ ...field, verified_at: null })),
    formatted_note: formatted(record.note),
    formatted_fields: record.fields.map((field) => ({ ...field, verified_at: null })),
    avatar: shown,
    avatar_static: shown,
    avatar_description: record.avatarDescription,
    header: above,
    header_static: above,
    header_description: record.headerDescription,
    locked: record.locked,
    bot: record.bot,
    hide_collections: record.hideCollections,
    discoverable: record.discoverable,
    indexable: record.indexable,
    show_media: true,
    show_media_replies: true,
    show_featured: true,
    attribution_domains: record.attributionDomains,
    featured_tags: context.state.featuredTags
      .filter(({ account }) => account === record.id)
      .map(({ row, name }) => ({
        id: String(row),
        name,
        url: `${record.url}/tagged/${name}`,
        statuses_count: '0',
        last_status_at: null,
      })),
  };
}

function formatted(note: string): string {
  const safe = note.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);
  return safe === '' ? '' : `<p>${safe.replaceAll('\n', '<br />')}</p>`;
}

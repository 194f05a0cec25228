import { isSince } from '../versions.ts';

const OBJECTS = [
  'accounts',
  'blocks',
  'bookmarks',
  'favourites',
  'filters',
  'follows',
  'lists',
  'mutes',
  'statuses',
];

/** The server's scopes (mastodon.md §2.9); `profile` since 4.3, collections since 4.6. */
export function scopesOf(version: string): readonly string[] {
  const collections = isSince(version, 4, 6) ? ['read:collections', 'write:collections'] : [];
  return [
    'read',
    'write',
    'follow',
    'push',
    ...(isSince(version, 4, 3) ? ['profile'] : ['crypto']),
    ...OBJECTS.map((name) => `read:${name}`),
    'read:notifications',
    'read:search',
    ...OBJECTS.map((name) => `write:${name}`),
    'write:conversations',
    'write:media',
    'write:notifications',
    'write:reports',
    ...collections,
  ];
}

/**
 * What reading everything from the old account needs (mastodon.md §2.9), and nothing that writes.
 * `read:statuses` is for the posts of filters. All of them are known since before 3.5.
 */
export const SNAPSHOT_SCOPES: readonly string[] = [
  'read:accounts',
  'read:follows',
  'read:blocks',
  'read:mutes',
  'read:lists',
  'read:bookmarks',
  'read:favourites',
  'read:filters',
  'read:statuses',
];

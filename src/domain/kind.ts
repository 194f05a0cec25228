/** What an export file of Mastodon can hold (mastodon.md §7.1). */
export const KINDS = [
  'follows',
  'lists',
  'mutes',
  'blocks',
  'domain-blocks',
  'bookmarks',
  'filters',
] as const;

export type Kind = (typeof KINDS)[number];

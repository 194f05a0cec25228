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

/**
 * Files that tell of several kinds at once: what no file of Mastodon's holds, out of a take-away kit
 * (docs/kit-format.md), and the archive (mastodon.md §9). They tell more of a thing than a list does.
 */
export const WHOLE_KINDS = ['kit', 'archive'] as const;

export type WholeKind = (typeof WHOLE_KINDS)[number];

/** Whatever a file given can be. */
export type FileKind = Kind | WholeKind;

export function isWhole(kind: FileKind): kind is WholeKind {
  return kind === 'kit' || kind === 'archive';
}

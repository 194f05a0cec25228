import type { TableKind } from './columns.ts';

/**
 * The beginnings of names that Mastodon's import page knows (mastodon.md §8.2), of GoToSocial's
 * (gotosocial-observed.md §8) and of Misskey's [misskey: Export*ProcessorService.ts]. Browsers add
 * to the end of a name, never to its beginning.
 */
const BEGINNINGS: readonly (readonly [RegExp, TableKind | 'followers'])[] = [
  [/^followers/, 'followers'],
  [/^follow(?:s|ing)/, 'follows'],
  [/^(?:muted_accounts|mutes|mute-)/, 'mutes'],
  [/^(?:domain_blocks|blocked_domains)/, 'domain-blocks'],
  [/^(?:blocked_accounts|blocks|blocking-)/, 'blocks'],
  [/^bookmarks/, 'bookmarks'],
  [/^(?:lists|user-lists-)/, 'lists'],
];

export function kindByName(name: string): TableKind | 'followers' | undefined {
  const file = name.toLowerCase();
  return BEGINNINGS.find(([beginning]) => beginning.test(file))?.[1];
}

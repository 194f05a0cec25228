import type { Kind } from '../domain/kind.ts';
import { isSince, type Software, type Version } from './software.ts';

/** Which files the import page of a server takes (mastodon.md §8.1; gotosocial-observed.md §8). */
export function importTakes(software: Software, version: Version | undefined): readonly Kind[] {
  switch (software) {
    case 'mastodon':
    case 'glitch':
      return [
        ...OF_EVERY_VERSION,
        // A version that is not told is taken for a recent one, as its page is (pages.ts).
        ...(version === undefined || isSince(version, 4, 2) ? (['lists'] as const) : []),
        ...(version !== undefined && isSince(version, 4, 6) ? (['filters'] as const) : []),
      ];
    case 'gotosocial':
      return ['follows', 'blocks', 'mutes'];
    case 'pleroma':
    case 'akkoma':
    case 'misskey':
    case 'pixelfed':
    case 'friendica':
    case 'other':
    case 'unknown':
      return [];
  }
}

const OF_EVERY_VERSION = [
  'follows',
  'blocks',
  'mutes',
  'domain-blocks',
  'bookmarks',
] as const satisfies readonly Kind[];

/** From 4.2 an upload is shown first, and runs when it is confirmed (mastodon.md §8.1). */
export function importAsksToConfirm(version: Version | undefined): boolean {
  return version === undefined || isSince(version, 4, 2);
}

import { MAX_PATH } from './limits.ts';

/** Characters that have no place in a path: controls, and those that turn what is read around. */
const HIDDEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/**
 * The path of an entry as it may be shown and compared, or `undefined` where it leads out of its
 * container or hides something. A leading `/` is no trick: up to 4.1 media lie under the whole path
 * of the server's disk (mastodon.md §9). Nothing is ever written to a path, so what is left is safe.
 */
export function safePath(name: string): string | undefined {
  if (name.length > MAX_PATH || HIDDEN.test(name)) return undefined;
  const parts = name.replaceAll('\\', '/').split('/');
  if (parts.includes('..') || /^[a-z]:$/i.test(parts[0] ?? '')) return undefined;
  const path = parts.filter((part) => part !== '' && part !== '.').join('/');
  return path === '' ? undefined : path;
}

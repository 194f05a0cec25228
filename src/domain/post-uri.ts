import { parseServer } from './address.ts';

/** Characters. Four times the longest we know of. */
const MAX_LENGTH = 2_048;

const POST_URI = /^https?:\/\/([^\s/?#@\\]+)[/?][^\s\p{Cc}]+$/iu;

/**
 * Whether a text can be the ActivityPub id of a post (mastodon.md §7.3): a web address on a named
 * server. It is compared letter by letter, so it is kept as it was written.
 */
export function isPostUri(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  const server = POST_URI.exec(text)?.[1];
  return server !== undefined && parseServer(server).ok;
}

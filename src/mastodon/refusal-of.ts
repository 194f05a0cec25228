import type { Refusal } from '../domain/reading.ts';
import type { MastodonError } from './errors.ts';
import { isNotThere } from './own-page.ts';

/**
 * Why the account's own lists cannot be had from this server, when that is nobody's fault and asking
 * again changes nothing: a version or software without them (404; 405 where only the method is
 * missing, gotosocial-observed.md §4), or a token that may not (403, mastodon.md §2.8).
 */
export function refusalOf(error: MastodonError): Refusal | undefined {
  const { code } = error;
  if (isNotThere(error)) return 'not-offered';
  return code === 'scope' || code === 'forbidden' ? 'not-allowed' : undefined;
}

import { type Destination, type Parsed, parseDestination } from '../domain/address.ts';
import { isReachable } from '../mastodon/origin.ts';

export type ReadDestination =
  | Parsed<Destination>
  /** Of one's own machine or network, where a hosted page has no business. */
  | { readonly ok: false; readonly problem: 'not-public' };

/** What somebody typed for a server or an account, as far as this build goes there. */
export function readDestination(text: string): ReadDestination {
  const parsed = parseDestination(text);
  if (parsed.ok && !isReachable(parsed.value.server)) return { ok: false, problem: 'not-public' };
  return parsed;
}

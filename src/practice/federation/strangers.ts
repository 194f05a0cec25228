import type { Here } from '../network.ts';
import {
  type AccountRecord,
  findByHandle,
  isRefusedServer,
  meetPerson,
  personOf,
  resolveHandle,
} from '../state/accounts.ts';

/** Who sent this: whoever can send an activity can be read, known so far or not. */
export function senderOf(here: Here, handle: string): AccountRecord | undefined {
  const [, server = ''] = handle.split('@');
  if (isRefusedServer(here, server)) return undefined;
  const known = findByHandle(here.state, handle);
  if (known !== undefined) return known;
  if (here.network.peerOf(server) !== undefined) return resolveHandle(here, handle);
  return meetPerson(here, personOf(here.options, handle) ?? { handle });
}

/**
 * Reads an account again whatever its age, as the Move's form does (`skip_cache`, mastodon.md §1.4);
 * whoever does not answer cannot be found, even when they were known.
 */
export function resolveFresh(here: Here, handle: string): AccountRecord | undefined {
  const found = resolveHandle(here, handle, true);
  if (found === undefined || found.local) return found;
  const peer = here.network.peerOf(found.server);
  if (peer === undefined) {
    return personOf(here.options, handle)?.dead === true ? undefined : found;
  }
  return peer.readActor(handle, here.options.server) === undefined ? undefined : found;
}

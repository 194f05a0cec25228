import type { Here } from '../network.ts';
import { type AccountRecord, findByUri } from '../state/accounts.ts';
import { cachedActor } from './actor-cache.ts';

/** The target's aliases as this server reads them: its own from the database, others' by fetch. */
export function aliasesSeenBy(here: Here, target: AccountRecord): readonly string[] {
  if (target.local) return target.alsoKnownAs;
  const peer = here.network.peerOf(target.server);
  if (peer === undefined) return target.alsoKnownAs;
  return peer.readActor(target.handle, here.options.server)?.alsoKnownAs ?? [];
}

/** As third servers read it: through the cache of the target's server (mastodon.md §1.4). */
export function aliasesSeenFromOutside(here: Here, target: AccountRecord): readonly string[] {
  const home = target.local ? here : here.network.peerOf(target.server);
  const record = home && findByUri(home.state, target.uri);
  if (home === undefined || record === undefined) return [];
  return cachedActor(home, record).actor.alsoKnownAs;
}

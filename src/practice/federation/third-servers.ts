import type { Here } from '../network.ts';
import { type AccountRecord, personOf } from '../state/accounts.ts';
import { removeFollow } from '../state/follows.ts';
import type { ServerOptions } from '../world.ts';
import { aliasesSeenFromOutside } from './aliases-seen.ts';
import { isSame } from './deliver.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/**
 * How long a third server takes to carry one of its people over after a Move, in milliseconds;
 * never: `undefined`. Mastodon only says "minutes to days", and that leftovers are normal
 * (mastodon.md §10.2): the shares are ours, and the same for the same handle every time.
 */
export function carriesAfter(options: ServerOptions, handle: string): number | undefined {
  const person = personOf(options, handle);
  if (person?.dead === true || person?.suspended === true) return undefined;
  const after = person?.carriesMoveAfter;
  if (after !== undefined) return after === Number.POSITIVE_INFINITY ? undefined : after;
  // From a GoToSocial everybody was seen to go in about a second (gotosocial-observed.md §7).
  if (options.software === 'gotosocial') return 1_000;
  const [, server = ''] = handle.split('@');
  // Software that does not know Move is a matter of the server, haste one of the queue.
  if (share(server) < 0.06) return undefined;
  const draw = share(handle);
  if (draw < 0.8) return MINUTE + (draw / 0.8) * 9 * MINUTE;
  if (draw < 0.95) return 10 * MINUTE + ((draw - 0.8) / 0.15) * 3 * HOUR;
  return 24 * HOUR + ((draw - 0.95) / 0.05) * 48 * HOUR;
}

/** A number between 0 and 1 that belongs to a text (FNV-1a, stirred once more). */
function share(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) / 4_294_967_296;
}

/**
 * A third server does as Mastodon does: reads the target, wants the alias, follows there and leaves
 * here; otherwise nothing, and never again (mastodon.md §10.2).
 */
export function carryThirdFollower(
  here: Here,
  follower: AccountRecord,
  origin: AccountRecord,
  target: AccountRecord,
): void {
  if (!aliasesSeenFromOutside(here, target).includes(origin.uri)) return;
  const home = here.network
    .peers()
    .find((peer) => (target.local ? isSame(peer, here) : peer.options.server === target.server));
  if (home === undefined) return;
  home.receive({ type: 'Follow', actor: follower.handle, object: target.handle });
  removeFollow(here.state, follower.id, origin.id);
}

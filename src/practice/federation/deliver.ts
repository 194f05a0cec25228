import type { Activity, Here, Peer } from '../network.ts';
import { type AccountRecord, findByHandle } from '../state/accounts.ts';
import { later } from '../state/jobs.ts';

/** How long a message is under way, in milliseconds. */
const DELIVERY = 500;

/** Sends an activity to the server of a handle; third servers hear nothing. */
export function deliver(here: Here, to: string, activity: Activity): void {
  const [, server = ''] = to.split('@');
  const peer = here.network.peerOf(server);
  if (peer !== undefined && !isSame(peer, here)) send(peer, activity);
}

/** Tells every server that knows an account something about it: `Update`, `Delete` (§10.1). */
export function announce(here: Here, record: AccountRecord, type: 'Update' | 'Delete' = 'Update') {
  for (const peer of here.network.peers()) {
    if (isSame(peer, here) || findByHandle(peer.state, record.handle) === undefined) continue;
    send(peer, { type, actor: record.handle });
  }
}

export function send(peer: Peer, activity: Activity): void {
  later(peer.state, peer.options.now() + DELIVERY, () => peer.receive(activity));
}

export function isSame(peer: Peer, here: Here): boolean {
  return peer.state === here.state;
}

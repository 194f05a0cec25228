import type { Activity, Here } from '../network.ts';
import { type AccountRecord, findByHandle, resolveUri } from '../state/accounts.ts';
import {
  acceptFollow,
  addFollow,
  findFollow,
  followsOf,
  removeFollow,
  requestsOf,
} from '../state/follows.ts';
import { addBlock, isBlocking, pairKey } from '../state/relations.ts';
import { renderActor } from './actor-cache.ts';
import { deliver } from './deliver.ts';
import { receiveMove } from './move.ts';
import { senderOf } from './strangers.ts';

/** What another server tells this one. */
export function receive(here: Here, activity: Activity): void {
  const actor = senderOf(here, activity.actor);
  if (actor === undefined) return;
  switch (activity.type) {
    case 'Update':
      applyUpdate(here, actor);
      return;
    case 'Delete':
      forget(here, actor);
      return;
    case 'Move':
      receiveMove(here, actor, activity.target);
      return;
    default: {
      const object = findByHandle(here.state, activity.object);
      if (object?.local) hear(here, activity.type, actor, object);
    }
  }
}

type Said = Exclude<Activity, { type: 'Update' | 'Delete' | 'Move' }>['type'];

function hear(here: Here, type: Said, actor: AccountRecord, object: AccountRecord): void {
  const { state } = here;
  switch (type) {
    case 'Follow':
      receiveFollow(here, actor, object);
      return;
    case 'Accept': {
      const follow = findFollow(state, object.id, actor.id);
      const now = here.options.now();
      if (follow !== undefined) acceptFollow(state, follow, now);
      return;
    }
    case 'Reject':
      removeFollow(state, object.id, actor.id);
      return;
    case 'Undo Follow':
      removeFollow(state, actor.id, object.id);
      return;
    case 'Block':
      removeFollow(state, object.id, actor.id);
      removeFollow(state, actor.id, object.id);
      addBlock(state, actor.id, object.id);
      return;
    case 'Undo Block':
      state.blocks.delete(pairKey(actor.id, object.id));
      return;
  }
}

/** Nobody can follow who has moved (mastodon.md §10.4); the locked decide themselves (§5.1). */
function receiveFollow(here: Here, actor: AccountRecord, object: AccountRecord): void {
  const { state, options } = here;
  const now = options.now();
  const said = { actor: object.handle, object: actor.handle };
  if (
    object.movedTo !== undefined ||
    object.suspended ||
    object.gone ||
    isBlocking(state, object.id, actor.id)
  ) {
    deliver(here, actor.handle, { type: 'Reject', ...said });
    return;
  }
  const before = findFollow(state, actor.id, object.id);
  const acceptedAt = object.locked ? Number.POSITIVE_INFINITY : now;
  const follow = before ?? addFollow(state, actor.id, object.id, now, acceptedAt);
  if (follow.acceptedAt <= now) deliver(here, actor.handle, { type: 'Accept', ...said });
}

/** An `Update` carries the document itself: no cache is asked (mastodon.md §10.1, §10.2). */
function applyUpdate(here: Here, record: AccountRecord): void {
  const peer = here.network.peerOf(record.server);
  const theirs = peer && findByHandle(peer.state, record.handle);
  if (peer === undefined || theirs === undefined) return;
  const { actor } = renderActor(peer, theirs);
  record.displayName = actor.displayName;
  record.locked = actor.locked;
  record.suspended = actor.suspended;
  record.alsoKnownAs = actor.alsoKnownAs;
  record.fetchedAt = here.options.now();
  record.movedTo = actor.movedTo === undefined ? undefined : resolveUri(here, actor.movedTo)?.id;
}

/** Deleted on its own server (mastodon.md §10.5). */
export function forget(here: Here, record: AccountRecord): void {
  const { state } = here;
  record.gone = true;
  record.movedTo = undefined;
  record.alsoKnownAs = [];
  const now = here.options.now();
  for (const side of ['from', 'to'] as const) {
    for (const { from, to } of [
      ...followsOf(state, side, record.id, now),
      ...requestsOf(state, side, record.id, now),
    ]) {
      removeFollow(state, from, to);
    }
  }
}

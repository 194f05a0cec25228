import { type Context, json } from '../context.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { findFollow, isAccepted } from '../state/follows.ts';
import { findMute, isBlocking, isDomainBlocking, pairKey } from '../state/relations.ts';
import { isSince } from '../versions.ts';

/** The Relationship entity; `optimistic` is how POST follow answers (mastodon.md §4.2, §5.1). */
export function relationshipEntity(
  { state, version, now }: Context,
  from: AccountRecord,
  to: AccountRecord,
  optimistic = false,
): object {
  const follow = findFollow(state, from.id, to.id);
  const back = findFollow(state, to.id, from.id);
  const mute = findMute(state, from.id, to.id, now);
  const accepted = follow !== undefined && (isAccepted(follow, now) || (optimistic && !to.locked));
  const answered = back !== undefined && isAccepted(back, now);
  return {
    id: to.id,
    following: accepted,
    showing_reblogs: follow?.reblogs ?? false,
    notifying: follow?.notify ?? false,
    ...(isSince(version, 4, 0) ? { languages: follow?.languages ?? null } : {}),
    followed_by: answered,
    blocking: isBlocking(state, from.id, to.id),
    blocked_by: isBlocking(state, to.id, from.id),
    muting: mute !== undefined,
    muting_notifications: mute?.notifications ?? false,
    ...(isSince(version, 4, 6) ? { muting_expires_at: expiry(mute?.expiresAt) } : {}),
    requested: follow !== undefined && !accepted,
    ...(isSince(version, 4, 1) ? { requested_by: back !== undefined && !answered } : {}),
    domain_blocking: !to.local && isDomainBlocking(state, from.id, to.server),
    endorsed: state.endorsements.has(pairKey(from.id, to.id)),
    note: state.notes.get(pairKey(from.id, to.id)) ?? '',
  };
}

const expiry = (time: number | undefined) =>
  time === undefined ? null : new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');

/** What every act on a person answers with. */
export function answerRelationship(context: Context, from: AccountRecord, to: AccountRecord) {
  return json(relationshipEntity(context, from, to));
}

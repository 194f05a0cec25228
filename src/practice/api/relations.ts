import { type Context, invalid, json, notFound, requireUser } from '../context.ts';
import { deliver } from '../federation/deliver.ts';
import { booleanParam } from '../params.ts';
import { get, post, type Route } from '../route.ts';
import { findFollow, isAccepted, removeFollow } from '../state/follows.ts';
import { addBlock, addEndorsement, findMute, pairKey, setMute } from '../state/relations.ts';
import { isSince } from '../versions.ts';
import { say } from '../words.ts';
import { idsOf } from './accounts.ts';
import { isThere, requireRecord } from './find.ts';
import { compareIds } from './paging.ts';
import { answerRelationship, relationshipEntity } from './relationship.ts';

/** GET /api/v1/accounts/relationships: no maximum on ids; suspended people are left out (§4.2). */
function relationships(context: Context): Response {
  const user = requireUser(context, 'read:follows');
  const { state, params, version } = context;
  const all = isSince(version, 4, 3) && booleanParam(params, 'with_suspended') === true;
  const records = [...new Set(idsOf(context))].flatMap((id) => state.accounts.get(id) ?? []);
  const shown = records.filter((record) => isThere(context, record) && (all || !record.suspended));
  // The order is the table's and not that of the question from 4.3.
  if (isSince(version, 4, 3)) shown.sort((one, two) => compareIds(one.id, two.id));
  return json(shown.map((record) => relationshipEntity(context, user, record)));
}

/** POST …/block: ends follows and requests both ways; oneself: nothing happens (§5). */
function block(context: Context): Response {
  const user = requireUser(context, 'write:blocks');
  const target = requireRecord(context);
  if (target.id !== user.id) {
    removeFollow(context.state, user.id, target.id);
    removeFollow(context.state, target.id, user.id);
    addBlock(context.state, user.id, target.id);
    tell(context, 'Block', user.handle, target.handle);
  }
  return answerRelationship(context, user, target);
}

function unblock(context: Context): Response {
  const user = requireUser(context, 'write:blocks');
  const target = requireRecord(context);
  context.state.blocks.delete(pairKey(user.id, target.id));
  tell(context, 'Undo Block', user.handle, target.handle);
  return answerRelationship(context, user, target);
}

function tell(context: Context, type: 'Block' | 'Undo Block', actor: string, object: string): void {
  deliver(context, object, { type, actor, object });
}

/** POST …/mute: notifications too unless told otherwise; 0 seconds is for ever (§5). */
function mute(context: Context): Response {
  const user = requireUser(context, 'write:mutes');
  const target = requireRecord(context);
  const { params, now, state } = context;
  const seconds = Number.parseInt(params.get('duration') ?? '0', 10) || 0;
  const expiresAt = seconds === 0 ? undefined : now + seconds * 1000;
  const notifications = booleanParam(params, 'notifications') ?? true;
  if (target.id !== user.id) setMute(state, user.id, target.id, notifications, expiresAt);
  return answerRelationship(context, user, target);
}

function unmute(context: Context): Response {
  const user = requireUser(context, 'write:mutes');
  const target = requireRecord(context);
  if (findMute(context.state, user.id, target.id, context.now) !== undefined) {
    context.state.mutes.delete(pairKey(user.id, target.id));
  }
  return answerRelationship(context, user, target);
}

/** POST …/note: at most 2,000 characters, blank deletes (§5). */
function note(context: Context): Response {
  const user = requireUser(context, 'write:accounts');
  const target = requireRecord(context);
  const comment = context.params.get('comment') ?? '';
  const key = pairKey(user.id, target.id);
  if ([...comment].length > 2000) {
    throw invalid('Comment is too long (maximum is 2000 characters)');
  }
  if (comment.trim() === '') context.state.notes.delete(key);
  else context.state.notes.set(key, comment);
  return answerRelationship(context, user, target);
}

/** POST …/endorse, …/pin: a pending request is not enough (§5). */
function endorse(context: Context): Response {
  const user = requireUser(context, 'write:accounts');
  const target = requireRecord(context);
  const { state, now } = context;
  const follow = findFollow(state, user.id, target.id);
  if (follow === undefined || !isAccepted(follow, now)) throw invalid(say(context, 'endorse'));
  addEndorsement(state, user.id, target.id);
  return answerRelationship(context, user, target);
}

function unendorse(context: Context): Response {
  const user = requireUser(context, 'write:accounts');
  const target = requireRecord(context);
  context.state.endorsements.delete(pairKey(user.id, target.id));
  return answerRelationship(context, user, target);
}

/** POST …/remove_from_followers */
function removeFollower(context: Context): Response {
  const user = requireUser(context, 'write:follows');
  const target = requireRecord(context);
  if (findFollow(context.state, target.id, user.id) === undefined) throw notFound();
  removeFollow(context.state, target.id, user.id);
  deliver(context, target.handle, { type: 'Reject', actor: user.handle, object: target.handle });
  return answerRelationship(context, user, target);
}

export const RELATION_ROUTES: readonly Route[] = [
  get('/api/v1/accounts/relationships', relationships),
  post('/api/v1/accounts/:id/block', block),
  post('/api/v1/accounts/:id/unblock', unblock),
  post('/api/v1/accounts/:id/mute', mute),
  post('/api/v1/accounts/:id/unmute', unmute),
  post('/api/v1/accounts/:id/note', note),
  post('/api/v1/accounts/:id/pin', endorse),
  post('/api/v1/accounts/:id/unpin', unendorse),
  post('/api/v1/accounts/:id/endorse', endorse, { since: [4, 4] }),
  post('/api/v1/accounts/:id/unendorse', unendorse, { since: [4, 4] }),
  post('/api/v1/accounts/:id/remove_from_followers', removeFollower),
];

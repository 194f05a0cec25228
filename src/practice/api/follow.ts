import {
  ApiError,
  type Context,
  forbidden,
  invalid,
  json,
  notFound,
  requireUser,
} from '../context.ts';
import { deliver } from '../federation/deliver.ts';
import { startFollow } from '../federation/start-follow.ts';
import { booleanParam, listParam } from '../params.ts';
import { countFamily, familyFigures } from '../rate-limits.ts';
import { post, type Route } from '../route.ts';
import { type AccountRecord, isRefusedServer } from '../state/accounts.ts';
import { countFollows, findFollow, removeFollow } from '../state/follows.ts';
import { isBlocking, isDomainBlocking } from '../state/relations.ts';
import { isSince } from '../versions.ts';
import { say } from '../words.ts';
import { refusesFollow, requireRecord } from './find.ts';
import { answerRelationship, relationshipEntity } from './relationship.ts';

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/;

/** POST /api/v1/accounts/:id/follow: the conditions of mastodon.md §5.1, in their order. */
function follow(context: Context): Response {
  const { state, params, version } = context;
  const user = requireUser(context, 'write:follows');
  const target = requireRecord(context);
  if (target.id === user.id) throw selfRefusal(context);
  if (target.suspended) throw notFound();
  if (isForbidden(context, user, target)) throw forbidden();
  const languages = isSince(version, 4, 0) ? listParam(params, 'languages') : [];
  const before = findFollow(state, user.id, target.id);
  const faults = before === undefined ? ceilingFaults(context, user) : [];
  if (languages.some((code) => code !== '' && !LANGUAGE.test(code))) {
    faults.push('Languages contains invalid language codes');
  }
  if (faults.length > 0) throw invalid(faults.join(', '));
  context.told.family = familyFigures(context, 'follows', user.id);
  if (before === undefined) {
    if (context.told.family.remaining === 0) throw new ApiError(429, say(context, 'tooMany'));
    countFamily(context, 'follows', user.id);
    context.told.family = familyFigures(context, 'follows', user.id);
  }
  const given = params.has('languages') || params.has('languages[]');
  const row = startFollow(context, user, target, {
    reblogs: booleanParam(params, 'reblogs'),
    notify: booleanParam(params, 'notify'),
    languages: given ? languages.filter((code) => code !== '') : undefined,
  });
  // No language is every language.
  if (row.languages?.length === 0) row.languages = undefined;
  row.posts += 1;
  // Of an open account elsewhere it says that it is followed, before that server has (§5.1).
  return json(relationshipEntity(context, user, target, true));
}

/** Why is not said: moved, blocked either way, own domain block, server blocked (§5.1). */
function isForbidden(context: Context, user: AccountRecord, target: AccountRecord): boolean {
  const { state } = context;
  return (
    target.movedTo !== undefined ||
    isBlocking(state, target.id, user.id) ||
    isBlocking(state, user.id, target.id) ||
    (!target.local && isDomainBlocking(state, user.id, target.server)) ||
    isRefusedServer(context, target.server) ||
    refusesFollow(context, target)
  );
}

const THRESHOLD = 7500;

/** 7,500, from there on 1.1 times one's followers if that is more; accepted ones count (§5.1). */
export function followCeiling(context: Context, user: AccountRecord): number {
  const { state, now, options } = context;
  const threshold = options.quirks?.followCeiling ?? THRESHOLD;
  if (countFollows(state, 'from', user.id, now) < threshold) return threshold;
  const followers = countFollows(state, 'to', user.id, now);
  return Math.max(Math.round(followers * 1.1), threshold);
}

function ceilingFaults(context: Context, user: AccountRecord): string[] {
  const ceiling = followCeiling(context, user);
  if (countFollows(context.state, 'from', user.id, context.now) < ceiling) return [];
  return [say(context, 'followLimit').replace('%{limit}', String(ceiling))];
}

function selfRefusal(context: Context): ApiError {
  return isSince(context.version, 4, 4)
    ? new ApiError(403, say(context, 'selfFollow'))
    : notFound();
}

/** POST /api/v1/accounts/:id/unfollow: also withdraws a request; no family (§3.2, §5). */
function unfollow(context: Context): Response {
  const user = requireUser(context, 'write:follows');
  const target = requireRecord(context);
  removeFollow(context.state, user.id, target.id);
  const said = { actor: user.handle, object: target.handle };
  deliver(context, target.handle, { type: 'Undo Follow', ...said });
  return answerRelationship(context, user, target);
}

export const FOLLOW_ROUTES: readonly Route[] = [
  post('/api/v1/accounts/:id/follow', follow),
  post('/api/v1/accounts/:id/unfollow', unfollow),
];

import { refusesFollow, requireRecord } from './api-accounts.ts';
import { ApiError, type Context, json, requireUser } from './context.ts';
import { relationshipEntity } from './entities.ts';
import { countFollow, type Figures, followFigures } from './rate-limits.ts';
import { type AccountRecord, addFollow, findFollow, personOf, removeFollow } from './state.ts';
import { isSince } from './world.ts';

/** The family's figures stand in the answer when they are nearer to their end (mastodon.md §3.3). */
export type WithFamily = { readonly response: Response; readonly family: Figures };

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/;
/** How long another server takes to accept, in milliseconds. */
const USUAL_ACCEPT = 2_000;

/** POST /api/v1/accounts/:id/follow: the conditions of mastodon.md §5.1, in their order. */
export function follow(context: Context): WithFamily {
  const { state, options, params, version } = context;
  const user = requireUser(context, 'write:follows');
  const target = requireRecord(context);
  if (target.id === user.id) throw selfRefusal(version);
  if (target.suspended) throw new ApiError(404, 'Record not found');
  if (target.movedTo !== undefined || refusesFollow(context, target)) {
    throw new ApiError(403, 'This action is not allowed');
  }
  const languages = [...params.getAll('languages[]'), ...params.getAll('languages')];
  if (languages.some((code) => !LANGUAGE.test(code))) {
    throw new ApiError(422, 'Validation failed: Languages contains invalid language codes');
  }
  const before = findFollow(state, user.id, target.id);
  if (before === undefined) {
    const family = followFigures(state, options, user.id);
    if (family.remaining === 0) throw new FamilyExhausted(family);
    countFollow(state, options, user.id);
  }
  const row =
    before ?? addFollow(state, user.id, target.id, options.now(), acceptedAt(context, target));
  row.posts += 1;
  if (params.has('reblogs')) row.reblogs = isTrue(params.get('reblogs'));
  if (params.has('notify')) row.notify = isTrue(params.get('notify'));
  if (languages.length > 0) row.languages = languages;
  return {
    response: json(relationshipEntity(context, user, target, true)),
    family: followFigures(state, options, user.id),
  };
}

/** POST /api/v1/accounts/:id/unfollow: also withdraws a request; no family (§3.2, §5). */
export function unfollow(context: Context): Response {
  const user = requireUser(context, 'write:follows');
  const target = requireRecord(context);
  removeFollow(context.state, user.id, target.id);
  return json(relationshipEntity(context, user, target));
}

/** A 429 of the family carries the family's own figures (§3.3). */
export class FamilyExhausted extends ApiError {
  readonly family: Figures;
  constructor(family: Figures) {
    super(429, 'Too many requests');
    this.family = family;
  }
}

function selfRefusal(version: string): ApiError {
  return isSince(version, 4, 4)
    ? new ApiError(403, 'Following your own account is not allowed')
    : new ApiError(404, 'Record not found');
}

/** Local and open: at once. Elsewhere: when that server answers. Locked: when somebody says yes. */
function acceptedAt(context: Context, target: AccountRecord): number {
  const now = context.options.now();
  const person = personOf(context.options, target.handle);
  if (person?.dead === true) return Number.POSITIVE_INFINITY;
  if (person?.acceptsAfter !== undefined) return now + person.acceptsAfter;
  if (target.locked) return Number.POSITIVE_INFINITY;
  return target.local ? now : now + USUAL_ACCEPT;
}

/** Rails' cast (§8.2). */
function isTrue(text: string | null): boolean {
  return text !== null && !['', 'false', 'f', '0', 'off'].includes(text.toLowerCase());
}

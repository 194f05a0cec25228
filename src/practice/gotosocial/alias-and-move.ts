import { type Context, json, requireUser } from '../context.ts';
import { startMove } from '../federation/move.ts';
import { listParam } from '../params.ts';
import { post, type Route } from '../route.ts';
import { type AccountRecord, refresh, resolveUri } from '../state/accounts.ts';
import type { State } from '../state/state.ts';
import { userOf } from '../state/users.ts';
import { ownEntity } from './entities.ts';
import { refuse } from './errors.ts';
import { withToken } from './guard.ts';

const FIVE_MINUTES = 300_000;
const WEEK = 7 * 86_400_000;

/** Attempts and successes, by actor uri. */
type Moves = Map<string, { readonly at: number; readonly target: string }>;
const attempts = new WeakMap<State, Moves>();

function movesOf({ state }: Context): Moves {
  const moves = attempts.get(state) ?? new Map();
  attempts.set(state, moves);
  return moves;
}

/**
 * POST /api/v1/accounts/alias: adds to what is there; an empty list, and a form's
 * `also_known_as_uris[]`, clear it all with 200 (gotosocial-observed.md §7).
 */
export function alias(context: Context): Response {
  const user = requireUser(context, 'write:accounts');
  const isJson = (context.request.headers.get('content-type') ?? '').includes('json');
  const uris = isJson
    ? listParam(context.params, 'also_known_as_uris')
    : context.params.getAll('also_known_as_uris');
  const added: string[] = [];
  for (const uri of uris) {
    if (!/^https?:\/\//.test(uri)) {
      const said = 'uri must not be empty and scheme must be http or https';
      return refuse(
        400,
        `invalid also_known_as_uri (${uri}) provided in account alias request: ${said}`,
      );
    }
    const record = resolveUri(context, uri);
    if (record === undefined || record.suspended || record.gone) {
      const said = `error dereferencing also_known_as_uri (${uri}) account: not found`;
      return refuse(422, said);
    }
    // One's own is ignored.
    if (record.id !== user.id) added.push(record.uri);
  }
  user.alsoKnownAs = uris.length === 0 ? [] : [...new Set([...user.alsoKnownAs, ...added])];
  return json(ownEntity(context, user));
}

/** POST /api/v1/accounts/move: with the password, to an actor uri (gotosocial-observed.md §7). */
export function move(context: Context): Response {
  const user = requireUser(context, 'write:accounts');
  const { params } = context;
  const password = params.get('password') ?? '';
  if (password === '') return refuse(400, 'no password provided in Move request');
  if (userOf(context, user)?.password !== password) {
    return refuse(400, 'invalid password provided in Move request');
  }
  const uri = params.get('moved_to_uri') ?? '';
  if (uri === '') return refuse(400, 'no moved_to_uri provided in Move request');
  if (!/^https?:\/\//.test(uri)) {
    return refuse(400, 'invalid move_to_uri in Move request: scheme must be http(s)');
  }
  const known = resolveUri(context, uri);
  const target = known?.uri === uri && !known.gone ? freshly(context, known) : undefined;
  if (target === undefined) return refuse(422, 'error dereferencing moved_to_uri');
  const refused = refusal(context, user, target);
  if (refused !== undefined) return refuse(422, refused);
  movesOf(context).set(user.uri, { at: context.now, target: target.uri });
  startMove(context, user, target);
  return json({ message: 'accepted' }, { status: 202 });
}

/** The target is read again, so that an alias of the same second counts. */
function freshly(context: Context, target: AccountRecord): AccountRecord | undefined {
  return target.local ? target : refresh(context, target.handle, target);
}

function refusal(context: Context, user: AccountRecord, target: AccountRecord): string | undefined {
  const before = movesOf(context).get(user.uri);
  const moved = user.movedTo === undefined ? undefined : context.state.accounts.get(user.movedTo);
  if (moved !== undefined && moved.id !== target.id) {
    return `your account is already Moving or has Moved to ${moved.uri}; you cannot also Move to ${target.uri}`;
  }
  if (!target.alsoKnownAs.includes(user.uri)) {
    return `target account ${target.uri} is not aliased to this account via alsoKnownAs; if you just changed it, please wait a few minutes and try the Move again`;
  }
  const since = before === undefined ? Number.POSITIVE_INFINITY : context.now - before.at;
  if (since < FIVE_MINUTES) {
    const until = new Date((before?.at ?? 0) + FIVE_MINUTES).toISOString();
    return `this account has been involved in a Move attempt within the last 5 minutes, will not process Move; please try again after ${until}`;
  }
  if (since < WEEK) {
    return 'this account has been involved in a successful Move within the last 7 days, will not process Move';
  }
  return undefined;
}

export const MOVE_ROUTES: readonly Route[] = [
  post('/api/v1/accounts/alias', withToken(alias)),
  post('/api/v1/accounts/move', withToken(move)),
];

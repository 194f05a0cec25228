import { ApiError, type Context } from '../context.ts';
import type { Handler, Route } from '../route.ts';

const AFTER_MOVE =
  'your account has Moved or is currently Moving; you cannot take create or update type actions';

/** Nearly everything wants a token, good for a person who is there (gotosocial-observed.md §4). */
export function withToken(handle: Handler): Handler {
  return (context) => {
    requireGoodToken(context);
    return handle(context);
  };
}

function requireGoodToken({ token, state }: Context): void {
  const user = token?.account === undefined ? undefined : state.accounts.get(token.account);
  if (token === undefined || token.revoked || user === undefined) {
    throw new ApiError(401, 'token not supplied');
  }
}

/** Who has moved reads, and creates nothing (gotosocial-observed.md §7). */
export function closedAfterMove(handle: Handler): Handler {
  return (context) => {
    refuseAfterMove(context);
    return handle(context);
  };
}

export function refuseAfterMove({ token, state }: Context): void {
  const user = token?.account === undefined ? undefined : state.accounts.get(token.account);
  if (user?.movedTo !== undefined) throw new ApiError(403, AFTER_MOVE);
}

/** Routes of Mastodon's that are the same here, by method and path, whatever its release. */
export function pick(
  tables: readonly Route[],
  wanted: readonly string[],
  wrap: (handle: Handler) => Handler,
): readonly Route[] {
  return wanted.map((name) => {
    const found = tables.find(({ method, path }) => `${method} ${path}` === name);
    if (found === undefined) throw new Error(`No route ${name}`);
    return { method: found.method, path: found.path, handle: wrap(found.handle) };
  });
}

/** Answers as a later Mastodon does, where that is what GoToSocial is like. */
export const as =
  (version: string) =>
  (handle: Handler): Handler =>
  (context) =>
    handle({ ...context, version });

import type { Here } from './network.ts';
import type { Figures } from './rate-limits.ts';
import type { AccountRecord } from './state/accounts.ts';
import type { Token } from './state/oauth.ts';
import { hindranceOf } from './state/users.ts';
import { say } from './words.ts';

/** One request on its way through the server. */
export type Context = Here & {
  readonly request: Request;
  readonly url: URL;
  /** Query and form (or JSON) together, as Rails' `params`. */
  readonly params: URLSearchParams;
  readonly files: ReadonlyMap<string, File>;
  /** Parts of the path the route names. */
  readonly path: readonly string[];
  readonly ip: string;
  readonly tokenText: string | undefined;
  readonly token: Token | undefined;
  /** The server's clock when the request came, epoch milliseconds. */
  readonly now: number;
  /** Figures of a family, for the headers (mastodon.md §3.3). */
  readonly told: { family?: Figures };
};

export class ApiError extends Error {
  readonly status: number;
  /** Errors by field, for those 422 that have them (mastodon.md §5, profile). */
  readonly details: object | undefined;
  constructor(status: number, message: string, details?: object) {
    super(message);
    this.status = status;
    this.details = details;
  }
}

/** A record that does not hold (`ActiveRecord::RecordInvalid`); details from 4.3 for profiles. */
export const invalid = (what: string, details?: object) =>
  new ApiError(422, `Validation failed: ${what}`, details);

/** A parameter that must be there (Rails). */
export const missing = (name: string) =>
  new ApiError(400, `param is missing or the value is empty: ${name}`);

export const forbidden = () => new ApiError(403, 'This action is not allowed');
export const notFound = () => new ApiError(404, 'Record not found');

export function json(body: unknown, init: ResponseInit = {}): Response {
  const headers = new Headers(init.headers);
  headers.set('Content-Type', 'application/json; charset=utf-8');
  return new Response(JSON.stringify(body), { ...init, headers });
}

/** Doorkeeper reads the header first, then the field (mastodon.md §1.5). */
export function readToken(request: Request, params: URLSearchParams): string | undefined {
  const header = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  return header ?? params.get('access_token') ?? params.get('bearer_token') ?? undefined;
}

/** A parent scope satisfies every child (mastodon.md §2.9). */
export function hasScope(scopes: readonly string[], wanted: string): boolean {
  const [parent = wanted, object = ''] = wanted.split(':');
  // `follow` is read and write of these three, deprecated (mastodon.md §2.9).
  const old = ['follows', 'blocks', 'mutes'].includes(object) && scopes.includes('follow');
  return scopes.includes(wanted) || scopes.includes(parent) || old;
}

/**
 * `doorkeeper_authorize!` for one of the scopes, then `require_user!`: the answers of mastodon.md
 * §2.8, in their order. Without a token it is Doorkeeper that refuses; the 422 is for an app's own.
 */
export function requireUser(context: Context, ...scopes: readonly string[]): AccountRecord {
  if (context.tokenText === undefined) throw new ApiError(401, say(context, 'invalidToken'));
  const record = optionalUser(context, ...scopes);
  if (record === undefined) throw new ApiError(422, 'This method requires an authenticated user');
  switch (hindranceOf(context, record)) {
    case undefined:
      return record;
    case 'unconfirmed':
      throw new ApiError(403, 'Your login is missing a confirmed e-mail address');
    case 'pending':
      throw new ApiError(403, 'Your login is currently pending approval');
    case 'second-factor':
    case 'disabled':
      throw new ApiError(403, 'Your login is currently disabled');
  }
}

/** A token need not be sent; one that is sent must be good for one of the scopes. */
export function optionalUser(
  context: Context,
  ...scopes: readonly string[]
): AccountRecord | undefined {
  const { tokenText, token, state } = context;
  if (tokenText === undefined) return undefined;
  if (token === undefined) throw new ApiError(401, say(context, 'invalidToken'));
  if (token.revoked) throw new ApiError(401, say(context, 'revokedToken'));
  if (!scopes.some((scope) => hasScope(token.scopes, scope))) {
    throw new ApiError(403, 'This action is outside the authorized scopes');
  }
  const record = token.account === undefined ? undefined : state.accounts.get(token.account);
  if (record?.suspended === true) throw new ApiError(403, 'Your login is currently disabled');
  return record;
}

import type { AccountRecord, State, Token } from './state.ts';
import type { PracticeAccount, ServerOptions } from './world.ts';

/** One request on its way through the server. */
export type Context = {
  readonly options: ServerOptions;
  readonly state: State;
  readonly version: string;
  readonly request: Request;
  readonly url: URL;
  /** Query and form (or JSON) together, as Rails' `params`. */
  readonly params: URLSearchParams;
  /** Parts of the path the route names. */
  readonly path: readonly string[];
  readonly tokenText: string | undefined;
  readonly token: Token | undefined;
};

export class ApiError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

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

/** `undefined` for a JSON body that is none, which Rails answers with 400. */
export async function readParams(request: Request, url: URL): Promise<URLSearchParams | undefined> {
  const params = new URLSearchParams(url.search);
  if (request.method === 'GET' || request.method === 'HEAD') return params;
  const type = request.headers.get('content-type') ?? '';
  const text = await request.text();
  if (type.includes('json')) {
    const body = parseObject(text || '{}');
    if (body === undefined) return undefined;
    for (const [name, value] of Object.entries(body)) {
      if (Array.isArray(value)) for (const one of value) params.append(`${name}[]`, String(one));
      else params.append(name, String(value));
    }
  } else {
    for (const [name, value] of new URLSearchParams(text)) params.append(name, value);
  }
  return params;
}

function parseObject(text: string): object | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : undefined;
  } catch {
    return undefined;
  }
}

/** A parent scope satisfies every child; `follow` those of follows, blocks, mutes (§2.9). */
export function hasScope(scopes: readonly string[], wanted: string): boolean {
  const [parent = wanted, child = ''] = wanted.split(':');
  if (scopes.includes(wanted) || scopes.includes(parent)) return true;
  return scopes.includes('follow') && ['follows', 'blocks', 'mutes'].includes(child);
}

export function accountOf(
  options: ServerOptions,
  record: AccountRecord,
): PracticeAccount | undefined {
  return record.local
    ? options.accounts.find(({ username }) => username === record.username)
    : undefined;
}

/** `require_user!` with a scope: the answers of mastodon.md §2.8, in their order. */
export function requireUser(context: Context, scope: string): AccountRecord {
  const record = optionalUser(context, scope);
  if (record === undefined) throw new ApiError(422, 'This method requires an authenticated user');
  const account = accountOf(context.options, record);
  if (account?.confirmed === false) {
    throw new ApiError(403, 'Your login is missing a confirmed e-mail address');
  }
  if (account?.approved === false)
    throw new ApiError(403, 'Your login is currently pending approval');
  if (record.suspended || record.movedTo !== undefined) {
    throw new ApiError(403, 'Your login is currently disabled');
  }
  return record;
}

/** A token need not be sent; one that is sent must be good. */
export function optionalUser(context: Context, scope: string): AccountRecord | undefined {
  const { tokenText, token, state } = context;
  if (tokenText === undefined) return undefined;
  if (token === undefined) throw new ApiError(401, 'The access token is invalid');
  if (token.revoked) throw new ApiError(401, 'The access token was revoked');
  if (!hasScope(token.scopes, scope)) {
    throw new ApiError(403, 'This action is outside the authorized scopes');
  }
  return state.accounts.get(token.account);
}

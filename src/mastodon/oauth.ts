import * as v from 'valibot';
import type { Server } from '../domain/address.ts';
import { MastodonError } from './errors.ts';
import { exchange, type FetchDeps, parseJson } from './exchange.ts';
import { originOf } from './origin.ts';

export type AppRegistration = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
};

export type OAuthMetadata = { readonly scopesSupported: readonly string[] | undefined };

const metadataSchema = v.object({
  scopes_supported: v.fallback(v.optional(v.array(v.string())), undefined),
});

/** The authorization server's metadata (RFC 8414), or `undefined` before Mastodon 4.3 (§2.5). */
export async function readMetadata(
  web: Server,
  deps: FetchDeps,
): Promise<OAuthMetadata | undefined> {
  try {
    const url = `${originOf(web)}/.well-known/oauth-authorization-server`;
    const { text } = await exchange(web, url, {}, deps);
    const parsed = v.safeParse(metadataSchema, parseJson(text, web));
    return parsed.success ? { scopesSupported: parsed.output.scopes_supported } : undefined;
  } catch (error) {
    // Absent, or hidden from pages: the registration will tell, with 422 (§2.1).
    if (error instanceof MastodonError && error.code !== 'aborted') return undefined;
    throw error;
  }
}

/** Printable ASCII, as RFC 6749 (appendix A) has all of them: a line break would break a header. */
const credential = v.pipe(v.string(), v.maxLength(4_096), v.regex(/^[ -~]+$/));
const appSchema = v.object({ client_id: credential, client_secret: credential });

/** Registers this page with a server: always a confidential client (mastodon.md §2.1). */
export async function registerApp(
  web: Server,
  wanted: { readonly redirectUri: string; readonly scopes: readonly string[] },
  deps: FetchDeps,
): Promise<AppRegistration> {
  const answer = await postForm(web, '/api/v1/apps', deps, {
    client_name: 'Transhumance',
    // One string: GoToSocial refuses an array (gotosocial-observed.md §3).
    redirect_uris: wanted.redirectUri,
    scopes: wanted.scopes.join(' '),
  });
  const parsed = v.safeParse(appSchema, answer);
  if (!parsed.success) throw new MastodonError('garbled', { server: web });
  const { client_id, client_secret } = parsed.output;
  return { ...wanted, clientId: client_id, clientSecret: client_secret };
}

export type AuthorizeRequest = {
  readonly state: string;
  readonly challenge: string;
  readonly scopes: readonly string[];
  /** Language of the server's own page. */
  readonly lang: string;
};

/** Where the person goes to sign in (mastodon.md §2.3). */
export function authorizeUrl(web: Server, app: AppRegistration, request: AuthorizeRequest): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: app.redirectUri,
    scope: request.scopes.join(' '),
    state: request.state,
    code_challenge: request.challenge,
    code_challenge_method: 'S256',
    // Else a second try gives the same wrong account back without showing a page (§2.3).
    force_login: 'true',
    lang: request.lang,
  });
  return `${originOf(web)}/oauth/authorize?${query}`;
}

const tokenSchema = v.object({ access_token: credential });

/**
 * Trades the code for a token that never expires (mastodon.md §2.6).
 *
 * @throws {MastodonError} `expired-code`: older than 10 minutes, used, or not ours;
 *   `unknown-client`: the server has forgotten the registration.
 */
export async function exchangeCode(
  web: Server,
  app: AppRegistration,
  grant: { readonly code: string; readonly verifier: string },
  deps: FetchDeps,
): Promise<string> {
  try {
    const answer = await postForm(web, '/oauth/token', deps, {
      grant_type: 'authorization_code',
      code: grant.code,
      redirect_uri: app.redirectUri,
      client_id: app.clientId,
      client_secret: app.clientSecret,
      code_verifier: grant.verifier,
    });
    const parsed = v.safeParse(tokenSchema, answer);
    if (!parsed.success) throw new MastodonError('garbled', { server: web });
    return parsed.output.access_token;
  } catch (error) {
    if (!(error instanceof MastodonError)) throw error;
    const { status } = error;
    if (status !== 400 && status !== 401) throw error;
    const unknownClient = error.detail?.includes('invalid_client') === true;
    // GoToSocial says "sql: no rows in result set" for a used code (gotosocial-observed.md §3).
    throw new MastodonError(unknownClient ? 'unknown-client' : 'expired-code', {
      server: web,
      status,
      detail: error.detail,
    });
  }
}

/**
 * Revokes a token (RFC 7009). Before Mastodon 4.3 the answer cannot be read, yet the request
 * takes effect (mastodon.md §2.7): it is then sent again without asking for the answer.
 *
 * @throws {MastodonError} `unreachable` when nothing could be sent at all.
 */
export async function revokeToken(
  web: Server,
  app: AppRegistration,
  token: string,
  deps: FetchDeps,
): Promise<'revoked' | 'sent-unread'> {
  const fields = { client_id: app.clientId, client_secret: app.clientSecret, token };
  try {
    await postForm(web, '/oauth/revoke', deps, fields);
    return 'revoked';
  } catch (error) {
    if (!(error instanceof MastodonError) || error.code !== 'unreachable') throw error;
  }
  await sendUnread(`${originOf(web)}/oauth/revoke`, fields, web, deps);
  return 'sent-unread';
}

/**
 * Sends a form whose answer a page may not read. Redirects are allowed here alone: without CORS
 * fetch refuses every other way of meeting one (Fetch, main fetch, "no-cors").
 */
async function sendUnread(
  url: string,
  fields: Record<string, string>,
  web: Server,
  deps: FetchDeps,
): Promise<void> {
  const timeout = AbortSignal.timeout(deps.timeoutMs ?? 15_000);
  try {
    await (deps.fetch ?? fetch)(url, {
      method: 'POST',
      mode: 'no-cors',
      redirect: 'follow',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      body: new URLSearchParams(fields),
      signal: deps.signal === undefined ? timeout : AbortSignal.any([deps.signal, timeout]),
    });
  } catch (error) {
    const code = deps.signal?.aborted === true ? 'aborted' : 'unreachable';
    throw new MastodonError(code, { server: web, detail: String(error) });
  }
}

/**
 * Knocks with a token and answers the HTTP status: 401 once it is revoked.
 *
 * @throws {MastodonError} when no status came back.
 */
export async function proveRevoked(web: Server, token: string, deps: FetchDeps): Promise<number> {
  const url = `${originOf(web)}/api/v1/accounts/verify_credentials`;
  const headers = { Authorization: `Bearer ${token}` };
  try {
    return (await exchange(web, url, { headers, signed: true }, deps)).status;
  } catch (error) {
    if (error instanceof MastodonError && error.status !== undefined) return error.status;
    throw error;
  }
}

async function postForm(
  web: Server,
  path: string,
  deps: FetchDeps,
  fields: Record<string, string>,
): Promise<unknown> {
  const init = {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  };
  const { text } = await exchange(web, `${originOf(web)}${path}`, init, deps);
  try {
    return JSON.parse(text);
  } catch {
    // Not quoted: what came instead of JSON may still hold a token.
    throw new MastodonError('garbled', { server: web });
  }
}

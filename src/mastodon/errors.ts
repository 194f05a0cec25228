import type { Server } from '../domain/address.ts';
import type { RateLimit } from './rate-limit.ts';

/** Why a request did not give what was asked, as far as it can be known. */
export type MastodonErrorCode =
  /** No answer at all: down, no network, or an answer without CORS headers (mastodon.md §1.3). */
  | 'unreachable'
  | 'timeout'
  /** HTTP 5xx. */
  | 'unwell'
  /** HTTP 503: this server is well; one it had to ask for us did not answer (`reasonOf`). */
  | 'remote-silent'
  | 'rate-limited'
  /** HTTP 401: the token is unknown, revoked, or wanted. */
  | 'signed-out'
  | 'forbidden'
  /** HTTP 403 because the token may not do this: it was given fewer scopes. */
  | 'scope'
  /** The account is moved, disabled or suspended (mastodon.md §2.8). */
  | 'disabled'
  | 'unconfirmed'
  | 'pending-approval'
  | 'not-found'
  | 'gone'
  /** HTTP 400 or 422. */
  | 'invalid'
  /** HTTP 422: the ceiling on the number of follows (mastodon.md §5.1). */
  | 'follow-limit'
  | 'expired-code'
  | 'unknown-client'
  /** The answer is not what Mastodon answers. */
  | 'garbled'
  | 'too-large'
  | 'aborted'
  | 'unexpected';

export type MastodonErrorDetails = {
  readonly server: Server;
  readonly status?: number | undefined;
  readonly limit?: RateLimit | undefined;
  /** What the server said, cut to 300 characters. For developers, never for people. */
  readonly detail?: string | undefined;
};

export class MastodonError extends Error {
  readonly code: MastodonErrorCode;
  readonly server: Server;
  readonly status: number | undefined;
  readonly limit: RateLimit | undefined;
  readonly detail: string | undefined;

  constructor(code: MastodonErrorCode, details: MastodonErrorDetails) {
    super(
      `${details.server}: ${code}${details.status === undefined ? '' : ` (${details.status})`}`,
    );
    this.name = 'MastodonError';
    this.code = code;
    this.server = details.server;
    this.status = details.status;
    this.limit = details.limit;
    this.detail = details.detail?.slice(0, 300);
  }
}

/**
 * The reason behind an HTTP status and the server's own text. Only texts that are fixed English
 * whatever the person's language are read (mastodon.md §2.8); the follow ceiling is asked for in
 * English by the caller.
 */
export function reasonOf(status: number, text: string): MastodonErrorCode {
  if (status === 429) return 'rate-limited';
  // A name that does not resolve, a time-out, a bad certificate at a third server: Mastodon's search
  // lets them through [app/controllers/concerns/api/error_handling.rb @ 4.6.5; seen on 4.6.5].
  if (status === 503 && /^\{"error":"Remote (?:data|SSL certificate) could not be/.test(text)) {
    return 'remote-silent';
  }
  if (status >= 500) return 'unwell';
  if (status === 401) return 'signed-out';
  if (status === 403) return reasonOfForbidden(text);
  if (status === 404) return 'not-found';
  if (status === 410) return 'gone';
  if (status === 422 && /cannot follow more than/i.test(text)) return 'follow-limit';
  if (status === 400 || status === 422) return 'invalid';
  return 'unexpected';
}

function reasonOfForbidden(text: string): MastodonErrorCode {
  if (text.includes('Your login is currently disabled')) return 'disabled';
  if (text.includes('missing a confirmed e-mail')) return 'unconfirmed';
  if (text.includes('pending approval')) return 'pending-approval';
  if (text.includes('outside the authorized scopes') || text.includes('insufficient scope')) {
    return 'scope';
  }
  return 'forbidden';
}

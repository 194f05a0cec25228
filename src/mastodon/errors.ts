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
  /** HTTP 404; or 405, where only the method is missing (gotosocial-observed.md §4). */
  | 'not-found'
  | 'gone'
  /** HTTP 400 or 422. */
  | 'invalid'
  /** HTTP 422: the ceiling of follows, lists or hashtags on a profile (mastodon.md §5, §5.1). */
  | 'limit'
  /** HTTP 422, on GoToSocial 404: wants a follow, and there is none, or none yet (§5, §5.2). */
  | 'needs-follow'
  /** HTTP 422, on GoToSocial 409: what would be made is there. */
  | 'already-there'
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

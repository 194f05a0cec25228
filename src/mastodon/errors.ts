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

/**
 * The reason behind an HTTP status and the server's own text. Only texts that are fixed English
 * whatever the person's language are read (mastodon.md §2.8); those of 422 are asked for in English
 * by the caller (`IN_ENGLISH`).
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
  if (status === 404 || status === 405)
    return NEEDS_FOLLOW.test(text) ? 'needs-follow' : 'not-found';
  if (status === 409) return 'already-there';
  if (status === 410) return 'gone';
  if (status === 400) return 'invalid';
  if (status === 422) return reasonOfInvalid(text);
  return 'unexpected';
}

/** Goes along where a text of 422 is read: Mastodon answers in the language asked for (§2.8). */
export const IN_ENGLISH = { lang: 'en' } as const;

/**
 * Of a list, of an endorsement [mastodon: config/locales/activerecord.en.yml, en.yml
 * accounts.pin_errors @ 4.3.0 to 4.6.5], of a list on GoToSocial (gotosocial-observed.md §6).
 */
const NEEDS_FOLLOW = /must be a followed account|must be already following|not currently followed/;

/** [mastodon: en.yml follow_limit_reached, lists.errors, featured_tags.errors @ 4.3.0 to 4.6.5] */
const LIMIT = /cannot follow more than|reached the maximum number|featured the maximum number/i;

/**
 * Members of lists, hashtags, posts of filters (mastodon.md §5, §5.2), GoToSocial's lists; two of the
 * same at once are a "duplicate" [mastodon: app/controllers/concerns/api/error_handling.rb @ 4.6.5].
 */
const ALREADY_THERE = /already been taken|already on the list|already in list|Duplicate record/;

function reasonOfInvalid(text: string): MastodonErrorCode {
  if (LIMIT.test(text)) return 'limit';
  if (NEEDS_FOLLOW.test(text)) return 'needs-follow';
  return ALREADY_THERE.test(text) ? 'already-there' : 'invalid';
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

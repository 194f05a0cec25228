import type { MastodonErrorCode } from './errors.ts';

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

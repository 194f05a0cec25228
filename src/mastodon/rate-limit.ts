/** What an answer tells of the budget nearest to its end (mastodon.md §3.3). */
export type RateLimit = {
  readonly limit: number;
  readonly remaining: number;
  /** Epoch milliseconds by the *server's* clock. */
  readonly resetAt: number;
};

/** Reads `X-RateLimit-*`; `undefined` when they are absent or make no sense. */
export function readRateLimit(headers: Headers): RateLimit | undefined {
  const limit = readCount(headers.get('x-ratelimit-limit'));
  const remaining = readCount(headers.get('x-ratelimit-remaining'));
  const resetAt = readTime(headers.get('x-ratelimit-reset'));
  if (limit === undefined || remaining === undefined || resetAt === undefined) return undefined;
  // Mastodon adds whole seconds to the moment of the answer, whose fraction stays in the sum
  // [app/lib/rate_limiter.rb, config/initializers/rack_attack.rb @ 4.6.5]: windows end on seconds.
  const whole = Math.floor(resetAt / 1000) * 1000;
  return { limit, remaining: Math.min(remaining, limit), resetAt: whole };
}

function readCount(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
}

/** ISO 8601 only: a bare number would be taken for a year. */
function readTime(text: string | null): number | undefined {
  const time = /^\d{4}-\d\d-\d\dT/.test(text ?? '') ? Date.parse(text ?? '') : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

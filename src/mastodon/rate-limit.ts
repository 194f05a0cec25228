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
  const resetAt = Date.parse(headers.get('x-ratelimit-reset') ?? '');
  if (limit === undefined || remaining === undefined || Number.isNaN(resetAt)) return undefined;
  return { limit, remaining: Math.min(remaining, limit), resetAt };
}

function readCount(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
}

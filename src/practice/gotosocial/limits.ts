import type { Context } from '../context.ts';
import { networkOf } from '../ip-network.ts';
import type { Figures, Throttled } from '../rate-limits.ts';

const FIVE_MINUTES = 300_000;
const LIMIT = 300;

/**
 * 300 in 5 minutes and address, from the first request on; one counter for the API and the sign-in,
 * one for documents, one for pages (gotosocial-observed.md §5).
 */
export function throttle({ state, now, ip, url, options }: Context): Throttled {
  const slot = `gotosocial ${counterOf(url.pathname)} ${networkOf(ip)}`;
  const before = state.windows.get(`${slot} start`);
  const isOver = before === undefined || now >= before + FIVE_MINUTES;
  const start = isOver ? now : before;
  const used = (isOver ? 0 : (state.windows.get(`${slot} used`) ?? 0)) + 1;
  state.windows.set(`${slot} start`, start);
  state.windows.set(`${slot} used`, used);
  const limit = options.quirks?.perToken ?? LIMIT;
  const remaining = Math.max(0, limit - used);
  return {
    figures: { limit, remaining, resetAt: start + FIVE_MINUTES },
    exceeded: used > limit,
  };
}

function counterOf(path: string): 'api' | 'documents' | 'pages' {
  if (/^\/(?:api|oauth|auth|livez)(?:\/|$)/.test(path)) return 'api';
  return /^\/(?:\.well-known|nodeinfo|users|ap)\//.test(path) ? 'documents' : 'pages';
}

export function withFigures(response: Response, throttled: Throttled | undefined): Response {
  if (throttled === undefined) return response;
  const { limit, remaining, resetAt }: Figures = throttled.figures;
  response.headers.set('X-Ratelimit-Limit', String(limit));
  response.headers.set('X-Ratelimit-Remaining', String(remaining));
  response.headers.set('X-Ratelimit-Reset', new Date(resetAt).toISOString());
  return response;
}

import type { Quirks } from './quirks.ts';

/** What stands between the browser and the server, when it does not behave (mastodon.md §1.3). */
export type Mischief = {
  /** Before the server hears of it; 'drop' ends the connection. */
  readonly before: (request: Request) => Response | 'drop' | undefined;
  /** The act was done and its answer is lost. */
  readonly losesAnswer: () => boolean;
};

export function createMischief(quirks: Quirks = {}): Mischief {
  let requests = 0;
  let dropped = 0;
  let loses = false;
  const { bursts, drops } = quirks;
  return {
    before(request) {
      loses = false;
      const asked = quirks.before?.(request);
      if (asked !== undefined || !new URL(request.url).pathname.startsWith('/api/')) return asked;
      requests += 1;
      if (bursts !== undefined && requests % (bursts.every + bursts.length) >= bursts.every) {
        return failure(bursts.status);
      }
      if (drops === undefined || requests % drops !== 0) return undefined;
      dropped += 1;
      // Nobody can tell from outside which of the two it was.
      loses = dropped % 2 === 0;
      return loses ? undefined : 'drop';
    },
    losesAnswer: () => loses,
  };
}

/** A proxy's own page, without CORS headers (mastodon.md §1.3). */
export function failure(status: number): Response {
  return new Response(`<html><head><title>${status}</title></head><body></body></html>`, {
    status,
    headers: { 'Content-Type': 'text/html' },
  });
}

import { createServer, type PracticeServer } from '../practice/create-server.ts';
import { createNetwork } from '../practice/network.ts';
import { rehearsalWorld } from './world.ts';

export const OLD = 'ancien.example';
export const FRESH = 'nouveau.example';

/** Known to both pretend servers from the start: no header of a page can hold a cookie. */
const SESSION = 'rehearsal';

export type Pair = {
  /** Whether an address is one of theirs. */
  readonly has: (url: string) => boolean;
  /** Answers as the server would; `undefined` is a connection that ends without an answer. */
  readonly ask: (url: string, init?: RequestInit) => Promise<Response | undefined>;
  /** Does what became due, with nobody asking anything. */
  readonly settle: () => void;
};

/**
 * Both pretend servers inside this page.
 *
 * @param language of their pages, where an address does not say
 */
export function createPair(now: () => number, language: () => string): Pair {
  const network = createNetwork();
  const { people, old, fresh } = rehearsalWorld();
  const servers = new Map<string, PracticeServer>();
  for (const [server, title, account] of [
    [FRESH, 'Nouveau', fresh],
    [OLD, 'Ancien', old],
  ] as const) {
    const origin = `https://${server}`;
    const practice = createServer({
      ...{ server, origin, title, people, network, now },
      accounts: [account],
      posts: [],
    });
    practice.state.sessions.set(SESSION, {
      account: undefined,
      returnTo: undefined,
      csrf: SESSION,
    });
    servers.set(origin, practice);
  }

  return {
    has: (url) => servers.has(new URL(url).origin),
    ask: (url, init) => {
      const { origin, host } = new URL(url);
      const request = new Request(url, init);
      // A browser keeps some headers to itself; these servers read them.
      const headers = new Headers(request.headers);
      headers.set('cookie', `_session_${host.replace(/[^a-z0-9]/g, '_')}=${SESSION}`);
      headers.set('accept-language', language());
      Object.defineProperty(request, 'headers', { value: headers });
      return servers.get(origin)?.handle(request) ?? Promise.resolve(undefined);
    },
    settle: () => network.settle(),
  };
}

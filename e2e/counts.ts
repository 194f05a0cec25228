import type { PracticeServer } from '../src/practice/create-server.ts';
import type { Follow } from '../src/practice/state/follows.ts';

/** What a pretend server can tell of how it was treated. */

/** The only writes a page of ours may send to the server that is being left. */
const OAUTH = ['/api/v1/apps', '/oauth/token', '/oauth/revoke'];
/** Forms of the server's own pages: what the person sends there, which is the person's business. */
const OWN_PAGES = [
  /^\/auth(?:\/(?:sign_in|sign_out|setup))?$/,
  /^\/oauth\/authorize$/,
  /^\/oauth\/authorized_applications\/[^/]+$/,
  /^\/settings\//,
  /^\/(?:share|statuses_cleanup)$/,
  /^\/practice\/approve\/[^/]+$/,
];
/** A form that does not come from the server's own page (src/practice/pages/gate.ts). */
const FORGED = 422;

/** What was written to a server by a program, or tried to be. */
export function writesOf({ log }: PracticeServer): readonly string[] {
  return log
    .filter(({ method, preflight }) => method !== 'GET' && !preflight)
    .filter(({ path }) => !OAUTH.includes(path))
    .filter(({ path, status }) => status === FORGED || !OWN_PAGES.some((page) => page.test(path)))
    .map(({ method, path }) => `${method} ${path}`);
}

/** Refusals for asking too much. None may be caused by us (product.md §1.6). */
export const refusalsOf = ({ log }: PracticeServer) => log.filter(({ status }) => status === 429);

/** What was asked of the server by a program; its pages and pictures are apart. */
export const askedOf = ({ log }: PracticeServer) =>
  log.filter(({ preflight, path }) => !preflight && path.startsWith('/api/'));

/** Requests that came with a token: the cost of the crossing for the person's account. */
export const signedOf = (practice: PracticeServer) =>
  askedOf(practice).filter(({ token }) => token !== undefined);

/**
 * Look-ups with a token that were sent once more for somebody who is followed now: who was found
 * ahead is forgotten with the page. Who was not found is looked for twice on purpose, and is not here.
 */
export function lookedUpAgain(practice: PracticeServer, followed: Iterable<string>): number {
  const handles = new Set([...followed].map((handle) => handle.toLowerCase()));
  const seen = new Set<string>();
  return signedOf(practice).filter(({ method, path, query }) => {
    const asked = new URLSearchParams(query).get('q')?.replace(/^@/, '').toLowerCase() ?? '';
    if (method !== 'GET' || !path.endsWith('/search') || !handles.has(asked)) return false;
    if (seen.has(asked)) return true;
    seen.add(asked);
    return false;
  }).length;
}

/** Whom an account follows or has asked, by handle, with the options as the server keeps them. */
export function followsOf({ state }: PracticeServer, handle: string): ReadonlyMap<string, Follow> {
  const account = [...state.accounts.values()].find((record) => record.handle === handle);
  const own = [...state.follows.values()].filter(({ from }) => from === account?.id);
  return new Map(own.map((follow) => [state.accounts.get(follow.to)?.handle ?? '', follow]));
}

/** POSTs beyond the first for one relation: the price of interruptions. */
export const repeatsOf = (follows: Iterable<Follow>) =>
  [...follows].reduce((sum, { posts }) => sum + Math.max(0, posts - 1), 0);

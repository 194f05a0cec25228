import { isSince } from './versions.ts';

/** The allow-list of mastodon.md §1.1: path, methods, since which version. */
const ALLOWED: readonly (readonly [RegExp, readonly string[], number, number])[] = [
  [/^\/\.well-known\//, ['GET'], 3, 5],
  [/^\/@[^/?#&]+$/, ['GET'], 3, 5],
  [/^\/users\/[^/?#&]+$/, ['GET'], 3, 5],
  [/^\/api\//, ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], 3, 5],
  [/^\/oauth\/token$/, ['POST'], 3, 5],
  [/^\/nodeinfo\//, ['GET'], 4, 3],
  [/^\/oauth\/revoke$/, ['POST'], 4, 3],
  [/^\/oauth\/userinfo$/, ['GET', 'POST'], 4, 4],
];

const EXPOSED = 'Link, X-RateLimit-Reset, X-RateLimit-Limit, X-RateLimit-Remaining, X-Request-Id';

/** Since 4.6 one header more (mastodon.md §1.1). */
const exposedBy = (version: string) =>
  isSince(version, 4, 6) ? `${EXPOSED}, Mastodon-Async-Refresh` : EXPOSED;

function methodsOf(path: string, version: string): readonly string[] | undefined {
  return ALLOWED.find(
    ([pattern, , major, minor]) => pattern.test(path) && isSince(version, major, minor),
  )?.[1];
}

/** rack-cors answers every preflight itself, before limits and routes (mastodon.md §1.3). */
export function answerPreflight(request: Request, version: string): Response | undefined {
  const method = request.headers.get('access-control-request-method');
  if (request.method !== 'OPTIONS' || method === null) return undefined;
  const methods = methodsOf(new URL(request.url).pathname, version);
  const headers = new Headers();
  // A method that is not listed gets nothing: browsers would let POST pass without being told.
  if (methods?.includes(method) === true) {
    headers.set('Access-Control-Allow-Origin', '*');
    headers.set('Access-Control-Allow-Methods', methods.join(', '));
    headers.set('Access-Control-Max-Age', '7200');
    const wanted = request.headers.get('access-control-request-headers');
    if (wanted !== null) headers.set('Access-Control-Allow-Headers', wanted);
  }
  return new Response(null, { status: 200, headers });
}

/** Adds the headers to an answer, an error included (mastodon.md §1.3). */
export function addCors(request: Request, response: Response, version: string): Response {
  const path = new URL(request.url).pathname;
  const methods = methodsOf(path, version);
  if (methods === undefined) return response;
  response.headers.append('Vary', 'Origin');
  if (!request.headers.has('origin') || !methods.includes(request.method)) return response;
  response.headers.set('Access-Control-Allow-Origin', '*');
  if (path.startsWith('/api/')) {
    response.headers.set('Access-Control-Expose-Headers', exposedBy(version));
  }
  return response;
}

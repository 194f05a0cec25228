const ALLOWED_HEADERS =
  'Origin,Content-Length,Content-Type,Authorization,Idempotency-Key,Upgrade,Sec-Websocket-Extensions,Sec-Websocket-Key,Sec-Websocket-Protocol,Sec-Websocket-Version,Connection';
const EXPOSED =
  'Link,X-Ratelimit-Reset,X-Ratelimit-Limit,X-Ratelimit-Remaining,X-Request-Id,Connection,Sec-Websocket-Accept,Upgrade';

/**
 * Every preflight is a 204 with the same list, whatever was asked for; a header that is not on it
 * is for the browser to refuse (gotosocial-observed.md §1).
 */
export function answerPreflight(request: Request): Response | undefined {
  const isPreflight =
    request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
  if (!isPreflight) return undefined;
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'POST,PUT,DELETE,GET,PATCH,OPTIONS',
      'Access-Control-Allow-Headers': ALLOWED_HEADERS,
      'Access-Control-Max-Age': '120',
    },
  });
}

/** Everything is open, errors too; without an `Origin` there is no header and no `Vary` (§1). */
export function addCors(request: Request, response: Response): Response {
  if (!request.headers.has('origin')) return response;
  response.headers.set('Access-Control-Allow-Origin', '*');
  response.headers.set('Access-Control-Expose-Headers', EXPOSED);
  return response;
}

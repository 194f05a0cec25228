import { parseServer, type Server } from '../domain/address.ts';
import { MastodonError, type MastodonErrorCode } from './errors.ts';

/** One request as it would have left the browser. */
export type Sent = {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
  readonly init: RequestInit;
};

type Answer = Response | Promise<Response>;

export type ScriptedFetch = { readonly fetch: typeof fetch; readonly sent: readonly Sent[] };

/**
 * A `fetch` for tests: answers what it is told to, keeps what was sent, and holds to the rules of
 * the Fetch standard about aborting, redirects and "no-cors" that our own code leans on.
 */
export function scriptFetch(answer: (sent: Sent) => Answer): ScriptedFetch {
  const sent: Sent[] = [];

  async function send(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    const request = new Request(input, init);
    // Main fetch: without CORS every redirect mode but "follow" is a network error.
    if (init.mode === 'no-cors' && (init.redirect ?? 'follow') !== 'follow') {
      throw new TypeError('no-cors wants redirects followed');
    }
    const seen: Sent = {
      url: new URL(request.url),
      method: request.method,
      headers: request.headers,
      body: await request.text(),
      init,
    };
    sent.push(seen);
    const response = await untilAborted(init.signal, answer(seen));
    const target = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || target === null) return response;
    if (init.redirect === 'error') throw new TypeError('redirected');
    // 307 and 308 repeat the method, the body and every header.
    const again = response.status === 307 || response.status === 308;
    const { body: _, ...bodiless } = init;
    return send(new URL(target, seen.url), again ? init : { ...bodiless, method: 'GET' });
  }

  return { fetch: send, sent };
}

function untilAborted(signal: RequestInit['signal'], answer: Answer): Answer {
  if (signal === null || signal === undefined) return answer;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
    Promise.resolve(answer).then(resolve, reject);
  });
}

/** A JSON answer. */
export function sendJson(body: unknown, init: ResponseInit = {}): Response {
  return Response.json(body, init);
}

/** What a struggling server's front, or a page of a blog, sends instead of JSON. */
export function sendHtml(status: number): Response {
  const headers = { 'Content-Type': 'text/html' };
  return new Response('<!doctype html><title>Oops</title>', { status, headers });
}

/** A server by its name. @throws {Error} for a name that is none. */
export function serverNamed(name: string): Server {
  const parsed = parseServer(name);
  if (!parsed.ok) throw new Error(`${name}: ${parsed.problem}`);
  return parsed.value;
}

/** The code an attempt fails with; an attempt that succeeds fails the test. */
export async function codeOf(attempt: Promise<unknown>): Promise<MastodonErrorCode> {
  return (await errorOf(attempt)).code;
}

export async function errorOf(attempt: Promise<unknown>): Promise<MastodonError> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof MastodonError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

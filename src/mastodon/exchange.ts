import type { Server } from '../domain/address.ts';
import { MastodonError } from './errors.ts';
import { mayAsk } from './origin.ts';
import { type RateLimit, readRateLimit } from './rate-limit.ts';
import { reasonOf } from './reason-of.ts';

/** One request and its answer, for whoever counts. */
export type Exchange = {
  readonly signed: boolean;
  readonly method: string;
  readonly path: string;
  readonly sentAt: number;
  readonly receivedAt: number;
  readonly status: number | undefined;
  readonly limit: RateLimit | undefined;
};

export type FetchDeps = {
  readonly fetch?: typeof fetch;
  readonly now: () => number;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; a search makes the server go and look, which takes up to 30 s (mastodon.md §3.4). */
  readonly timeoutMs?: number;
  readonly onExchange?: (exchange: Exchange) => void;
};

export type Received = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
};

const TIMEOUT = 45_000;
/** A page of 80 accounts is some 200 kB; nothing we ask for is near this. */
const MAX_BODY = 4 * 1024 * 1024;

/**
 * Sends one request and reads the whole answer, whatever it is. Nothing of the person goes along
 * but what `init` holds; nothing is stored. What carries a token or a secret is never sent on to
 * another address: a redirect then counts as no answer.
 *
 * @throws {MastodonError} for anything but a 2xx answer of a bearable size.
 */
export async function exchange(
  server: Server,
  url: string,
  init: RequestInit & { readonly signed?: boolean },
  deps: FetchDeps,
): Promise<Received> {
  const { signed = false, ...request } = init;
  if (!mayAsk(url)) throw new MastodonError('unreachable', { server, detail: 'not public' });
  const sentAt = deps.now();
  // Signed, or a POST: ours all hold a secret or ask for one. 307 and 308 would repeat the body.
  const guarded = signed || (request.method ?? 'GET') !== 'GET';
  const timeout = AbortSignal.timeout(deps.timeoutMs ?? TIMEOUT);
  const signal = deps.signal === undefined ? timeout : AbortSignal.any([deps.signal, timeout]);
  let noted = false;
  const note = (status: number | undefined, limit: RateLimit | undefined) => {
    // One request is told of once, also when its body breaks off after the status came.
    if (noted) return;
    noted = true;
    deps.onExchange?.({
      signed,
      method: request.method ?? 'GET',
      path: new URL(url).pathname,
      sentAt,
      receivedAt: deps.now(),
      status,
      limit,
    });
  };
  try {
    const send = deps.fetch ?? fetch;
    const response = await send(url, {
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      redirect: guarded || !mayLeadOn(url) ? 'error' : 'follow',
      ...request,
      signal,
    });
    const limit = readRateLimit(response.headers);
    note(response.status, limit);
    const text = await readBounded(response, server);
    if (response.ok) return { status: response.status, headers: response.headers, text };
    throw new MastodonError(reasonOf(response.status, text), {
      server,
      status: response.status,
      limit,
      detail: text,
    });
  } catch (error) {
    if (error instanceof MastodonError) throw error;
    note(undefined, undefined);
    if (deps.signal?.aborted === true) throw new MastodonError('aborted', { server });
    if (timeout.aborted) throw new MastodonError('timeout', { server });
    throw new MastodonError('unreachable', { server, detail: String(error) });
  }
}

/**
 * A domain of handles alone sends its well-known documents on to where its server is (mastodon.md
 * §1.2). Nothing else has a reason to lead to somebody whom the person did not name.
 */
const mayLeadOn = (url: string) => new URL(url).pathname.startsWith('/.well-known/');

/** Stops reading at the limit: a hostile server may send without end. */
async function readBounded(response: Response, server: Server): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > MAX_BODY) {
      await reader.cancel().catch(() => undefined);
      throw new MastodonError('too-large', { server, status: response.status });
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Parses an answer's body, or says that it is not what was asked. */
export function parseJson(text: string, server: Server): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MastodonError('garbled', { server, detail: text });
  }
}

import type { ContractClock } from './contract-clock.ts';
import { MINUTE } from './contract-clock.ts';

export type Answer = {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text as JSON, or undefined. */
  readonly body: unknown;
};

export type Value = string | number | boolean;
export type Fields = { readonly [name: string]: Value | readonly Value[] };

export type CallOptions = {
  readonly token?: string | undefined;
  readonly form?: Fields;
  readonly json?: unknown;
  readonly multipart?: FormData;
  readonly headers?: { readonly [name: string]: string };
  /** Answer a 429 instead of waiting it out. */
  readonly raw?: boolean;
  /** Counts for another address, where the server believes what a near proxy says. */
  readonly ip?: string;
};

export type Call = (method: string, path: string, options?: CallOptions) => Promise<Answer>;

export type HttpOptions = {
  readonly origin: string;
  readonly clock: ContractClock;
  /** Sent with everything, e.g. `X-Forwarded-Proto` for a server behind no proxy. */
  readonly headers: { readonly [name: string]: string };
  /** Instead of the network, for the thousands of calls that only count (`raw`). */
  readonly shortcut?: ((request: Request) => Promise<Response>) | undefined;
  /** On this machine the run speaks as a near proxy would, for an address of its own. */
  readonly ip: string | undefined;
};

/** Requests to one server, without CORS, cookies or redirects. */
export function createCall({ origin, clock, headers, ip, shortcut }: HttpOptions): Call {
  async function once(method: string, path: string, options: CallOptions): Promise<Answer> {
    const body = bodyOf(options);
    const from = options.ip ?? ip;
    const request = new Request(new URL(path, origin), {
      method,
      redirect: 'manual',
      headers: {
        Accept: 'application/json',
        // Texts are compared; a server may have another language of its own (mastodon.md §2.8).
        'Accept-Language': 'en',
        ...headers,
        ...(ip === undefined || from === undefined ? {} : { 'X-Forwarded-For': from }),
        ...(options.token === undefined ? {} : { Authorization: `Bearer ${options.token}` }),
        ...(options.json === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const send = options.raw === true ? (shortcut ?? fetch) : fetch;
    const response = await send(request);
    return readAnswer(method, path, response);
  }
  return async (method, path, options = {}) => {
    for (let attempt = 0; ; attempt += 1) {
      const answer = await once(method, path, options);
      if (answer.status !== 429 || options.raw === true || attempt === 3) return answer;
      await clock.reach(resetOf(answer) ?? clock.now() + 5 * MINUTE, `limit of ${method} ${path}`);
    }
  };
}

async function readAnswer(method: string, path: string, response: Response): Promise<Answer> {
  const text = await response.text();
  return {
    method,
    path,
    status: response.status,
    headers: response.headers,
    text,
    body: parse(text),
  };
}

function bodyOf({
  form,
  json,
  multipart,
}: CallOptions): string | URLSearchParams | FormData | undefined {
  if (json !== undefined) return JSON.stringify(json);
  return multipart ?? (form === undefined ? undefined : encode(form));
}

/** Lists as Rails wants them: `name[]`. */
export function encode(fields: Fields): URLSearchParams {
  const encoded = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) for (const one of value) encoded.append(`${name}[]`, String(one));
    else encoded.append(name, String(value));
  }
  return encoded;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `X-RateLimit-Reset`: epoch milliseconds, or undefined. */
export function resetOf(answer: Answer): number | undefined {
  const at = Date.parse(answer.headers.get('x-ratelimit-reset') ?? '');
  return Number.isNaN(at) ? undefined : at;
}

export function limitOf(answer: Answer): number | undefined {
  const limit = answer.headers.get('x-ratelimit-limit');
  return limit === null ? undefined : Number(limit);
}

export function remainingOf(answer: Answer): number | undefined {
  const remaining = answer.headers.get('x-ratelimit-remaining');
  return remaining === null ? undefined : Number(remaining);
}

/** The address of a `Link` relation (mastodon.md §4.3). */
export function linkOf(answer: Answer, relation: 'next' | 'prev'): string | undefined {
  const header = answer.headers.get('link') ?? '';
  return new RegExp(`<([^>]+)>;\\s*rel="${relation}"`).exec(header)?.[1];
}

import { describe, expect, it } from 'vitest';
import { type Exchange, exchange, type FetchDeps, parseJson } from './exchange.ts';
import { codeOf, errorOf, scriptFetch, sendHtml, sendJson, serverNamed } from './scripted-fetch.ts';

const server = serverNamed('pasture.example');
const URL_ = 'https://pasture.example/api/v1/thing?q=1';
const WELL_KNOWN = 'https://pasture.example/.well-known/webfinger?resource=acct:a@pasture.example';
const MIB = 1024 * 1024;

type Script = Parameters<typeof scriptFetch>[0];

function ask(
  answer: Script,
  init: Parameters<typeof exchange>[2] = {},
  more: Partial<FetchDeps> = {},
  url = URL_,
) {
  const script = scriptFetch(answer);
  const exchanges: Exchange[] = [];
  let time = 1_000;
  const now = () => {
    time += 500;
    return time;
  };
  const onExchange = (one: Exchange) => exchanges.push(one);
  const result = exchange(server, url, init, { fetch: script.fetch, now, onExchange, ...more });
  return { result, exchanges, sent: script.sent };
}

const never = () => new Promise<Response>(() => undefined);

describe('what a request takes along', () => {
  it('nothing of the person: no cookie, no cache, no address it came from', async () => {
    const { result, sent } = ask(() => sendJson({}));
    await result;
    expect(sent[0]?.init).toMatchObject({
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    expect([...(sent[0]?.headers ?? [])]).toEqual([]);
  });

  it('gives back the status, the headers and the text', async () => {
    const { result } = ask(
      () => new Response('{"a":1}', { status: 202, headers: { Link: '<x>' } }),
    );
    const { status, headers, text } = await result;
    expect([status, headers.get('link'), text]).toEqual([202, '<x>', '{"a":1}']);
  });
});

describe('redirects', () => {
  const elsewhere =
    (status: number): Script =>
    ({ url }) =>
      url.host === 'pasture.example'
        ? new Response(null, { status, headers: { Location: 'https://thief.example/' } })
        : sendJson({ stolen: true });
  const signed = { headers: { Authorization: 'Bearer secret' }, signed: true };
  const form = { method: 'POST', body: 'client_secret=secret' };

  it.each([301, 302, 303, 307, 308])(
    'a %i is not followed with a token or a secret',
    async (status) => {
      for (const init of [signed, form, { ...form, signed: true }]) {
        const { result, sent } = ask(elsewhere(status), init);
        expect(await codeOf(result)).toBe('unreachable');
        expect(sent.map(({ url }) => url.host)).toEqual(['pasture.example']);
      }
    },
  );

  it('of a well-known document is followed: split domains need it (mastodon.md §1.2b)', async () => {
    const { result, sent } = ask(elsewhere(301), {}, {}, WELL_KNOWN);
    expect((await result).text).toBe('{"stolen":true}');
    expect(sent).toHaveLength(2);
  });

  it('of anything else leads nowhere: nobody is asked whom the person did not name', async () => {
    const { result, sent } = ask(elsewhere(302));
    expect(await codeOf(result)).toBe('unreachable');
    expect(sent.map(({ url }) => url.host)).toEqual(['pasture.example']);
  });
});

describe('whoever counts', () => {
  it('is told of a request once, with its times, its path without query and its limits', async () => {
    const headers = {
      'X-RateLimit-Limit': '300',
      'X-RateLimit-Remaining': '7',
      'X-RateLimit-Reset': '2026-03-10T09:05:00.000000Z',
    };
    const { result, exchanges } = ask(() => sendJson({}, { headers }), { signed: true });
    await result;
    expect(exchanges).toEqual([
      {
        signed: true,
        method: 'GET',
        path: '/api/v1/thing',
        sentAt: 1_500,
        receivedAt: 2_000,
        status: 200,
        limit: { limit: 300, remaining: 7, resetAt: Date.UTC(2026, 2, 10, 9, 5) },
      },
    ]);
  });

  it('hears of no status when none came', async () => {
    const { result, exchanges } = ask(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await codeOf(result)).toBe('unreachable');
    expect(exchanges.map(({ status, limit }) => [status, limit])).toEqual([[undefined, undefined]]);
  });

  it('is told once when the body breaks off after the status', async () => {
    const broken = new ReadableStream({ pull: (stream) => stream.error(new TypeError('reset')) });
    const { result, exchanges } = ask(() => new Response(broken));
    expect(await codeOf(result)).toBe('unreachable');
    expect(exchanges.map(({ status }) => status)).toEqual([200]);
  });
});

describe('an answer that is no success', () => {
  it.each([
    [502, sendHtml(502), 'unwell'],
    [503, new Response('', { status: 503 }), 'unwell'],
    [503, new Response(null, { status: 503 }), 'unwell'],
    [504, new Response('upstream timed out', { status: 504 }), 'unwell'],
    [404, sendHtml(404), 'not-found'],
    [401, new Response(null, { status: 401 }), 'signed-out'],
  ] as const)('%i keeps its status though it is not JSON', async (status, response, code) => {
    const error = await errorOf(ask(() => response).result);
    expect([error.code, error.status, error.server]).toEqual([code, status, server]);
  });

  it('keeps the figures of a 429, which say when to come back', async () => {
    const headers = {
      'X-RateLimit-Limit': '400',
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': '2026-03-11T00:00:00.000000Z',
    };
    const error = await errorOf(ask(() => sendJson({}, { status: 429, headers })).result);
    expect([error.code, error.limit]).toEqual([
      'rate-limited',
      { limit: 400, remaining: 0, resetAt: Date.UTC(2026, 2, 11) },
    ]);
  });
});

describe('no answer', () => {
  it('in time is a timeout', async () => {
    const { result, exchanges } = ask(never, {}, { timeoutMs: 0 });
    expect(await codeOf(result)).toBe('timeout');
    expect(exchanges).toHaveLength(1);
  });

  it('to the end in time is a timeout too', async () => {
    const stalling: Script = ({ init }) =>
      new Response(
        new ReadableStream({
          start: (stream) => init.signal?.addEventListener('abort', () => stream.error('stop')),
        }),
      );
    expect(await codeOf(ask(stalling, {}, { timeoutMs: 0 }).result)).toBe('timeout');
  });

  it('is nobody’s fault when we stop waiting, before or while', async () => {
    expect(await codeOf(ask(never, {}, { signal: AbortSignal.abort() }).result)).toBe('aborted');
    const stop = new AbortController();
    const { result } = ask(never, {}, { signal: stop.signal });
    stop.abort();
    expect(await codeOf(result)).toBe('aborted');
  });

  it.each([new TypeError('Failed to fetch'), new Error('DNS'), 'a string'])(
    'at all is unreachable: %s',
    async (reason) => {
      const error = await errorOf(ask(() => Promise.reject(reason)).result);
      expect([error.code, error.status]).toEqual(['unreachable', undefined]);
    },
  );
});

describe('the size of an answer', () => {
  function endless(chunk: Uint8Array, most: number) {
    const seen = { sent: 0, cancelled: false };
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (seen.sent >= most) return controller.close();
        seen.sent += chunk.byteLength;
        controller.enqueue(chunk);
      },
      cancel() {
        seen.cancelled = true;
      },
    });
    return { seen, stream };
  }

  it.each([200, 404])('10 MB with status %i are not read to the end', async (status) => {
    const { seen, stream } = endless(new Uint8Array(MIB / 4).fill(65), 10 * MIB);
    const error = await errorOf(ask(() => new Response(stream, { status })).result);
    expect([error.code, error.status]).toEqual(['too-large', status]);
    expect(seen.cancelled).toBe(true);
    expect(seen.sent).toBeLessThan(5 * MIB);
  });

  it('one byte over the bound is too large, the bound itself is not', async () => {
    const bytes = new Uint8Array(4 * MIB).fill(65);
    expect((await ask(() => new Response(bytes)).result).text).toHaveLength(4 * MIB);
    const over = new Uint8Array(4 * MIB + 1).fill(65);
    expect(await codeOf(ask(() => new Response(over)).result)).toBe('too-large');
  });

  it('may be nothing', async () => {
    expect((await ask(() => new Response(null, { status: 204 })).result).text).toBe('');
  });
});

describe('the text of an answer', () => {
  it('is UTF-8, whatever the pieces it comes in', async () => {
    const bytes = new TextEncoder().encode('{"name":"Zoé 🐑"}');
    const { stream } = pieces(bytes);
    expect((await ask(() => new Response(stream)).result).text).toBe('{"name":"Zoé 🐑"}');
  });

  it('is never a reason to fail', async () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0x7b, 0xff, 0x7d]);
    expect((await ask(() => new Response(bytes)).result).text).toBe('{\uFFFD}');
  });

  function pieces(bytes: Uint8Array) {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    return { stream };
  }
});

describe('parseJson', () => {
  it.each(['', '<!doctype html>', '{"a":', 'undefined'])('calls %j garbled', async (text) => {
    expect(await codeOf(Promise.resolve().then(() => parseJson(text, server)))).toBe('garbled');
  });

  it('reads the rest', () => {
    expect(parseJson('[null]', server)).toEqual([null]);
  });
});

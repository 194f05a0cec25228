import type { Pair } from './pair.ts';

/** `"avatar":"…"` and the like: `<img>` would ask the network for them. */
const PICTURES = /"(avatar|avatar_static|header|header_static)":"[^"]*"/g;

/**
 * From here on this page asks its own host and the pretend pair, and nobody else, whatever it is told:
 * what would leave is refused before it is sent.
 *
 * @param picture an address of our own, shown for everybody
 */
export function stayHere(pair: Pair, picture: string): void {
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    // Whoever asks here says so by an address; a `Request` would bring its own method and body.
    if (input instanceof Request) throw new TypeError('An address is wanted.');
    const url = new URL(input, document.baseURI).href;
    if (new URL(url).origin === location.origin) return real(input, init);
    if (!pair.has(url)) throw new TypeError('A rehearsal asks nobody outside.');
    const response = await pair.ask(url, init);
    if (response === undefined) throw new TypeError('No answer.');
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    if (!isJson || response.body === null) return response;
    const text = (await response.text()).replace(PICTURES, `"$1":${JSON.stringify(picture)}`);
    return new Response(text, { status: response.status, headers: response.headers });
  };
}

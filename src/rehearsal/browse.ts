import type { Pair } from './pair.ts';

/** What came of going somewhere. */
export type Landed =
  | { readonly kind: 'page'; readonly url: string; readonly html: string }
  | { readonly kind: 'file'; readonly name: string; readonly content: Blob }
  /** Back to where one came from. */
  | { readonly kind: 'away'; readonly url: string }
  | { readonly kind: 'nothing'; readonly url: string };

const MOST_REDIRECTS = 10;

/** Goes to an address of the pair as a browser would, and follows it where it leads. */
export async function browse(pair: Pair, start: string, init?: RequestInit): Promise<Landed> {
  let url = start;
  let sent = init;
  for (let hop = 0; hop < MOST_REDIRECTS; hop += 1) {
    if (!pair.has(url)) return { kind: 'away', url };
    const response = await pair.ask(url, { ...sent, headers: { accept: 'text/html' } });
    const location = response?.headers.get('location');
    if (response === undefined) return { kind: 'nothing', url };
    if (response.status !== 302 || location == null) return land(url, response);
    url = new URL(location, url).href;
    sent = undefined;
  }
  return { kind: 'nothing', url };
}

async function land(url: string, response: Response): Promise<Landed> {
  const disposition = response.headers.get('content-disposition') ?? '';
  const name = /filename="([^"]+)"/.exec(disposition)?.[1];
  if (name !== undefined) return { kind: 'file', name, content: await response.blob() };
  return { kind: 'page', url, html: await response.text() };
}

import { answers, equals, holds, type Row, rows } from './assert.ts';
import { linkOf } from './http.ts';
import type { Side } from './side.ts';

/** How a list is read (mastodon.md §4.2, §4.3). */
export type Listing = {
  readonly path: string;
  readonly standard: number;
  readonly max: number;
  /** `limit=0`: everything, nothing, or not told. */
  readonly zero: 'all' | 'nothing' | 'untold';
  readonly keyOf: (row: Row) => string;
};

/** `limit` left out, too large, and zero. A short list can only show "at most". */
export async function checkLimits(side: Side, listing: Listing): Promise<void> {
  const { path, standard, max, zero, keyOf } = listing;
  const read = async (limit: number | undefined) =>
    rows(await side.mine('GET', limit === undefined ? path : withQuery(path, `limit=${limit}`)));
  const large = (await read(1000)).length;
  holds(large <= max, `${path}?limit=1000 gives ${large}, the maximum is ${max}`);
  const usual = (await read(undefined)).length;
  holds(usual <= standard, `${path} gives ${usual}, the default is ${standard}`);
  if (large > usual) equals(usual, standard, `rows of ${path}`);
  if (zero === 'nothing') {
    // It has no last row to make a cursor of: real servers answer 500 (seen on 4.6.5).
    const answer = await side.mine('GET', withQuery(path, 'limit=0'));
    answers(answer, [500]);
  }
  if (zero === 'all') {
    const none = await read(0);
    const keys = new Set(none.map(keyOf));
    equals(keys.size, none.length, `distinct rows of ${path}?limit=0`);
    holds(none.length >= large, `${path}?limit=0 gives ${none.length}, fewer than ${large}`);
  }
}

/**
 * Walks `next` with pages of one: it is there on every full page, absolute, keeps the limit, and
 * no row comes twice. The end, when it is near, is a page without `next`.
 */
export async function checkCursor(side: Side, listing: Listing, pages = 4): Promise<void> {
  const { path, keyOf } = listing;
  const seen = new Set<string>();
  let address = withQuery(path, 'limit=1');
  for (let page = 0; page < pages; page += 1) {
    const answer = await side.mine('GET', address);
    const found = rows(answer);
    const next = linkOf(answer, 'next');
    if (page === 0) holds(found.length === 1, `${address} gives ${found.length} rows, not 1`);
    if (found.length === 0) {
      holds(next === undefined, `the empty page ${address} has a next one`);
      return;
    }
    for (const row of found) {
      holds(!seen.has(keyOf(row)), `${keyOf(row)} comes twice in ${path}`);
      seen.add(keyOf(row));
    }
    holds(next !== undefined, `no next on the full page ${address}`);
    const { origin, pathname, search, searchParams } = new URL(next);
    equals(origin, side.publicOrigin, 'where next leads');
    equals(pathname, new URL(path, origin).pathname, 'path of next');
    equals(searchParams.get('limit'), '1', 'limit of next');
    holds(
      searchParams.has('max_id') || searchParams.has('offset'),
      `next without cursor: ${search}`,
    );
    address = pathname + search;
  }
}

/** `prev` of the first page leads to what is newer: nothing. */
export async function checkPrevious(side: Side, { path }: Listing): Promise<void> {
  const answer = await side.mine('GET', withQuery(path, 'limit=1'));
  answers(answer, 200);
  const prev = linkOf(answer, 'prev');
  holds(prev !== undefined, `${path} has no prev`);
  const { pathname, search, searchParams } = new URL(prev);
  holds(searchParams.has('since_id') || searchParams.has('min_id'), `prev of ${path} is ${search}`);
  equals(
    rows(await side.mine('GET', pathname + search)).length,
    0,
    `rows before the first of ${path}`,
  );
}

const withQuery = (path: string, query: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}${query}`;

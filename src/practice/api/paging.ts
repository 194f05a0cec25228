import { ApiError, type Context } from '../context.ts';

export type PageRules<Row> = {
  /** The default; more than `max` is cut without a word (mastodon.md §4.2). */
  readonly limit: number;
  /** Default: twice the limit. */
  readonly max?: number;
  /** Row ids, or account ids for lists and endorsements (mastodon.md §4.3). */
  readonly idOf: (row: Row) => string;
  /** What `prev` is made of; only these lists know `min_id`. */
  readonly prev?: 'since_id' | 'min_id';
};

/** Ruby's `to_i.abs`, so that nonsense is 0 (mastodon.md §4.2). */
export function limitOf({ params, options }: Context, limit: number, max = limit * 2): number {
  const asked = params.get('limit');
  if (asked === null) return limit;
  // 0 means the default on GoToSocial (gotosocial-observed.md §6).
  if (asked === '0' && options.software === 'gotosocial') return limit;
  return Math.min(Math.abs(Number.parseInt(asked, 10) || 0), max);
}

/** One page of rows that come newest first, with its `Link` (mastodon.md §4.3). */
export function paginate<Row>(context: Context, rows: readonly Row[], rules: PageRules<Row>) {
  const { params } = context;
  const { idOf, prev = 'since_id' } = rules;
  const limit = limitOf(context, rules.limit, rules.max);
  // No rows, as many as asked for: the cursor of the page after is that of a row that is not there
  // (`records_continue?`, `pagination_max_id`; seen on 4.6.5).
  if (limit === 0) throw new ApiError(500, 'Internal Server Error');
  const before = params.get('max_id');
  const min = prev === 'min_id' ? params.get('min_id') : null;
  const after = min ?? params.get('since_id');
  const within = rows.filter(
    (row) =>
      (before === null || compareIds(idOf(row), before) < 0) &&
      (after === null || compareIds(idOf(row), after) > 0),
  );
  // `min_id` starts at the old end, `since_id` at the new one.
  const page =
    min === null ? within.slice(0, limit) : within.slice(Math.max(0, within.length - limit));
  return { page, headers: linkHeaders(context, page, limit, rules) };
}

function linkHeaders<Row>(
  { params, options, url }: Context,
  page: readonly Row[],
  limit: number,
  { idOf, prev = 'since_id' }: PageRules<Row>,
): Headers {
  const headers = new Headers();
  const [first, last] = [page[0], page.at(-1)];
  if (first === undefined || last === undefined) return headers;
  const asked = params.get('limit');
  const address = (name: string, id: string) => {
    const query = new URLSearchParams({ ...(asked === null ? {} : { limit: asked }), [name]: id });
    return `<${options.origin}${url.pathname}?${query}>`;
  };
  // `next` whenever the page is full: the last page may be followed by an empty one. On GoToSocial
  // it is there even on the last (gotosocial-observed.md §6).
  const isFull = page.length === limit || options.software === 'gotosocial';
  const next = isFull ? [`${address('max_id', idOf(last))}; rel="next"`] : [];
  headers.set('Link', [...next, `${address(prev, idOf(first))}; rel="prev"`].join(', '));
  return headers;
}

/** Ids are numbers too large for one, or ULIDs of one length. */
export function compareIds(one: string, two: string): number {
  if (one.length !== two.length) return one.length - two.length;
  return one < two ? -1 : one > two ? 1 : 0;
}

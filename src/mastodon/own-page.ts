import * as v from 'valibot';
import { type Answer, answer, parse } from './answer.ts';
import type { Client, Raw } from './client.ts';
import { MastodonError } from './errors.ts';
import { nextCursor } from './next-cursor.ts';

/**
 * One page of something the account holds. What cannot be read is counted, so that nobody is told
 * that everything came when it did not.
 */
export type OwnPage<Row> = {
  readonly rows: readonly Row[];
  readonly unreadable: number;
  /** The cursor of the page after, if there is one. */
  readonly next: string | undefined;
};

/** Cursors of our own begin with a mark that no row id has: another way of asking, not a page. */
const OWN_CURSOR = ':';
export const ownCursor = (name: string | number) => `${OWN_CURSOR}${name}`;

/** Whether a cursor makes a request count as one of the paging family (mastodon.md §3.1). */
export function isPaging(cursor: string | undefined): boolean {
  return cursor !== undefined && !cursor.startsWith(OWN_CURSOR);
}

/** The parameters of a page of `limit` rows. */
export function pageParams(limit: number, cursor: string | undefined) {
  return cursor === undefined || !isPaging(cursor) ? { limit } : { limit, maxId: cursor };
}

/**
 * A page of a list that is told newest first.
 *
 * @throws {MastodonError} `garbled` when it is no list.
 */
export function pageOf<Row>(
  client: Client,
  raw: Raw,
  cursor: string | undefined,
  read: (data: unknown) => Row | undefined,
): Answer<OwnPage<Row>> {
  const { rows, unreadable } = readRows(client, raw.data, read);
  const current = isPaging(cursor) ? cursor : undefined;
  // A page with nothing on it is the end, whatever its link says: GoToSocial links from the last
  // page to an empty one (gotosocial-observed.md §6), Mastodon from a full one (mastodon.md §4.3).
  const isEmpty = rows.length + unreadable === 0;
  return answer(raw, {
    rows,
    unreadable,
    next: isEmpty ? undefined : nextCursor(client, raw.headers, current),
  });
}

/** A list that comes whole. */
export function wholeOf<Row>(
  client: Client,
  raw: Raw,
  read: (data: unknown) => Row | undefined,
): Answer<OwnPage<Row>> {
  return answer(raw, { ...readRows(client, raw.data, read), next: undefined });
}

function readRows<Row>(client: Client, data: unknown, read: (data: unknown) => Row | undefined) {
  const all = parse(client, v.array(v.unknown()), data);
  const rows = all.flatMap((one) => {
    const row = read(one);
    return row === undefined ? [] : [row];
  });
  return { rows, unreadable: all.length - rows.length };
}

/** Reads with a schema; what does not fit is nothing. */
export function reader<Row>(schema: v.GenericSchema<unknown, Row>) {
  return (data: unknown): Row | undefined => {
    const parsed = v.safeParse(schema, data);
    return parsed.success ? parsed.output : undefined;
  };
}

/** Whether the server has no such thing: an older version, or another software. */
export function isNotThere(error: unknown): error is MastodonError {
  return error instanceof MastodonError && (error.status === 404 || error.status === 405);
}

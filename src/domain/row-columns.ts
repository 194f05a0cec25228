import { formatAddress, parseAddress } from './address.ts';
import type { FollowOptions, FollowRow } from './row.ts';

/**
 * Rows side by side in columns, for the way between threads and into storage: copying 20,000
 * rows of nested objects holds a page for longer than reading them does.
 */
export type RowColumns = {
  readonly lines: Uint32Array;
  /** `user@server`, one a line. */
  readonly addresses: string;
  /** Different sets of options; few files have more than a dozen. */
  readonly options: readonly FollowOptions[];
  /** For each row its place in `options`. */
  readonly optionsAt: Uint32Array;
};

export function packRows(rows: readonly FollowRow[]): RowColumns {
  const lines = new Uint32Array(rows.length);
  const optionsAt = new Uint32Array(rows.length);
  const addresses: string[] = [];
  const options: FollowOptions[] = [];
  const places = new Map<FollowOptions, number>();
  for (const [index, row] of rows.entries()) {
    lines[index] = row.line;
    addresses.push(formatAddress(row.address));
    let place = places.get(row.options);
    if (place === undefined) {
      place = options.push(row.options) - 1;
      places.set(row.options, place);
    }
    optionsAt[index] = place;
  }
  return { lines, addresses: addresses.join('\n'), options, optionsAt };
}

/** The rows again, or `undefined` when the columns do not fit together or hold no addresses. */
export function unpackRows(columns: RowColumns): FollowRow[] | undefined {
  const { lines, options, optionsAt } = columns;
  const addresses = columns.addresses === '' ? [] : columns.addresses.split('\n');
  if (addresses.length !== lines.length || optionsAt.length !== lines.length) return undefined;
  const rows: FollowRow[] = [];
  for (const [index, text] of addresses.entries()) {
    const address = parseAddress(text);
    const chosen = options[optionsAt[index] ?? -1];
    if (!address.ok || chosen === undefined) return undefined;
    rows.push({ line: lines[index] ?? 0, address: address.value, options: chosen });
  }
  return rows;
}

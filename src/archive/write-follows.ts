import Papa from 'papaparse';
import { type Address, formatAddress } from '../domain/address.ts';
import type { Reject } from '../domain/finding.ts';
import type { FollowOptions } from '../domain/row.ts';

const HEADER = ['Account address', 'Show boosts', 'Notify on new posts', 'Languages'];

/**
 * `following_accounts.csv` to the letter (mastodon.md §7.2, §7.3): UTF-8 without BOM, LF, quotes
 * only where needed. Ready for Mastodon's import page and for this one.
 */
export function writeFollows(
  rows: readonly { readonly address: Address; readonly options: FollowOptions }[],
): string {
  const lines = rows.map(({ address, options }) => [
    formatAddress(address),
    String(options.reblogs ?? true),
    String(options.notify ?? false),
    (options.languages ?? []).join(', '),
  ]);
  return writeTable([HEADER, ...lines]);
}

/** The lines that could not be read, as they came: nothing is put before a formula or taken away. */
export function writeRejects(rejects: readonly Reject[]): string {
  return writeTable(rejects.map(({ cells }) => [...cells]));
}

/**
 * A table for people to open in a spreadsheet: what a spreadsheet would run as a formula is
 * written so that it stays text.
 */
export function writeReport(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return writeTable([[...header], ...rows.map((row) => [...row])], true);
}

function writeTable(rows: string[][], escapeFormulae = false): string {
  if (rows.length === 0) return '';
  return `${Papa.unparse(rows, { newline: '\n', escapeFormulae })}\n`;
}

import { nextRow, type State } from './state.ts';

/** A hashtag followed or featured by an account. */
export type TagRow = {
  readonly row: number;
  readonly account: string;
  /** As it was written. */
  readonly name: string;
};

/** Spellings that differ in case only are the same tag. */
export const normalTag = (name: string) => name.toLowerCase();

export function findTag(
  rows: readonly TagRow[],
  account: string,
  name: string,
): TagRow | undefined {
  const wanted = normalTag(name);
  return rows.find((row) => row.account === account && normalTag(row.name) === wanted);
}

export function addTag(state: State, rows: TagRow[], account: string, name: string): TagRow {
  const row = { row: nextRow(state), account, name };
  rows.push(row);
  return row;
}

export function removeTag(rows: TagRow[], row: TagRow | undefined): void {
  const place = row === undefined ? -1 : rows.indexOf(row);
  if (place >= 0) rows.splice(place, 1);
}

/** Letters, digits and underscores of any script, and not digits alone. */
export function isTagName(name: string): boolean {
  return /^[\p{L}\p{M}\p{N}_·・\u200c]+$/u.test(name) && !/^\p{N}+$/u.test(name);
}

import { type Address, formatAddress, sameAddress } from './address.ts';
import type { Kind } from './kind.ts';
import type { TaskOf } from './task.ts';

/** Rows Mastodon's own import takes from one file, filters too (mastodon.md §8.1). */
const IMPORT_ROWS = 20_000;

/**
 * Follows: its ceiling for an account that follows nobody yet (§5.1). All rows are counted, whoever
 * is followed already (§8.3), so the file should hold nobody who is.
 */
const IMPORT_FOLLOWS = 7_500;

export function rowsAnImportTakes(kind: Kind): number {
  return kind === 'follows' ? IMPORT_FOLLOWS : IMPORT_ROWS;
}

export type CleanedFollows = {
  /** To be followed, each person once; of those who moved, `address` is where they are now. */
  readonly live: readonly TaskOf<'follow'>[];
  /** How many of them are written at another address than they were followed at. */
  readonly moved: number;
  /** Suspended by the old server: the new one may know them still, so they go in a file apart. */
  readonly apart: readonly TaskOf<'follow'>[];
};

/**
 * The follows for the new server's own import, which follows nobody at a new address by itself
 * (mastodon.md §8.4), cleaned from what the old server told (product.md §4). Order and ids stay.
 * Who is followed at the old address and at the new one is written once, as at the new one.
 */
export function cleanFollows(tasks: readonly TaskOf<'follow'>[]): CleanedFollows {
  const newAddresses = new Map<string, Address>();
  const seen = new Set<string>();
  for (const { address, movedTo } of tasks) {
    if (movedTo === undefined) seen.add(formatAddress(address));
    else newAddresses.set(formatAddress(address), movedTo);
  }
  const live: TaskOf<'follow'>[] = [];
  const apart: TaskOf<'follow'>[] = [];
  let moved = 0;
  for (const task of tasks) {
    if (task.movedTo === undefined) {
      (task.suspended === true ? apart : live).push(task);
      continue;
    }
    // What the old server knows of the old address, suspended or not, is past.
    const { movedTo, suspended: _, ...follow } = task;
    const address = lastAddress(movedTo, newAddresses);
    const person = formatAddress(address);
    if (seen.has(person)) continue;
    seen.add(person);
    if (!sameAddress(address, task.address)) moved += 1;
    live.push({ ...follow, address });
  }
  return { live, moved, apart };
}

/** Where somebody is who moved more than once, if all of it is known. */
function lastAddress(movedTo: Address, newAddresses: ReadonlyMap<string, Address>): Address {
  const passed = new Set<string>();
  let address = movedTo;
  for (let next: Address | undefined = movedTo; next !== undefined; ) {
    address = next;
    const name = formatAddress(address);
    // Two accounts that point at each other lead nowhere else.
    next = passed.has(name) ? undefined : newAddresses.get(name);
    passed.add(name);
  }
  return address;
}

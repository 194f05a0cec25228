import { type Address, formatAddress } from './address.ts';
import type { FollowOptions, FollowRow } from './row.ts';

/** The stable name of a task: its kind and its subject. The journal is keyed by it. */
export type TaskId = `follows:${string}`;

/** One act on the new server. */
export type Task = {
  readonly id: TaskId;
  readonly kind: 'follows';
  readonly address: Address;
  readonly options: FollowOptions;
  /** The line of the file it came from, for the report. */
  readonly line: number;
};

/** Ordered and unique; what is done of it is told by the journal alone. */
export type Plan = { readonly tasks: readonly Task[] };

export function taskId(address: Address): TaskId {
  return `follows:${formatAddress(address)}`;
}

/**
 * Every row becomes one task. Files list the newest follow first (mastodon.md §7.2), and the
 * oldest is carried first so that the new list ends in the same order (§15.1).
 */
export function planFollows(rows: readonly FollowRow[]): Plan {
  const tasks = rows.map(
    (row): Task => ({
      id: taskId(row.address),
      kind: 'follows',
      address: row.address,
      options: row.options,
      line: row.line,
    }),
  );
  return { tasks: tasks.reverse() };
}

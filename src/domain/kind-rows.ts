import { chosenKindOf } from './choices.ts';
import type { RelationKind } from './relation.ts';
import { type ReportRow, rowsAsInFiles } from './report.ts';
import { containerOf, type TaskId } from './task.ts';

/** What people look for first comes first; what tells others (favourites) is last (product.md §3). */
export const KINDS_TO_CHOOSE = [
  'follow',
  'list',
  'block',
  'mute',
  'domain-block',
  'bookmark',
  'followed-hashtag',
  'filter',
  'note',
  'endorsement',
  'featured-hashtag',
  'profile',
  'favourite',
] as const satisfies readonly RelationKind[];

/**
 * Rows by the kind they are chosen as, in the order told: for follows the newest first. What is in a
 * list or a filter stands below it; below nothing, last, where its list is not among the rows.
 */
export function rowsByKind(
  rows: readonly ReportRow[],
): ReadonlyMap<RelationKind, readonly ReportRow[]> {
  const kinds = new Map<RelationKind, ReportRow[]>();
  const parts = new Map<TaskId, ReportRow[]>();
  for (const row of rowsAsInFiles({ rows })) {
    const container = containerOf(row.task);
    if (container === undefined) push(kinds, chosenKindOf(row.task.kind), row);
    else push(parts, container, row);
  }
  for (const [kind, whole] of kinds) {
    if (kind !== 'list' && kind !== 'filter') continue;
    const together = whole.flatMap((row) => {
      const inside = parts.get(row.task.id) ?? [];
      parts.delete(row.task.id);
      return [row, ...inside];
    });
    kinds.set(kind, together);
  }
  for (const left of parts.values()) {
    for (const row of left) push(kinds, chosenKindOf(row.task.kind), row);
  }
  return kinds;
}

/** How many members each list has, how many posts each filter. */
export function countInside(rows: readonly ReportRow[]): ReadonlyMap<TaskId, number> {
  const inside = new Map<TaskId, number>();
  for (const { task } of rows) {
    const container = containerOf(task);
    if (container !== undefined) inside.set(container, (inside.get(container) ?? 0) + 1);
  }
  return inside;
}

function push<Key>(groups: Map<Key, ReportRow[]>, key: Key, row: ReportRow): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [row]);
  else known.push(row);
}

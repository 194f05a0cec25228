import { chosenKindOf } from './choices.ts';
import { RELATION_KINDS, type RelationKind } from './relation.ts';
import { leftovers, type Report, type ReportRow } from './report.ts';

/**
 * What has not arrived, by the kind that people choose it as and in the order they are told of
 * kinds: whoever is missing on a list is under `list`, after the lists that are missing themselves.
 * Within a kind in the order of the files. Kinds of which nothing is left over are not in it.
 */
export function leftoversByKind(
  report: Pick<Report, 'rows'>,
): ReadonlyMap<RelationKind, readonly ReportRow[]> {
  const kinds = new Map<RelationKind, ReportRow[]>(RELATION_KINDS.map((kind) => [kind, []]));
  for (const row of leftovers(report)) kinds.get(chosenKindOf(row.task.kind))?.push(row);
  return new Map([...kinds].filter(([, rows]) => rows.length > 0));
}

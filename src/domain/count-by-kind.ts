import { chosenKindOf } from './choices.ts';
import { RELATION_KINDS, type RelationKind } from './relation.ts';
import { type Count, countRows, type Report, type ReportRow } from './report.ts';

/** `inside`: people on lists, posts in filters. 10 lists of 500 people are not 510 of anything. */
export type KindCount = Count & { readonly inside?: Count };

/** What became of each kind there is, as people choose them and in the order they are told. */
export function countByKind({ rows }: Pick<Report, 'rows'>): ReadonlyMap<RelationKind, KindCount> {
  const kinds = RELATION_KINDS.map((kind) => ({
    kind,
    own: [] as ReportRow[],
    inside: [] as ReportRow[],
  }));
  const byKind = new Map(kinds.map((of) => [of.kind, of]));
  for (const row of rows) {
    const { kind } = row.task;
    const of = byKind.get(chosenKindOf(kind));
    (of?.kind === kind ? of.own : of?.inside)?.push(row);
  }
  return new Map(
    kinds
      .filter(({ own, inside }) => own.length + inside.length > 0)
      .map(({ kind, own, inside }): readonly [RelationKind, KindCount] => [
        kind,
        { ...countRows(own), ...(inside.length === 0 ? {} : { inside: countRows(inside) }) },
      ]),
  );
}

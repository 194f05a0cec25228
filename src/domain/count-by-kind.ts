import { chosenKindOf } from './choices.ts';
import type { OutcomeCode } from './outcome.ts';
import { RELATION_KINDS, type RelationKind } from './relation.ts';
import type { Count, Report, ReportRow } from './report.ts';

/** `inside`: people on lists, posts in filters. 10 lists of 500 people are not 510 of anything. */
export type KindCount = Count & { readonly inside?: Count };

/** What became of each kind there is, as people choose them and in the order they are told. */
export function countByKind({ rows }: Pick<Report, 'rows'>): ReadonlyMap<RelationKind, KindCount> {
  const own = new Map<RelationKind, Sum>();
  const inside = new Map<RelationKind, Sum>();
  for (const row of rows) {
    const { kind } = row.task;
    const chosen = chosenKindOf(kind);
    add(chosen === kind ? own : inside, chosen, row);
  }
  const present = RELATION_KINDS.filter((kind) => own.has(kind) || inside.has(kind));
  return new Map(
    present.map((kind): readonly [RelationKind, KindCount] => {
      const parts = inside.get(kind);
      return [kind, { ...(own.get(kind) ?? NOUGHT), ...(parts && { inside: parts }) }];
    }),
  );
}

type Sum = { counts: Partial<Record<OutcomeCode, number>>; total: number; remaining: number };

const NOUGHT: Count = { counts: {}, total: 0, remaining: 0 };

function add(sums: Map<RelationKind, Sum>, kind: RelationKind, { outcome }: ReportRow): void {
  let sum = sums.get(kind);
  if (sum === undefined) {
    sum = { counts: {}, total: 0, remaining: 0 };
    sums.set(kind, sum);
  }
  sum.total += 1;
  if (outcome === undefined) sum.remaining += 1;
  else sum.counts[outcome.code] = (sum.counts[outcome.code] ?? 0) + 1;
}

import { chosenKindOf } from './choices.ts';
import type { RelationKind } from './relation.ts';
import { countRows, type Report, type ReportRow } from './report.ts';

/** What one does not show around: whom one keeps away, and what one thinks of people. */
const KEPT_TO_ONESELF: ReadonlySet<RelationKind> = new Set<RelationKind>([
  'block',
  'mute',
  'domain-block',
  'note',
  'filter',
]);

const isKeptBack = ({ task }: ReportRow): boolean => KEPT_TO_ONESELF.has(chosenKindOf(task.kind));

/** Whether there is anything in it that is not for others. */
export function isPrivate({ rows, rejects }: Pick<Report, 'rows' | 'rejects'>): boolean {
  return rejects.length > 0 || rows.some(isKeptBack);
}

/** The report without these, nor the lines of files that could not be read: they may hold anything. */
export function reportToShare({ rows }: Pick<Report, 'rows'>): Report {
  const shared = rows.filter((row) => !isKeptBack(row));
  return { rows: shared, rejects: [], ...countRows(shared) };
}

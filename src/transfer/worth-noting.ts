import type { Outcome } from '../domain/outcome.ts';
import type { Report, ReportRow } from '../domain/report.ts';
import type { TaskId } from '../domain/task.ts';

/**
 * Of what the new account has already, what the journal has to know: how rows end that are still to
 * be done, or that a file may not bring any more. A list or filter that is left out is noted too: it
 * would be taken for another one of its title, which is to be made.
 */
export function worthNoting(
  known: readonly (readonly [TaskId, Outcome])[],
  { rows }: Report,
): readonly (readonly [TaskId, Outcome])[] {
  const open = new Set(rows.filter(isOpen).map(({ task }) => task.id));
  return known.filter(([task]) => open.has(task));
}

function isOpen({ task, outcome }: ReportRow): boolean {
  if (outcome === undefined || outcome.code === 'by-file') return true;
  return outcome.code === 'left-out' && (task.kind === 'list' || task.kind === 'filter');
}

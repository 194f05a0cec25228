import type { Reject, RejectReason } from '../domain/finding.ts';
import type { Line } from './table.ts';

/** What a line says, and by what it is known again when the same is said twice. */
export type ReadLine<Row> = { readonly row: Row; readonly subject: string } | RejectReason;

export type SortedOut<Row> = {
  readonly rows: readonly Row[];
  readonly rejects: readonly Reject[];
};

/** Every line ends in `rows` or in `rejects`, once; the same thing a second time is a reject. */
export function sortOut<Row>(
  lines: readonly Line[],
  read: (line: Line) => ReadLine<Row>,
): SortedOut<Row> {
  const seen = new Set<string>();
  const rows: Row[] = [];
  const rejects: Reject[] = [];
  for (const line of lines) {
    const said = read(line);
    if (typeof said === 'string') rejects.push(rejectOf(line, said));
    else if (seen.has(said.subject)) rejects.push(rejectOf(line, 'duplicate'));
    else {
      seen.add(said.subject);
      rows.push(said.row);
    }
  }
  return { rows, rejects };
}

/** Characters kept of a cell that cannot be carried. */
const MAX_CELL = 500;

export function rejectOf({ number, cells }: Line, reason: RejectReason): Reject {
  return { line: number, cells: cells.map((cell) => cell.slice(0, MAX_CELL)), reason };
}

import { parseServer } from '../domain/address.ts';
import type { RowOfFile } from '../domain/row.ts';
import { type Columns, cellIn } from './columns.ts';
import type { ReadLine } from './sort-out.ts';
import type { Line } from './table.ts';

/** A server blocked whole. Other columns, as the lists of administrators have them, are not read. */
export function readDomainBlock(
  columns: Columns,
): (line: Line) => ReadLine<RowOfFile['domain-blocks']> {
  return ({ number, cells }) => {
    const parsed = parseServer(cellIn(cells, columns, 'server') ?? '');
    if (!parsed.ok) return parsed.problem;
    return { row: { line: number, server: parsed.value }, subject: parsed.value };
  };
}

import { isPostUri } from '../domain/post-uri.ts';
import type { RowOfFile } from '../domain/row.ts';
import { type Columns, cellIn } from './columns.ts';
import type { ReadLine } from './sort-out.ts';
import type { Line } from './table.ts';

export function readBookmark(columns: Columns): (line: Line) => ReadLine<RowOfFile['bookmarks']> {
  return ({ number, cells }) => {
    const uri = cellIn(cells, columns, 'uri') ?? '';
    return isPostUri(uri) ? { row: { line: number, uri }, subject: uri } : 'bad-link';
  };
}

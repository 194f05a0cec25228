import { formatAddress, parseAddress } from '../domain/address.ts';
import type { RowOfFile } from '../domain/row.ts';
import { type Columns, cellIn } from './columns.ts';
import type { ReadLine } from './sort-out.ts';
import type { Line } from './table.ts';

/** Characters. As long as the API's answers may have them; Mastodon takes 256 (mastodon.md §5). */
const MAX_TITLE = 5_000;

/** Somebody on a list. One may be on one's own lists (mastodon.md §5.2). */
export function readListMember(columns: Columns): (line: Line) => ReadLine<RowOfFile['lists']> {
  return ({ number, cells }) => {
    const title = cellIn(cells, columns, 'title') ?? '';
    if (title === '') return 'no-title';
    if (title.length > MAX_TITLE) return 'too-long';
    const parsed = parseAddress(cellIn(cells, columns, 'address') ?? '');
    if (!parsed.ok) return parsed.problem;
    const address = parsed.value;
    return {
      row: { line: number, title, address },
      // No address has a space: two that differ cannot look alike.
      subject: `${formatAddress(address)} ${title}`,
    };
  };
}

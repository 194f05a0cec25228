export type Cell = string | boolean | undefined;

/** As Ruby's `csv` writes it: LF, quotes only where needed, `nil` empty (mastodon.md §7.2). */
export function writeCsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(',')}\n`).join('');
}

function writeCell(cell: Cell): string {
  if (cell === undefined) return '';
  const text = String(cell);
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

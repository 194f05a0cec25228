import Papa from 'papaparse';

/**
 * CSV as Mastodon writes it (mastodon.md §7.2): comma, LF, quotes only where needed, no byte order
 * mark. An empty cell is left empty, as Mastodon does for what is not set.
 */
export function writeTable(rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const cells = rows.map((row) => [...row]);
  return `${Papa.unparse(cells, { newline: '\n' })}\n`;
}

export class MalformedCsv extends Error {}

/**
 * RFC 4180 as Ruby's `csv` reads it: blank lines are skipped, a quote inside a bare cell or after a
 * closed one is an error, and so is one that never closes (mastodon.md §8.2, §8.3).
 */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let place = 0;
  let line = 1;
  while (place < text.length) {
    const row: string[] = [];
    let more = true;
    while (more) {
      const cell = text[place] === '"' ? quoted() : bare();
      row.push(cell);
      more = text[place] === ',';
      if (more) place += 1;
    }
    if (text[place] === '\r') place += 1;
    if (text[place] === '\n') place += 1;
    else if (place < text.length)
      throw new MalformedCsv(`Any value after quoted field isn't allowed in line ${line}.`);
    line += 1;
    if (row.length > 1 || row[0] !== '') rows.push(row);
  }
  return rows;

  function bare(): string {
    const from = place;
    while (place < text.length && !/[,\r\n]/.test(text[place] ?? '')) {
      if (text[place] === '"') throw new MalformedCsv(`Illegal quoting in line ${line}.`);
      place += 1;
    }
    return text.slice(from, place);
  }

  function quoted(): string {
    let cell = '';
    place += 1;
    for (;;) {
      const end = text.indexOf('"', place);
      if (end < 0) throw new MalformedCsv(`Unclosed quoted field in line ${line}.`);
      cell += text.slice(place, end);
      place = end + 1;
      if (text[place] !== '"') return cell;
      cell += '"';
      place += 1;
    }
  }
}

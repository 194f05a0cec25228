/**
 * What Rails casts to false; empty is the default and anything else is true (mastodon.md §8.2).
 * The last line is what Excel and LibreOffice write for it in French, German, Spanish or
 * Italian, and Dutch.
 */
const FALSE = new Set([...['false', 'f', '0', 'off'], ...['faux', 'falsch', 'falso', 'onwaar']]);

export function readBoolean(cell: string | undefined): boolean | undefined {
  if (cell === undefined || cell === '') return undefined;
  return !FALSE.has(cell.toLowerCase());
}

const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/;

/**
 * Codes joined by ", " (mastodon.md §7.3). What is none would make the server refuse the whole
 * follow (§5.1), so it is dropped and the row kept: the person is followed in the languages
 * left, or in all.
 */
export function readLanguages(cell: string | undefined): readonly string[] {
  const codes = (cell ?? '').split(/[\s,;]+/).filter((code) => LANGUAGE.test(code));
  return [...new Set(codes)];
}

import * as v from 'valibot';

/** An address of the web of a bearable length, as it was written: actor ids are compared as text. */
export const webAddress = v.pipe(v.string(), v.maxLength(2_000), v.url(), v.regex(/^https?:\/\//i));

/** Mastodon sets no limit on aliases (mastodon.md §10.1); nobody has this many. */
const MOST = 500;

/**
 * The web addresses of a list. One alone may come without its brackets, as JSON-LD allows
 * (JSON-LD 1.1 §4.3); whatever is none is left out.
 */
export function readWebAddresses(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.slice(0, MOST).filter((one) => v.is(webAddress, one));
}

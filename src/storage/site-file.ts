import * as v from 'valibot';
import { parseServer, type Server } from '../domain/address.ts';
import { NO_SITE, type Site } from '../domain/site.ts';

const LONGEST = 2_000;
/** Written by hand: far below this. */
const LARGEST = 64_000;

/** Text, or nothing where it is empty or no text. */
const words = v.fallback(
  v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.maxLength(LONGEST),
      v.transform((text) => (text === '' ? undefined : text)),
    ),
  ),
  undefined,
);

const siteSchema = v.object({
  publisher: words,
  contact: words,
  director: words,
  host: v.fallback(v.object({ name: words, address: words, phone: words }), {}),
  logDays: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))), undefined),
  source: words,
  destination: words,
  notice: v.fallback(v.object({ en: words, fr: words }), {}),
});

/**
 * Reads `site.json`. What cannot be read is as if it were empty: the page says that nobody has said
 * who hosts it. `{commit}` in `source` is the commit this build was made from.
 */
export function readSite(text: string, commit: string): Site {
  const read = v.safeParse(siteSchema, parse(text));
  if (!read.success) return NO_SITE;
  const { host, notice, source, destination, ...rest } = read.output;
  return {
    ...present(rest),
    host: present(host),
    notice: present(notice),
    ...present({ source: sourceOf(source, commit), destination: serverOf(destination) }),
  };
}

/** A link for people to follow: of the web, or none. */
function sourceOf(text: string | undefined, commit: string): string | undefined {
  const url = text?.replaceAll('{commit}', commit);
  return url !== undefined && /^https:\/\/[^\s]+$/.test(url) ? url : undefined;
}

function serverOf(text: string | undefined): Server | undefined {
  const parsed = text === undefined ? undefined : parseServer(text);
  return parsed?.ok ? parsed.value : undefined;
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Present<T>;

function parse(text: string): unknown {
  try {
    return text.length > LARGEST ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Fetched from beside the page; a host without it is one that says nothing. */
export async function fetchSite(base: string, commit: string): Promise<Site> {
  try {
    const response = await fetch(new URL('site.json', base), { credentials: 'omit' });
    return response.ok ? readSite(await response.text(), commit) : NO_SITE;
  } catch {
    return NO_SITE;
  }
}

import type { FileProblem, FindingOf, Reject, RejectReason } from '../domain/finding.ts';
import { isPostUri } from '../domain/post-uri.ts';
import { FILTER_ACTIONS, FILTER_CONTEXTS, type FilterKeyword } from '../domain/relation.ts';
import type { RowOfFile } from '../domain/row.ts';
import { looksLikeJson, MAX_JSON } from './decode.ts';
import { isDeeperThan } from './json-depth.ts';
import { rejectOf } from './sort-out.ts';

/** As many as Mastodon's own import takes (mastodon.md §8.1). */
export const MAX_FILTERS = 20_000;
/** Characters. As long as the API's answers may have them; Mastodon takes less (mastodon.md §5). */
const MAX_TEXT = 5_000;
/** Enough to find them in the file. */
const MAX_BAD_LINKS = 20;
/** Levels of brackets; the format has five. */
const MAX_DEPTH = 16;

type Filters = Pick<FindingOf<'filters'>, 'rows' | 'rejects'>;
export type ReadFilters =
  | ({ readonly ok: true } & Filters)
  | { readonly ok: false; readonly problem: FileProblem };

const fail = (problem: FileProblem) => ({ ok: false, problem }) as const;

/** Whether a text is meant as `custom_filters.json`, the one file that is no table. */
export function isFiltersFile(text: string): boolean {
  return looksLikeJson(text) && text.includes('"custom_filters"');
}

/**
 * Reads `custom_filters.json` (mastodon.md §7.3). Every filter ends in `rows` or in `rejects`, once;
 * links in it that are none are one reject beside it. A file cut short is unreadable as a whole.
 */
export function readFilters(text: string): ReadFilters {
  if (text.length > MAX_JSON) return fail({ code: 'too-large', limit: MAX_JSON });
  const list = parse(text);
  if (list === undefined) return fail({ code: 'unreadable' });
  if (list.length > MAX_FILTERS) return fail({ code: 'too-many-rows', limit: MAX_FILTERS });
  return { ok: true, ...sortOutFilters(list) };
}

function parse(text: string): readonly unknown[] | undefined {
  if (isDeeperThan(text, MAX_DEPTH)) return undefined;
  try {
    const whole: unknown = JSON.parse(text);
    const list = isRecord(whole) ? whole.custom_filters : undefined;
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

function sortOutFilters(list: readonly unknown[]): Filters {
  const seen = new Set<string>();
  const rows: RowOfFile['filters'][] = [];
  const rejects: Reject[] = [];
  for (const [index, entry] of list.entries()) {
    const number = index + 1;
    const reject = (reason: RejectReason, ...more: readonly string[]) =>
      rejects.push(rejectOf({ number, cells: [nameOf(entry), ...more] }, reason));
    const read = readFilter(entry);
    if (read === undefined) {
      reject('bad-filter');
      continue;
    }
    const { filter, badLinks } = read;
    // Two filters may have the same title (mastodon.md §5); the same one twice is one too many.
    const subject = JSON.stringify(filter);
    if (seen.has(subject)) {
      reject('duplicate');
      continue;
    }
    seen.add(subject);
    rows.push({ line: number, ...filter });
    if (badLinks.length > 0) reject('bad-link', ...badLinks);
  }
  return { rows, rejects };
}

/** By what a person knows it again. */
function nameOf(entry: unknown): string {
  const title = isRecord(entry) ? entry.title : undefined;
  return typeof title === 'string' && title.trim() !== '' ? title : JSON.stringify(entry);
}

type Read = {
  readonly filter: Omit<RowOfFile['filters'], 'line'>;
  readonly badLinks: readonly string[];
};

function readFilter(entry: unknown): Read | undefined {
  if (!isRecord(entry)) return undefined;
  const { title, context, action, keywords_attributes: words, statuses } = entry;
  // Pre-releases of 4.6 wrote `expire_at` (mastodon.md §7.1).
  const expiresAt = readExpiry(entry.expires_at ?? entry.expire_at);
  const keywords = readKeywords(words ?? []);
  const posts = statuses ?? [];
  if (!isText(title) || expiresAt === undefined || keywords === undefined) return undefined;
  if (!Array.isArray(context) || !Array.isArray(posts)) return undefined;
  // A place that is newer than this page is left out; the others stay.
  const contexts = [...new Set(context as readonly unknown[])].flatMap(
    (one) => FILTER_CONTEXTS.find((known) => known === one) ?? [],
  );
  const known = FILTER_ACTIONS.find((one) => one === action);
  if (contexts.length === 0 || known === undefined) return undefined;
  const isUri = (post: unknown): post is string => typeof post === 'string' && isPostUri(post);
  const filter = {
    title,
    context: contexts,
    action: known,
    ...(expiresAt === null ? {} : { expiresAt }),
    keywords,
    posts: [...new Set(posts.filter(isUri))],
  };
  const badLinks = posts.filter((post) => !isUri(post)).slice(0, MAX_BAD_LINKS);
  return { filter, badLinks: badLinks.map((link) => JSON.stringify(link)) };
}

/** An empty keyword matches nothing and is left out; one that is no text spoils the filter. */
function readKeywords(words: unknown): readonly FilterKeyword[] | undefined {
  if (!Array.isArray(words)) return undefined;
  const keywords: FilterKeyword[] = [];
  for (const word of words as readonly unknown[]) {
    if (!isRecord(word)) return undefined;
    const { keyword, whole_word: wholeWord } = word;
    if (typeof keyword === 'string' && keyword.trim() === '') continue;
    if (!isText(keyword)) return undefined;
    keywords.push({ keyword, wholeWord: typeof wholeWord === 'boolean' ? wholeWord : true });
  }
  return keywords;
}

/**
 * ISO 8601 to epoch milliseconds; `null` for never. A time that cannot be read must not make a
 * filter that ends one that does not: it is `undefined`.
 */
function readExpiry(value: unknown): number | null | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT.{1,30}$/.test(value)) return undefined;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : at;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TEXT;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

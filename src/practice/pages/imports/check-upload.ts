import type { Here } from '../../network.ts';
import type { AccountRecord } from '../../state/accounts.ts';
import { countFollows } from '../../state/follows.ts';
import { findPostByUri } from '../../state/posts.ts';
import { isSince } from '../../versions.ts';
import { IMPORT } from '../labels/import.ts';
import { MESSAGES } from '../labels/messages.ts';
import type { Say } from '../labels/wording.ts';
import {
  guessType,
  type ImportedFilter,
  type ImportRow,
  readTable,
  rowsOfTable,
} from './import-rows.ts';
import { IMPORT_TYPES, type ImportType } from './import-type.ts';
import { MalformedCsv } from './read-csv.ts';

const SIZE_LIMIT = 20 * 1024 * 1024;
const ROW_LIMIT = 20_000;

export type Upload = {
  readonly type: ImportType;
  readonly overwrite: boolean;
  readonly file: File;
};

export type Checked =
  | { readonly errors: readonly string[] }
  | {
      readonly errors?: undefined;
      readonly rows: readonly ImportRow[];
      readonly isMismatched: boolean;
      readonly lacksPosts: boolean;
    };

/** Reads a file and says what is wrong with it (mastodon.md §8.2, §8.3). */
export async function checkUpload(
  here: Here,
  user: AccountRecord,
  upload: Upload,
  say: Say,
): Promise<Checked> {
  const { file } = upload;
  if (isSince(here.version, 4, 2) && file.size > SIZE_LIMIT) {
    return { errors: [say(IMPORT.errorTooLarge)] };
  }
  const bytes = await file.arrayBuffer();
  // A byte order mark is not stripped (mastodon.md §8.2).
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const isJson = isSince(here.version, 4, 6) && file.type === 'application/json';
  try {
    return isJson ? checkFilters(here, upload, text, say) : checkCsv(here, user, upload, text, say);
  } catch (error) {
    if (error instanceof MalformedCsv) {
      return { errors: [say(IMPORT.errorInvalidCsv, { error: error.message })] };
    }
    if (error instanceof SyntaxError) {
      return { errors: [say(MESSAGES.invalidJson, { error: error.message })] };
    }
    throw error;
  }
}

function checkCsv(
  here: Here,
  user: AccountRecord,
  { type, overwrite, file }: Upload,
  text: string,
  say: Say,
): Checked {
  const table = readTable(text, type, here.version);
  if (table === undefined) return { errors: [say(IMPORT.errorEmpty)] };
  const { headers, lines } = table;
  const required = IMPORT_TYPES[type].defaultColumns;
  if (required.length === 0 || !required.every((name) => headers.includes(name))) {
    return { errors: [say(IMPORT.errorIncompatible)] };
  }
  const errors: string[] = [];
  if (lines.length > ROW_LIMIT) errors.push(say(IMPORT.errorTooManyRows, { count: ROW_LIMIT }));
  if (type === 'following') {
    // Merging counts every row, the people already followed too (mastodon.md §8.3).
    const ceiling = followCeiling(here, user);
    const room = overwrite ? ceiling : ceiling - followingCount(here, user);
    if (lines.length > room) errors.push(say(IMPORT.errorFollowLimit, { limit: ceiling }));
  }
  if (errors.length > 0) return { errors };
  const guessed = guessType(headers, file.name);
  return {
    rows: rowsOfTable(table, type, here.version),
    isMismatched: guessed !== undefined && guessed !== type,
    lacksPosts: false,
  };
}

function checkFilters({ state }: Here, { type }: Upload, text: string, say: Say): Checked {
  const told = JSON.parse(text) as { custom_filters?: readonly ImportedFilter[] };
  const filters = told.custom_filters ?? [];
  const errors: string[] = [];
  if (filters.length > ROW_LIMIT) errors.push(say(IMPORT.errorTooManyRows, { count: ROW_LIMIT }));
  if (type !== 'custom_filters') errors.push(say(IMPORT.errorIncompatible));
  if (errors.length > 0) return { errors };
  const uris = new Set(filters.flatMap(({ statuses = [] }) => statuses));
  return {
    rows: filters.map((filter) => ({ filter })),
    isMismatched: false,
    lacksPosts: [...uris].some((uri) => findPostByUri(state, uri) === undefined),
  };
}

function followingCount({ state, options }: Here, user: AccountRecord): number {
  return countFollows(state, 'from', user.id, options.now());
}

/** 7500, and from there on 1.1 times the followers (mastodon.md §5.1). */
export function followCeiling(here: Here, user: AccountRecord): number {
  const { state, options } = here;
  const threshold = options.quirks?.followCeiling ?? 7500;
  if (followingCount(here, user) < threshold) return threshold;
  return Math.max(Math.round(countFollows(state, 'to', user.id, options.now()) * 1.1), threshold);
}

import { ARCHIVE_PARTS, type ArchivePart, type ArchivePicture } from '../domain/archive-facts.ts';

/** What a file inside of a container is to us, by its path there. `root` is the folder it lies in. */
export type Place =
  | { readonly type: 'part'; readonly root: string; readonly part: ArchivePart }
  | { readonly type: 'picture'; readonly root: string; readonly picture: ArchivePicture }
  | { readonly type: 'media' }
  /** A table or filters, to be read as a file by itself. */
  | { readonly type: 'list' }
  | { readonly type: 'other' };

const PARTS: readonly string[] = ARCHIVE_PARTS;
const PICTURE = /^(avatar|header)\.(?:png|jpe?g|gif|webp|avif)$/;
const LIST = /\.(?:csv|json)$/;
/** What a Mac puts beside each file that it packs. */
const RESOURCE_FORK = /(?:^|\/)(?:__MACOSX\/|\._)/;

/**
 * Archives are recognised wherever they lie: people pack the folder instead of its contents, and up
 * to 4.1 media have the whole path of the server's disk before their own (mastodon.md §9).
 */
export function placeOf(path: string): Place {
  if (RESOURCE_FORK.test(path)) return { type: 'other' };
  if (/(?:^|\/)media_attachments\//.test(path)) return { type: 'media' };
  const cut = path.lastIndexOf('/');
  const root = cut === -1 ? '' : path.slice(0, cut);
  const name = path.slice(cut + 1);
  if (PARTS.includes(name)) return { type: 'part', root, part: name as ArchivePart };
  const picture = PICTURE.exec(name)?.[1];
  if (picture !== undefined) return { type: 'picture', root, picture: picture as ArchivePicture };
  return LIST.test(name.toLowerCase()) ? { type: 'list' } : { type: 'other' };
}

/**
 * `archive-YYYYMMDDHHMMSS-<hex>`, in UTC (mastodon.md §9), wherever a browser put a number behind it.
 *
 * @returns epoch milliseconds
 */
export function madeAtOf(name: string): number | undefined {
  const digits = /^archive-(\d{14})-/.exec(name)?.[1];
  const [, date, time] = /^(\d{8})(\d{6})$/.exec(digits ?? '') ?? [];
  if (date === undefined || time === undefined) return undefined;
  const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)];
  const at = Date.parse(
    `${year}-${month}-${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`,
  );
  return Number.isNaN(at) ? undefined : at;
}

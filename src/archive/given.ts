import type { Address } from '../domain/address.ts';
import type { ArchiveOf } from '../domain/archive-facts.ts';
import type { ExpectedOwner } from '../domain/archive-owner.ts';
import type { Finding, RefusedFile } from '../domain/finding.ts';

/** A file as it came: `path` is its name, or its place in the folder that was given. */
export type GivenFile = { readonly path: string; readonly file: File };

/** One thing to be read: a file, which may be a container, or a folder that is one. */
export type Given =
  | { readonly type: 'file'; readonly name: string; readonly file: File }
  | { readonly type: 'folder'; readonly name: string; readonly files: readonly GivenFile[] };

/** Whom files are about. */
export type About = {
  /** The addresses of both ends: nobody follows, blocks or mutes oneself. */
  readonly own: readonly Address[];
  /** Whose archive is wanted; absent: anybody's. */
  readonly owner?: ExpectedOwner | undefined;
};

/** Everything one given thing held. All empty: it held nothing at all. */
export type GivenResult = {
  readonly findings: readonly Finding[];
  readonly archives: readonly ArchiveOf<Blob>[];
  readonly refused: readonly RefusedFile[];
};

/** How far a reading is: `read` of `total` bytes of what was given. */
export type ReadProgress = { readonly read: number; readonly total: number };

/** What is a container by its name: in a folder it is read by itself. */
const PACKED = /\.(?:zip|tar|tar\.gz|tgz|gz)$/i;

/**
 * Puts what came in one drop together: a folder is one thing, whose files may need each other; a
 * file, and a packed one inside of a folder, is a thing by itself. In the order they came.
 */
export function groupGiven(files: readonly GivenFile[]): readonly Given[] {
  const folders = new Map<string, GivenFile[]>();
  const given: Given[] = [];
  for (const one of files) {
    const { path, file } = one;
    const [top = '', ...rest] = path.split('/').filter((part) => part !== '');
    if (rest.length === 0 || PACKED.test(path)) {
      given.push({ type: 'file', name: rest.at(-1) ?? top, file });
      continue;
    }
    const known = folders.get(top);
    if (known !== undefined) {
      known.push(one);
      continue;
    }
    const inside = [one];
    folders.set(top, inside);
    given.push({ type: 'folder', name: top, files: inside });
  }
  return given;
}

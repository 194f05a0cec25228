/** What a run learns of the lists it fills. */
export type Chunks = {
  /** How many of those who are ready go into a list at once. */
  readonly atOnce: (list: string) => number;
  /** The first so many were put there. */
  readonly taken: (list: string, members: number) => void;
  /** One of the first so many has kept all of them off. */
  readonly spoiled: (list: string, members: number) => void;
  /** That one has been found. */
  readonly refused: (list: string) => void;
  /** Who is on a list, as far as it was read. */
  readonly readSoFar: (list: string) => ReadSoFar;
  readonly read: (list: string, soFar: ReadSoFar) => void;
};

export type ReadSoFar = {
  /** Addresses. */
  readonly there: ReadonlySet<string>;
  /** Where reading goes on. */
  readonly cursor: string | undefined;
};

export const NOT_READ: ReadSoFar = { there: new Set(), cursor: undefined };

/** A list takes so many in one call (mastodon.md §15.3: the fewest requests). */
const MOST = 100;

type Size = {
  /** One of the first so many spoils whatever they are part of; none: nobody is known to. */
  readonly suspects: number;
  /** How many go at once while there are no suspects. */
  readonly most: number;
  /** How many were taken since somebody was refused. */
  readonly since: number;
};

const UNTRIED: Size = { suspects: 0, most: MOST, since: 0 };

/**
 * The one who spoils a call is found by halving. After them, as many go at once as the refused are
 * apart: on a server that wants people to have accepted (mastodon.md §5.2) they may be many.
 */
export function createChunks(): Chunks {
  const sizes = new Map<string, Size>();
  const reads = new Map<string, ReadSoFar>();
  const sizeOf = (list: string) => sizes.get(list) ?? UNTRIED;
  return {
    atOnce(list) {
      const { suspects, most } = sizeOf(list);
      return suspects === 0 ? most : Math.max(1, Math.floor(suspects / 2));
    },
    taken(list, members) {
      const { suspects, most, since } = sizeOf(list);
      sizes.set(list, {
        suspects: Math.max(0, suspects - members),
        most: suspects === 0 ? Math.min(MOST, most * 2) : most,
        since: since + members,
      });
    },
    spoiled(list, members) {
      sizes.set(list, { ...sizeOf(list), suspects: members });
    },
    refused(list) {
      const most = Math.min(MOST, Math.max(1, sizeOf(list).since * 2));
      sizes.set(list, { suspects: 0, most, since: 0 });
    },
    readSoFar: (list) => reads.get(list) ?? NOT_READ,
    read: (list, soFar) => void reads.set(list, soFar),
  };
}

/** A ZIP, a tar or a folder, as a walk over what is in it. All of it is hostile until read. */
export type Container = {
  readonly type: 'zip' | 'tar' | 'folder';
  /**
   * One walk over the files, in their order. An entry is to be opened while it is the current one: a
   * tar is read as it is walked, and what was not opened is skipped.
   *
   * @throws {ContainerError} where the walk cannot go on
   */
  readonly entries: () => AsyncIterable<Entry>;
  /** What was wrong so far, and got round. */
  readonly defects: () => readonly Defect[];
};

export type Entry = {
  /** Path inside: `/` between, relative, no `..` (safe-path.ts). */
  readonly name: string;
  /** Bytes unpacked, as the container says. It may lie. */
  readonly size: number;
  /**
   * The bytes unpacked, at most once. Errors with a {@link ContainerError}: `bomb` at the limits
   * (limits.ts), `damaged` where they break off or are not what they should be.
   */
  readonly open: () => ReadableStream<Uint8Array<ArrayBuffer>>;
};

export type DefectCode =
  /** The end is missing: what came before it was given. */
  | 'truncated'
  /** Names that lead out of the container: those files are left aside. */
  | 'unsafe-name'
  | 'damaged-entry'
  /** Files under a password: nobody can read them here. */
  | 'encrypted-entry';

/** At most 20 names are kept. */
export type Defect = {
  readonly code: DefectCode;
  readonly count: number;
  readonly names: readonly string[];
};

export type ContainerErrorCode = 'bomb' | 'too-many-entries' | 'damaged' | 'encrypted';

/** `limit`: bytes of a `bomb`, entries of `too-many-entries`. */
export class ContainerError extends Error {
  override readonly name = 'ContainerError';
  readonly code: ContainerErrorCode;
  readonly limit: number | undefined;

  constructor(code: ContainerErrorCode, limit?: number, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.limit = limit;
  }
}

/** Whatever a stream broke off with is damage, if it is not one of ours. */
export function asContainerError(error: unknown): ContainerError {
  return error instanceof ContainerError
    ? error
    : new ContainerError('damaged', undefined, { cause: error });
}

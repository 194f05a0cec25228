import type { AddressProblem } from './address.ts';
import type { FileKind } from './kind.ts';
import type { FollowRow, RowOfFile } from './row.ts';

/** Why a line of a file cannot become a row. */
export type RejectReason =
  | AddressProblem
  | 'duplicate'
  | 'own-account'
  | 'no-title'
  | 'bad-link'
  | 'bad-filter'
  /** Of a kit: not as kits are written. */
  | 'bad-entry';

/** A line that is kept, shown and handed back as it came, but not carried. */
export type Reject = {
  /** 1-based line of the file. */
  readonly line: number;
  /** The line's cells as they were read; text is cut at 500 characters a cell. */
  readonly cells: readonly string[];
  readonly reason: RejectReason;
};

/** What one file held. Every line with anything on it is in `rows` or in `rejects`, once. */
export type FindingOf<K extends FileKind> = {
  readonly kind: K;
  /** The file's name, as the person's device gave it; of a file in a container with its path there. */
  readonly name: string;
  /** Name of the ZIP, tar or folder it came in. */
  readonly container?: string;
  /**
   * False when nothing in the file says what it is: a headerless column of addresses is a block
   * list as well as one of follows (mastodon.md §7.3), so the person is asked.
   */
  readonly certain: boolean;
  readonly rows: readonly RowOfFile[K][];
  readonly rejects: readonly Reject[];
};

export type Finding = { readonly [K in FileKind]: FindingOf<K> }[FileKind];

/** Why a whole file was not taken. `kind` is what it holds instead. */
export type FileProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'not-text' }
  | { readonly code: 'too-large'; readonly limit: number }
  | { readonly code: 'line-too-long'; readonly line: number }
  | { readonly code: 'too-many-rows'; readonly limit: number }
  | { readonly code: 'no-addresses' }
  | { readonly code: 'followers' }
  | { readonly code: 'unreadable' }
  /** A container none of whose files says anything to us. */
  | { readonly code: 'nothing-inside' }
  /** Broken from the beginning: not one file of it can be read. */
  | { readonly code: 'damaged' }
  | { readonly code: 'encrypted' }
  /** A take-away kit that a later version of this page has made. */
  | { readonly code: 'newer-kit' }
  /** Made to unpack without end; `limit` in bytes. */
  | { readonly code: 'bomb'; readonly limit: number }
  | { readonly code: 'too-many-entries'; readonly limit: number }
  /** Somebody else's archive: whose it is, and whose was expected, as they are shown. */
  | { readonly code: 'other-account'; readonly archive: string; readonly expected: string };

/** A file, or one inside of a container, that was not taken. */
export type RefusedFile = { readonly name: string; readonly problem: FileProblem };

/** The same lines as another list of people, when the person has said what they are. */
export function readAs(
  finding: FindingOf<'follows'>,
  kind: 'follows' | 'blocks' | 'mutes',
): Finding {
  const sure = { ...finding, certain: true };
  const people = finding.rows.map(({ line, address }) => ({ line, address }));
  switch (kind) {
    case 'follows':
      return sure;
    case 'blocks':
      return { ...sure, kind, rows: people };
    case 'mutes':
      return { ...sure, kind, rows: finding.rows.map(asMute) };
  }
}

/** The second column of either list is a yes or no, hidden by default (mastodon.md §7.3, §8.2). */
const asMute = ({ line, address, options }: FollowRow): RowOfFile['mutes'] => ({
  ...{ line, address },
  notifications: options.reblogs ?? true,
});

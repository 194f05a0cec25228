import type { AddressProblem } from './address.ts';
import type { Kind } from './kind.ts';
import type { FollowRow, RowOfFile } from './row.ts';

/** Why a line of a file cannot become a row. */
export type RejectReason =
  | AddressProblem
  | 'duplicate'
  | 'own-account'
  | 'no-title'
  | 'bad-link'
  | 'bad-filter';

/** A line that is kept, shown and handed back as it came, but not carried. */
export type Reject = {
  /** 1-based line of the file. */
  readonly line: number;
  /** The line's cells as they were read; text is cut at 500 characters a cell. */
  readonly cells: readonly string[];
  readonly reason: RejectReason;
};

/** What one file held. Every line with anything on it is in `rows` or in `rejects`, once. */
export type FindingOf<K extends Kind> = {
  readonly kind: K;
  /** The file's name, as the person's device gave it. */
  readonly name: string;
  /**
   * False when nothing in the file says what it is: a headerless column of addresses is a block
   * list as well as one of follows (mastodon.md §7.3), so the person is asked.
   */
  readonly certain: boolean;
  readonly rows: readonly RowOfFile[K][];
  readonly rejects: readonly Reject[];
};

export type Finding = { readonly [K in Kind]: FindingOf<K> }[Kind];

/** Why a whole file was not taken. `kind` is what it holds instead. */
export type FileProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'not-text' }
  | { readonly code: 'too-large'; readonly limit: number }
  | { readonly code: 'line-too-long'; readonly line: number }
  | { readonly code: 'too-many-rows'; readonly limit: number }
  | { readonly code: 'no-addresses' }
  | { readonly code: 'followers' }
  | { readonly code: 'unreadable' };

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

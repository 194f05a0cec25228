import type { AddressProblem } from './address.ts';
import { formatAddress } from './address.ts';
import type { Kind } from './kind.ts';
import type { FollowRow } from './row.ts';

/** Why a line of a file cannot become a row. */
export type RejectReason = AddressProblem | 'duplicate' | 'own-account';

/** A line that is kept, shown and handed back as it came, but not carried. */
export type Reject = {
  /** 1-based line of the file. */
  readonly line: number;
  /** The line's cells as they were read; text is cut at 500 characters a cell. */
  readonly cells: readonly string[];
  readonly reason: RejectReason;
};

/** What one file held. Every line with anything on it is in `rows` or in `rejects`, once. */
export type Finding = {
  readonly kind: 'follows';
  /** The file's name, as the person's device gave it. */
  readonly name: string;
  /**
   * False when nothing in the file says that these are follows: a headerless column of
   * addresses is a block list just as well (mastodon.md §7.3), so the person is asked.
   */
  readonly certain: boolean;
  readonly rows: readonly FollowRow[];
  readonly rejects: readonly Reject[];
};

/** Why a whole file was not taken. `kind` is what it holds instead. */
export type FileProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'not-text' }
  | { readonly code: 'too-large'; readonly limit: number }
  | { readonly code: 'line-too-long'; readonly line: number }
  | { readonly code: 'too-many-rows'; readonly limit: number }
  | { readonly code: 'no-addresses' }
  | { readonly code: 'followers' }
  | { readonly code: 'other-kind'; readonly kind: Exclude<Kind, 'follows'> }
  | { readonly code: 'unreadable' };

/**
 * One list from several files: a person named twice stays where they came first, and the
 * later line becomes a reject of its file. Rejects keep the name of their file.
 */
export function mergeFindings(findings: readonly Finding[]): {
  readonly rows: readonly FollowRow[];
  readonly rejects: readonly (Reject & { readonly file: string })[];
} {
  const seen = new Set<string>();
  const rows: FollowRow[] = [];
  const rejects: (Reject & { file: string })[] = [];
  for (const finding of findings) {
    for (const reject of finding.rejects) rejects.push({ ...reject, file: finding.name });
    for (const row of finding.rows) {
      const address = formatAddress(row.address);
      if (seen.has(address)) {
        rejects.push({ line: row.line, cells: [address], reason: 'duplicate', file: finding.name });
        continue;
      }
      seen.add(address);
      rows.push(row);
    }
  }
  return { rows, rejects };
}

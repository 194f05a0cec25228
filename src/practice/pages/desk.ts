import type { State } from '../state/state.ts';
import type { ArchiveFile } from './archive-files.ts';

/** One Move, made or failed half-way: the row is what the cooldown counts from (mastodon.md §10.2). */
export type Migration = {
  readonly account: string;
  /** As it was typed. */
  readonly acct: string;
  readonly target: string;
  readonly followers: number;
  readonly at: number;
};

/** An archive (mastodon.md §9). */
export type Backup = {
  readonly id: number;
  readonly account: string;
  readonly at: number;
  readonly readyAt: number;
  readonly name: string;
  /** Once it is ready. */
  files: readonly ArchiveFile[] | undefined;
};

/** An e-mail the server would have sent; shown instead on a page of its own. */
export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly path: string;
  readonly at: number;
};

/** `/statuses_cleanup` (mastodon.md §10.4). */
export type CleanupPolicy = Readonly<Record<string, string>>;

/** What the pages remember of a server beside its state: nothing the API ever tells. */
export type Desk = {
  /** Row ids of aliases, by `account uri`. */
  readonly aliasRows: Map<string, number>;
  readonly migrations: Migration[];
  backups: readonly Backup[];
  readonly letters: Letter[];
  /** Ids of accounts, by the token of the link that confirms them. */
  readonly confirmations: Map<string, string>;
  readonly cleanups: Map<string, CleanupPolicy>;
};

const desks = new WeakMap<State, Desk>();

export function deskOf(state: State): Desk {
  const found = desks.get(state);
  if (found !== undefined) return found;
  const fresh: Desk = {
    aliasRows: new Map(),
    migrations: [],
    backups: [],
    letters: [],
    confirmations: new Map(),
    cleanups: new Map(),
  };
  desks.set(state, fresh);
  return fresh;
}

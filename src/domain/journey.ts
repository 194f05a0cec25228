import type { Address, Server } from './address.ts';

/** The two ends of a move. Nothing is ever written at `from`. */
export type Side = 'from' | 'to';

/** The account a person signed in as. Once noted it is locked (sign-in-check.ts). */
export type Identity = {
  /** ActivityPub actor id; where a server does not tell it (mastodon.md §4.4), the profile's address. */
  readonly actor: string;
  readonly address: Address;
  /** The account's id on its own server. */
  readonly accountId: string;
  readonly displayName: string;
  readonly avatar?: string;
};

/** One end: the server chosen, and the account once signed in. */
export type End = {
  /** The host that answers; differs from `local` where handles have a domain of their own. */
  readonly web: Server;
  /** The domain of the server's handles. */
  readonly local: Server;
  readonly title: string;
  /** Rate limits are per user or per address, so part is left to the person (mastodon.md §3.1). */
  readonly sharedBudget: boolean;
  /** Which software, as mastodon/software.ts names it; its pages and its API differ. */
  readonly software?: string;
  /** Its version, as it is shown: what an older one does not have, it cannot give. */
  readonly version?: string;
  /** The user name typed at the start, to notice when somebody else signs in. */
  readonly user?: string;
  /** The code of an invitation to this server, out of the link that led here. */
  readonly invite?: string;
  readonly account?: Identity;
  /** HTTP status the server answered to our token after it was revoked. */
  readonly revokedWith?: number;
};

/** Why the old account is not signed in to: its server is no more, or never sends people back. */
export type OldUnavailable = 'gone' | 'no-sign-in';

/** The old account was read, all that its server gives; or the person goes on without the rest. */
export type SnapshotKnown = 'whole' | 'waived';

/** What the person has decided about the archive of the old account, which is slow to come. */
export type Archive = 'undecided' | 'asked' | 'have' | 'declined';

/**
 * How the alias is known: read in the actor document, answered by the API that made it, or said by
 * the person where it cannot be read (mastodon.md §1.4).
 */
export type AliasKnown = { readonly how: 'seen' | 'made' | 'told'; readonly at: number };

/**
 * The old account names the new one as where it went. A Move and a mere redirect look the same
 * there (mastodon.md §15.2): `kind` is known once followers come over, or when the person says.
 */
export type MoveKnown = {
  readonly at: number;
  readonly kind: 'unknown' | 'move' | 'redirect';
};

/** What one has to know before a Move; each is acknowledged by itself. */
export const CONSEQUENCES = ['cooldown', 'posts', 'closed', 'messages', 'followers'] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

/** Steps that a person may put off and still walk on. */
export type Postponable = 'keep' | 'alias' | 'move';

/** The facts of one move. What servers say and how far the run is, is kept elsewhere. */
export type Journey = {
  readonly version: 1;
  /** Tells this move from the others that this browser keeps. */
  readonly id: string;
  readonly from?: End;
  readonly to?: End;
  /** "I don't know yet": where to is asked when the new account is. */
  readonly toUndecided: boolean;
  readonly oldUnavailable?: OldUnavailable;
  /** Absent while something of the old account is unread that could be read. */
  readonly snapshot?: SnapshotKnown;
  readonly archive: Archive;
  /** Rows found in the person's files, or 0 before any. */
  readonly rows: number;
  readonly filesConfirmed: boolean;
  /** The person moves without any file: putting that off does not say so yet. */
  readonly withoutFiles: boolean;
  readonly run: 'not-started' | 'started' | 'paused' | 'ended';
  readonly alias?: AliasKnown;
  /** Whether we have unlocked the new account for the Move, and locked it again. */
  readonly lock: 'as-it-was' | 'unlocked' | 'locked-again';
  readonly acknowledged: readonly Consequence[];
  readonly move?: MoveKnown;
  /** The person has watched enough followers arrive. */
  readonly watched: boolean;
  readonly postponed: readonly Postponable[];
};

export const NEW_JOURNEY: Journey = {
  version: 1,
  id: 'first',
  toUndecided: false,
  archive: 'undecided',
  rows: 0,
  filesConfirmed: false,
  withoutFiles: false,
  run: 'not-started',
  lock: 'as-it-was',
  acknowledged: [],
  watched: false,
  postponed: [],
};

/** The address of an end's account as far as it is known. */
export function addressOf(end: End | undefined): Address | undefined {
  if (end === undefined) return undefined;
  if (end.account !== undefined) return end.account.address;
  return end.user === undefined ? undefined : { user: end.user, server: end.local };
}

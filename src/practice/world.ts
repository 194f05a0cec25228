/** What a pretend server is made of. Handles are `user@server` in lower-case punycode. */

/** Somebody on a third server (or on one of the two), as the fediverse would know them. */
export type PracticePerson = {
  readonly handle: string;
  readonly displayName?: string;
  readonly locked?: boolean;
  /** Handle of the account they moved to. */
  readonly movedTo?: string;
  readonly suspended?: boolean;
  /** Their server does not answer: it can neither be resolved nor accept a follow. */
  readonly dead?: boolean;
  /** This server has met them: `lookup` finds them without going to the network. */
  readonly known?: boolean;
  /** They, or their server, forbid this account to follow: 403 without a reason. */
  readonly refuses?: boolean;
  /** Milliseconds until their server (or they themselves, when locked) accept a follow. */
  readonly acceptsAfter?: number;
};

/** Somebody with an account here, who can sign in. */
export type PracticeAccount = {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly displayName?: string;
  readonly locked?: boolean;
  /** Handle of the account it moved to; the sign-in then never returns (mastodon.md §2.3). */
  readonly movedTo?: string;
  readonly confirmed?: boolean;
  readonly approved?: boolean;
  /** Handles followed from the start, oldest first. */
  readonly following?: readonly string[];
};

export type PracticeLocale = 'en' | 'fr';

/** Ways in which a server can misbehave. */
export type Quirks = {
  /** Seen before everything else. 'drop' ends the connection without an answer. */
  readonly before?: (request: Request) => Response | 'drop' | undefined;
  /** Requests of one token in 5 minutes (mastodon.md §3.1). */
  readonly perToken?: number;
  /** New follows in one UTC day (mastodon.md §3.2). */
  readonly followsPerDay?: number;
};

export type ServerOptions = {
  /** The domain of its handles, with port. */
  readonly server: string;
  readonly origin: string;
  readonly title?: string;
  readonly locale?: PracticeLocale;
  /** Default: 4.6.5. */
  readonly version?: string;
  readonly registrations?: 'open' | 'approval' | 'closed';
  readonly people: readonly PracticePerson[];
  readonly accounts: readonly PracticeAccount[];
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly quirks?: Quirks;
};

/** One request as it was answered, for whoever counts. */
export type LogEntry = {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
  /** The token sent, if any. */
  readonly token: string | undefined;
  readonly preflight: boolean;
};

/** Whether a version is at least `major.minor`. */
export function isSince(version: string, major: number, minor: number): boolean {
  const [ours = 0, theirs = 0] = version.split('.').map(Number);
  return ours > major || (ours === major && theirs >= minor);
}

import type { Network } from './network.ts';
import type { ArchiveSize } from './pages/archive-files.ts';
import type { Quirks } from './quirks.ts';

export type { Quirks } from './quirks.ts';

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
  /** They block these accounts of ours (handles), and their server has said so. */
  readonly blocks?: readonly string[];
  /** They follow these accounts of ours from the start (handles). */
  readonly follows?: readonly string[];
  /** Milliseconds until their server carries a follow over after a Move; never: `Infinity` (§10.2). */
  readonly carriesMoveAfter?: number;
};

/** A post somewhere in the fediverse, or here. */
export type PracticePost = {
  /** ActivityPub id: what bookmarks are made of (mastodon.md §6). */
  readonly uri: string;
  readonly url?: string;
  /** Handle. */
  readonly author: string;
  readonly content?: string;
  readonly visibility?: 'public' | 'unlisted' | 'private' | 'direct';
  /** This server has it already. */
  readonly known?: boolean;
  /** Deleted where it was, or its server is silent: cannot be resolved. */
  readonly gone?: boolean;
};

export type PracticeList = {
  readonly title: string;
  readonly repliesPolicy?: 'list' | 'followed' | 'none';
  readonly exclusive?: boolean;
  readonly members?: readonly string[];
};

export type PracticeFilter = {
  readonly title: string;
  readonly context: readonly string[];
  readonly action?: string;
  /** Epoch milliseconds. */
  readonly expiresAt?: number;
  readonly keywords?: readonly { readonly keyword: string; readonly wholeWord: boolean }[];
  /** Uris of posts. */
  readonly posts?: readonly string[];
};

/** How one follows, where it differs from the usual. */
export type FollowSettings = {
  readonly reblogs?: boolean;
  readonly notify?: boolean;
  readonly languages?: readonly string[];
};

/** Somebody with an account here, who can sign in. */
export type PracticeAccount = {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly displayName?: string;
  readonly note?: string;
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
  readonly locked?: boolean;
  /** Handle of the account it moved to; the sign-in then never returns (mastodon.md §2.3). */
  readonly movedTo?: string;
  readonly confirmed?: boolean;
  readonly approved?: boolean;
  /** The role asks for a second factor that is not set up (4.6, mastodon.md §2.3). */
  readonly needsSecondFactor?: boolean;
  /** Its actor id is `/ap/users/<id>`, as of accounts made on 4.5 and later (§1.4). */
  readonly numericActorId?: boolean;
  /** Handles, or uris, the account names as its own elsewhere. */
  readonly aliases?: readonly string[];
  /** Handles followed from the start, oldest first. */
  readonly following?: readonly string[];
  /** By handle. */
  readonly followSettings?: Readonly<Record<string, FollowSettings>>;
  /** Handles of those who follow from the start, oldest first. */
  readonly followers?: readonly string[];
  readonly blocks?: readonly string[];
  readonly mutes?: readonly {
    readonly handle: string;
    readonly notifications?: boolean;
    /** Epoch milliseconds. */
    readonly expiresAt?: number;
  }[];
  readonly domainBlocks?: readonly string[];
  readonly lists?: readonly PracticeList[];
  /** Uris. */
  readonly bookmarks?: readonly string[];
  readonly favourites?: readonly string[];
  readonly filters?: readonly PracticeFilter[];
  readonly followedTags?: readonly string[];
  readonly featuredTags?: readonly string[];
  /** By handle. */
  readonly notes?: Readonly<Record<string, string>>;
  readonly endorsements?: readonly string[];
  /** More in its archive than it has here. */
  readonly archive?: ArchiveSize;
};

export type PracticeLocale = 'en' | 'fr';
export type Software = 'mastodon' | 'glitch' | 'gotosocial';

/** A server the administrators have limited or blocked (mastodon.md §13.3). */
export type BlockedServer = {
  readonly domain: string;
  readonly severity: 'silence' | 'suspend';
  readonly comment?: string;
  readonly obfuscated?: boolean;
};

export type ServerOptions = {
  /** The domain of its handles, with port. Differs from the origin's host on a split domain. */
  readonly server: string;
  readonly origin: string;
  readonly title?: string;
  readonly locale?: PracticeLocale;
  /** Default: 'mastodon'. */
  readonly software?: Software;
  /**
   * Default: 4.6.5, for GoToSocial 0.20.0-rc1. Written after 4.1, 4.2, 4.3, 4.4 and 4.6;
   * 3.5 and 4.0 are the best that can be said of them.
   */
  readonly version?: string;
  readonly registrations?: 'open' | 'approval' | 'closed';
  /** House rules; a newcomer accepts them before the form (mastodon.md §13.4). */
  readonly rules?: readonly string[];
  /** Codes that open `/invite/<code>`. */
  readonly invites?: readonly string[];
  readonly people: readonly PracticePerson[];
  readonly accounts: readonly PracticeAccount[];
  readonly posts?: readonly PracticePost[];
  readonly blockedServers?: readonly BlockedServer[];
  /** Who may read the list of blocked servers; 'disabled' as on a new server (§13.3). */
  readonly showBlockedServers?: 'disabled' | 'users' | 'all';
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Waits so many milliseconds, for what is slow; left out, nothing is. */
  readonly wait?: (ms: number) => Promise<void>;
  readonly quirks?: Quirks;
  /** Servers that federate with this one; left out, it is alone with `people`. */
  readonly network?: Network;
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

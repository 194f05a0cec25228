/** Ways in which a server can misbehave, or be set up so that things are harder. */
export type Quirks = {
  /** Seen before everything else. 'drop' ends the connection without an answer. */
  readonly before?: (request: Request) => Response | 'drop' | undefined;
  /** Requests of one token in 5 minutes (mastodon.md §3.1). */
  readonly perToken?: number;
  /** New follows in one UTC day (mastodon.md §3.2). */
  readonly followsPerDay?: number;
  /** How many people can be followed (`MAX_FOLLOWS_THRESHOLD`, mastodon.md §5.1). */
  readonly followCeiling?: number;
  /** Unsigned actor documents are refused (mastodon.md §1.4). */
  readonly secureMode?: boolean;
  /** As secure mode; the API wants a token, pages a sign-in, unlisted servers are unknown (§4.1). */
  readonly limitedFederation?: boolean;
  /** Its list of blocked servers is not published, as on most (mastodon.md §13.3). */
  readonly unpublishedBlocks?: boolean;
  /** Every account has the numeric actor id of 4.5 and later (mastodon.md §1.4). */
  readonly numericActorIds?: boolean;
  /** The redirect of the handle's own domain has no CORS headers (mastodon.md §1.2 b). */
  readonly bareDomainWithoutCors?: boolean;
  /** Milliseconds every look-up over the network takes; from 60,000 a proxy cuts it (§6). */
  readonly slowResolve?: number;
  /** Answers 429 after so many requests of a window, whatever its headers promised. */
  readonly early429?: number;
  /** Every so many API requests come `length` failures of what stands in front (§1.3). */
  readonly bursts?: {
    readonly status: 500 | 502 | 503;
    readonly every: number;
    readonly length: number;
  };
  /** Every so many API requests the connection ends; every second time the act was done. */
  readonly drops?: number;
  /** A token dies after so many requests. */
  readonly revokesAfter?: number;
  /** Milliseconds its clock is ahead. */
  readonly clockOffset?: number;
  /** Something in front of it removes every CORS header. */
  readonly noCors?: boolean;
};

/** The quirks by name, for whoever starts a pair by hand. */
export const NAMED_QUIRKS = {
  'secure-mode': { secureMode: true },
  'limited-federation': { limitedFederation: true },
  'unpublished-blocks': { unpublishedBlocks: true },
  'numeric-ids': { numericActorIds: true },
  'slow-resolve': { slowResolve: 8_000 },
  'early-429': { early429: 100 },
  'bursts-500': { bursts: { status: 500, every: 40, length: 5 } },
  'bursts-502': { bursts: { status: 502, every: 40, length: 5 } },
  'bursts-503': { bursts: { status: 503, every: 40, length: 5 } },
  drops: { drops: 25 },
  'revoked-half-way': { revokesAfter: 60 },
  'clock-hour-ahead': { clockOffset: 3_600_000 },
  'clock-hour-behind': { clockOffset: -3_600_000 },
  'no-cors': { noCors: true },
} as const satisfies Record<string, Quirks>;

export type QuirkName = keyof typeof NAMED_QUIRKS;

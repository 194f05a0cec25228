import type { Address, Server } from './address.ts';

/** How a server treats another, from its published list (mastodon.md §13.3). */
export type Severity = 'silence' | 'suspend';
export type BlocksRead =
  | { readonly state: 'published'; readonly severities: ReadonlyMap<Server, Severity> }
  /** Most servers do not publish their list. */
  | { readonly state: 'not-published' }
  | { readonly state: 'unread' };

/** What was read about the two ends before anything that binds; `undefined`: not told. */
export type PreflightReadings = {
  readonly old: Server;
  readonly fresh: Server;
  readonly oldAnswers: boolean;
  readonly newAnswers: boolean;
  /** Newer than every version this page was tried with (mastodon.md, head). */
  readonly untested: readonly Server[];
  readonly movedTo: Address | undefined;
  readonly newLocked: boolean | undefined;
  readonly newVisible: 'public' | 'secure' | 'not-public' | 'silent';
  readonly blocksOfNew: BlocksRead;
  readonly blocksOfOld: BlocksRead;
  readonly follows: readonly Address[];
  readonly followers: readonly Address[] | undefined;
  /** How many the new account follows already. */
  readonly followed: number | undefined;
};

/** Servers that the new one shuts out, with the people one would lose there. */
export type LostServer = {
  readonly server: Server;
  readonly severity: Severity;
  readonly follows: number;
  readonly followers: number;
};

/** `fine` and `unknown` inform; `caution` wants to be read; `stops` must be put right first. */
export type PreflightTone = 'fine' | 'unknown' | 'caution' | 'stops';

export type PreflightCheck =
  | { readonly id: 'old-answers' | 'new-answers'; readonly tone: 'fine' | 'stops' }
  | { readonly id: 'untested'; readonly tone: 'caution'; readonly servers: readonly Server[] }
  | { readonly id: 'moved-already'; readonly tone: 'stops'; readonly to: Address }
  /** Thirty days must lie between two Moves; only the page of the Move knows (§10.2). */
  | { readonly id: 'cooldown'; readonly tone: 'unknown' }
  | { readonly id: 'new-locked'; readonly tone: 'fine' | 'caution' | 'unknown' }
  | { readonly id: 'new-not-public'; readonly tone: 'stops' }
  | { readonly id: 'secure-mode'; readonly tone: 'unknown' }
  | { readonly id: 'new-blocks-old' | 'old-blocks-new'; readonly tone: 'stops' | 'caution' }
  | { readonly id: 'lost-servers'; readonly tone: 'caution'; readonly lost: readonly LostServer[] }
  | {
      readonly id: 'blocks';
      readonly tone: 'fine' | 'unknown';
      readonly unknown: readonly Server[];
    }
  | { readonly id: 'ceiling'; readonly tone: 'caution'; readonly total: number };

/** `MAX_FOLLOWS_THRESHOLD`: from there on one may follow 10 % more than follow back (§5.1). */
const CEILING = 7_500;

/** Everything that can be known before the Move, in the order in which it matters (product.md §5). */
export function judgePreflight(read: PreflightReadings): readonly PreflightCheck[] {
  // On one server nobody comes under other rules than before.
  const isOne = read.old === read.fresh;
  const checks: (PreflightCheck | undefined)[] = [
    { id: 'old-answers', tone: read.oldAnswers ? 'fine' : 'stops' },
    isOne ? undefined : { id: 'new-answers', tone: read.newAnswers ? 'fine' : 'stops' },
    read.movedTo && { id: 'moved-already', tone: 'stops', to: read.movedTo },
    read.newVisible === 'not-public' ? { id: 'new-not-public', tone: 'stops' } : undefined,
    blockBetween('new-blocks-old', read.blocksOfNew, read.old),
    blockBetween('old-blocks-new', read.blocksOfOld, read.fresh),
    isOne ? undefined : lostServers(read),
    { id: 'new-locked', tone: lockTone(read.newLocked) },
    ceiling(read),
    read.untested.length > 0
      ? { id: 'untested', tone: 'caution', servers: read.untested }
      : undefined,
    read.newVisible === 'secure' ? { id: 'secure-mode', tone: 'unknown' } : undefined,
    isOne ? undefined : blocksKnown(read),
    { id: 'cooldown', tone: 'unknown' },
  ];
  return checks.filter((check) => check !== undefined);
}

const lockTone = (locked: boolean | undefined) =>
  locked === undefined ? 'unknown' : locked ? 'caution' : 'fine';

/** A suspension in either direction makes alias or Move fail (mastodon.md §13.3). */
function blockBetween(
  id: 'new-blocks-old' | 'old-blocks-new',
  blocks: BlocksRead,
  other: Server,
): PreflightCheck | undefined {
  if (blocks.state !== 'published') return undefined;
  const severity = blocks.severities.get(other);
  if (severity === undefined) return undefined;
  return { id, tone: severity === 'suspend' ? 'stops' : 'caution' };
}

function lostServers({
  blocksOfNew,
  old,
  follows,
  followers,
}: PreflightReadings): PreflightCheck | undefined {
  if (blocksOfNew.state !== 'published') return undefined;
  const count = (people: readonly Address[], server: Server) =>
    people.filter((one) => one.server === server).length;
  const lost = [...blocksOfNew.severities]
    .filter(([server]) => server !== old)
    .map(([server, severity]) => ({
      server,
      severity,
      follows: count(follows, server),
      followers: count(followers ?? [], server),
    }))
    .filter((one) => one.follows + one.followers > 0)
    .sort((one, other) => other.follows + other.followers - (one.follows + one.followers));
  return lost.length === 0 ? undefined : { id: 'lost-servers', tone: 'caution', lost };
}

function ceiling({ follows, followed }: PreflightReadings): PreflightCheck | undefined {
  const total = follows.length + (followed ?? 0);
  return total > CEILING ? { id: 'ceiling', tone: 'caution', total } : undefined;
}

function blocksKnown({ blocksOfNew, blocksOfOld, fresh, old }: PreflightReadings): PreflightCheck {
  const unknown = [
    ...(blocksOfNew.state === 'published' ? [] : [fresh]),
    ...(blocksOfOld.state === 'published' ? [] : [old]),
  ];
  return { id: 'blocks', tone: unknown.length === 0 ? 'fine' : 'unknown', unknown };
}

/** Every server whose treatment matters: both ends, and where the people are. */
export function serversOf(
  people: readonly Address[],
  ends: readonly Server[],
): ReadonlySet<Server> {
  return new Set([...ends, ...people.map(({ server }) => server)]);
}

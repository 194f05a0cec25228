import { type Address, formatAddress, type Server } from './address.ts';

/** The two ends of a move. Nothing is ever written at `from`. */
export type Side = 'from' | 'to';

/** The account a person signed in as. Once noted it is locked: see `signIn`. */
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
  /** The user name typed at the start, to notice when somebody else signs in. */
  readonly user?: string;
  readonly account?: Identity;
  /** HTTP status the server answered to our token after it was revoked. */
  readonly revokedWith?: number;
};

/** The facts of one move. What servers say and how far the run is, is kept elsewhere. */
export type Journey = {
  readonly version: 1;
  readonly from?: End;
  readonly to?: End;
  /** The person said that the old account cannot be signed in to. */
  readonly withoutOld: boolean;
  /** Rows found in the person's files, or 0 before any. */
  readonly rows: number;
  readonly filesConfirmed: boolean;
  readonly run: 'not-started' | 'started' | 'paused' | 'ended';
};

export const NEW_JOURNEY: Journey = {
  version: 1,
  withoutOld: false,
  rows: 0,
  filesConfirmed: false,
  run: 'not-started',
};

export type JourneyEvent =
  | { readonly type: 'server-chosen'; readonly side: Side; readonly end: Omit<End, 'account'> }
  | { readonly type: 'signed-in'; readonly side: Side; readonly account: Identity }
  | { readonly type: 'old-unavailable' }
  | { readonly type: 'files-kept'; readonly rows: number }
  | { readonly type: 'files-confirmed' }
  | { readonly type: 'run-changed'; readonly run: Journey['run'] }
  | { readonly type: 'revoked'; readonly side: Side; readonly status: number };

/**
 * What hangs on each fact: changing the fact forgets these, here and nowhere else. What was
 * written to the new account is never forgotten with them: the journal has its own pair.
 */
const HANGS_ON_SERVER: Record<Side, Partial<Journey>> = {
  // The files were confirmed as those of the account of before.
  from: { withoutOld: false, filesConfirmed: false },
  to: { run: 'not-started' },
};

/** Nothing is left to carry: there is no run to speak of, nor a file to confirm. */
const HANGS_ON_ROWS: Partial<Journey> = { filesConfirmed: false, run: 'not-started' };

export function reduceJourney(journey: Journey, event: JourneyEvent): Journey {
  switch (event.type) {
    case 'server-chosen': {
      const before = journey[event.side];
      if (isSameEnd(before, event.end))
        return { ...journey, [event.side]: { ...before, ...event.end } };
      return { ...journey, ...HANGS_ON_SERVER[event.side], [event.side]: event.end };
    }
    case 'signed-in': {
      const end = journey[event.side];
      if (end === undefined) return journey;
      const { revokedWith: _, ...kept } = end;
      const signedIn = { ...journey, [event.side]: { ...kept, account: event.account } };
      return event.side === 'from' ? { ...signedIn, withoutOld: false } : signedIn;
    }
    case 'old-unavailable':
      return { ...journey, withoutOld: true };
    case 'files-kept': {
      if (event.rows === 0) return { ...journey, ...HANGS_ON_ROWS, rows: 0 };
      // A run that had ended has these files before it now.
      const run = journey.run === 'ended' ? 'paused' : journey.run;
      return { ...journey, rows: event.rows, run };
    }
    case 'files-confirmed':
      return { ...journey, filesConfirmed: journey.rows > 0 };
    case 'run-changed':
      // Told late, by a run whose account has been changed or forgotten meanwhile.
      if (journey.to?.account === undefined || journey.run === event.run) return journey;
      return { ...journey, run: event.run };
    case 'revoked': {
      const end = journey[event.side];
      if (end === undefined) return journey;
      const revoked = { ...journey, [event.side]: { ...end, revokedWith: event.status } };
      // Without a key nothing goes on by itself.
      return event.side === 'to' && journey.run === 'started'
        ? { ...revoked, run: 'paused' }
        : revoked;
    }
  }
}

/** The same server, and nobody else meant: the user typed before, or the one who signed in. */
function isSameEnd(before: End | undefined, end: Omit<End, 'account'>): boolean {
  if (before?.web !== end.web) return false;
  if (before.user === end.user) return true;
  return end.user !== undefined && end.user === before.account?.address.user;
}

/** Why an account that signed in is not taken. */
export type SignInRefusal =
  | { readonly code: 'not-the-one-typed'; readonly expected: string; readonly got: string }
  | { readonly code: 'not-the-same-as-before'; readonly expected: string; readonly got: string }
  | { readonly code: 'same-account-on-both-sides'; readonly got: string };

/**
 * Decides whether an account that came back from a sign-in may stand at this end: it must be
 * the one typed, the one of before, and never the account of the other end. Two accounts on
 * one server are fine (product.md §1.5).
 */
export function checkSignIn(
  journey: Journey,
  side: Side,
  account: Identity,
): SignInRefusal | undefined {
  const end = journey[side];
  const other = journey[side === 'from' ? 'to' : 'from'];
  const got = formatAddress(account.address);
  if (other?.account !== undefined && isSameAccount(other.account, account)) {
    return { code: 'same-account-on-both-sides', got };
  }
  if (end?.account !== undefined && !isSameAccount(end.account, account)) {
    return { code: 'not-the-same-as-before', expected: formatAddress(end.account.address), got };
  }
  if (end?.account === undefined && end?.user !== undefined && end.user !== account.address.user) {
    return { code: 'not-the-one-typed', expected: `${end.user}@${end.local}`, got };
  }
  return undefined;
}

export function isSameAccount(one: Identity, other: Identity): boolean {
  return one.actor === other.actor || formatAddress(one.address) === formatAddress(other.address);
}

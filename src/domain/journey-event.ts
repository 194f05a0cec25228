import {
  type AliasKnown,
  type Archive,
  type Consequence,
  type End,
  type Identity,
  type Journey,
  type MoveKnown,
  NEW_JOURNEY,
  type OldUnavailable,
  type Postponable,
  type Side,
} from './journey.ts';

export type JourneyEvent =
  | { readonly type: 'server-chosen'; readonly side: Side; readonly end: Omit<End, 'account'> }
  | { readonly type: 'destination-undecided' }
  | { readonly type: 'signed-in'; readonly side: Side; readonly account: Identity }
  | { readonly type: 'old-unavailable'; readonly why: OldUnavailable }
  /** All of the old account was read: of this one, which another tab may have changed meanwhile. */
  | { readonly type: 'snapshot-taken'; readonly actor: string }
  /** What was kept of it is not there, or not whole, any more. */
  | { readonly type: 'snapshot-lost'; readonly actor: string }
  | { readonly type: 'snapshot-waived' }
  | { readonly type: 'archive-decided'; readonly archive: Archive }
  | { readonly type: 'files-kept'; readonly rows: number }
  | { readonly type: 'files-confirmed' }
  | { readonly type: 'files-declined' }
  | { readonly type: 'run-changed'; readonly run: Journey['run'] }
  | { readonly type: 'alias-known'; readonly alias: AliasKnown }
  /** Looked for again, and not there. */
  | { readonly type: 'alias-lost' }
  | { readonly type: 'lock-changed'; readonly lock: Journey['lock'] }
  | {
      readonly type: 'acknowledged';
      readonly consequence: Consequence;
      readonly acknowledged: boolean;
    }
  | { readonly type: 'moved'; readonly move: MoveKnown }
  /** The redirect was cancelled: the account is where it was. */
  | { readonly type: 'move-undone' }
  | { readonly type: 'watched' }
  | { readonly type: 'postponed'; readonly step: Postponable }
  | { readonly type: 'taken-up'; readonly step: Postponable }
  | { readonly type: 'revoked'; readonly side: Side; readonly status: number };

/** Facts as they stand after something changed; `undefined`: no longer known. */
type Forgetting = { readonly [Fact in keyof Journey]?: Journey[Fact] | undefined };

/** What is known of the act between the two accounts: it hangs on both. */
const OF_THE_PAIR = {
  alias: undefined,
  move: undefined,
  acknowledged: [],
  watched: false,
} as const satisfies Forgetting;

/**
 * What hangs on each fact: changing the fact forgets these, here and nowhere else. What was
 * written to the new account is never forgotten with them: the journal has its own pair.
 */
const HANGS_ON_SERVER: Record<Side, Forgetting> = {
  // The files were confirmed as those of the account of before.
  from: {
    ...OF_THE_PAIR,
    oldUnavailable: undefined,
    snapshot: undefined,
    archive: 'undecided',
    filesConfirmed: false,
    withoutFiles: false,
    postponed: [],
  },
  to: { ...OF_THE_PAIR, run: 'not-started', lock: 'as-it-was' },
};

/** Nothing is left to carry: there is no run to speak of, nor a file to confirm. */
const HANGS_ON_ROWS: Partial<Journey> = { filesConfirmed: false, run: 'not-started' };

/** A server that told what it runs is not gone, whatever was said of it before. */
function answering(
  journey: Journey,
  { end: { software } }: Extract<JourneyEvent, { readonly type: 'server-chosen' }>,
): Journey {
  const isBack = journey.oldUnavailable === 'gone' && software !== undefined;
  return isBack ? forget(journey, { oldUnavailable: undefined }) : journey;
}

export function reduceJourney(journey: Journey, event: JourneyEvent): Journey {
  switch (event.type) {
    case 'server-chosen': {
      const before = journey[event.side];
      const decided =
        event.side === 'to' ? { ...journey, toUndecided: false } : answering(journey, event);
      if (isSameEnd(before, event.end))
        return { ...decided, [event.side]: { ...before, ...event.end } };
      return { ...forget(decided, HANGS_ON_SERVER[event.side]), [event.side]: event.end };
    }
    case 'destination-undecided': {
      const { to: _, ...rest } = forget(journey, HANGS_ON_SERVER.to);
      return { ...rest, toUndecided: true };
    }
    case 'signed-in': {
      const end = journey[event.side];
      if (end === undefined) return journey;
      const { revokedWith: _, ...kept } = end;
      const signedIn = { ...journey, [event.side]: { ...kept, account: event.account } };
      return event.side === 'from' ? forget(signedIn, { oldUnavailable: undefined }) : signedIn;
    }
    case 'old-unavailable':
      return { ...journey, oldUnavailable: event.why };
    case 'snapshot-taken':
      if (journey.from?.account?.actor !== event.actor || journey.snapshot === 'whole')
        return journey;
      return { ...journey, snapshot: 'whole' };
    case 'snapshot-lost':
      // Whoever does without the rest does so still.
      if (journey.from?.account?.actor !== event.actor || journey.snapshot !== 'whole')
        return journey;
      return forget(journey, { snapshot: undefined });
    case 'snapshot-waived':
      if (journey.from?.account === undefined || journey.snapshot === 'whole') return journey;
      return { ...journey, snapshot: 'waived' };
    case 'archive-decided':
      return { ...journey, archive: event.archive };
    case 'files-kept': {
      if (event.rows === 0) {
        // What the old account told is still to be carried.
        return { ...journey, ...(isOldRead(journey) ? {} : HANGS_ON_ROWS), rows: 0 };
      }
      // A run that had ended has these files before it now.
      const run = journey.run === 'ended' ? 'paused' : journey.run;
      return { ...takeUp(journey, 'keep'), rows: event.rows, run, withoutFiles: false };
    }
    case 'files-confirmed':
      return { ...journey, filesConfirmed: journey.rows > 0 || isOldRead(journey) };
    case 'files-declined':
      return { ...journey, withoutFiles: true };
    case 'run-changed':
      // Told late, by a run whose account has been changed or forgotten meanwhile.
      if (journey.to?.account === undefined || journey.run === event.run) return journey;
      return { ...journey, run: event.run };
    case 'alias-known':
      return { ...takeUp(journey, 'alias'), alias: event.alias };
    case 'alias-lost':
      return forget(journey, { alias: undefined });
    case 'lock-changed':
      return { ...journey, lock: event.lock };
    case 'acknowledged': {
      const others = journey.acknowledged.filter((one) => one !== event.consequence);
      const acknowledged = event.acknowledged ? [...others, event.consequence] : others;
      return { ...journey, acknowledged };
    }
    case 'moved':
      return { ...takeUp(journey, 'move'), move: event.move };
    case 'move-undone':
      return forget(journey, { move: undefined, watched: false });
    case 'watched':
      return { ...journey, watched: true };
    case 'postponed':
      return { ...journey, postponed: [...takeUp(journey, event.step).postponed, event.step] };
    case 'taken-up':
      return takeUp(journey, event.step);
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

/** Of an account that is signed in to, everything is read there: files may add to it. */
const isOldRead = ({ from }: Journey): boolean => from?.account !== undefined;

function takeUp(journey: Journey, step: Postponable): Journey {
  return { ...journey, postponed: journey.postponed.filter((one) => one !== step) };
}

/** Facts set to `undefined` are facts not there. */
function forget(journey: Journey, facts: Forgetting): Journey {
  const entries = Object.entries({ ...NEW_JOURNEY, ...journey, ...facts });
  return Object.fromEntries(entries.filter(([, fact]) => fact !== undefined)) as Journey;
}

/** The same server, and nobody else meant: the user typed before, or the one who signed in. */
function isSameEnd(before: End | undefined, end: Omit<End, 'account'>): boolean {
  if (before?.web !== end.web) return false;
  if (before.user === end.user) return true;
  return end.user !== undefined && end.user === before.account?.address.user;
}

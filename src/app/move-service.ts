import { formatAddress, type Server } from '../domain/address.ts';
import type { Side } from '../domain/journey.ts';
import { judgeMove } from '../domain/move-look.ts';
import { type BlocksRead, type PreflightReadings, serversOf } from '../domain/preflight.ts';
import type { Sighting } from '../domain/sighting.ts';
import { matchBlocks, readPublishedBlocks } from '../mastodon/domain-blocks.ts';
import { MastodonError } from '../mastodon/errors.ts';
import { readServer, type ServerFacts } from '../mastodon/instance.ts';
import { type OwnAccount, readOwnAccount, setLocked } from '../mastodon/own-account.ts';
import { isNewerThanTested } from '../mastodon/software.ts';
import type { JourneyStore } from '../storage/journey.ts';
import type { Moving, NewStanding, OldStanding } from '../wizard/moving.ts';
import { createNewVisibility } from './new-visibility.ts';
import type { Sides } from './sides.ts';

export type MoveDeps = {
  readonly journey: JourneyStore;
  readonly sides: Sides;
  readonly now: () => number;
  /** Who followed the old account, as far as it has been read. */
  readonly followers: () => PreflightReadings['followers'];
};

export type MoveService = Pick<
  Moving,
  'readOld' | 'readNew' | 'setLocked' | 'isNewVisible' | 'preflight' | 'knock'
> & { readonly count: (signal?: AbortSignal) => Promise<Counted> };

/** What both sides told, and why one of them did not, where it was no refusal. */
export type Counted = {
  readonly counts: Omit<Sighting, 'at'>;
  readonly trouble: MastodonError | undefined;
};

/** It will say so again however often it is asked, and is well. */
const isRefusal = (error: unknown) =>
  error instanceof MastodonError &&
  ['signed-out', 'forbidden', 'scope', 'disabled'].includes(error.code);

/** How both accounts stand: before the Move, when it is made, and while followers come over. */
export function createMoveService({ journey, sides, now, followers }: MoveDeps): MoveService {
  const visibility = createNewVisibility({ sides, now });

  async function readOld(signal?: AbortSignal): Promise<OldStanding> {
    const person = await sides.profile('from', signal);
    const to = journey.getSnapshot().to?.account;
    const moved = person?.moved;
    const look =
      to === undefined
        ? moved === undefined
          ? ({ state: 'here' } as const)
          : ({ state: 'elsewhere', to: moved.address } as const)
        : judgeMove(moved, to);
    if (person !== undefined) noteMove(look.state);
    const says = sides.end('from').software !== 'gotosocial';
    return { look, followers: says ? person?.followersCount : undefined };
  }

  /** The one fact that outlives the look. */
  function noteMove(state: OldStanding['look']['state']): void {
    const { move } = journey.getSnapshot();
    if (state === 'moved' && move === undefined) {
      // GoToSocial knows no redirect that moves nobody.
      const kind = sides.end('from').software === 'gotosocial' ? 'move' : 'unknown';
      journey.dispatch({ type: 'moved', move: { at: now(), kind } });
    }
    // A copy may be old, and a deleted account says nothing: only what the person said was a mere
    // redirect is taken to be cancelled.
    if (state === 'here' && move?.kind === 'redirect') journey.dispatch({ type: 'move-undone' });
  }

  const standingOf = ({ person, followRequests }: OwnAccount): NewStanding => ({
    locked: person.locked,
    followers: person.followersCount,
    following: person.followingCount,
    requests: followRequests,
  });

  async function readNew(signal?: AbortSignal): Promise<NewStanding> {
    const { local } = sides.end('to');
    return standingOf((await readOwnAccount(sides.requireSigned('to', signal), local)).value);
  }

  /** With the person's key, requests and all; once that was given back, as anybody sees it. */
  async function countNew(signal?: AbortSignal): Promise<Omit<Sighting, 'at' | 'old'>> {
    if (sides.signed('to', signal) === undefined) {
      const person = await sides.profile('to', signal);
      return told(person?.followersCount);
    }
    const { followers, requests } = await readNew(signal);
    return { ...told(followers), ...(requests === undefined ? {} : { requests }) };
  }

  async function count(signal?: AbortSignal): Promise<Counted> {
    const [old, fresh] = await Promise.allSettled([readOld(signal), countNew(signal)]);
    const trouble = [old, fresh].flatMap((side) => (side.status === 'rejected' ? side.reason : []));
    const followersOfOld = old.status === 'fulfilled' ? old.value.followers : undefined;
    return {
      counts: {
        ...(followersOfOld === undefined ? {} : { old: followersOfOld }),
        ...(fresh.status === 'fulfilled' ? fresh.value : {}),
      },
      trouble: trouble.find((error) => !isRefusal(error)),
    };
  }

  async function blocksOf(
    side: Side,
    servers: Iterable<Server>,
    signal?: AbortSignal,
  ): Promise<BlocksRead> {
    try {
      // Some lists are for members alone (mastodon.md §13.3).
      const client = sides.signed(side, signal) ?? sides.unsigned(side, signal);
      const { value } = await readPublishedBlocks(client);
      if (value.state === 'not-published') return value;
      return { state: 'published', severities: await matchBlocks(value.blocks, servers) };
    } catch (error) {
      if (!(error instanceof MastodonError) || error.code === 'aborted') throw error;
      return { state: 'unread' };
    }
  }

  async function factsOf(side: Side, signal?: AbortSignal): Promise<ServerFacts | undefined> {
    const user = sides.address(side)?.user;
    const deps = { now, signal, user };
    return readServer(sides.end(side).web, deps).catch(() => undefined);
  }

  return {
    readOld,
    readNew,
    count,
    isNewVisible: visibility.beforeSignIn,
    async setLocked(locked) {
      const client = sides.requireSigned('to');
      const { value } = await setLocked(client, sides.end('to').local, locked);
      if (value.person.locked !== locked)
        throw new MastodonError('unexpected', { server: sides.end('to').web });
      const lock = locked ? 'locked-again' : 'unlocked';
      journey.dispatch({ type: 'lock-changed', lock });
    },
    async preflight(follows, signal) {
      const ends = [sides.end('from').local, sides.end('to').local] as const;
      const known = followers();
      const servers = serversOf([...follows, ...(known ?? [])], ends);
      const [standing, facts] = [readNew(signal), factsOf('to', signal)];
      const [oldFacts, newFacts, old, fresh, newVisible, blocksOfNew, blocksOfOld] =
        await Promise.all([
          factsOf('from', signal),
          facts,
          readOld(signal).catch(() => undefined),
          standing.catch(() => undefined),
          visibility.afterSignIn(standing, facts, signal),
          blocksOf('to', servers, signal),
          blocksOf('from', ends, signal),
        ]);
      const to = sides.address('to');
      const wentTo = old?.look.state === 'elsewhere' ? old.look.to : undefined;
      return {
        old: ends[0],
        fresh: ends[1],
        oldAnswers: oldFacts !== undefined,
        newAnswers: newFacts !== undefined,
        untested: [oldFacts, newFacts].flatMap((facts) =>
          facts !== undefined && isNewerThanTested(facts) ? [facts.local] : [],
        ),
        movedTo:
          wentTo === undefined || (to && formatAddress(wentTo) === formatAddress(to))
            ? undefined
            : wentTo,
        newLocked: fresh?.locked,
        newVisible,
        blocksOfNew,
        blocksOfOld,
        follows,
        followers: known,
        followed: fresh?.following,
      };
    },
    async knock(server, signal) {
      return readServer(server, { now, signal }).then(
        () => true,
        () => false,
      );
    },
  };
}

const told = (fresh: number | undefined) => (fresh === undefined ? {} : { fresh });

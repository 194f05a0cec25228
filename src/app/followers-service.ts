import { type Address, formatAddress } from '../domain/address.ts';
import { addressOf, type Side } from '../domain/journey.ts';
import type { Follower } from '../domain/relation.ts';
import { addSighting, type Sighting } from '../domain/sighting.ts';
import { followers } from '../mastodon/followers.ts';
import type { Database } from '../storage/database.ts';
import {
  keepFollowers,
  keepSightings,
  readFollowers,
  readSightings,
} from '../storage/followers.ts';
import type { JourneyStore } from '../storage/journey.ts';
import type { LimitsMemory } from '../transfer/limits.ts';
import { createListeners } from '../transfer/observable.ts';
import { createPace } from '../transfer/pace.ts';
import { createPagingPace } from '../transfer/paging-pace.ts';
import type { Ticker } from '../transfer/ports.ts';
import { readPages } from '../transfer/read-pages.ts';
import { createTurns } from '../transfer/turns.ts';
import type { FollowersSnapshot, Moving } from '../wizard/moving.ts';
import type { OldSnapshot, OldSnapshotView } from '../wizard/old-snapshot.ts';
import type { Counted } from './move-service.ts';
import type { Sides } from './sides.ts';

export type FollowersDeps = {
  readonly database: Promise<Database>;
  readonly journey: JourneyStore;
  readonly sides: Sides;
  readonly ticker: Ticker;
  readonly limits: (account: string) => LimitsMemory;
  readonly now: () => number;
  /** How many follow each side now. */
  readonly count: (signal?: AbortSignal) => Promise<Counted>;
  /** Where one can sign in, they are read with everything else, last: nobody asks twice then. */
  readonly snapshot?: OldSnapshot;
};

/** Who followed the old account, who follows the new one, and how many there were when. */
export function createFollowersService(
  deps: FollowersDeps,
): Pick<Moving, 'followers' | 'sightings' | 'readArrived'> {
  const { database, journey, sides, ticker, limits, now, count, snapshot: readWithAll } = deps;
  const { id } = journey.getSnapshot();
  const listeners = createListeners();
  let snapshot: FollowersSnapshot = { state: 'loading', addresses: [] };
  let owner = ownerOf();
  /** They were asked for, and come with everything else. */
  let awaited = false;
  const addressesOf = createAddressBook();
  const seen = createListeners();
  let sightings: readonly Sighting[] = [];

  function change(next: Partial<FollowersSnapshot>): void {
    snapshot = { ...snapshot, ...next };
    listeners.notify();
  }

  const ready = Promise.all([readFollowers(database, id), readSightings(database, id)]).then(
    ([kept, known]) => {
      const addresses = kept?.addresses ?? [];
      if (snapshot.state === 'loading') {
        change({ state: kept?.complete === true ? 'read' : 'unread', addresses });
      }
      sightings = known;
      seen.notify();
    },
    () => snapshot.state === 'loading' && change({ state: 'unread' }),
  );
  readWithAll?.subscribe(takeUp);
  // What was kept may be loaded already, and nothing more be told of it: after a Move nothing is.
  takeUp();
  void ready.then(takeUp);
  journey.subscribe(forgetOthers);

  function ownerOf(): string | undefined {
    const address = addressOf(journey.getSnapshot().from);
    return address && formatAddress(address);
  }

  /** Of another old account nothing is known yet. */
  function forgetOthers(): void {
    if (ownerOf() === owner) return;
    owner = ownerOf();
    awaited = false;
    sightings = [];
    seen.notify();
    change({ state: 'unread', addresses: [] });
    const kept = keepFollowers(database, id, { addresses: [], complete: false });
    void Promise.all([kept, keepSightings(database, id, [])]).catch(() => undefined);
  }

  /** What is read with everything else, as far as that is. */
  function takeUp(): void {
    const view = readWithAll?.getSnapshot();
    const kind = view?.kinds.find((one) => one.kind === 'follower');
    if (readWithAll === undefined || view === undefined || kind === undefined) return;
    if (kind.state === 'read') {
      awaited = false;
      const addresses = addressesOf(readWithAll.followers());
      if (snapshot.state !== 'read' || snapshot.addresses !== addresses)
        change({ state: 'read', addresses });
    } else if (awaited && isOnItsWay(view)) {
      // Names can be waited for while they come, not for a quarter of an hour.
      const state = view.state.name === 'waiting' ? 'failed' : 'reading';
      const addresses = addressesOf(readWithAll.followers());
      if (snapshot.state !== state || snapshot.addresses !== addresses)
        change({ state, addresses });
    } else if (awaited) {
      awaited = false;
      void readAlone();
    }
  }

  async function list(
    side: Side,
    onPage: (people: readonly Address[]) => void,
    signal?: AbortSignal,
  ): Promise<readonly Address[] | undefined> {
    const { local, account, sharedBudget } = sides.end(side);
    const who = account?.accountId ?? (await sides.profile(side, signal))?.id;
    if (who === undefined) return undefined;
    const memory = limits(account?.actor ?? who);
    // Pages have a window of their own, from which the browser's clock can be learnt too.
    const pace = createPagingPace(createPace({ now, sharedBudget, memory }), now, {}).paged;
    const turns = createTurns({ pace, ticker, now, tries: 3 });
    signal?.addEventListener('abort', turns.stop);
    // The owner's key sees the list also where its owner hides it from others.
    const client = sides.signed(side, signal) ?? sides.unsigned(side, signal);
    const addresses: Address[] = [];
    const read = await readPages(
      turns,
      (cursor) => followers(client, local, who, cursor),
      (people) => {
        addresses.push(...people.map(({ address }) => address));
        onPage(addresses);
      },
    );
    return read ? addresses : undefined;
  }

  async function read(): Promise<void> {
    await ready;
    takeUp();
    if (snapshot.state === 'reading' || snapshot.state === 'read' || awaited) return;
    awaited = readWithAll !== undefined && isOnItsWay(readWithAll.getSnapshot());
    if (awaited) takeUp();
    else await readAlone();
  }

  async function readAlone(): Promise<void> {
    const of = owner;
    const isMeant = () => owner === of;
    change({ state: 'reading', addresses: [] });
    try {
      const addresses = await list('from', (read) => isMeant() && change({ addresses: [...read] }));
      if (!isMeant()) return;
      if (addresses === undefined) return change({ state: 'failed' });
      change({ state: 'read', addresses });
      await keepFollowers(database, id, { addresses, complete: true });
    } catch {
      // Its reason is shown by the checks beside it; the walk goes on without names.
      if (isMeant()) change({ state: 'failed' });
    }
  }

  return {
    followers: { subscribe: listeners.subscribe, getSnapshot: () => snapshot, read },
    sightings: {
      subscribe: seen.subscribe,
      getSnapshot: () => sightings,
      async look(signal) {
        await ready;
        const { counts, trouble } = await count(signal);
        signal?.throwIfAborted();
        if (Object.keys(counts).length > 0) {
          sightings = addSighting(sightings, { at: now(), ...counts });
          seen.notify();
          await keepSightings(database, id, sightings).catch(() => undefined);
        }
        if (trouble !== undefined) throw trouble;
      },
    },
    async readArrived(onPage, signal) {
      const addresses = await list('to', (read) => onPage(read.length), signal);
      signal.throwIfAborted();
      return addresses ?? [];
    },
  };
}

/** Whether somebody reads, here or in another tab. */
const isOnItsWay = ({ state, elsewhere }: OldSnapshotView) =>
  elsewhere || ['loading', 'reading', 'waiting'].includes(state.name);

/** The same addresses for the same followers. */
function createAddressBook(): (followers: readonly Follower[]) => readonly Address[] {
  let of: readonly Follower[] | undefined;
  let addresses: readonly Address[] = [];
  return (followers) => {
    if (followers !== of) addresses = followers.map(({ address }) => address);
    of = followers;
    return addresses;
  };
}

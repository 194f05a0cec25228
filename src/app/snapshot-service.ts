import type { Identity } from '../domain/journey.ts';
import { createAccountReader } from '../mastodon/account-reader.ts';
import { createClient } from '../mastodon/client.ts';
import type { Database } from '../storage/database.ts';
import type { JourneyStore } from '../storage/journey.ts';
import { createRunLock } from '../storage/run-lock.ts';
import type { SignIns } from '../storage/sign-ins.ts';
import { openSnapshot } from '../storage/snapshot.ts';
import { openSnapshotNews } from '../storage/snapshot-news.ts';
import { forgetOtherSnapshots, snapshotOf } from '../storage/snapshot-of.ts';
import type { LimitsMemory } from '../transfer/limits.ts';
import { createListeners } from '../transfer/observable.ts';
import type { Ticker } from '../transfer/ports.ts';
import type { SnapshotView, Source } from '../transfer/snapshot.ts';
import type { OldSnapshot, OldSnapshotView } from '../wizard/old-snapshot.ts';
import { type AccountReading, openAccountReading } from './account-reading.ts';

export type SnapshotServiceDeps = {
  readonly database: Promise<Database>;
  readonly journey: JourneyStore;
  readonly signIns: SignIns;
  readonly ticker: Ticker;
  readonly limits: (account: string) => LimitsMemory;
  readonly now: () => number;
  /** Settles when a sign-in the page was opened with has been taken up, or has failed. */
  readonly arrived: Promise<void>;
  /** `navigator.storage`, where the browser has it. */
  readonly storage?: Pick<StorageManager, 'persist' | 'persisted'> | undefined;
  readonly isSeen?: () => boolean;
};

export type SnapshotService = OldSnapshot & { readonly close: () => void };

const NOTHING: SnapshotView = { state: { name: 'idle' }, kinds: [] };
const NO_ROWS: readonly never[] = [];

/**
 * Everything of the old account, read in one breath as soon as there is a key to it: by one tab,
 * whatever is on the screen, and again where it stood after a reload or a new sign-in.
 */
export function createSnapshotService(deps: SnapshotServiceDeps): SnapshotService {
  const { database, journey, signIns, ticker, now, storage, isSeen = () => true } = deps;
  const { id } = journey.getSnapshot();
  const listeners = createListeners();
  let reading: AccountReading | undefined;
  let readingOf: string | undefined;
  /** The key it was last read with. */
  let startedWith: string | undefined;
  let hasArrived = false;
  /** What was whole when the page was last open. */
  let believed = false;
  let promised: boolean | undefined;
  /** The news of this tick, to be told at the next. */
  let stale = false;
  let stopTicking: (() => void) | undefined;
  let view = makeView();

  function followJourney(): void {
    const account = journey.getSnapshot().from?.account;
    if (account?.actor !== readingOf) {
      reading?.close();
      readingOf = account?.actor;
      reading = account === undefined ? undefined : openReading(account);
      void forgetOtherSnapshots(database, id, readingOf).catch(() => undefined);
      publish();
    }
    if (closedBy() !== view.closed) publish();
    goOn();
  }

  function openReading({ actor }: Identity): AccountReading {
    startedWith = undefined;
    believed = journey.getSnapshot().snapshot === 'whole';
    const kept = snapshotOf(id, actor);
    const opened = openAccountReading({
      memory: openSnapshot(database, kept),
      lock: createRunLock(`snapshot:${actor}`),
      news: openSnapshotNews(kept),
      limits: deps.limits(actor),
      ...{ ticker, now, isSeen },
    });
    opened.subscribe(heed);
    return opened;
  }

  function heed(): void {
    // Twenty pages a second are one picture.
    if (reading !== undefined && isUnderWay(reading.view()) && isUnderWay(view)) {
      stale = true;
      return;
    }
    publish();
    note();
    goOn();
  }

  function publish(): void {
    stale = false;
    view = makeView();
    if (isUnderWay(view)) stopTicking ??= ticker.onTick(() => stale && publish());
    else {
      stopTicking?.();
      stopTicking = undefined;
    }
    listeners.notify();
  }

  function makeView(): OldSnapshotView {
    const read = reading?.view() ?? NOTHING;
    const { state, kinds } = read;
    return {
      ...{ state, kinds, promised },
      elsewhere: reading?.isElsewhere() ?? false,
      whole: state.name === 'done' && !isRefused(read),
      closed: closedBy(),
    };
  }

  /** The journey keeps the one fact that others hang on: what the Move waits for. */
  function note(): void {
    if (readingOf === undefined || view.state.name === 'loading') return;
    if (view.whole) journey.dispatch({ type: 'snapshot-taken', actor: readingOf });
    // Another version of this page may not understand what this browser kept: it is read again.
    else if (believed) journey.dispatch({ type: 'snapshot-lost', actor: readingOf });
    believed = false;
  }

  function tokenOfOld(): string | undefined {
    const from = journey.getSnapshot().from;
    return from?.account && signIns.token('from', from.web, from.account.actor);
  }

  /** After a Move its API answers no more (mastodon.md §4.1). */
  function closedBy(): OldSnapshotView['closed'] {
    if (journey.getSnapshot().move !== undefined) return 'moved';
    return tokenOfOld() === undefined ? 'no-key' : undefined;
  }

  function goOn(): void {
    if (reading === undefined || !hasArrived) return;
    if (closedBy() !== undefined) reading.stop();
    else if (wantsToGoOn(reading.view())) start();
  }

  /** What failed waits for a press, or a new key. */
  function wantsToGoOn(read: SnapshotView): boolean {
    const isNewKey = tokenOfOld() !== startedWith;
    switch (read.state.name) {
      case 'idle':
        return true;
      case 'stopped':
      case 'incomplete':
        return isNewKey;
      case 'done':
        // It may be allowed more; unless the person does without.
        return isNewKey && isRefused(read) && journey.getSnapshot().snapshot !== 'waived';
      case 'loading':
      case 'reading':
      case 'waiting':
        return false;
    }
  }

  function start(): void {
    if (reading === undefined || closedBy() !== undefined) return;
    if (isUntouched(reading.view())) askToKeep();
    startedWith = tokenOfOld();
    void reading.read(source);
  }

  function source(): Source | undefined {
    const from = journey.getSnapshot().from;
    const token = tokenOfOld();
    if (from?.account === undefined || token === undefined || closedBy() !== undefined) {
      return undefined;
    }
    startedWith = token;
    const client = createClient({ server: from.web, token, now });
    return {
      account: createAccountReader(client, from.local, from.account.accountId),
      sharedBudget: from.sharedBudget,
    };
  }

  /** Once, before there is anything to lose: some browsers put the question to the person. */
  function askToKeep(): void {
    void storage?.persist().then(notePromise, () => undefined);
  }

  function notePromise(given: boolean): void {
    promised = given;
    publish();
  }

  function takeUpKeys(): void {
    if (closedBy() !== view.closed) publish();
    goOn();
  }

  function arrive(): void {
    hasArrived = true;
    goOn();
  }

  followJourney();
  const stopFollowing = journey.subscribe(followJourney);
  const stopWatching = signIns.watch(takeUpKeys);
  void deps.arrived.then(arrive, arrive);
  void storage?.persisted().then(notePromise, () => undefined);

  return {
    subscribe: listeners.subscribe,
    getSnapshot: () => view,
    start,
    relations: () => reading?.relations() ?? NO_ROWS,
    followers: () => reading?.followers() ?? NO_ROWS,
    close() {
      stopFollowing();
      stopWatching();
      stopTicking?.();
      reading?.close();
    },
  };
}

const isUnderWay = ({ state }: SnapshotView) => ['reading', 'waiting'].includes(state.name);

const isRefused = ({ kinds }: SnapshotView) => kinds.some(({ state }) => state === 'not-allowed');

const isUntouched = ({ kinds }: SnapshotView) =>
  kinds.every(({ state, count }) => state === 'waiting' && count === 0);

import type { AnyReadPage, Reading } from '../domain/reading.ts';
import { READINGS } from '../domain/reading.ts';
import { type Follower, HELD_KINDS, type Relation } from '../domain/relation.ts';
import { isReadWhole, type KindProgress, progressOf } from '../domain/snapshot-progress.ts';
import { followersIn, relationsIn } from '../domain/snapshot-relations.ts';
import type { AccountReader } from '../mastodon/account-reader.ts';
import type { KeptBudget, LimitsMemory } from './limits.ts';
import { createListeners, type Observable } from './observable.ts';
import { createPace } from './pace.ts';
import { createPagingPace } from './paging-pace.ts';
import type { KeptPage, Now, SnapshotMemory, Ticker } from './ports.ts';
import { type ReadingEnd, readOn, type SnapshotProblem } from './read-on.ts';
import type { Turns } from './turns.ts';
import type { Wait } from './wait.ts';

export type SnapshotState =
  | { readonly name: 'loading' }
  /** Not all is read, and nothing goes on: never begun, stopped, or the page was reloaded. */
  | { readonly name: 'idle' }
  | { readonly name: 'reading' }
  | { readonly name: 'waiting'; readonly wait: Wait }
  /** Nothing can go on until the person does something; `broken`: this page is at fault. */
  | { readonly name: 'stopped'; readonly problem: SnapshotProblem | 'broken' }
  /** Everything was asked for, and some of it failed: to start again asks for that. */
  | { readonly name: 'incomplete' }
  /** All there is was read, as far as the server offers it and the token may. */
  | { readonly name: 'done' };

export type SnapshotView = {
  readonly state: SnapshotState;
  readonly kinds: readonly KindProgress[];
};

export type Source = { readonly account: AccountReader; readonly sharedBudget: boolean };

export type Snapshot = Observable<SnapshotView> & {
  /**
   * Reads what is missing, from where it stood; resolves when that has ended, one way or another.
   * While it goes on, a second call does nothing. The caller sees to it that one tab reads.
   */
  readonly start: (source: Source) => Promise<void>;
  /** The answer under way is still kept. */
  readonly stop: () => void;
  /** What was read so far, joined. */
  readonly relations: () => readonly Relation[];
  readonly followers: () => readonly Follower[];
};

export type SnapshotDeps = {
  readonly memory: SnapshotMemory;
  readonly ticker: Ticker;
  readonly now: Now;
  readonly limits: LimitsMemory;
};

/** Reads everything from the old account in one breath, outside React, and survives the page. */
export function createSnapshot({ memory, ticker, now, limits }: SnapshotDeps): Snapshot {
  const listeners = createListeners();
  const pages = new Map<Reading, AnyReadPage[]>();
  const failed = new Set<Reading>();
  let paging: KeptBudget | undefined;
  let state: SnapshotState = { name: 'loading' };
  let current: Reading | undefined;
  let turns: Turns | undefined;
  let running: Promise<void> | undefined;
  let stopWanted = false;
  let view: SnapshotView | undefined;

  const loaded = load().then(
    () => setState({ name: isAllRead() ? 'done' : 'idle' }),
    () => setState({ name: 'stopped', problem: 'broken' }),
  );

  async function load(): Promise<void> {
    const kept = await memory.read();
    pages.clear();
    for (const page of kept) take(page);
  }

  function take({ paging: left, ...page }: KeptPage): void {
    paging = newer(paging, left);
    const before = pages.get(page.reading);
    if (before === undefined) pages.set(page.reading, [page]);
    else before.push(page);
  }

  function setState(next: SnapshotState): void {
    state = next;
    publish();
  }

  function publish(): void {
    view = undefined;
    listeners.notify();
  }

  const isAllRead = () => READINGS.every((reading) => isReadWhole(pages, reading));

  function lookAtWaiting(): void {
    const wait = turns?.waiting();
    const before = state.name === 'waiting' ? state.wait : undefined;
    if (wait?.until === before?.until && wait?.reason === before?.reason) return;
    setState(wait === undefined ? { name: 'reading' } : { name: 'waiting', wait });
  }

  async function readAll({ account, sharedBudget }: Source): Promise<SnapshotState> {
    setState({ name: 'reading' });
    // Another tab may have read since this one last looked.
    await load();
    // Signed in anew, the token may be allowed more.
    for (const [reading, told] of pages) {
      if (told.some(({ refused }) => refused === 'not-allowed')) pages.delete(reading);
    }
    failed.clear();
    const server = createPace({ now, sharedBudget, memory: limits });
    const pace = createPagingPace(server, now, {
      budget: paging,
      offset: limits.read()?.offset,
    });
    const ask = (reading: Reading): Promise<ReadingEnd> =>
      readOn(reading, {
        ...{ account, pages, pace, ticker, now },
        isStopped: () => stopWanted,
        onTurns: (next) => {
          turns = next;
        },
        async onPage(page) {
          const kept = { ...page, paging: pace.kept() };
          await memory.keep(kept);
          take(kept);
          publish();
        },
      });
    // What failed has another try when all the rest is read, and the server well.
    for (const again of [false, true]) {
      for (const reading of READINGS) {
        if (isReadWhole(pages, reading) || (again && server.isUnwell())) continue;
        current = reading;
        failed.delete(reading);
        publish();
        const end = await ask(reading);
        if (end.type === 'stopped') return { name: 'idle' };
        if (end.type === 'problem') return { name: 'stopped', problem: end.problem };
        if (!isReadWhole(pages, reading)) failed.add(reading);
      }
    }
    return { name: isAllRead() ? 'done' : 'incomplete' };
  }

  async function run(source: Source): Promise<void> {
    await loaded;
    const stopTicking = ticker.onTick(lookAtWaiting);
    const end = await readAll(source).catch(
      (): SnapshotState => ({ name: 'stopped', problem: 'broken' }),
    );
    stopTicking();
    current = undefined;
    turns = undefined;
    running = undefined;
    setState(end);
  }

  return {
    subscribe: listeners.subscribe,
    getSnapshot() {
      view ??= {
        state,
        kinds: HELD_KINDS.map((kind) => progressOf(pages, kind, { current, failed })),
      };
      return view;
    },
    start(source) {
      if (running === undefined) {
        stopWanted = false;
        running = run(source);
      }
      return running;
    },
    stop() {
      stopWanted = true;
      turns?.stop();
    },
    relations: () => relationsIn(pages),
    followers: () => followersIn(pages),
  };
}

/** Pages are kept by their reading, not by the time they came. */
function newer(one: KeptBudget | undefined, other: KeptBudget | undefined): KeptBudget | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.countedUntil !== other.countedUntil) {
    return one.countedUntil > other.countedUntil ? one : other;
  }
  return one.sent > other.sent ? one : other;
}

import { type Holdings, holdingsIn } from '../domain/holdings.ts';
import { type AnyReadPage, BY_IDS, READINGS, type Reading } from '../domain/reading.ts';
import type { AccountReader } from '../mastodon/account-reader.ts';
import type { LimitsMemory } from './limits.ts';
import type { Pace } from './pace.ts';
import { createPagingPace } from './paging-pace.ts';
import type { Now, Ticker } from './ports.ts';
import { readOn, type SnapshotProblem } from './read-on.ts';
import type { Turns } from './turns.ts';
import type { Wait } from './wait.ts';

export type ReadAccountDeps = {
  readonly reader: AccountReader;
  readonly pace: Pace;
  readonly limits: LimitsMemory;
  readonly ticker: Ticker;
  readonly now: Now;
  /** How many pages have come, all readings together. */
  readonly onPage?: (pages: number) => void;
};

export type AccountReading = {
  /** What could be read; `problem` when only the person can make it go on. */
  readonly finished: Promise<{ readonly held: Holdings; readonly problem?: SnapshotProblem }>;
  readonly stop: () => void;
  readonly waiting: () => Wait | undefined;
};

/**
 * Reads what an account has of the wanted readings, and of those they ask about. It is kept by
 * nobody: what the new account has may be another thing in an hour.
 */
export function readAccount(deps: ReadAccountDeps, wanted: readonly Reading[]): AccountReading {
  const { reader, ticker, now, limits } = deps;
  const pages = new Map<Reading, AnyReadPage[]>();
  const pace = createPagingPace(deps.pace, now, { offset: limits.read()?.offset });
  let turns: Turns | undefined;
  let stopped = false;
  let read = 0;

  async function readAll(): Promise<SnapshotProblem | undefined> {
    for (const reading of withSources(wanted)) {
      const end = await readOn(reading, {
        ...{ account: reader, pages, pace, ticker, now },
        isStopped: () => stopped,
        onTurns: (next) => {
          turns = next;
        },
        async onPage(page) {
          const before = pages.get(page.reading);
          if (before === undefined) pages.set(page.reading, [page]);
          else before.push(page);
          read += 1;
          deps.onPage?.(read);
        },
      });
      if (end.type === 'stopped') return undefined;
      if (end.type === 'problem') return end.problem;
    }
    return undefined;
  }

  return {
    finished: readAll().then((problem) => ({
      held: holdingsIn(pages),
      ...(problem === undefined ? {} : { problem }),
    })),
    stop() {
      stopped = true;
      turns?.stop();
    },
    waiting: () => turns?.waiting(),
  };
}

/** In the order in which they can be asked. */
function withSources(wanted: readonly Reading[]): readonly Reading[] {
  const all = new Set(wanted);
  for (const reading of READINGS.toReversed()) {
    if (all.has(reading)) for (const source of BY_IDS[reading]?.of ?? []) all.add(source);
  }
  return READINGS.filter((reading) => all.has(reading));
}

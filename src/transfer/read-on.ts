import type { AnyReadPage, Reading, Refusal, RowOf } from '../domain/reading.ts';
import {
  nextQuestion,
  type Question,
  type ReadPages,
  rowsOf,
} from '../domain/snapshot-progress.ts';
import type { AccountReader } from '../mastodon/account-reader.ts';
import type { Answer } from '../mastodon/answer.ts';
import { MastodonError } from '../mastodon/errors.ts';
import { isPaging, type OwnPage } from '../mastodon/own-page.ts';
import { refusalOf } from '../mastodon/refusal-of.ts';
import { type StopProblem, stopProblemOf } from './attempt.ts';
import type { PagingPace } from './paging-pace.ts';
import type { Now, Ticker } from './ports.ts';
import { createTurns, type Turns } from './turns.ts';

/** Why nothing more can be read. A scope that is missing is about some kinds alone. */
export type SnapshotProblem = Exclude<StopProblem, 'scope'>;

export type ReadingEnd =
  /** As far as it could: whether all is there, the pages say. */
  | { readonly type: 'ended' }
  | { readonly type: 'stopped' }
  | { readonly type: 'problem'; readonly problem: SnapshotProblem };

export type ReadOnDeps = {
  readonly account: AccountReader;
  /** Grows by what `onPage` is told. */
  readonly pages: ReadPages;
  readonly pace: PagingPace;
  readonly ticker: Ticker;
  readonly now: Now;
  readonly isStopped: () => boolean;
  /** Who waits, and can be stopped. */
  readonly onTurns: (turns: Turns) => void;
  /** Resolves when the page is kept. */
  readonly onPage: (page: AnyReadPage) => Promise<void>;
};

const TRIES = 3;
/** 400,000 posts; a list that goes on has no end. */
const MOST_PAGES = 10_000;

/** Goes on with one reading, page by page in the pace the server allows. */
export async function readOn(reading: Reading, deps: ReadOnDeps): Promise<ReadingEnd> {
  const { pages, pace, ticker, now } = deps;
  for (;;) {
    const question = nextQuestion(pages, reading);
    if (question === undefined || question.number >= MOST_PAGES) return { type: 'ended' };
    if (deps.isStopped()) return { type: 'stopped' };
    const turns = createTurns({
      pace: isPaging(question.cursor) ? pace.paged : pace.plain,
      ticker,
      now,
      // A server that fails whatever it is asked is not asked three times for each thing.
      tries: pace.plain.isUnwell() ? 1 : TRIES,
    });
    deps.onTurns(turns);
    try {
      const answer = await turns.read(() => askFor(deps.account, reading, question));
      if (answer === undefined) return { type: 'stopped' };
      await deps.onPage(makePage(reading, question, answer.value));
    } catch (error) {
      if (!(error instanceof MastodonError)) throw error;
      const problem = stopProblemOf(error);
      if (problem !== undefined && problem !== 'scope') return { type: 'problem', problem };
      const refused = refusalOf(error);
      // What was told once and no more has failed: it is not that it is not there.
      if (refused === undefined || rowsOf(pages, reading).length > 0) return { type: 'ended' };
      await deps.onPage(makePage(reading, question, { refused }));
    }
  }
}

type Told = OwnPage<RowOf[Reading]> | { readonly refused: Refusal };

function askFor(
  account: AccountReader,
  reading: Reading,
  { cursor, ids }: Question,
): Promise<Answer<OwnPage<RowOf[Reading]>>> {
  return account[reading](cursor, ids);
}

function makePage(reading: Reading, { number, cursor, ids }: Question, told: Told): AnyReadPage {
  const { next, ...rest } = 'refused' in told ? { ...EMPTY, ...told } : told;
  // The rows are those of the reading: the account was asked by its name.
  return {
    ...{ reading, number, ...rest },
    ...(cursor === undefined ? {} : { cursor }),
    ...(ids.length === 0 ? {} : { asked: ids }),
    ...(next === undefined ? {} : { next }),
  } as AnyReadPage;
}

const EMPTY = { rows: [], unreadable: 0, next: undefined };

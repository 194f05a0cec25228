import { PROVED_BY, whatTurnedOut } from '../domain/proof.ts';
import type { Reading } from '../domain/reading.ts';
import type { Report } from '../domain/report.ts';
import { MastodonError } from '../mastodon/errors.ts';
import { type StopProblem, stopProblemOf } from './attempt.ts';
import { WINDOW } from './clock-offset.ts';
import type { Destination } from './destination.ts';
import type { Ledger } from './ledger.ts';
import type { LimitsMemory } from './limits.ts';
import type { Pace } from './pace.ts';
import type { Now, Ticker } from './ports.ts';
import { readAccount } from './read-account.ts';
import { readBack } from './read-back.ts';
import { createTurns } from './turns.ts';
import type { Wait } from './wait.ts';

export type ProvingDeps = {
  readonly ledger: Ledger;
  readonly pace: Pace;
  readonly limits: LimitsMemory;
  readonly ticker: Ticker;
  readonly now: Now;
};

export type Proving = {
  /** Why it could not be done, when only the person can change it. */
  readonly finished: Promise<StopProblem | undefined>;
  readonly stop: () => void;
  readonly waiting: () => Wait | undefined;
};

/** With the pauses of the pace between them, a server has some twenty minutes to be well again. */
const PATIENCE = 8;

/**
 * Reads the new account back and notes what turned out otherwise: follows one by one, everything
 * else from its lists. A failure costs only the proof.
 */
export function startProving(
  { server, reader }: Destination,
  deps: ProvingDeps,
  reportNow: () => Report,
): Proving {
  const { ledger } = deps;
  const turns = createTurns({ ...deps, tries: PATIENCE });
  let underWay: { readonly stop: () => void; readonly waiting: () => Wait | undefined } = turns;
  let stopped = false;

  async function prove(): Promise<StopProblem | undefined> {
    try {
      await ledger.end(await readBack(server, turns, reportNow()));
    } catch (error) {
      const problem = error instanceof MastodonError ? stopProblemOf(error) : undefined;
      if (problem === undefined) throw error;
      return problem;
    }
    const readings = whatToRead(reportNow());
    if (stopped || readings.length === 0) return undefined;
    const reading = readAccount({ ...deps, reader }, readings);
    underWay = reading;
    const { held, problem } = await reading.finished;
    // What had its end meanwhile is gone, not missing.
    // How far the clocks are apart is known to a window: what ends within one may have ended.
    await ledger.end(whatTurnedOut(reportNow(), held, deps.pace.serverNow() + WINDOW));
    return problem;
  }

  return {
    finished: prove(),
    stop() {
      stopped = true;
      underWay.stop();
    },
    waiting: () => underWay.waiting(),
  };
}

/** The lists of those kinds of which something has been done; of follows, where others do them. */
function whatToRead({ rows }: Report): readonly Reading[] {
  const kinds = new Set(
    rows.flatMap(({ task, outcome }) => {
      if (outcome === undefined || outcome.code === 'left-out') return [];
      if (task.kind === 'follow') return outcome.code === 'by-file' ? [task.kind] : [];
      return task.kind === 'profile' ? [] : [task.kind];
    }),
  );
  return [...new Set([...kinds].flatMap((kind) => PROVED_BY[kind]))];
}

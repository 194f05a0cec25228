import { MastodonError } from '../mastodon/errors.ts';
import type { Answer } from '../mastodon/people.ts';
import { atTick } from './at-tick.ts';
import { isPassing } from './attempt.ts';
import type { Pace } from './pace.ts';
import type { Now, Ticker } from './ports.ts';
import { type Wait, worthSaying } from './wait.ts';

/** Reads that are no task of the plan: they wait for their turn like everything else. */
export type Turns = {
  /**
   * Sends a read as soon as the pace lets it go, and again when it came too early or failed for a
   * reason that passes, up to `tries` times. Answers nothing once stopped. Throws what `send`
   * throws in the end.
   */
  readonly read: <T>(send: () => Promise<Answer<T>>) => Promise<Answer<T> | undefined>;
  /** What holds the next read, when it is worth saying. */
  readonly waiting: () => Wait | undefined;
  readonly stop: () => void;
};

export type TurnsDeps = {
  readonly pace: Pace;
  readonly ticker: Ticker;
  readonly now: Now;
  readonly tries: number;
};

export function createTurns({ pace, ticker, now, tries }: TurnsDeps): Turns {
  const stopping = new AbortController();
  let waiting = false;

  async function comeRound(): Promise<void> {
    if (pace.mayGo('read')) return;
    waiting = true;
    await atTick(ticker, () => pace.mayGo('read'), stopping.signal);
    waiting = false;
  }

  return {
    async read(send) {
      for (let failed = 0; ; ) {
        await comeRound();
        if (stopping.signal.aborted) return undefined;
        pace.sent('read')();
        const sentAt = now();
        const told = (limit: Answer<unknown>['limit'], passing: boolean) =>
          pace.answered('read', { sentAt, receivedAt: now(), limit, failed: passing });
        try {
          const answer = await send();
          told(answer.limit, false);
          return answer;
        } catch (error) {
          const passing = !(error instanceof MastodonError) || isPassing(error);
          told(error instanceof MastodonError ? error.limit : undefined, passing);
          if (!(error instanceof MastodonError)) throw error;
          if (passing) failed += 1;
          if (failed >= tries || !(passing || error.code === 'rate-limited')) throw error;
        }
      }
    },
    waiting() {
      if (!waiting) return undefined;
      const reason = pace.isUnwell() ? 'unwell' : 'window';
      return worthSaying({ until: pace.opensAt('read'), reason }, now());
    },
    stop: () => stopping.abort(),
  };
}

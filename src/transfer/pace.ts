import type { Exchange } from '../mastodon/client.ts';
import type { RateLimit } from '../mastodon/rate-limit.ts';
import {
  type BudgetRules,
  budgetAllows,
  budgetAnswered,
  budgetOpensAt,
  budgetSent,
} from './budget.ts';
import { contradicts, narrowOffset, offsetToUse, WINDOW } from './clock-offset.ts';
import { type Family, keptLimits, type LimitsMemory, limitsFrom } from './limits.ts';

/** What a request spends. A follow spends of two families (mastodon.md §3.1, §3.2). */
export type RequestKind = TaskRequest | 'read' | 'probe';
export type TaskRequest = 'look-up' | 'search' | 'follow' | 'act' | 'check';

const SPENDS: Record<RequestKind, readonly Family[]> = {
  'look-up': ['unsigned'],
  search: ['signed'],
  /** Whatever counts with nothing but the token's own requests. */
  act: ['signed'],
  /** A read of one's own lists, never by pages. */
  check: ['signed'],
  read: ['signed'],
  /** A read that asks for nothing but an answer. */
  probe: ['signed'],
  /** Of people, and of hashtags. */
  follow: ['signed', 'follows'],
};

const DAY = 86_400_000;
/** At most 3 requests under way and 5 begun a second on one server (product.md §1.6). */
const AT_ONCE = 3;
const PER_SECOND = 5;
const SPACING = 200;
/** Pauses after 1, 2, 3 … failures in a row, in milliseconds. */
const BACKOFF = [5_000, 15_000, 60_000, 180_000, 300_000];

export type Pace = {
  readonly mayGo: (request: RequestKind) => boolean;
  /** The browser's time at which `mayGo` can turn true by waiting alone. */
  readonly opensAt: (request: RequestKind) => number;
  /**
   * Counts a request that is going to be sent. Answers what to call when it really leaves: what
   * has to be noted before it may take its time.
   */
  readonly sent: (request: RequestKind) => () => void;
  readonly answered: (request: RequestKind, exchange: AnswerTiming) => void;
  /** Whether the server fails again and again, whatever it is asked. */
  readonly isUnwell: () => boolean;
  /** Whether a clock was set, and no answer since has told how far they are apart now. */
  readonly isClockInDoubt: () => boolean;
  /** The server's time, as far as it is known, in epoch milliseconds. */
  readonly serverNow: () => number;
  /** Whether a request waits for tomorrow rather than for the next window. */
  readonly isDaily: (request: RequestKind) => boolean;
};

export type AnswerTiming = Pick<Exchange, 'sentAt' | 'receivedAt' | 'limit'> & {
  /** The server or the network failed: no status, 5xx, or a refusal that says no time. */
  readonly failed: boolean;
};

export type PaceDeps = {
  readonly now: () => number;
  /** Other programs of the person spend from the same budget (mastodon.md §3.1): a fifth stays theirs. */
  readonly sharedBudget: boolean;
  readonly memory: LimitsMemory;
};

/** Decides when the next request of a kind may leave. */
export function createPace({ now, sharedBudget, memory }: PaceDeps): Pace {
  const rules: Record<Family, BudgetRules> = {
    // Look-ups count by address, shared with everybody in the house: half stays free.
    unsigned: { period: WINDOW, reserve: 0.5, ownLimit: 150 },
    signed: { period: WINDOW, reserve: sharedBudget ? 0.2 : 0 },
    follows: { period: DAY, reserve: 0 },
  };
  const before = limitsFrom(memory.read());
  const { budgets } = before;
  let { offset } = before;
  let clockInDoubt = false;
  /** The last requests, by the time they left or, those about to, by the time they were counted. */
  let departures = before.departures.map((at) => ({ at, left: true }));
  let inFlight = 0;
  let failures = 0;
  let failedAt = 0;

  const serverNow = () => now() + offsetToUse(offset);
  const remember = () =>
    memory.keep(keptLimits({ budgets, offset, departures: departures.map(({ at }) => at) }));

  function backoffEnd(): number {
    // A failure of the future: the clock was set back.
    if (failures === 0 || failedAt > now()) return 0;
    return failedAt + (BACKOFF[Math.min(failures, BACKOFF.length) - 1] ?? 0);
  }

  function mayGo(request: RequestKind): boolean {
    if (inFlight >= (failures > 0 ? 1 : AT_ONCE)) return false;
    if (isHurried()) return false;
    if (now() < backoffEnd()) return false;
    return SPENDS[request].every((family) =>
      budgetAllows(budgets[family], rules[family], serverNow()),
    );
  }

  function isHurried(): boolean {
    // A clock that was set back must not hold the run, nor hurry it.
    for (const departure of departures) departure.at = Math.min(departure.at, now());
    departures = departures.filter(({ at, left }) => !left || now() - at < 1_000);
    const last = departures.at(-1);
    if (last !== undefined && now() - last.at < SPACING) return true;
    return departures.length >= PER_SECOND;
  }

  function opensAt(request: RequestKind): number {
    const opens = SPENDS[request].map((family) =>
      budgetOpensAt(budgets[family], rules[family], serverNow()),
    );
    return Math.max(backoffEnd(), Math.max(...opens) - offsetToUse(offset));
  }

  function sent(request: RequestKind): () => void {
    inFlight += 1;
    for (const family of SPENDS[request]) {
      budgets[family] = budgetSent(budgets[family], rules[family], serverNow());
    }
    const departure = { at: now(), left: false };
    departures.push(departure);
    return () => {
      departure.at = now();
      departure.left = true;
      // Not before: what the next page is told of must not have left later than that.
      remember();
    };
  }

  function answered(request: RequestKind, answer: AnswerTiming): void {
    inFlight -= 1;
    failures = answer.failed ? failures + 1 : 0;
    if (answer.failed) failedAt = now();
    const { limit } = answer;
    const told = limit === undefined ? undefined : ownerOf(request, limit);
    // A page of a list may carry the figures of a 15-minute window (mastodon.md §3.1).
    if (limit !== undefined && request !== 'read') {
      const period = told === 'follows' ? DAY : WINDOW;
      const reading = { ...answer, resetAt: limit.resetAt, period };
      // The end of a day says too little of the time to start from.
      clockInDoubt = told === 'follows' && (clockInDoubt || contradicts(offset, reading));
      offset = narrowOffset(offset, reading);
    }
    for (const family of SPENDS[request]) {
      budgets[family] = budgetAnswered(budgets[family], limit, told === family);
    }
    remember();
  }

  /**
   * Whose figures an answer carries: on a follow they are the day's when they end at midnight
   * UTC and are not the figures known from other requests (mastodon.md §3.3).
   */
  function ownerOf(request: RequestKind, limit: RateLimit): Family {
    if (request === 'look-up') return 'unsigned';
    if (request !== 'follow' || limit.resetAt % DAY !== 0) return 'signed';
    const signed = budgets.signed.told?.limit;
    const farAway = limit.resetAt - serverNow() > 2 * WINDOW;
    return farAway || (signed !== undefined && limit.limit !== signed) ? 'follows' : 'signed';
  }

  return {
    mayGo,
    opensAt,
    sent,
    answered,
    isUnwell: () => failures >= 3,
    isClockInDoubt: () => clockInDoubt,
    serverNow,
    isDaily: (request) =>
      SPENDS[request].includes('follows') &&
      !budgetAllows(budgets.follows, rules.follows, serverNow()) &&
      budgets.follows.exact,
  };
}

import type { Exchange } from '../mastodon/client.ts';
import type { RateLimit } from '../mastodon/rate-limit.ts';
import {
  type Budget,
  type BudgetRules,
  budgetAllows,
  budgetAnswered,
  budgetOpensAt,
  budgetSent,
  FRESH_BUDGET,
} from './budget.ts';
import { narrowOffset, offsetToUse, UNKNOWN_OFFSET, WINDOW } from './clock-offset.ts';

/** What a request spends. A follow spends of two families (mastodon.md §3.1, §3.2). */
export type RequestKind = TaskRequest | 'read';
export type TaskRequest = 'look-up' | 'search' | 'follow';
type Family = 'unsigned' | 'signed' | 'follows';

const FAMILIES: Record<RequestKind, readonly Family[]> = {
  'look-up': ['unsigned'],
  search: ['signed'],
  read: ['signed'],
  follow: ['signed', 'follows'],
};

const DAY = 86_400_000;
/** At most 3 requests under way and 5 begun a second on one server (product.md §1.6). */
const AT_ONCE = 3;
const SPACING = 200;
/** Pauses after 1, 2, 3 … failures in a row, in milliseconds. */
const BACKOFF = [5_000, 15_000, 60_000, 180_000, 300_000];

export type Pace = {
  readonly mayGo: (request: RequestKind) => boolean;
  /** The browser's time at which `mayGo` can turn true by waiting alone. */
  readonly opensAt: (request: RequestKind) => number;
  readonly sent: (request: RequestKind) => void;
  readonly answered: (request: RequestKind, exchange: AnswerTiming) => void;
  /** Whether the server fails again and again, whatever it is asked. */
  readonly isUnwell: () => boolean;
  /** Whether a request waits for tomorrow rather than for the next window. */
  readonly isDaily: (request: RequestKind) => boolean;
};

export type AnswerTiming = Pick<Exchange, 'sentAt' | 'receivedAt' | 'limit'> & {
  /** The server or the network failed: no status, 5xx, or a refusal that says no time. */
  readonly failed: boolean;
};

/**
 * Decides when the next request of a kind may leave. `sharedBudget`: other programs of the
 * person spend from the same budget (mastodon.md §3.1), so a fifth stays theirs.
 */
export function createPace(now: () => number, sharedBudget: boolean): Pace {
  const rules: Record<Family, BudgetRules> = {
    // Look-ups count by address, shared with everybody in the house: half stays free.
    unsigned: { period: WINDOW, reserve: 0.5, ownLimit: 150 },
    signed: { period: WINDOW, reserve: sharedBudget ? 0.2 : 0 },
    follows: { period: DAY, reserve: 0 },
  };
  const budgets: Record<Family, Budget> = {
    unsigned: FRESH_BUDGET,
    signed: FRESH_BUDGET,
    follows: FRESH_BUDGET,
  };
  let offset = UNKNOWN_OFFSET;
  let inFlight = 0;
  let lastSent = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let failedAt = 0;

  const serverNow = () => now() + offsetToUse(offset);
  const backoffEnd = () =>
    failures === 0 ? 0 : failedAt + (BACKOFF[Math.min(failures, BACKOFF.length) - 1] ?? 0);

  function mayGo(request: RequestKind): boolean {
    if (inFlight >= (failures > 0 ? 1 : AT_ONCE)) return false;
    // A clock that was set back must not hold the run.
    const sinceSent = now() - lastSent;
    if (sinceSent >= 0 && sinceSent < SPACING) return false;
    if (now() < backoffEnd()) return false;
    return FAMILIES[request].every((family) =>
      budgetAllows(budgets[family], rules[family], serverNow()),
    );
  }

  function opensAt(request: RequestKind): number {
    const opens = FAMILIES[request].map((family) =>
      budgetOpensAt(budgets[family], rules[family], serverNow()),
    );
    return Math.max(backoffEnd(), Math.max(...opens) - offsetToUse(offset));
  }

  function sent(request: RequestKind): void {
    inFlight += 1;
    lastSent = now();
    for (const family of FAMILIES[request]) {
      budgets[family] = budgetSent(budgets[family], rules[family], serverNow());
    }
  }

  function answered(request: RequestKind, answer: AnswerTiming): void {
    inFlight -= 1;
    failures = answer.failed ? failures + 1 : 0;
    if (answer.failed) failedAt = now();
    const { limit } = answer;
    const told = limit === undefined ? undefined : ownerOf(request, limit);
    // A page of a list may carry the figures of a 15-minute window (mastodon.md §3.1).
    if (limit !== undefined && told !== 'follows' && request !== 'read') {
      offset = narrowOffset(offset, limit.resetAt, answer.sentAt, answer.receivedAt);
    }
    for (const family of FAMILIES[request]) {
      budgets[family] = budgetAnswered(
        budgets[family],
        rules[family],
        serverNow(),
        limit,
        told === family,
      );
    }
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
    isDaily: (request) =>
      FAMILIES[request].includes('follows') &&
      !budgetAllows(budgets.follows, rules.follows, serverNow()) &&
      budgets.follows.exact,
  };
}

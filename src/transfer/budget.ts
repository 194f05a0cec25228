import type { RateLimit } from '../mastodon/rate-limit.ts';

/**
 * What one family of requests may still spend. Pure: time comes in, a new budget comes out.
 * A budget never lets out more requests than the server said it would take, counting those
 * under way, so that no refusal (429) is caused by us.
 *
 * An answer carries the figures of one family only, the one nearer to its end (mastodon.md
 * §3.3). For the others it is a lower bound: "at least as much is left".
 */
export type Budget = {
  readonly told: RateLimit | undefined;
  /** `told` began as this family's own figure. Otherwise it is nothing but a bound. */
  readonly exact: boolean;
  /** Requests sent and not answered. */
  readonly inFlight: number;
  /** Requests sent before `countedUntil`, for a limit of our own. */
  readonly sent: number;
  readonly countedUntil: number;
};

export type BudgetRules = {
  /** Length of the window in milliseconds; windows are aligned on the epoch (mastodon.md §3.1). */
  readonly period: number;
  /** Share of the server's limit that is left to the person. */
  readonly reserve: number;
  /** A limit of our own: requests in each period. */
  readonly ownLimit?: number;
};

export const FRESH_BUDGET: Budget = {
  told: undefined,
  exact: false,
  inFlight: 0,
  sent: 0,
  countedUntil: 0,
};

/** The server's clock and ours never agree to the millisecond. */
const MARGIN = 1000;

/** `serverNow`: the server's time as far as we know it, in epoch milliseconds. */
export function budgetAllows(budget: Budget, rules: BudgetRules, serverNow: number): boolean {
  if (ownLimitReached(budget, rules, serverNow)) return false;
  // Nothing certain is known: one request goes ahead and asks.
  if (budget.told === undefined) return budget.inFlight === 0;
  const { limit, remaining } = budget.told;
  // Holds on both sides of a turn of the window, whose time our clock only believes to know.
  if (remaining - budget.inFlight > Math.ceil(limit * rules.reserve)) return true;
  return budget.inFlight === 0 && (!budget.exact || isOver(budget.told, rules, serverNow));
}

/** The server's time from which on `budgetAllows` may be true by waiting alone. */
export function budgetOpensAt(budget: Budget, rules: BudgetRules, serverNow: number): number {
  if (ownLimitReached(budget, rules, serverNow)) return budget.countedUntil;
  if (budget.told === undefined || !budget.exact) return serverNow;
  if (isOver(budget.told, rules, serverNow)) return serverNow;
  return budgetAllows(budget, rules, serverNow) ? serverNow : budget.told.resetAt + MARGIN;
}

export function budgetSent(budget: Budget, rules: BudgetRules, serverNow: number): Budget {
  const inFlight = budget.inFlight + 1;
  if (isCounting(budget, rules, serverNow)) return { ...budget, inFlight, sent: budget.sent + 1 };
  const countedUntil = (Math.floor(serverNow / rules.period) + 1) * rules.period;
  return { ...budget, inFlight, sent: 1, countedUntil };
}

/**
 * Notes an answer. `header` is what it told, `own` whether those are this family's figures.
 * Answers overtake one another: within a window the lowest figure is the newest.
 */
export function budgetAnswered(
  budget: Budget,
  header: RateLimit | undefined,
  own: boolean,
): Budget {
  const answered = { ...budget, inFlight: Math.max(0, budget.inFlight - 1) };
  const before = budget.told;
  if (header !== undefined && own) {
    const lowest =
      before !== undefined && budget.exact && sameWindow(before, header)
        ? Math.min(before.remaining, header.remaining)
        : header.remaining;
    return { ...answered, told: { ...header, remaining: lowest }, exact: true };
  }
  if (before !== undefined && budget.exact) {
    // The figures of another family: ours has spent one at most, and has as much left at least.
    const remaining = Math.max(before.remaining - 1, header?.remaining ?? 0, 0);
    return { ...answered, told: { ...before, remaining } };
  }
  if (header === undefined) return answered;
  const stale =
    before !== undefined && sameWindow(before, header) && before.remaining < header.remaining;
  return stale ? answered : { ...answered, told: header };
}

function sameWindow(one: RateLimit, other: RateLimit): boolean {
  return one.limit === other.limit && one.resetAt === other.resetAt;
}

/**
 * The window told of is over, as far as our clock knows; or so far ahead that the clock has been
 * set back since. Either way the next request goes alone, and asks. The longest window known is
 * three times the usual one (mastodon.md §3.1, paging).
 */
function isOver(told: RateLimit, rules: BudgetRules, serverNow: number): boolean {
  return serverNow >= told.resetAt + MARGIN || told.resetAt - serverNow > 3 * rules.period;
}

function isCounting(budget: Budget, rules: BudgetRules, serverNow: number): boolean {
  const left = budget.countedUntil - serverNow;
  return left > 0 && left <= rules.period;
}

function ownLimitReached(budget: Budget, rules: BudgetRules, serverNow: number): boolean {
  if (rules.ownLimit === undefined || !isCounting(budget, rules, serverNow)) return false;
  return budget.sent >= rules.ownLimit;
}

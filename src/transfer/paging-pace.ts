import {
  type Budget,
  type BudgetRules,
  budgetAllows,
  budgetAnswered,
  budgetOpensAt,
  budgetSent,
  FRESH_BUDGET,
} from './budget.ts';
import {
  type ClockOffset,
  narrowOffset,
  offsetToUse,
  UNKNOWN_OFFSET,
  WINDOW,
} from './clock-offset.ts';
import type { KeptBudget } from './limits.ts';
import type { AnswerTiming, Pace, RequestKind } from './pace.ts';

const PAGING_WINDOW = 15 * 60_000;

/**
 * Pages count by person, whatever the program (mastodon.md §3.1): a fifth stays theirs, so that
 * they can go on reading in another tab while we do (product.md §4). Ours are counted as well, for
 * as long as the token's own window is the nearer one the server says nothing of pages.
 */
const RULES: BudgetRules = { period: PAGING_WINDOW, reserve: 0.2, ownLimit: 240 };

/** Two paces of one server: only pages wait for the family of pages. */
export type PagingPace = {
  /** For requests without a cursor. */
  readonly plain: Pace;
  readonly paged: Pace;
  /** What is left of the family of pages, to be kept over a reload. */
  readonly kept: () => KeptBudget;
};

/**
 * The pages of a list are counted twice: with all requests of the token and, 300 in 15 minutes, by
 * themselves. An answer tells of the one nearer to its end (mastodon.md §3.3). When that ends on a
 * quarter of an hour it is taken for the pages' own: were it the token's, pages could not go on
 * either, and no request that is none waits for it.
 *
 * @param before what was kept when the page was last open, and how far the clocks are apart
 */
export function createPagingPace(
  pace: Pace,
  now: () => number,
  before: { readonly budget?: KeptBudget | undefined; readonly offset?: ClockOffset | undefined },
): PagingPace {
  let budget: Budget = { ...FRESH_BUDGET, ...before.budget };
  let offset = before.offset ?? UNKNOWN_OFFSET;
  const serverNow = () => now() + offsetToUse(offset);

  function learn(timing: AnswerTiming, period: number): void {
    if (timing.limit === undefined) return;
    offset = narrowOffset(offset, { ...timing, resetAt: timing.limit.resetAt, period });
  }

  // A read that is no page tells of the 5-minute window alone, so the clock too can be learnt from it.
  const kindOf = (request: RequestKind): RequestKind => (request === 'read' ? 'probe' : request);

  const plain: Pace = {
    ...pace,
    answered(request, timing) {
      learn(timing, WINDOW);
      pace.answered(kindOf(request), timing);
    },
  };

  const paged: Pace = {
    ...pace,
    mayGo: (request) => budgetAllows(budget, RULES, serverNow()) && pace.mayGo(request),
    opensAt: (request) =>
      Math.max(
        pace.opensAt(request),
        budgetOpensAt(budget, RULES, serverNow()) - offsetToUse(offset),
      ),
    sent(request) {
      budget = budgetSent(budget, RULES, serverNow());
      return pace.sent(request);
    },
    answered(request, timing) {
      const { limit } = timing;
      const own = limit !== undefined && limit.resetAt % PAGING_WINDOW === 0;
      learn(timing, own ? PAGING_WINDOW : WINDOW);
      budget = budgetAnswered(budget, limit, own);
      if (own) pace.answered(request, { ...timing, limit: undefined });
      else pace.answered(kindOf(request), timing);
    },
  };

  return {
    plain,
    paged,
    kept() {
      const { told, exact, sent, countedUntil } = budget;
      return { ...(told === undefined ? {} : { told }), exact, sent, countedUntil };
    },
  };
}

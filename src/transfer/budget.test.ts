import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Budget,
  type BudgetRules,
  budgetAllows,
  budgetAnswered,
  budgetOpensAt,
  budgetSent,
  FRESH_BUDGET,
} from './budget.ts';

const PERIOD = 300_000;
const RULES: BudgetRules = { period: PERIOD, reserve: 0 };
/** The beginning of a window. */
const START = 1_000 * PERIOD;
const END = START + PERIOD;

const told = (remaining: number, limit = 300, resetAt = END) => ({ limit, remaining, resetAt });
const sent = (budget: Budget, rules = RULES, now = START) => budgetSent(budget, rules, now);
const known = (remaining: number) => budgetAnswered(sent(FRESH_BUDGET), told(remaining), true);

describe('a budget nothing is known of', () => {
  it('lets one request ask, and no second one meanwhile', () => {
    expect(budgetAllows(FRESH_BUDGET, RULES, START)).toBe(true);
    expect(budgetAllows(sent(FRESH_BUDGET), RULES, START)).toBe(false);
  });

  it('asks again when the answer said nothing', () => {
    const unanswered = budgetAnswered(sent(FRESH_BUDGET), undefined, false);
    expect(budgetAllows(unanswered, RULES, START)).toBe(true);
    expect(budgetOpensAt(unanswered, RULES, START)).toBe(START);
  });
});

describe('a budget that was told', () => {
  it('lets out what is left, counting what is under way', () => {
    const two = known(2);
    expect(budgetAllows(two, RULES, START)).toBe(true);
    expect(budgetAllows(sent(two), RULES, START)).toBe(true);
    expect(budgetAllows(sent(sent(two)), RULES, START)).toBe(false);
  });

  it('opens when the window ends, a second later', () => {
    const none = known(0);
    expect(budgetAllows(none, RULES, START)).toBe(false);
    expect(budgetOpensAt(none, RULES, START)).toBe(END + 1_000);
    expect(budgetAllows(none, RULES, END)).toBe(false);
    expect(budgetAllows(none, RULES, END + 1_000)).toBe(true);
    expect(budgetOpensAt(known(1), RULES, START)).toBe(START);
  });

  it('sends one alone after the turn: that it has come is only what our clock believes', () => {
    const after = END + 1_000;
    const asking = sent(known(0), RULES, after);
    expect(budgetAllows(asking, RULES, after)).toBe(false);
    const confirmed = budgetAnswered(asking, told(299, 300, END + PERIOD), true);
    expect(budgetAllows(sent(sent(confirmed)), RULES, after)).toBe(true);
    const tooEarly = budgetAnswered(asking, told(0), true);
    expect(budgetAllows(sent(tooEarly, RULES, after), RULES, after)).toBe(false);
  });

  it('does not stop at the turn while something is left of the window before', () => {
    const after = END + 1_000;
    expect(budgetAllows(sent(known(5), RULES, after), RULES, after)).toBe(true);
  });

  it('leaves a share of the limit to the person', () => {
    const rules = { ...RULES, reserve: 0.2 };
    expect(budgetAllows(known(61), rules, START)).toBe(true);
    expect(budgetAllows(known(60), rules, START)).toBe(false);
  });

  it('believes the lowest figure of a window: answers overtake one another', () => {
    const late = budgetAnswered(sent(known(7)), told(9), true);
    expect(late.told?.remaining).toBe(7);
    const next = budgetAnswered(sent(known(7)), told(299, 300, END + PERIOD), true);
    expect(next.told?.remaining).toBe(299);
  });

  it('is not held by a clock that was set far back', () => {
    const none = known(0);
    expect(budgetAllows(none, RULES, START - PERIOD)).toBe(false);
    expect(budgetAllows(none, RULES, START - 3 * PERIOD)).toBe(true);
  });
});

describe('the figures of another family', () => {
  it('are a lower bound: as much is left at least', () => {
    const bound = budgetAnswered(sent(FRESH_BUDGET), told(2), false);
    expect(bound.exact).toBe(false);
    expect(budgetAllows(sent(bound), RULES, START)).toBe(true);
    expect(budgetAllows(sent(sent(bound)), RULES, START)).toBe(false);
  });

  it('let one ask where the bound says nothing', () => {
    const nothing = budgetAnswered(sent(FRESH_BUDGET), told(0), false);
    expect(budgetAllows(nothing, RULES, START)).toBe(true);
    expect(budgetAllows(sent(nothing), RULES, START)).toBe(false);
  });

  it('do not raise the bound again within their window', () => {
    const low = budgetAnswered(sent(FRESH_BUDGET), told(2), false);
    expect(budgetAnswered(sent(low), told(4), false).told?.remaining).toBe(2);
  });

  it('cost what is known one request, and no more than they prove is left', () => {
    expect(budgetAnswered(sent(known(10)), told(3, 400), false).told?.remaining).toBe(9);
    expect(budgetAnswered(sent(known(10)), told(50, 400), false).told?.remaining).toBe(50);
    expect(budgetAnswered(sent(known(0)), undefined, false).told?.remaining).toBe(0);
  });
});

describe('a limit of our own', () => {
  const rules = { ...RULES, ownLimit: 2 };

  it('holds until the window ends', () => {
    const spent = sent(sent(known(300), rules), rules);
    expect(spent.sent).toBe(3);
    expect(budgetAllows(spent, rules, START)).toBe(false);
    expect(budgetOpensAt(spent, rules, START)).toBe(END);
    expect(budgetAllows(spent, rules, END)).toBe(true);
    expect(budgetSent(spent, rules, END).sent).toBe(1);
  });

  it('does not hold when the clock was set back', () => {
    const spent = sent(sent(known(300), rules), rules);
    expect(budgetAllows(spent, rules, START - PERIOD)).toBe(true);
  });
});

describe('whatever the traffic', () => {
  /** One family at a server with fixed windows, and a client that asks its budget first. */
  it('no request is refused, and none waits for ever', () => {
    const traffic = fc.record({
      limit: fc.integer({ min: 1, max: 12 }),
      begin: fc.nat(PERIOD - 1),
      arrives: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 5, maxLength: 20 }),
      answers: fc.array(fc.integer({ min: 1, max: 8_000 }), { minLength: 5, maxLength: 20 }),
      silent: fc.array(fc.boolean(), { minLength: 5, maxLength: 20 }),
    });
    fc.assert(
      fc.property(traffic, ({ limit, begin, arrives, answers, silent }) => {
        const rules: BudgetRules = { period: PERIOD, reserve: 0 };
        const used = new Map<number, number>();
        let budget = FRESH_BUDGET;
        let refused = 0;
        let count = 0;
        const events: { at: number; run: (now: number) => void }[] = [];
        for (let now = START + begin; now < START + begin + 4 * PERIOD; now += 200) {
          const due = events.filter(({ at }) => at <= now).sort((one, two) => one.at - two.at);
          for (const event of due) {
            events.splice(events.indexOf(event), 1);
            event.run(event.at);
          }
          if (budget.inFlight >= 3 || !budgetAllows(budget, rules, now)) continue;
          const n = count;
          count += 1;
          budget = budgetSent(budget, rules, now);
          const pick = <T>(list: readonly T[]) => list[n % list.length] as T;
          const arrive = (at: number) => {
            const window = Math.floor(at / PERIOD);
            const before = used.get(window) ?? 0;
            if (before >= limit) refused += 1;
            else used.set(window, before + 1);
            const header = told(Math.max(0, limit - before - 1), limit, (window + 1) * PERIOD);
            events.push({
              at: at + pick(answers),
              run: () => {
                // A failed answer carries no figures.
                const lost = pick(silent);
                budget = budgetAnswered(budget, lost ? undefined : header, !lost);
              },
            });
          };
          events.push({ at: now + pick(arrives), run: arrive });
        }
        if (!silent.some(Boolean)) expect(refused).toBe(0);
        // Three whole windows passed; each was used, when the answers said how.
        const whole = [...used.keys()].sort().slice(1, 4);
        if (!silent.some(Boolean)) for (const window of whole) expect(used.get(window)).toBe(limit);
      }),
      { seed: 20_260_310, numRuns: 60 },
    );
  });
});

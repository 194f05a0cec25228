import type { RateLimit } from '../mastodon/rate-limit.ts';
import { type Budget, FRESH_BUDGET } from './budget.ts';
import { type ClockOffset, UNKNOWN_OFFSET } from './clock-offset.ts';

/** Requests that are counted together by the server (mastodon.md §3.1, §3.2). */
export const FAMILIES = ['unsigned', 'signed', 'follows'] as const;
export type Family = (typeof FAMILIES)[number];

/** A budget at rest: whatever was under way counts as spent. */
export type KeptBudget = {
  readonly told?: RateLimit;
  readonly exact: boolean;
  readonly sent: number;
  readonly countedUntil: number;
};

/**
 * What the server has told of its limits, as it is kept for the page that comes after this one:
 * a reload does not give the person a new budget, and asking for it would earn a refusal.
 */
export type KeptLimits = {
  readonly budgets: Readonly<Record<Family, KeptBudget>>;
  readonly offset?: ClockOffset;
  /** When the last requests left, in milliseconds of the browser's clock. */
  readonly departures: readonly number[];
};

export type LimitsMemory = {
  readonly read: () => KeptLimits | undefined;
  readonly keep: (limits: KeptLimits) => void;
};

export function createPassingLimits(): LimitsMemory {
  let kept: KeptLimits | undefined;
  return {
    read: () => kept,
    keep: (limits) => {
      kept = limits;
    },
  };
}

export type Limits = {
  readonly budgets: Record<Family, Budget>;
  readonly offset: ClockOffset;
  readonly departures: readonly number[];
};

export function keptLimits({ budgets, offset, departures }: Limits): KeptLimits {
  return {
    budgets: {
      unsigned: atRest(budgets.unsigned),
      signed: atRest(budgets.signed),
      follows: atRest(budgets.follows),
    },
    ...(Number.isFinite(offset.least) && Number.isFinite(offset.most) ? { offset } : {}),
    departures,
  };
}

export function limitsFrom(kept: KeptLimits | undefined): Limits {
  const budget = (family: Family): Budget =>
    kept === undefined ? FRESH_BUDGET : { told: undefined, ...kept.budgets[family], inFlight: 0 };
  return {
    budgets: {
      unsigned: budget('unsigned'),
      signed: budget('signed'),
      follows: budget('follows'),
    },
    offset: kept?.offset ?? UNKNOWN_OFFSET,
    departures: kept?.departures ?? [],
  };
}

function atRest({ told, exact, inFlight, sent, countedUntil }: Budget): KeptBudget {
  if (told === undefined) return { exact, sent, countedUntil };
  const remaining = Math.max(0, told.remaining - inFlight);
  return { told: { ...told, remaining }, exact, sent, countedUntil };
}

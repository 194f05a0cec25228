import { formatAddress } from '../domain/address.ts';
import type { Outcome } from '../domain/outcome.ts';
import { isRetryable } from '../domain/outcome.ts';
import type { Words } from '../i18n/use-words.ts';
import type { OutcomeTone } from '../ui/outcome-mark.tsx';

/** The groups people filter by: fewer than the reasons, and each asks something else of them. */
export const GROUPS = ['done', 'already', 'waiting', 'retry', 'failed', 'left', 'ahead'] as const;
export type Group = (typeof GROUPS)[number];

export function groupOf(outcome: Outcome | undefined): Group {
  if (outcome === undefined) return 'ahead';
  if (isRetryable(outcome)) return 'retry';
  switch (outcome.code) {
    case 'done':
    case 'already':
    case 'waiting':
      return outcome.code;
    case 'left-out':
      return 'left';
    default:
      return 'failed';
  }
}

export function toneOf(group: Group): OutcomeTone {
  switch (group) {
    case 'done':
    case 'already':
      return 'done';
    case 'waiting':
    case 'retry':
      return 'waiting';
    case 'failed':
      return 'alert';
    case 'left':
      return 'quiet';
    case 'ahead':
      return 'ahead';
  }
}

/** What happened to somebody, and what can be done about it. */
export function wordsOfOutcome(t: Words, outcome: Outcome | undefined): string {
  if (outcome === undefined) return t('outcomes.ahead');
  switch (outcome.code) {
    case 'done':
    case 'already':
    case 'waiting':
      return outcome.as === undefined
        ? t(`outcomes.${outcome.code}`)
        : t(`outcomes.${outcome.code}As`, { address: formatAddress(outcome.as) });
    case 'moved-away':
      return t('outcomes.moved-away', { address: formatAddress(outcome.to) });
    default:
      return t(`outcomes.${outcome.code}`);
  }
}

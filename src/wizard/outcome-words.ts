import { formatAddress } from '../domain/address.ts';
import { isRetryable, type Outcome } from '../domain/outcome.ts';
import type { Task, TaskKind } from '../domain/task.ts';
import type { Words } from '../i18n/use-words.ts';
import type { OutcomeTone } from '../ui/outcome-mark.tsx';

/** The groups people filter by: fewer than the reasons, and each asks something else of them. */
export const GROUPS = ['done', 'already', 'waiting', 'retry', 'failed', 'left', 'ahead'] as const;
export type Group = (typeof GROUPS)[number];

export function groupOf(outcome: Pick<Outcome, 'code'> | undefined): Group {
  if (outcome === undefined) return 'ahead';
  if (isRetryable(outcome)) return 'retry';
  switch (outcome.code) {
    case 'done':
    case 'already':
    case 'waiting':
      return outcome.code;
    // The server's import has it, and may take a while.
    case 'by-file':
      return 'waiting';
    // Nothing failed: over by itself, or one's own is kept.
    case 'left-out':
    case 'expired':
    case 'differs':
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

/** What became of one thing, and what can be done about it. */
export function wordsOfOutcome(
  t: Words,
  { kind }: Pick<Task, 'kind'>,
  outcome: Outcome | undefined,
): string {
  if (outcome === undefined) return t('outcomes.ahead');
  switch (outcome.code) {
    case 'done':
    case 'already': {
      const what = t(`outcomes.${outcome.code}.${kind}`);
      return outcome.as === undefined
        ? what
        : t('outcomes.as', { what, address: formatAddress(outcome.as) });
    }
    case 'waiting':
      return outcome.as === undefined
        ? t('outcomes.waiting')
        : t('outcomes.waitingAs', { address: formatAddress(outcome.as) });
    case 'moved-away':
      return t('outcomes.moved-away', { address: formatAddress(outcome.to) });
    case 'not-found':
      return t(`outcomes.not-found.${aboutOf(kind)}`);
    case 'passing':
      return t(`outcomes.passing.${aboutOf(kind)}`);
    case 'refused':
      return t(`outcomes.refused.${kind === 'follow' ? kind : 'other'}`);
    case 'needs-follow':
      return t(`outcomes.needs-follow.${kind === 'endorsement' ? kind : 'other'}`);
    case 'limit-reached':
      return t(`outcomes.limit-reached.${limitedOf(kind)}`);
    case 'differs':
      return t(`outcomes.differs.${kind === 'note' ? kind : 'other'}`);
    default:
      return t(`outcomes.${outcome.code}`);
  }
}

type About = 'person' | 'post' | 'thing';

/** Why something is not found depends on what it is: people have servers, posts have readers. */
function aboutOf(kind: TaskKind): About {
  switch (kind) {
    case 'follow':
    case 'block':
    case 'mute':
    case 'note':
    case 'endorsement':
    case 'list-member':
      return 'person';
    case 'bookmark':
    case 'favourite':
    case 'filter-post':
      return 'post';
    case 'domain-block':
    case 'followed-hashtag':
    case 'featured-hashtag':
    case 'list':
    case 'filter':
    case 'profile':
      return 'thing';
  }
}

/** What a server sets a limit to (mastodon.md §5, §5.1). What is in a list shares its fate. */
function limitedOf(kind: TaskKind): 'follow' | 'list' | 'featured-hashtag' | 'other' {
  switch (kind) {
    case 'follow':
    case 'featured-hashtag':
    case 'list':
      return kind;
    case 'list-member':
      return 'list';
    default:
      return 'other';
  }
}

import type { ArchiveFacts } from '../domain/archive-facts.ts';

type Counts = Pick<ArchiveFacts, 'posts' | 'boosts' | 'firstAt' | 'lastAt'>;

export type OutboxCounts = {
  readonly add: (activity: unknown) => void;
  readonly counts: () => Counts;
};

/**
 * Counts what an outbox holds, activity by activity: `Create` is a post of one's own, `Announce` a
 * boost (mastodon.md §9). Nothing of the posts is kept: an outbox holds direct messages too.
 */
export function createOutboxCounts(): OutboxCounts {
  let posts = 0;
  let boosts = 0;
  let firstAt: number | undefined;
  let lastAt: number | undefined;

  return {
    add(activity) {
      const { type, published } = activity as { type?: unknown; published?: unknown };
      if (type === 'Announce') boosts += 1;
      else if (type === 'Create') posts += 1;
      else return;
      const at = typeof published === 'string' ? Date.parse(published) : Number.NaN;
      if (Number.isNaN(at)) return;
      firstAt = Math.min(firstAt ?? at, at);
      lastAt = Math.max(lastAt ?? at, at);
    },
    counts: () => ({
      ...{ posts, boosts },
      ...(firstAt === undefined || lastAt === undefined ? {} : { firstAt, lastAt }),
    }),
  };
}

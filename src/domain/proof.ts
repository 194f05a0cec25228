import { type Address, formatAddress } from './address.ts';
import { whatIsAlreadySo } from './already-so.ts';
import type { Holdings } from './holdings.ts';
import { isCarried, type Outcome } from './outcome.ts';
import type { Reading } from './reading.ts';
import type { Report, ReportRow } from './report.ts';
import type { Task, TaskId, TaskKind } from './task.ts';

/** What has to be read of the new account to tell whether a kind is there. */
export const PROVED_BY: Readonly<Record<TaskKind, readonly Reading[]>> = {
  // A follow that waits is in no list: people are asked about one by one (`relationships`).
  follow: ['following'],
  block: ['blocks'],
  mute: ['mutes'],
  note: ['following', 'blocks', 'mutes', 'following-ties', 'other-ties'],
  endorsement: ['endorsements'],
  'domain-block': ['domain-blocks'],
  'followed-hashtag': ['followed-hashtags'],
  'featured-hashtag': ['featured-hashtags'],
  list: ['lists'],
  'list-member': ['lists', 'list-members'],
  bookmark: ['bookmarks'],
  favourite: ['favourites'],
  filter: ['filters'],
  'filter-post': ['filters', 'filter-posts'],
  profile: ['profile'],
};

/**
 * What turned out otherwise when the new account was read back: said to be done and not there, or
 * there though it was said to have failed, or given to the server's own import and arrived. Of
 * what could not be read to its end nothing new is said.
 *
 * Follows are not judged missing here: one that waits is in no list (transfer/read-back.ts).
 *
 * @param now epoch milliseconds of the servers' clocks; without it, all that has an end may be over
 */
export function whatTurnedOut(
  { rows }: Report,
  held: Holdings,
  now = Number.POSITIVE_INFINITY,
): readonly (readonly [TaskId, Outcome])[] {
  const there = whatIsAlreadySo(rows.map(asItTurnedOut), held, madeBy(rows));
  return rows.flatMap(({ task, outcome }): readonly (readonly [TaskId, Outcome])[] => {
    if (outcome === undefined || task.kind === 'profile') return [];
    const found = there.get(task.id);
    if (isCarried(found)) {
      if (outcome.code === 'by-file') return [[task.id, { ...found, code: 'done' }]];
      return isCarried(outcome) || outcome.code === 'left-out' ? [] : [[task.id, found]];
    }
    const isToBeThere = outcome.code === 'done' || outcome.code === 'already';
    if (!isToBeThere || task.kind === 'follow' || outcome.as !== undefined) return [];
    if (isOver(task, now)) return [];
    if (task.kind === 'note' && !isAskedAbout(task.address, held)) return [];
    const isRead = PROVED_BY[task.kind].every((reading) => held.whole.has(reading));
    return isRead ? [[task.id, { code: 'missing' }]] : [];
  });
}

/** A run learns of moves that the old server did not know of. */
function asItTurnedOut({ task, outcome }: ReportRow): Task {
  if (task.kind !== 'follow' || outcome === undefined) return task;
  if (outcome.code === 'moved-away') return { ...task, movedTo: outcome.to };
  return 'as' in outcome && outcome.as !== undefined ? { ...task, movedTo: outcome.as } : task;
}

/** Lists and filters by the ids they were given: two may have one title. */
function madeBy(rows: readonly ReportRow[]): ReadonlyMap<TaskId, string> {
  const made = new Map<TaskId, string>();
  for (const { task, outcome } of rows) {
    if (task.kind !== 'list' && task.kind !== 'filter') continue;
    if (outcome === undefined || !isCarried(outcome) || outcome.targetId === undefined) continue;
    made.set(task.id, outcome.targetId);
  }
  return made;
}

/** A mute that has ended is in no list any more. */
function isOver(task: Task, now: number): boolean {
  return 'expiresAt' in task && task.expiresAt !== undefined && task.expiresAt <= now;
}

/** Nobody lists notes: they are told of people who are followed, blocked or muted (mastodon.md §4.2). */
function isAskedAbout(person: Address, { follows, blocks, mutes }: Holdings): boolean {
  const address = formatAddress(person);
  return [follows, blocks, mutes].some((people) => people.has(address));
}

import type { Outcome } from '../domain/outcome.ts';
import type { Report } from '../domain/report.ts';
import type { TaskId } from '../domain/task.ts';
import { MastodonError } from '../mastodon/errors.ts';
import type { NewAccount } from '../mastodon/new-account.ts';
import type { Relationship } from '../mastodon/people.ts';
import { stopProblemOf } from './attempt.ts';
import type { Turns } from './turns.ts';

/** `relationships` has no maximum of its own; the length of the address does (mastodon.md §4.2). */
const AT_ONCE = 100;

/**
 * Asks the new server how each follow really stands: the answer to the follow itself is
 * hopeful (mastodon.md §5.1). Answers the outcomes that turned out otherwise. A failure here
 * costs only the proof: what is known stays as it is.
 *
 * @throws {MastodonError} when nothing goes on until the person does something.
 */
export async function readBack(
  server: NewAccount,
  turns: Turns,
  report: Report,
): Promise<readonly (readonly [TaskId, Outcome])[]> {
  const follows = report.rows.filter(({ task }) => task.kind === 'follow');
  const ids = new Set<string>();
  for (const { outcome } of follows) {
    if (outcome?.code !== 'done' && outcome?.code !== 'waiting') continue;
    if (outcome.targetId !== undefined) ids.add(outcome.targetId);
  }
  const standings = await readStandings(server, turns, [...ids]);
  return follows.flatMap(({ task, outcome }): [TaskId, Outcome][] => {
    // Two rows may have led to one person: the second was said to be followed already.
    if (outcome === undefined || !('targetId' in outcome)) return [];
    const now = standings.get(outcome.targetId ?? '');
    if (now === undefined || now === outcome.code) return [];
    // Taken back, by them or by their server: asking again would be pressing them.
    if (now === 'gone') return [[task.id, { code: 'refused' }]];
    return outcome.code === 'already' ? [] : [[task.id, { ...outcome, code: now }]];
  });
}

type StandingNow = 'done' | 'waiting' | 'gone';

async function readStandings(
  server: NewAccount,
  turns: Turns,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StandingNow>> {
  const standings = new Map<string, StandingNow>();
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const batch = ids.slice(start, start + AT_ONCE);
    const answer = await ask(() => turns.read(() => server.relationships(batch)));
    if (answer === undefined) break;
    for (const relationship of answer.value) standings.set(relationship.id, standing(relationship));
  }
  return standings;
}

async function ask<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof MastodonError && stopProblemOf(error) === undefined) return undefined;
    throw error;
  }
}

function standing(relationship: Relationship): StandingNow {
  if (relationship.following) return 'done';
  return relationship.requested ? 'waiting' : 'gone';
}

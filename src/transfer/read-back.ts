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
 * Asks the new server how each follow really stands, and whether notes are there: the answer to the follow itself is
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
  const asked = report.rows.filter(({ task }) => task.kind === 'follow' || task.kind === 'note');
  const ids = new Set<string>();
  for (const { outcome } of asked) {
    if (outcome?.code !== 'done' && outcome?.code !== 'waiting') continue;
    if (outcome.targetId !== undefined) ids.add(outcome.targetId);
  }
  const ties = await readTies(server, turns, [...ids]);
  return asked.flatMap(({ task, outcome }): [TaskId, Outcome][] => {
    // Two rows may have led to one person: the second was said to be followed already.
    if (outcome === undefined || !('targetId' in outcome)) return [];
    const tie = ties.get(outcome.targetId ?? '');
    if (tie === undefined) return [];
    if (task.kind === 'note') return isNoted(task.text, outcome, tie) ? [] : [[task.id, MISSING]];
    const now = standing(tie);
    if (now === outcome.code) return [];
    // Taken back, by them or by their server: asking again would be pressing them.
    if (now === 'gone') return [[task.id, { code: 'refused' }]];
    return outcome.code === 'already' ? [] : [[task.id, { ...outcome, code: now }]];
  });
}

const MISSING: Outcome = { code: 'missing' };

/** Nobody lists notes: each is told with the person it is about (mastodon.md §4.2). */
const isNoted = (text: string, { code }: Outcome, { note }: Relationship) =>
  code !== 'done' || note.trim() === text.trim();

async function readTies(
  server: NewAccount,
  turns: Turns,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Relationship>> {
  const ties = new Map<string, Relationship>();
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const batch = ids.slice(start, start + AT_ONCE);
    const answer = await ask(() => turns.read(() => server.relationships(batch)));
    if (answer === undefined) break;
    for (const tie of answer.value) ties.set(tie.id, tie);
  }
  return ties;
}

async function ask<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof MastodonError && stopProblemOf(error) === undefined) return undefined;
    throw error;
  }
}

function standing(relationship: Relationship): 'done' | 'waiting' | 'gone' {
  if (relationship.following) return 'done';
  return relationship.requested ? 'waiting' : 'gone';
}

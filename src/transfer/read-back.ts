import type { Outcome } from '../domain/outcome.ts';
import type { TaskId } from '../domain/plan.ts';
import type { Report } from '../domain/report.ts';
import { MastodonError } from '../mastodon/errors.ts';
import type { Relationship } from '../mastodon/people.ts';
import type { Ledger } from './ledger.ts';
import { type StopProblem, stopProblemOf } from './perform.ts';
import type { NewServer } from './ports.ts';
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
  server: NewServer,
  turns: Turns,
  report: Report,
): Promise<readonly (readonly [TaskId, Outcome])[]> {
  const ids = new Set<string>();
  for (const { outcome } of report.rows) {
    if (outcome?.code === 'done' || outcome?.code === 'waiting') ids.add(outcome.accountId);
  }
  const standings = await readStandings(server, turns, [...ids]);
  return report.rows.flatMap(({ task, outcome }): [TaskId, Outcome][] => {
    // Two rows may have led to one person: the second was said to be followed already.
    if (outcome === undefined || !('accountId' in outcome)) return [];
    const now = standings.get(outcome.accountId);
    if (now === undefined || now === outcome.code) return [];
    // Taken back, by them or by their server: asking again would be pressing them.
    if (now === 'gone') return [[task.id, { code: 'refused' }]];
    return outcome.code === 'already' ? [] : [[task.id, { ...outcome, code: now }]];
  });
}

/**
 * Reads back and notes what turned out otherwise. Answers why that cannot be, when only the
 * person can change it.
 */
export async function confirm(
  server: NewServer,
  turns: Turns,
  ledger: Ledger,
  report: Report,
): Promise<StopProblem | undefined> {
  try {
    await ledger.end(await readBack(server, turns, report));
    return undefined;
  } catch (error) {
    const problem = error instanceof MastodonError ? stopProblemOf(error) : undefined;
    if (problem === undefined) throw error;
    return problem;
  }
}

type StandingNow = 'done' | 'waiting' | 'gone';

async function readStandings(
  server: NewServer,
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

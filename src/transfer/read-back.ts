import type { Outcome } from '../domain/outcome.ts';
import type { TaskId } from '../domain/plan.ts';
import type { Report } from '../domain/report.ts';
import { MastodonError } from '../mastodon/errors.ts';
import type { Relationship } from '../mastodon/people.ts';
import type { NewServer } from './ports.ts';

/** `relationships` has no maximum of its own; the length of the address does (mastodon.md §4.2). */
const AT_ONCE = 100;

/**
 * Asks the new server how each follow really stands: the answer to the follow itself is
 * hopeful (mastodon.md §5.1). Answers the outcomes that turned out otherwise. A failure here
 * costs only the proof: what is known stays as it is.
 */
export async function readBack(
  server: NewServer,
  report: Report,
): Promise<readonly (readonly [TaskId, Outcome])[]> {
  const carried = report.rows.flatMap(({ task, outcome }) =>
    outcome?.code === 'done' || outcome?.code === 'waiting' ? [{ task: task.id, outcome }] : [],
  );
  const changed: (readonly [TaskId, Outcome])[] = [];
  for (let start = 0; start < carried.length; start += AT_ONCE) {
    const batch = carried.slice(start, start + AT_ONCE);
    const found = await ask(
      server,
      batch.map(({ outcome }) => outcome.accountId),
    );
    if (found === undefined) break;
    for (const { task, outcome } of batch) {
      const relationship = found.get(outcome.accountId);
      const now = relationship && standing(relationship);
      if (now === undefined || now === outcome.code) continue;
      changed.push([task, now === 'gone' ? { code: 'unknown' } : { ...outcome, code: now }]);
    }
  }
  return changed;
}

async function ask(
  server: NewServer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Relationship> | undefined> {
  try {
    const { value } = await server.relationships(ids);
    return new Map(value.map((relationship) => [relationship.id, relationship]));
  } catch (error) {
    if (error instanceof MastodonError) return undefined;
    throw error;
  }
}

function standing(relationship: Relationship): 'done' | 'waiting' | 'gone' {
  if (relationship.following) return 'done';
  return relationship.requested ? 'waiting' : 'gone';
}

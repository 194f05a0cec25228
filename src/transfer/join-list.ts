import { formatAddress } from '../domain/address.ts';
import { isCarried, type Outcome } from '../domain/outcome.ts';
import { personTaskId, type TaskId, type TaskOf } from '../domain/task.ts';
import { isPaging } from '../mastodon/own-page.ts';
import { type AdvanceDeps, type Advanced, ON, unlessAnswered } from './advance.ts';
import { attempt } from './attempt.ts';
import { type Chunks, NOT_READ } from './chunks.ts';
import type { Joining } from './pick.ts';
import { outcomeOfRefusal } from './refusal.ts';

/** What became of those who were to go into a list: what is not told of stays to be done. */
export type Joined = {
  readonly ended: readonly (readonly [TaskId, Outcome])[];
  readonly advanced: Advanced;
};

/**
 * Puts people on a list in one call, which takes all of them or none (mastodon.md §5.2). The one who
 * spoils it is found by halving (chunks.ts).
 */
export async function joinList(
  deps: AdvanceDeps,
  chunks: Chunks,
  list: string,
  members: readonly Joining[],
): Promise<Joined> {
  const leave = deps.pace.sent('act');
  await deps.ledger.intend(...members.map(({ work }) => work.task.id));
  leave();
  // Two rows may have led to one person.
  const people = [...new Set(members.map(({ person }) => person))];
  const told = await attempt(deps, 'act', () => deps.server.addToList(list, people));
  if (told.type === 'answered') {
    chunks.taken(list, members.length);
    return {
      ended: all(members, ({ person }) => ({ code: 'done', targetId: person })),
      advanced: ON,
    };
  }
  if (told.type === 'stop' && told.problem === 'scope') {
    return { ended: all(members, () => ({ code: 'refused' })), advanced: ON };
  }
  if (told.type !== 'refused') {
    if (told.type === 'too-early') for (const { work } of members) deps.onUndone(work);
    return { ended: [], advanced: unlessAnswered(told) };
  }
  // It said no: nobody was put there.
  for (const { work } of members) deps.onUndone(work);
  if (people.length > 1) {
    chunks.spoiled(list, members.length);
    return { ended: [], advanced: ON };
  }
  chunks.refused(list);
  return { ended: all(members, () => outcomeOfRefusal('list-member', told.error)), advanced: ON };
}

/**
 * Who of those in doubt is on the list after all: one read for all of them, of Mastodon. GoToSocial
 * tells a page (gotosocial-observed.md §6): who is not on it stays in doubt until the last one.
 */
export async function checkMembers(
  deps: AdvanceDeps,
  chunks: Chunks,
  list: string,
  members: readonly Joining[],
): Promise<Joined> {
  const { there: before, cursor } = chunks.readSoFar(list);
  const request = isPaging(cursor) ? 'read' : 'check';
  deps.pace.sent(request)();
  const told = await attempt(deps, request, () => deps.reader['list-members'](cursor, [list]));
  if (told.type !== 'answered') return { ended: [], advanced: unlessAnswered(told) };
  const { rows, next } = told.value;
  const there = new Set([...before, ...rows.map(({ address }) => formatAddress(address))]);
  chunks.read(list, next === undefined ? NOT_READ : { there, cursor: next });
  const [onIt, notOnIt] = [[] as Joining[], [] as Joining[]];
  for (const member of members) (there.has(nameOf(deps, member)) ? onIt : notOnIt).push(member);
  if (next === undefined) for (const { work } of notOnIt) deps.onUndone(work);
  return { ended: all(onIt, ({ person }) => ({ code: 'done', targetId: person })), advanced: ON };
}

/** The address a member has on the list: that of after a move. */
function nameOf({ ledger }: AdvanceDeps, { work }: Joining): string {
  const { address } = work.task as TaskOf<'list-member'>;
  const follow = ledger.outcomeOf(personTaskId('follow', address));
  const as = isCarried(follow) ? follow.as : undefined;
  return formatAddress(as ?? address);
}

const all = (members: readonly Joining[], outcome: (member: Joining) => Outcome) =>
  members.map((member) => [member.work.task.id, outcome(member)] as const);

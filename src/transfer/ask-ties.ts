import type { Outcome } from '../domain/outcome.ts';
import type { NewAccount } from '../mastodon/new-account.ts';
import { type AdvanceDeps, ON, unlessAnswered } from './advance.ts';
import { attempt } from './attempt.ts';
import type { Directory } from './directory.ts';
import type { Joined } from './join-list.ts';
import type { Joining } from './pick.ts';

const UNKNOWN: Outcome = { code: 'unknown' };

/**
 * How the account stands with people before something of its own could be written over: options of
 * a follow, a private note (mastodon.md §5). Nobody lists notes (§4.2), and who had moved may be
 * followed at the new address already. One read for at most 100.
 */
export async function askTies(deps: AdvanceDeps, asked: readonly Joining[]): Promise<Joined> {
  deps.pace.sent('check')();
  const ids = [...new Set(asked.map(({ person }) => person))];
  const told = await attempt(deps, 'check', () => deps.server.relationships(ids));
  if (told.type === 'answered') {
    // Suspended people are left out (§4.2): the act itself will tell.
    const answered = new Set(told.value.map(({ id }) => id));
    for (const id of ids) if (!answered.has(id)) deps.directory.told({ ...STRANGER, id });
    return { ended: [], advanced: ON };
  }
  const advanced = unlessAnswered(told);
  const ended =
    told.type === 'refused' ? asked.map(({ work }) => [work.task.id, UNKNOWN] as const) : [];
  return { ended, advanced };
}

const STRANGER = { following: false, requested: false, blockedBy: false, note: '' };

/** The same server; whatever it says of how the account stands with somebody is remembered. */
export function rememberingTies(server: NewAccount, { told }: Pick<Directory, 'told'>): NewAccount {
  return {
    ...server,
    async relationships(ids) {
      const answer = await server.relationships(ids);
      for (const relationship of answer.value) told(relationship);
      return answer;
    },
    async follow(id, options) {
      const answer = await server.follow(id, options);
      told(answer.value);
      return answer;
    },
    async setNote(id, text) {
      const answer = await server.setNote(id, text);
      told(answer.value);
      return answer;
    },
  };
}

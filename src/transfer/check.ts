import { isLike } from '../domain/already-so.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Task } from '../domain/task.ts';
import type { AccountReader } from '../mastodon/account-reader.ts';
import type { Answer } from '../mastodon/answer.ts';
import type { Ledger } from './ledger.ts';

export type Doubt = {
  readonly task: Task;
  /** Ids on the new server. */
  readonly container: string | undefined;
  readonly target: string | undefined;
};

export type Checked = {
  /** None: it is not there. */
  readonly outcome: Outcome | undefined;
  /** What else, by the same read, is not there. */
  readonly isAbsent: (other: Task) => boolean;
};

/**
 * Whether something that may be done once only is there: done by a request whose answer was lost, or
 * of the new account's own. One read. Lists and filters that are ours already, by the journal, are
 * not taken for it (product.md §4: such acts are checked by reading back).
 *
 * @throws {MastodonError}
 */
export async function checkDoubt(
  reader: AccountReader,
  ledger: Pick<Ledger, 'isTaken' | 'isInDoubt'>,
  { task, container = '', target }: Doubt,
): Promise<Answer<Checked>> {
  const found = (targetId: string | undefined, isAbsent: Checked['isAbsent']): Checked => ({
    outcome:
      targetId === undefined
        ? undefined
        : { code: ledger.isInDoubt(task.id) ? 'done' : 'already', targetId },
    isAbsent,
  });
  switch (task.kind) {
    case 'list': {
      const { value, limit } = await reader.lists(undefined, []);
      const free = value.rows.filter(({ id }) => !ledger.isTaken('list', id));
      const titles = new Set(free.map(({ title }) => title));
      const made = free.find(({ title }) => title === task.title);
      const isAbsent = (other: Task) => other.kind === 'list' && !titles.has(other.title);
      return { value: found(made?.id, isAbsent), limit };
    }
    case 'filter': {
      const { value, limit } = await reader.filters(undefined, []);
      const free = value.rows.filter(({ id }) => !ledger.isTaken('filter', id));
      const made = free.find((row) => isLike(row, task));
      const isAbsent = (other: Task) =>
        other.kind === 'filter' && !free.some((row) => isLike(row, other));
      return { value: found(made?.id, isAbsent), limit };
    }
    case 'filter-post': {
      const { value, limit } = await reader.filters(undefined, []);
      const filter = value.rows.find(({ id }) => id === container);
      const isThere = target !== undefined && filter?.posts.includes(target);
      return { value: found(isThere ? target : undefined, () => false), limit };
    }
    // Doing it twice makes no second one; those for a list are looked at together (join-list.ts).
    default:
      return { value: found(undefined, () => false), limit: undefined };
  }
}

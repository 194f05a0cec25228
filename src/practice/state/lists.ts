import { nextId, type State } from './state.ts';

export type RepliesPolicy = 'list' | 'followed' | 'none';

export type List = {
  readonly id: string;
  readonly account: string;
  title: string;
  repliesPolicy: RepliesPolicy;
  exclusive: boolean;
  /** Ids of accounts. */
  readonly members: Set<string>;
};

export function addList(
  state: State,
  account: string,
  facts: Pick<List, 'title' | 'repliesPolicy' | 'exclusive'>,
): List {
  const list: List = { id: nextId(state), account, ...facts, members: new Set() };
  state.lists.set(list.id, list);
  return list;
}

export function listsOf(state: State, account: string): List[] {
  return [...state.lists.values()].filter((list) => list.account === account);
}

/** Membership hangs on the follow: it ends with it. */
export function leaveLists(state: State, account: string, member: string): void {
  for (const list of listsOf(state, account)) list.members.delete(member);
}

import { nextId, type State } from './state.ts';

export type Keyword = { readonly id: string; keyword: string; wholeWord: boolean };
export type FilteredPost = { readonly id: string; readonly post: string };

export type Filter = {
  readonly id: string;
  readonly account: string;
  title: string;
  context: readonly string[];
  action: string;
  /** Epoch milliseconds. */
  expiresAt: number | undefined;
  keywords: Keyword[];
  posts: FilteredPost[];
};

export function addFilter(
  state: State,
  facts: Pick<Filter, 'account' | 'title' | 'context' | 'action' | 'expiresAt'>,
): Filter {
  const filter: Filter = { id: nextId(state), ...facts, keywords: [], posts: [] };
  state.filters.set(filter.id, filter);
  return filter;
}

export function filtersOf(state: State, account: string): Filter[] {
  return [...state.filters.values()].filter((filter) => filter.account === account);
}

import type { Here } from '../network.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { filtersOf } from '../state/filters.ts';
import { followsOf } from '../state/follows.ts';
import { listsOf } from '../state/lists.ts';
import { findMute, rowsOf } from '../state/relations.ts';
import { isSince } from '../versions.ts';
import { type Cell, writeCsv } from './csv-writer.ts';

/** One file of the export page: what it is called, how many there are, what is in it. */
export type ExportFile = {
  readonly fileName: string;
  readonly rows: (here: Here, user: AccountRecord) => readonly (readonly Cell[])[];
};

export type ExportKind = 'follows' | 'lists' | 'mutes' | 'blocks' | 'domain_blocks' | 'bookmarks';

/** Names and contents of mastodon.md §7.1 and §7.3; newest relation first (§7.2). */
export const EXPORT_FILES: Readonly<Record<ExportKind, ExportFile>> = {
  follows: { fileName: 'following_accounts.csv', rows: followRows },
  lists: {
    fileName: 'lists.csv',
    rows: ({ state }, user) =>
      listsOf(state, user.id).flatMap(({ title, members }) =>
        [...members].map((id) => [title, handleOf(state, id)]),
      ),
  },
  mutes: { fileName: 'muted_accounts.csv', rows: muteRows },
  blocks: {
    fileName: 'blocked_accounts.csv',
    rows: ({ state }, user) =>
      rowsOf(state.blocks.values(), ({ from }) => from === user.id).map(({ to }) => [
        handleOf(state, to),
      ]),
  },
  domain_blocks: {
    fileName: 'blocked_domains.csv',
    rows: ({ state }, user) =>
      rowsOf(state.domainBlocks, ({ account }) => account === user.id).map(({ domain }) => [
        domain,
      ]),
  },
  bookmarks: {
    fileName: 'bookmarks.csv',
    rows: ({ state }, user) =>
      rowsOf(state.bookmarks, ({ account }) => account === user.id).flatMap(({ post }) => {
        const uri = state.posts.get(post)?.uri;
        return uri === undefined ? [] : [[uri]];
      }),
  },
};

/** Header rows: only follows and mutes have one (mastodon.md §7.1). */
function headerOf(kind: ExportKind, version: string): readonly string[] | undefined {
  switch (kind) {
    case 'follows':
      return isSince(version, 4, 0)
        ? ['Account address', 'Show boosts', 'Notify on new posts', 'Languages']
        : ['Account address', 'Show boosts'];
    case 'mutes':
      return ['Account address', 'Hide notifications'];
    case 'lists':
    case 'blocks':
    case 'domain_blocks':
    case 'bookmarks':
      return undefined;
  }
}

export function writeExport(here: Here, user: AccountRecord, kind: ExportKind): string {
  const header = headerOf(kind, here.version);
  const rows = EXPORT_FILES[kind].rows(here, user);
  return writeCsv(header === undefined ? rows : [header, ...rows]);
}

function handleOf(state: Here['state'], id: string): string {
  return state.accounts.get(id)?.handle ?? '';
}

function followRows({ state, options, version }: Here, user: AccountRecord): Cell[][] {
  return followsOf(state, 'from', user.id, options.now()).map((follow) => {
    const cells: Cell[] = [handleOf(state, follow.to), follow.reblogs];
    if (isSince(version, 4, 0)) cells.push(follow.notify, follow.languages?.join(', '));
    return cells;
  });
}

function muteRows({ state, options }: Here, user: AccountRecord): Cell[][] {
  return rowsOf(state.mutes.values(), ({ from }) => from === user.id)
    .filter(({ from, to }) => findMute(state, from, to, options.now()) !== undefined)
    .map(({ to, notifications }) => [handleOf(state, to), notifications]);
}

/** `custom_filters.json` (4.6, mastodon.md §7.3). */
export function writeFilters({ state }: Here, user: AccountRecord): string {
  const custom_filters = filtersOf(state, user.id).map((filter) => ({
    title: filter.title,
    expires_at: filter.expiresAt === undefined ? null : new Date(filter.expiresAt).toISOString(),
    context: filter.context,
    action: filter.action,
    keywords_attributes: filter.keywords.map(({ keyword, wholeWord }) => ({
      keyword,
      whole_word: wholeWord,
    })),
    statuses: filter.posts.flatMap(({ post }) => state.posts.get(post)?.uri ?? []),
  }));
  return JSON.stringify({ custom_filters });
}

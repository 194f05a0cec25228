import { deliver } from '../../federation/deliver.ts';
import { startFollow } from '../../federation/start-follow.ts';
import type { Here } from '../../network.ts';
import type { AccountRecord } from '../../state/accounts.ts';
import { filtersOf } from '../../state/filters.ts';
import { followsOf, removeFollow } from '../../state/follows.ts';
import { listsOf } from '../../state/lists.ts';
import { removeMark } from '../../state/posts.ts';
import { pairKey, removeDomainBlock, rowsOf, setMute } from '../../state/relations.ts';
import type { ImportJob } from './import-job.ts';
import { type ImportRow, rowsByKey } from './import-rows.ts';

/**
 * Overwrite removes everything absent from the file; what is there already counts as imported at
 * once, with the file's settings (mastodon.md §8.4).
 */
export function overwrite(here: Here, user: AccountRecord, job: ImportJob): void {
  const rows = rowsByKey(here, job);
  switch (job.type) {
    case 'following':
      keep(job, rows, followed(here, user), (row, one) => {
        if (row === undefined) return unfollow(here, user, one.id);
        const target = here.state.accounts.get(one.id);
        if (target !== undefined) startFollow(here, user, target, row);
      });
      return;
    case 'blocking':
      keep(job, rows, related(here, here.state.blocks.values(), user), (row, one) => {
        if (row === undefined) here.state.blocks.delete(pairKey(user.id, one.id));
      });
      return;
    case 'muting':
      keep(job, rows, related(here, here.state.mutes.values(), user), (row, one) => {
        if (row === undefined) here.state.mutes.delete(pairKey(user.id, one.id));
        else setMute(here.state, user.id, one.id, row.notifications ?? true, undefined);
      });
      return;
    case 'domain_blocking':
      for (const { domain } of rowsOf(
        here.state.domainBlocks,
        ({ account }) => account === user.id,
      )) {
        if (!rows.has(domain)) removeDomainBlock(here.state, user.id, domain);
      }
      return;
    case 'bookmarks':
      keep(job, rows, bookmarked(here, user), (row, one) => {
        if (row === undefined) removeMark(here.state.bookmarks, user.id, one.id);
      });
      return;
    case 'lists':
      clearLists(here, user, job);
      return;
    case 'custom_filters':
      for (const { id } of filtersOf(here.state, user.id)) here.state.filters.delete(id);
      return;
  }
}

type Kept = { readonly key: string; readonly id: string };

function keep(
  job: ImportJob,
  rows: Map<string, ImportRow>,
  existing: readonly Kept[],
  act: (row: ImportRow | undefined, one: Kept) => void,
): void {
  for (const one of existing) {
    const row = rows.get(one.key);
    act(row, one);
    if (row === undefined) continue;
    rows.delete(one.key);
    job.processed += 1;
    job.imported += 1;
  }
  job.rows = new Set(rows.values());
}

function followed({ state, options }: Here, user: AccountRecord): readonly Kept[] {
  return followsOf(state, 'from', user.id, options.now()).map(({ to }) => ({
    key: state.accounts.get(to)?.handle ?? '',
    id: to,
  }));
}

function related(
  { state }: Here,
  all: Iterable<{ readonly row: number; readonly from: string; readonly to: string }>,
  user: AccountRecord,
): readonly Kept[] {
  return rowsOf(all, ({ from }) => from === user.id).map(({ to }) => ({
    key: state.accounts.get(to)?.handle ?? '',
    id: to,
  }));
}

function bookmarked({ state }: Here, user: AccountRecord): readonly Kept[] {
  return rowsOf(state.bookmarks, ({ account }) => account === user.id).map(({ post }) => ({
    key: state.posts.get(post)?.uri ?? '',
    id: post,
  }));
}

function unfollow(here: Here, user: AccountRecord, id: string): void {
  const target = here.state.accounts.get(id);
  removeFollow(here.state, user.id, id);
  if (target !== undefined && !target.local) {
    const said = { actor: user.handle, object: target.handle };
    deliver(here, target.handle, { type: 'Undo Follow', ...said });
  }
}

function clearLists({ state }: Here, user: AccountRecord, job: ImportJob): void {
  const named = new Set([...job.rows].map(({ list }) => list));
  for (const list of listsOf(state, user.id)) {
    if (named.has(list.title)) list.members.clear();
    else state.lists.delete(list.id);
  }
}

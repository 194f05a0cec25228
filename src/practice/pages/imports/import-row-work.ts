import { deliver } from '../../federation/deliver.ts';
import { startFollow } from '../../federation/start-follow.ts';
import type { Here } from '../../network.ts';
import { type AccountRecord, findByHandle, personOf, resolveHandle } from '../../state/accounts.ts';
import { addFilter } from '../../state/filters.ts';
import { countFollows, findFollow, removeFollow } from '../../state/follows.ts';
import { addList, listsOf } from '../../state/lists.ts';
import { addMark, findPostByUri, isVisible, resolvePost } from '../../state/posts.ts';
import { addBlock, isBlocking, setMute } from '../../state/relations.ts';
import { nextId, type State } from '../../state/state.ts';
import { isSince } from '../../versions.ts';
import { readTypedHandle } from '../typed-handle.ts';
import { followCeiling } from './check-upload.ts';
import type { ImportJob } from './import-job.ts';
import type { ImportedFilter, ImportRow } from './import-rows.ts';

/** Done, failed for good, or to be tried again later (mastodon.md §8.4). */
export type RowOutcome = 'done' | 'failed' | 'retry';

/** One row, as one background job does it. */
export function workRow(
  here: Here,
  user: AccountRecord,
  job: ImportJob,
  row: ImportRow,
): RowOutcome {
  if (row.filter !== undefined) return importFilter(here, user, row.filter);
  if (row.uri !== undefined) return importBookmark(here, user, row.uri);
  const target = row.acct === undefined ? undefined : resolveThroughBreaker(here, row.acct);
  if (target === undefined || target.gone) return 'failed';
  switch (job.type) {
    case 'following':
      return follow(here, user, target, row);
    case 'lists':
      return joinList(here, user, target, row.list ?? '');
    case 'blocking':
      return block(here, user, target);
    case 'muting':
      if (target.id !== user.id) {
        setMute(here.state, user.id, target.id, row.notifications ?? true, undefined);
      }
      return 'done';
    case 'domain_blocking':
    case 'bookmarks':
    case 'custom_filters':
      return 'failed';
  }
}

const FIVE_MINUTES = 300_000;
/** Servers whose rows fail unseen, and until when (Stoplight, threshold 1, mastodon.md §8.4). */
const breakers = new WeakMap<State, Map<string, number>>();

/** After one error every row of that server fails for five minutes, without another try (§8.4). */
function resolveThroughBreaker(here: Here, acct: string): AccountRecord | undefined {
  const { state, options } = here;
  const handle = readTypedHandle(here, acct);
  const [, server = ''] = handle.split('@');
  if (server === options.server) return findByHandle(state, handle);
  const open = breakers.get(state) ?? new Map<string, number>();
  breakers.set(state, open);
  const now = options.now();
  if (now < (open.get(server) ?? 0)) return undefined;
  if (personOf(options, handle)?.dead === true) {
    open.set(server, now + FIVE_MINUTES);
    return undefined;
  }
  return resolveHandle(here, handle);
}

/** No daily limit for imports, but the ceiling holds (mastodon.md §3.2, §8.4). */
function follow(
  here: Here,
  user: AccountRecord,
  target: AccountRecord,
  row: ImportRow,
): RowOutcome {
  const { state, options } = here;
  if (target.id === user.id || target.suspended) return 'failed';
  const isRefused =
    target.movedTo !== undefined ||
    personOf(options, target.handle)?.refuses === true ||
    isBlocking(state, target.id, user.id) ||
    isBlocking(state, user.id, target.id);
  if (isRefused) return 'retry';
  const isNew = findFollow(state, user.id, target.id) === undefined;
  if (isNew && countFollows(state, 'from', user.id, options.now()) >= followCeiling(here, user)) {
    return 'retry';
  }
  startFollow(here, user, target, row);
  return 'done';
}

/** Follows first, with the usual settings; somebody already on the list fails (§8.4, §5.2). */
function joinList(
  here: Here,
  user: AccountRecord,
  target: AccountRecord,
  title: string,
): RowOutcome {
  const { state } = here;
  if (target.id !== user.id) {
    const outcome = follow(here, user, target, {});
    if (outcome !== 'done') return outcome;
  }
  const list = findOrAddList(state, user, title);
  if (list.members.has(target.id)) return 'retry';
  list.members.add(target.id);
  return 'done';
}

export function findOrAddList(state: State, user: AccountRecord, title: string) {
  const found = listsOf(state, user.id).find((list) => list.title === title);
  return found ?? addList(state, user.id, { title, repliesPolicy: 'list', exclusive: false });
}

function block(here: Here, user: AccountRecord, target: AccountRecord): RowOutcome {
  const { state } = here;
  if (target.id === user.id) return 'done';
  removeFollow(state, user.id, target.id);
  removeFollow(state, target.id, user.id);
  addBlock(state, user.id, target.id);
  const said = { actor: user.handle, object: target.handle };
  if (!target.local) deliver(here, target.handle, { type: 'Block', ...said });
  return 'done';
}

function importBookmark(here: Here, user: AccountRecord, uri: string): RowOutcome {
  const post = resolvePost(here, uri);
  if (post === undefined || !isVisible(here.state, post, user, here.options.now())) return 'failed';
  addMark(here.state, here.state.bookmarks, user.id, post.id);
  return 'done';
}

/** Posts this server does not know are left out (mastodon.md §8.2). */
function importFilter(
  { state, version }: Here,
  user: AccountRecord,
  told: ImportedFilter,
): RowOutcome {
  const actions = ['warn', 'hide', ...(isSince(version, 4, 4) ? ['blur'] : [])];
  if (!actions.includes(told.action)) return 'retry';
  const filter = addFilter(state, {
    account: user.id,
    title: told.title,
    context: told.context,
    action: told.action,
    expiresAt: told.expires_at === null ? undefined : Date.parse(told.expires_at),
  });
  filter.keywords = told.keywords_attributes.map(({ keyword, whole_word }) => ({
    id: nextId(state),
    keyword,
    wholeWord: whole_word,
  }));
  filter.posts = told.statuses.flatMap((uri) => {
    const post = findPostByUri(state, uri);
    return post === undefined ? [] : [{ id: nextId(state), post: post.id }];
  });
  return 'done';
}

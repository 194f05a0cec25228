import type { Here } from '../network.ts';
import type { PracticeAccount } from '../world.ts';
import type { AccountRecord } from './accounts.ts';
import { addFilter } from './filters.ts';
import { addList } from './lists.ts';
import { findPostByUri, resolvePost } from './posts.ts';
import { addBlock, addDomainBlock, addEndorsement, pairKey, setMute } from './relations.ts';
import { nextId } from './state.ts';
import { addTag } from './tags.ts';

type Meet = (handle: string) => AccountRecord | undefined;

/** What an account keeps for itself: relations without a follow, lists, filters, tags, notes. */
export function seedOwn(
  here: Here,
  account: PracticeAccount,
  record: AccountRecord,
  meet: Meet,
): void {
  const { state } = here;
  const ids = (handles: readonly string[] = []) => handles.flatMap((one) => meet(one)?.id ?? []);
  for (const id of ids(account.blocks)) addBlock(state, record.id, id);
  for (const { handle, notifications = true, expiresAt } of account.mutes ?? []) {
    for (const id of ids([handle])) setMute(state, record.id, id, notifications, expiresAt);
  }
  for (const domain of account.domainBlocks ?? []) addDomainBlock(state, record.id, domain);
  for (const id of ids(account.endorsements)) addEndorsement(state, record.id, id);
  for (const [handle, comment] of Object.entries(account.notes ?? {})) {
    for (const id of ids([handle])) state.notes.set(pairKey(record.id, id), comment);
  }
  for (const { title, repliesPolicy = 'list', exclusive = false, members } of account.lists ?? []) {
    const list = addList(state, record.id, { title, repliesPolicy, exclusive });
    for (const id of ids(members)) list.members.add(id);
  }
  for (const name of account.followedTags ?? []) {
    addTag(state, state.followedTags, record.id, name);
  }
  for (const name of account.featuredTags ?? []) {
    addTag(state, state.featuredTags, record.id, name);
  }
  seedFilters(here, account, record);
}

function seedFilters(here: Here, account: PracticeAccount, record: AccountRecord): void {
  const { state } = here;
  for (const given of account.filters ?? []) {
    const filter = addFilter(state, {
      account: record.id,
      title: given.title,
      context: given.context,
      action: given.action ?? 'warn',
      expiresAt: given.expiresAt,
    });
    for (const { keyword, wholeWord } of given.keywords ?? []) {
      filter.keywords.push({ id: nextId(state), keyword, wholeWord });
    }
    for (const uri of given.posts ?? []) {
      const post = findPostByUri(state, uri) ?? resolvePost(here, uri);
      if (post !== undefined) filter.posts.push({ id: nextId(state), post: post.id });
    }
  }
}

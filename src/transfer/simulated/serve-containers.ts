import type { NewAccount } from '../../mastodon/new-account.ts';
import type { RateLimit } from '../../mastodon/rate-limit.ts';
import type { SimulatedList } from './account.ts';
import type { AtOnce } from './at-once.ts';
import { type Desk, isSelf, requirePerson } from './desk.ts';
import { refuse } from './throttles.ts';

export type Containing = AtOnce<
  Pick<NewAccount, 'createList' | 'addToList' | 'createFilter' | 'filterPost'>
>;

/** Of an account (mastodon.md §5). */
export const MOST_LISTS = 50;

/** What makes another one each time, and takes all or none (mastodon.md §5, §5.2). */
export function serveContainers(desk: Desk, nextId: () => string): Containing {
  const { account, signed, note, now } = desk;

  return {
    createList({ title, repliesPolicy, exclusive }) {
      const limit = signed();
      note(`list ${title}`);
      if (account.lists.length >= MOST_LISTS) refuse('limit', 422, limit);
      const id = nextId();
      account.lists.push({ id, title, repliesPolicy, exclusive, members: new Set() });
      return { value: id, limit };
    },

    addToList(listId, ids) {
      const limit = signed();
      note(`list-member ${listId} ${ids.join(' ')}`);
      const list = account.lists.find(({ id }) => id === listId);
      if (list === undefined) refuse('not-found', 404, limit);
      const seen = new Set<string>();
      for (const id of ids) {
        checkMember(desk, list, id, limit);
        if (seen.has(id)) refuse('already-there', 422, limit);
        seen.add(id);
      }
      for (const id of ids) list.members.add(id);
      return { value: undefined, limit };
    },

    createFilter({ title, context, action, keywords }, seconds) {
      const limit = signed();
      note(`filter ${title}`);
      const id = nextId();
      const expiry = seconds === undefined ? {} : { expiresAt: now() + seconds * 1_000 };
      account.filters.push({ id, title, context, action, keywords, posts: [], ...expiry });
      return { value: id, limit };
    },

    filterPost(filterId, postId) {
      const limit = signed();
      note(`filter-post ${filterId} ${postId}`);
      const filter = account.filters.find(({ id }) => id === filterId);
      if (filter === undefined) refuse('not-found', 404, limit);
      const post = desk.posts.get(postId);
      if (post === undefined || post.fate === 'vanishing') refuse('invalid', 422, limit);
      if (filter.posts.includes(postId)) refuse('already-there', 422, limit);
      filter.posts.push(postId);
      return { value: undefined, limit };
    },
  };
}

/** A list wants a follow, but of oneself (mastodon.md §5.2). */
function checkMember(desk: Desk, list: SimulatedList, id: string, limit: RateLimit): void {
  const { account, rules } = desk;
  requirePerson(desk, id, limit);
  const follow = account.follows.get(id);
  const isEnough =
    follow === 'following' || (follow === 'requested' && rules.listsTakeRequested) || isSelf(id);
  if (!isEnough && rules.listsSayWhy) refuse('needs-follow', 422, limit);
  if (!isEnough) refuse('not-found', 404, limit);
  if (list.members.has(id)) refuse('already-there', 422, limit);
}

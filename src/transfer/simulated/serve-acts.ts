import type { Answer } from '../../mastodon/answer.ts';
import type { NewAccount } from '../../mastodon/new-account.ts';
import type { RateLimit } from '../../mastodon/rate-limit.ts';
import { unfollow } from './account.ts';
import type { AtOnce } from './at-once.ts';
import { type Desk, isSelf, requirePerson, requirePost } from './desk.ts';
import { relationshipOf } from './serve-people.ts';
import { refuse } from './throttles.ts';

export type Acting = AtOnce<
  Pick<
    NewAccount,
    | 'block'
    | 'mute'
    | 'setNote'
    | 'endorse'
    | 'blockServer'
    | 'followHashtag'
    | 'featureHashtag'
    | 'bookmark'
    | 'favourite'
    | 'changeProfile'
  >
>;

/** On a profile (mastodon.md §5). */
export const MOST_FEATURED = 10;

const nothing = (limit: RateLimit): Answer<void> => ({ value: undefined, limit });

/** What may be done again without harm (mastodon.md §5). */
export function serveActs(desk: Desk): Acting {
  const { account, throttles, signed, note, now } = desk;
  return {
    block(id) {
      const limit = signed();
      note(`block ${id}`);
      requirePerson(desk, id, limit);
      if (!isSelf(id)) {
        account.blocks.add(id);
        unfollow(account, id);
      }
      return { value: relationshipOf(desk, id), limit };
    },

    mute(id, { notifications, seconds }) {
      const limit = signed();
      note(`mute ${id}`);
      requirePerson(desk, id, limit);
      // No span, or one of nothing, is for ever.
      const expiresAt = seconds ? now() + seconds * 1_000 : undefined;
      if (!isSelf(id)) account.mutes.set(id, { notifications, expiresAt });
      return { value: relationshipOf(desk, id), limit };
    },

    setNote(id, text) {
      const limit = signed();
      note(`note ${id}`);
      requirePerson(desk, id, limit);
      account.notes.set(id, text);
      return { value: relationshipOf(desk, id), limit };
    },

    /** A request is not enough. */
    endorse(id) {
      const limit = signed();
      note(`endorsement ${id}`);
      requirePerson(desk, id, limit);
      if (account.follows.get(id) !== 'following') refuse('needs-follow', 422, limit);
      account.endorsements.add(id);
      return { value: relationshipOf(desk, id), limit };
    },

    blockServer(server) {
      const limit = signed();
      note(`domain-block ${server}`);
      account.domainBlocks.add(server);
      for (const id of [...account.follows.keys()]) {
        if (desk.people.get(id)?.address.server === server) unfollow(account, id);
      }
      return nothing(limit);
    },

    followHashtag(name) {
      const limit = signed();
      note(`followed-hashtag ${name.toLowerCase()}`);
      if (account.followedHashtags.has(name.toLowerCase())) {
        return nothing(throttles.noFollow(limit));
      }
      const told = throttles.follow(limit);
      account.followedHashtags.set(name.toLowerCase(), name);
      return nothing(told);
    },

    featureHashtag(name) {
      const limit = signed();
      note(`featured-hashtag ${name.toLowerCase()}`);
      const held = account.featuredHashtags.get(name.toLowerCase());
      if (held !== undefined && held !== name) refuse('already-there', 422, limit);
      if (held === undefined && account.featuredHashtags.size >= MOST_FEATURED) {
        refuse('limit', 422, limit);
      }
      account.featuredHashtags.set(name.toLowerCase(), name);
      return nothing(limit);
    },

    bookmark(id) {
      const limit = signed();
      note(`bookmark ${id}`);
      account.bookmarks.add(requirePost(desk, id, limit).id);
      return nothing(limit);
    },

    favourite(id) {
      const limit = signed();
      note(`favourite ${id}`);
      account.favourites.add(requirePost(desk, id, limit).id);
      return nothing(limit);
    },

    changeProfile({ avatar: _, header: __, ...change }) {
      const limit = signed();
      note('profile');
      account.profile = { ...account.profile, ...change };
      return nothing(limit);
    },
  };
}

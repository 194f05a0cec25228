import type { Context } from '../context.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { isMarked, type Post } from '../state/posts.ts';
import { isSince } from '../versions.ts';
import { accountEntity } from './entities.ts';

/** The Status entity, as far as it matters to somebody who moves. */
export function statusEntity(
  context: Context,
  post: Post,
  reader: AccountRecord | undefined,
): object {
  const { state, version } = context;
  const author = state.accounts.get(post.account);
  return {
    id: post.id,
    created_at: new Date(post.at).toISOString(),
    in_reply_to_id: null,
    in_reply_to_account_id: null,
    sensitive: false,
    spoiler_text: '',
    visibility: post.visibility,
    language: null,
    uri: post.uri,
    url: post.url,
    replies_count: 0,
    reblogs_count: 0,
    favourites_count: state.favourites.filter((mark) => mark.post === post.id).length,
    edited_at: null,
    ...(reader === undefined
      ? {}
      : {
          favourited: isMarked(state.favourites, reader.id, post.id),
          reblogged: false,
          muted: false,
          bookmarked: isMarked(state.bookmarks, reader.id, post.id),
          ...(isSince(version, 4, 0) ? { filtered: [] } : {}),
        }),
    content: post.content,
    reblog: null,
    account: author === undefined ? null : accountEntity(context, author),
    media_attachments: [],
    mentions: [],
    tags: [],
    emojis: [],
    card: null,
    poll: null,
  };
}

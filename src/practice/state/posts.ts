import type { Here } from '../network.ts';
import type { PracticePost } from '../world.ts';
import { type AccountRecord, resolveHandle } from './accounts.ts';
import { findFollow, isAccepted } from './follows.ts';
import { isBlocking } from './relations.ts';
import { nextId, nextRow, type State } from './state.ts';

export type Visibility = 'public' | 'unlisted' | 'private' | 'direct';

export type Post = {
  readonly id: string;
  readonly account: string;
  readonly uri: string;
  readonly url: string;
  readonly content: string;
  readonly visibility: Visibility;
  readonly at: number;
};

/** A bookmark or a favourite. */
export type Mark = { readonly row: number; readonly account: string; readonly post: string };

export function addPost(state: State, facts: Omit<Post, 'id'>, id = nextId(state)): Post {
  const post = { id, ...facts };
  state.posts.set(id, post);
  return post;
}

export function findPostByUri(state: State, uri: string): Post | undefined {
  return [...state.posts.values()].find((post) => post.uri === uri || post.url === uri);
}

/** A post of the world, as this server comes to know it. */
export function meetPost(here: Here, post: PracticePost): Post | undefined {
  const { state, options } = here;
  const author = resolveHandle(here, post.author);
  if (author === undefined) return undefined;
  return addPost(state, {
    account: author.id,
    uri: post.uri,
    url: post.url ?? post.uri.replace('/users/', '/@').replace('/statuses/', '/'),
    content: post.content ?? '',
    visibility: post.visibility ?? 'public',
    at: options.now(),
  });
}

/** Known ones come from the database, others over the network if they are public there (§6). */
export function resolvePost(here: Here, uri: string): Post | undefined {
  const before = findPostByUri(here.state, uri);
  if (before !== undefined) return before;
  const told = here.options.posts?.find((post) => post.uri === uri || post.url === uri);
  const isOpen = told?.visibility === undefined || /^(public|unlisted)$/.test(told.visibility);
  if (told !== undefined && told.gone !== true && isOpen) return meetPost(here, told);
  return resolveFromPeer(here, uri);
}

function resolveFromPeer(here: Here, uri: string): Post | undefined {
  const peer = URL.canParse(uri) ? here.network.peerOf(new URL(uri).host) : undefined;
  if (peer === undefined || peer.state === here.state) return undefined;
  const post = findPostByUri(peer.state, uri);
  const author = post && peer.state.accounts.get(post.account);
  if (post === undefined || author === undefined) return undefined;
  if (post.visibility === 'private' || post.visibility === 'direct') return undefined;
  return meetPost(here, { ...post, author: author.handle });
}

/** `StatusPolicy#show?` (mastodon.md §6). */
export function isVisible(
  state: State,
  post: Post,
  reader: AccountRecord | undefined,
  now: number,
): boolean {
  if (reader?.id === post.account) return true;
  if (reader !== undefined && isBlocking(state, post.account, reader.id)) return false;
  switch (post.visibility) {
    case 'public':
    case 'unlisted':
      return true;
    case 'direct':
      return false;
    case 'private': {
      const follow = reader && findFollow(state, reader.id, post.account);
      return follow !== undefined && isAccepted(follow, now);
    }
  }
}

export function addMark(state: State, marks: Mark[], account: string, post: string): void {
  if (!isMarked(marks, account, post)) marks.push({ row: nextRow(state), account, post });
}

export function removeMark(marks: Mark[], account: string, post: string): void {
  const place = marks.findIndex((mark) => mark.account === account && mark.post === post);
  if (place >= 0) marks.splice(place, 1);
}

export function isMarked(marks: readonly Mark[], account: string, post: string): boolean {
  return marks.some((mark) => mark.account === account && mark.post === post);
}

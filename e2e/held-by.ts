import type { PracticeServer } from '../src/practice/create-server.ts';
import type { State } from '../src/practice/state/state.ts';
import { followsOf } from './counts.ts';

/** Everything an account holds on a pretend server, by names that are the same on every server. */
export function heldBy(practice: PracticeServer, handle: string) {
  const { state } = practice;
  const own = [...state.accounts.values()].find((record) => record.handle === handle);
  if (own === undefined) throw new Error(`${handle} has no account there.`);
  const isOwn = ({ from }: { readonly from: string }) => from === own.id;
  const isMine = ({ account }: { readonly account: string }) => account === own.id;
  const person = (id: string) => state.accounts.get(id)?.handle ?? '';
  const post = (id: string) => state.posts.get(id)?.uri ?? '';
  return {
    follows: [...followsOf(practice, handle)]
      .map(([who, { reblogs, notify, languages }]) => ({ who, reblogs, notify, languages }))
      .sort(byName),
    blocks: [...state.blocks.values()]
      .filter(isOwn)
      .map(({ to }) => person(to))
      .sort(),
    mutes: [...state.mutes.values()]
      .filter(isOwn)
      .map(({ to, notifications, expiresAt }) => ({ who: person(to), notifications, expiresAt }))
      .sort(byName),
    domainBlocks: state.domainBlocks
      .filter(isMine)
      .map(({ domain }) => domain)
      .sort(),
    lists: [...state.lists.values()]
      .filter(isMine)
      .map(({ title, repliesPolicy, exclusive, members }) => ({
        ...{ title, repliesPolicy, exclusive },
        members: [...members].map(person).sort(),
      }))
      .sort((one, other) => (one.title < other.title ? -1 : 1)),
    followedHashtags: tagsOf(state.followedTags.filter(isMine)),
    featuredHashtags: tagsOf(state.featuredTags.filter(isMine)),
    // Up to three are under way at once: which of them is first is chance.
    bookmarks: state.bookmarks
      .filter(isMine)
      .map(({ post: id }) => post(id))
      .sort(),
    favourites: state.favourites
      .filter(isMine)
      .map(({ post: id }) => post(id))
      .sort(),
    filters: [...state.filters.values()]
      .filter(isMine)
      .map(({ title, context, action, expiresAt, keywords, posts }) => ({
        ...{ title, context: [...context].sort(), action, expiresAt },
        keywords: keywords.map(({ keyword, wholeWord }) => ({ keyword, wholeWord })),
        posts: posts.map(({ post: id }) => post(id)).sort(),
      }))
      .sort((one, other) => (one.title < other.title ? -1 : 1)),
    notes: notesOf(state, own.id, person),
    endorsements: [...state.endorsements.values()]
      .filter(isOwn)
      .map(({ to }) => person(to))
      .sort(),
  };
}

export type Held = ReturnType<typeof heldBy>;

const byName = (one: { readonly who: string }, other: { readonly who: string }) =>
  one.who < other.who ? -1 : 1;

const tagsOf = (rows: readonly { readonly name: string }[]) =>
  rows.map(({ name }) => name.toLowerCase()).sort();

function notesOf(state: State, own: string, person: (id: string) => string) {
  return [...state.notes]
    .filter(([pair]) => pair.startsWith(`${own} `))
    .map(([pair, text]) => ({ who: person(pair.slice(own.length + 1)), text }))
    .sort(byName);
}

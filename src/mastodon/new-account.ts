import type { Address, Server } from '../domain/address.ts';
import type { FilterFacts } from '../domain/relation.ts';
import type { FollowOptions } from '../domain/row.ts';
import type { Client } from './client.ts';
import { findPost } from './find-post.ts';
import {
  type Answer,
  follow,
  lookUp,
  type Person,
  type Relationship,
  relationships,
  search,
} from './people.ts';
import { createFilter, filterPost } from './write-filters.ts';
import { addToList, createList, type NewList } from './write-lists.ts';
import { bookmark, favourite, featureHashtag, followHashtag } from './write-marks.ts';
import { changeProfile, type ProfileChange } from './write-profile.ts';
import { block, blockServer, endorse, type MuteOptions, mute, setNote } from './write-relations.ts';

export type { MuteOptions, NewList, ProfileChange };

/**
 * Everything that is written to the new account, and what has to be found first (mastodon.md §5,
 * §6). Each call is one request and may throw a `MastodonError`. Ids are the new server's.
 *
 * What a refusal's code says, beside those that are about the token or the server (errors.ts):
 *
 * | code            | of                  | because                                                |
 * |-----------------|---------------------|--------------------------------------------------------|
 * | `limit`         | follow              | more follows than allowed (§5.1)                       |
 * |                 | createList          | 50 lists                                               |
 * |                 | featureHashtag      | 10 hashtags                                            |
 * | `needs-follow`  | addToList           | somebody is not followed: 4.4 and later, GoToSocial    |
 * |                 | endorse             | not followed, or only asked to be                      |
 * | `already-there` | addToList           | somebody is on it                                      |
 * |                 | createList          | GoToSocial: a list has this title                      |
 * |                 | createFilter        | GoToSocial: a filter has this title, or a word is twice |
 * |                 | filterPost          | it is in the filter                                    |
 * |                 | followHashtag       | 4.0: it is followed                                    |
 * |                 | featureHashtag      | it is shown, mostly in another spelling                |
 * | `not-found`     | people              | unknown here, suspended, themselves pending (§5.1)     |
 * |                 | bookmark, favourite | gone, or not for this account to see                   |
 * |                 | addToList           | no such list, or person; up to 4.3 not followed (§5.2) |
 * |                 | createFilter        | none before 4.0                                        |
 * |                 | followHashtag       | none before 4.0; a name that is none                   |
 * |                 | featureHashtag, endorse, blockServer | GoToSocial has none                   |
 * | `forbidden`     | follow              | moved, or either blocks the other (§5.1)               |
 * |                 | favourite           | written by somebody one blocks                         |
 * | `invalid`       | setNote             | longer than 2,000                                      |
 * |                 | createList          | title longer than 256, 4.6 and later                   |
 * |                 | createFilter        | title or word too long, `blur` before 4.4              |
 * |                 | featureHashtag      | a name that is none                                    |
 * |                 | blockServer         | a name that is none                                    |
 * |                 | filterPost          | no such post, or not for this account to see           |
 * |                 | changeProfile       | something is too long, too many, or no picture         |
 * | `rate-limited`  | follow, followHashtag | with a limit of 400: the day's (§3.2)                |
 */
export type NewAccount = {
  /** Without a token: only people this server has met; never touches the network. */
  readonly lookUp: (address: Address) => Promise<Answer<Person | undefined>>;
  /** With the token: the server goes and looks. */
  readonly search: (address: Address) => Promise<Answer<Person | undefined>>;
  /** The id of a post by its ActivityPub id; the server goes and looks. */
  readonly findPost: (uri: string) => Promise<Answer<string | undefined>>;
  /** At most 100 ids a call. */
  readonly relationships: (ids: readonly string[]) => Promise<Answer<readonly Relationship[]>>;

  readonly follow: (id: string, options: FollowOptions) => Promise<Answer<Relationship>>;
  readonly block: (id: string) => Promise<Answer<Relationship>>;
  /** `seconds` from now until it ends; none: for good. A mute that is there takes both anew. */
  readonly mute: (id: string, how: MuteOptions) => Promise<Answer<Relationship>>;
  readonly setNote: (id: string, text: string) => Promise<Answer<Relationship>>;
  readonly endorse: (id: string) => Promise<Answer<Relationship>>;
  readonly blockServer: (server: Server) => Promise<Answer<void>>;

  readonly followHashtag: (name: string) => Promise<Answer<void>>;
  readonly featureHashtag: (name: string) => Promise<Answer<void>>;
  readonly bookmark: (postId: string) => Promise<Answer<void>>;
  readonly favourite: (postId: string) => Promise<Answer<void>>;

  /** Answers its id. A title that is there already makes a second list. */
  readonly createList: (list: NewList) => Promise<Answer<string>>;
  /** All of them, or none: one who is not followed, or there already, spoils the call (§5.2). */
  readonly addToList: (list: string, ids: readonly string[]) => Promise<Answer<void>>;
  /** Answers its id. `seconds` from now until it ends; none: never. */
  readonly createFilter: (filter: FilterFacts, seconds?: number) => Promise<Answer<string>>;
  readonly filterPost: (filter: string, postId: string) => Promise<Answer<void>>;
  /** Writes what is there, and leaves the rest as it is. Each picture in a call of its own. */
  readonly changeProfile: (change: ProfileChange) => Promise<Answer<void>>;
};

/** @param local the domain of the new server's handles. */
export function createNewAccount(
  { signed, unsigned }: { readonly signed: Client; readonly unsigned: Client },
  local: Server,
): NewAccount {
  return {
    lookUp: (address) => lookUp(unsigned, local, address),
    search: (address) => search(signed, local, address),
    findPost: (uri) => findPost(signed, uri),
    relationships: (ids) => relationships(signed, ids),
    follow: (id, options) => follow(signed, id, options),
    block: (id) => block(signed, id),
    mute: (id, how) => mute(signed, id, how),
    setNote: (id, text) => setNote(signed, id, text),
    endorse: (id) => endorse(signed, id),
    blockServer: (server) => blockServer(signed, server),
    followHashtag: (name) => followHashtag(signed, name),
    featureHashtag: (name) => featureHashtag(signed, name),
    bookmark: (postId) => bookmark(signed, postId),
    favourite: (postId) => favourite(signed, postId),
    createList: (list) => createList(signed, list),
    addToList: (list, ids) => addToList(signed, list, ids),
    createFilter: (filter, seconds) => createFilter(signed, filter, seconds),
    filterPost: (filter, postId) => filterPost(signed, filter, postId),
    changeProfile: (change) => changeProfile(signed, change),
  };
}

import type { Here } from '../network.ts';
import type { PracticeAccount } from '../world.ts';
import {
  type AccountRecord,
  findByHandle,
  meetPerson,
  personOf,
  resolveHandle,
} from './accounts.ts';
import { addFollow } from './follows.ts';
import { addMark, findPostByUri, meetPost, resolvePost } from './posts.ts';
import { seedOwn } from './seed-own.ts';
import { addUser, userOf } from './users.ts';

/** Fills a new server with what its world says is there from the start. */
export function seed(here: Here): void {
  const { options } = here;
  const records = options.accounts.map((account) => [account, seedUser(here, account)] as const);
  for (const person of options.people) if (person.known === true) meetPerson(here, person);
  for (const post of options.posts ?? []) if (post.known === true) meetPost(here, post);
  for (const [account, record] of records) {
    record.alsoKnownAs = (account.aliases ?? []).map((alias) => aliasUri(here, alias));
    if (account.movedTo !== undefined) record.movedTo = meet(here, account.movedTo)?.id;
    seedFollows(here, account, record);
    seedOwn(here, account, record, (handle) => meet(here, handle));
    seedMarks(here, account, record);
  }
}

/**
 * Somebody the world speaks of was met before it begins, even where they are silent, suspended or
 * on a server that joins the network later.
 */
export function meet(here: Here, handle: string): AccountRecord | undefined {
  const found = resolveHandle(here, handle) ?? findByHandle(here.state, handle);
  if (found !== undefined) return found;
  const [, server = ''] = handle.split('@');
  if (here.network.peerOf(server) !== undefined) return undefined;
  return meetPerson(here, personOf(here.options, handle) ?? { handle });
}

function seedUser(here: Here, account: PracticeAccount): AccountRecord {
  const record = addUser(here, account);
  const user = userOf(here, record);
  if (user !== undefined) user.needsSecondFactor = account.needsSecondFactor ?? false;
  record.note = account.note ?? '';
  record.fields = account.fields ?? [];
  return record;
}

function aliasUri(here: Here, alias: string): string {
  return /^https?:/.test(alias) ? alias : (meet(here, alias)?.uri ?? alias);
}

function seedFollows(here: Here, account: PracticeAccount, record: AccountRecord): void {
  const { state, options } = here;
  const now = options.now();
  for (const handle of account.following ?? []) {
    const to = meetKnown(here, handle);
    if (to === undefined) continue;
    const follow = addFollow(state, record.id, to.id, now, now);
    Object.assign(follow, account.followSettings?.[handle] ?? {});
  }
  const followers = options.people
    .filter(({ follows }) => follows?.includes(record.handle))
    .map(({ handle }) => handle);
  for (const handle of new Set([...(account.followers ?? []), ...followers])) {
    const from = meet(here, handle);
    if (from !== undefined) addFollow(state, from.id, record.id, now, now);
  }
}

/** A follow was made when that server still answered; of people nobody speaks of, there is none. */
function meetKnown(here: Here, handle: string): AccountRecord | undefined {
  const person = personOf(here.options, handle);
  return resolveHandle(here, handle) ?? (person && meetPerson(here, person));
}

function seedMarks(here: Here, account: PracticeAccount, record: AccountRecord): void {
  const { state, options } = here;
  for (const kind of ['bookmarks', 'favourites'] as const) {
    for (const uri of account[kind] ?? []) {
      const told = options.posts?.find((post) => post.uri === uri);
      const post =
        findPostByUri(state, uri) ??
        resolvePost(here, uri) ??
        (told === undefined ? undefined : meetPost(here, told));
      if (post !== undefined) addMark(state, state[kind], record.id, post.id);
    }
  }
}

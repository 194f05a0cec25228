import * as v from 'valibot';
import type { Reading, RowOf } from '../domain/reading.ts';
import { FILTER_ACTIONS, FILTER_CONTEXTS, REPLIES_POLICIES } from '../domain/relation.ts';
import { addressSchema, count, id, moment, serverSchema } from './schemas.ts';

/** Rows of the snapshot as they are kept; what a server may say is bounded where it is read. */

const flag = v.boolean();
const word = v.string();
const uri = v.pipe(v.string(), v.regex(/^https?:\/\//i));
const person = {
  id,
  address: addressSchema,
  movedTo: v.exactOptional(addressSchema),
  suspended: v.exactOptional(v.literal(true)),
};
const personRow = v.object(person);
const hashtagRow = v.object({ name: word });
const markRow = v.object({ uri });

const tieRow = v.object({
  id,
  options: v.exactOptional(
    v.object({
      reblogs: v.exactOptional(flag),
      notify: v.exactOptional(flag),
      languages: v.exactOptional(v.array(word)),
    }),
  ),
  note: v.exactOptional(word),
  mutesNotifications: flag,
});

export const filterFields = {
  title: word,
  context: v.array(v.picklist(FILTER_CONTEXTS)),
  action: v.picklist(FILTER_ACTIONS),
  expiresAt: v.exactOptional(moment),
  keywords: v.array(v.object({ keyword: word, wholeWord: flag })),
};
const filterRow = v.object({ id, ...filterFields, posts: v.array(id) });

export const listFields = {
  title: word,
  repliesPolicy: v.picklist(REPLIES_POLICIES),
  exclusive: flag,
};

export const profileRow = v.object({
  displayName: word,
  note: word,
  fields: v.array(v.object({ name: word, value: word })),
  avatar: v.exactOptional(uri),
  header: v.exactOptional(uri),
  locked: flag,
  bot: flag,
  discoverable: v.exactOptional(flag),
  indexable: v.exactOptional(flag),
  hideCollections: v.exactOptional(flag),
  privacy: v.exactOptional(word),
  sensitive: v.exactOptional(flag),
  language: v.exactOptional(word),
  quotePolicy: v.exactOptional(word),
});

const ROWS: { readonly [R in Reading]: v.GenericSchema<unknown, RowOf[R]> } = {
  profile: profileRow,
  following: personRow,
  'following-ties': tieRow,
  blocks: personRow,
  mutes: v.object({ ...person, expiresAt: v.exactOptional(moment) }),
  'other-ties': tieRow,
  'domain-blocks': v.object({ server: serverSchema }),
  lists: v.object({ id, ...listFields }),
  'list-members': v.object({ list: id, address: addressSchema }),
  'followed-hashtags': hashtagRow,
  filters: filterRow,
  'filter-posts': v.object({ id, uri }),
  'featured-hashtags': hashtagRow,
  endorsements: personRow,
  bookmarks: markRow,
  favourites: markRow,
  followers: personRow,
};

/** Cursors are row ids, or ways of asking that are marked as such (mastodon/own-page.ts). */
const cursor = v.pipe(v.string(), v.regex(/^:?[0-9A-Za-z_-]{1,64}$/));

/** A page of one reading; its rows are another's when its name is. */
export function keptPageSchema(reading: Reading) {
  return v.object({
    reading: v.literal(reading),
    number: count,
    cursor: v.exactOptional(cursor),
    asked: v.exactOptional(v.array(id)),
    rows: v.array(ROWS[reading]),
    unreadable: count,
    next: v.exactOptional(cursor),
    refused: v.exactOptional(v.picklist(['not-offered', 'not-allowed'])),
    paging: v.exactOptional(
      v.object({
        told: v.exactOptional(v.object({ limit: count, remaining: count, resetAt: moment })),
        ...{ exact: flag, sent: count, countedUntil: moment },
      }),
    ),
  });
}

import * as v from 'valibot';
import { isPostUri } from '../domain/post-uri.ts';
import type { Relation } from '../domain/relation.ts';
import { addressSchema, moment, serverSchema } from './schemas.ts';
import { filterFields, listFields, profileRow } from './snapshot-schemas.ts';

const postUri = v.pipe(v.string(), v.check(isPostUri));
const address = addressSchema;
const name = v.string();
const flag = v.boolean();

/** What kits and archives told, as it is kept. */
export const relationSchema: v.GenericSchema<unknown, Relation> = v.variant('kind', [
  v.object({
    kind: v.literal('follow'),
    address,
    options: v.object({
      reblogs: v.exactOptional(flag),
      notify: v.exactOptional(flag),
      languages: v.exactOptional(v.array(v.string())),
    }),
    movedTo: v.exactOptional(addressSchema),
    suspended: v.exactOptional(v.literal(true)),
  }),
  v.object({ kind: v.literal('block'), address }),
  v.object({
    ...{ kind: v.literal('mute'), address, notifications: flag },
    expiresAt: v.exactOptional(moment),
  }),
  v.object({ kind: v.literal('domain-block'), server: serverSchema }),
  v.object({ kind: v.literal('followed-hashtag'), name }),
  v.object({ kind: v.literal('featured-hashtag'), name }),
  v.object({ kind: v.literal('list'), ...listFields, members: v.array(address) }),
  v.object({ kind: v.literal('bookmark'), uri: postUri }),
  v.object({ kind: v.literal('favourite'), uri: postUri }),
  v.object({ kind: v.literal('filter'), ...filterFields, posts: v.array(postUri) }),
  v.object({ kind: v.literal('note'), address, text: v.string() }),
  v.object({ kind: v.literal('endorsement'), address }),
  v.object({ kind: v.literal('profile'), ...profileRow.entries }),
]);

import * as v from 'valibot';
import { ARCHIVE_PARTS } from '../domain/archive-facts.ts';
import { addressSchema, count, moment, text } from './schemas.ts';

/** Archives as they are kept, beside the rows they gave. */

const webAddress = v.pipe(v.string(), v.maxLength(2_048), v.regex(/^https?:\/\//i));
const picture = v.exactOptional(v.instance(Blob));

const factsSchema = v.object({
  name: text,
  actor: v.exactOptional(webAddress),
  address: v.exactOptional(addressSchema),
  madeBy: v.exactOptional(v.picklist(['up-to-4.1', 'since-4.2'])),
  madeAt: v.exactOptional(moment),
  ...{ posts: count, boosts: count, media: count },
  firstAt: v.exactOptional(moment),
  lastAt: v.exactOptional(moment),
  aliases: v.array(webAddress),
  movedTo: v.exactOptional(webAddress),
  missing: v.array(v.picklist(ARCHIVE_PARTS)),
  defects: v.array(v.object({ code: v.string(), count, names: v.array(v.string()) })),
});

export const archivesSchema = v.array(
  v.object({ facts: factsSchema, pictures: v.object({ avatar: picture, header: picture }) }),
);

import * as v from 'valibot';
import type { ProfileFacts } from '../domain/relation.ts';
import { type Answer, answer, parse } from './answer.ts';
import type { Client, Form } from './client.ts';
import { ownId, present } from './own-values.ts';

/** Pictures are files that the person picked. */
export type ProfileChange = Partial<Omit<ProfileFacts, 'avatar' | 'header'>> & {
  readonly avatar?: Blob;
  readonly header?: Blob;
};

const ownSchema = v.object({ id: ownId });

/**
 * Writes what is there, and leaves the rest as it is; fields take the place of all there are. What is
 * not known to a version is left without a word. Scope `write:accounts`.
 *
 * Text and pictures in one call are written or refused together, and the text is then changed: a
 * multipart form makes two characters of each line's end (HTML §4.10.21.8). So each picture is best
 * sent by itself. And what was answered is best read back, since Mastodon answers 200 and keeps
 * nothing at all when a picture has too many pixels (7,680 × 4,320; 921,600 of a GIF), or leaves a
 * posting default that it does not take [mastodon: app/services/update_account_service.rb,
 * app/models/concerns/attachmentable.rb, api/v1/accounts/credentials_controller.rb @ 4.3.0, 4.6.5].
 */
export async function changeProfile(client: Client, change: ProfileChange): Promise<Answer<void>> {
  const raw = await client.send('PATCH', '/api/v1/accounts/update_credentials', formOf(change));
  parse(client, ownSchema, raw.data);
  return answer(raw, undefined);
}

/** The fields of `update_credentials` (mastodon.md §5); posting defaults are in `source`. */
function formOf(change: ProfileChange): Form {
  const { fields, privacy, sensitive, language, quotePolicy, ...rest } = change;
  const source = present({ privacy, sensitive, language, quotePolicy });
  return {
    ...present(rest),
    ...(fields === undefined ? {} : { fieldsAttributes: numbered(fields) }),
    ...(Object.keys(source).length === 0 ? {} : { source }),
  };
}

/** By number: GoToSocial reads them in no other way (gotosocial-observed.md §6). */
function numbered(fields: ProfileFacts['fields']) {
  // A form without fields would leave them as they are; an empty one is dropped by both
  // [mastodon: app/models/account.rb#fields_attributes=; gotosocial: account/update.go].
  const given = fields.length === 0 ? [{ name: '', value: '' }] : fields;
  return Object.fromEntries(given.map(({ name, value }, index) => [`${index}`, { name, value }]));
}

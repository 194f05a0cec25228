import * as v from 'valibot';
import type { ProfileFacts } from '../domain/relation.ts';
import { type Answer, answer, parse } from './answer.ts';
import type { Client } from './client.ts';
import type { OwnPage } from './own-page.ts';
import { orNothing, present, whole } from './own-values.ts';
import { webAddress } from './web-address.ts';

const flag = orNothing(v.boolean());
const word = orNothing(v.pipe(whole(100), v.minLength(1)));

/** What stands for a picture that is not there [mastodon: app/models/concerns/account/avatar.rb]. */
const picture = orNothing(
  v.pipe(
    webAddress,
    v.check((url) => !url.endsWith('/missing.png')),
  ),
);

const profileSchema = v.object({
  displayName: v.fallback(whole(5_000), ''),
  avatar: picture,
  header: picture,
  locked: v.fallback(v.boolean(), false),
  bot: v.fallback(v.boolean(), false),
  discoverable: flag,
  indexable: flag,
  hideCollections: flag,
  source: v.object({
    note: v.fallback(whole(100_000), ''),
    fields: v.fallback(
      v.pipe(v.array(v.object({ name: whole(5_000), value: whole(5_000) })), v.maxLength(100)),
      [],
    ),
    privacy: word,
    sensitive: flag,
    language: word,
    quotePolicy: word,
    /** Told here from 4.2, and whatever is told beside it before (mastodon.md §4.2, §4.4). */
    discoverable: flag,
    indexable: flag,
    hideCollections: flag,
  }),
});

/** How one presents oneself, texts as they were written. Scope `read:accounts`. */
export async function ownProfile(client: Client): Promise<Answer<OwnPage<ProfileFacts>>> {
  const raw = await client.rest.v1.accounts.verifyCredentials.$raw();
  const { source, ...account } = parse(client, profileSchema, raw.data);
  const { displayName, locked, bot, ...rest } = account;
  const { note, fields, ...told } = source;
  const profile: ProfileFacts = {
    displayName,
    note,
    fields,
    locked,
    bot,
    ...present(rest),
    ...present(told),
  };
  return answer(raw, { rows: [profile], unreadable: 0, next: undefined });
}

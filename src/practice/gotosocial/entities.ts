import { accountEntity } from '../api/entities.ts';
import type { Context } from '../context.ts';
import type { AccountRecord } from '../state/accounts.ts';
import { requestsOf } from '../state/follows.ts';
import { userOf } from '../state/users.ts';

/** `verify_credentials`: aliases for the owner alone, and only when there are some (§6). */
export function ownEntity(context: Context, record: AccountRecord): object {
  const { state, now } = context;
  const user = userOf(context, record);
  return {
    ...accountEntity(context, record),
    source: {
      privacy: user?.privacy === 'public' ? 'unlisted' : user?.privacy,
      web_visibility: 'public',
      web_layout: 'microblog',
      sensitive: user?.sensitive ?? false,
      language: user?.language ?? 'en',
      status_content_type: 'text/plain',
      note: record.note,
      fields: record.fields,
      follow_requests_count: requestsOf(state, 'to', record.id, now).length,
      ...(record.alsoKnownAs.length === 0 ? {} : { also_known_as_uris: record.alsoKnownAs }),
    },
    role: { id: 'user', name: 'user', color: '', permissions: '0', highlighted: false },
  };
}

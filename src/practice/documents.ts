import { accountOf, type Context, json } from './context.ts';
import { actorUri, originOfRecord } from './entities.ts';
import { type AccountRecord, findByHandle } from './state.ts';

/** GET /.well-known/webfinger: 404 for somebody not here (mastodon.md §6). */
export function webfinger(context: Context): Response {
  const resource = context.params.get('resource') ?? '';
  if (resource === '') return new Response(null, { status: 400 });
  const handle = resource.replace(/^acct:/, '').toLowerCase();
  const record = findByHandle(context.state, handle);
  if (record === undefined || !record.local) return new Response(null, { status: 404 });
  const self = actorUri(context, record);
  const profile = `${context.options.origin}/@${record.username}`;
  return json(
    {
      subject: `acct:${record.handle}`,
      aliases: [profile, self],
      links: [
        { rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: profile },
        { rel: 'self', type: 'application/activity+json', href: self },
      ],
    },
    { headers: { 'Cache-Control': 'max-age=259200, public' } },
  );
}

/** GET /users/:name and /@:name as ActivityPub (mastodon.md §1.4). */
export function actor(context: Context): Response {
  const name = (context.path[0] ?? '').replace(/\.json$/, '').toLowerCase();
  const record = findByHandle(context.state, `${name}@${context.options.server}`);
  const account = record && accountOf(context.options, record);
  const hidden = account?.confirmed === false || account?.approved === false;
  if (record === undefined || !record.local || hidden) {
    return json({ error: 'Not Found' }, { status: 404 });
  }
  return new Response(JSON.stringify(actorDocument(context, record)), {
    headers: {
      'Content-Type': 'application/activity+json; charset=utf-8',
      'Cache-Control': 'public, max-age=180',
    },
  });
}

function actorDocument(context: Context, record: AccountRecord): object {
  const moved =
    record.movedTo === undefined ? undefined : context.state.accounts.get(record.movedTo);
  const id = actorUri(context, record);
  return {
    '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'],
    id,
    type: 'Person',
    url: `${originOfRecord(context, record)}/@${record.username}`,
    preferredUsername: record.username,
    name: record.displayName,
    summary: '',
    inbox: `${id}/inbox`,
    outbox: `${id}/outbox`,
    manuallyApprovesFollowers: record.locked,
    discoverable: true,
    // Absent unless moved (mastodon.md §1.4).
    ...(moved === undefined ? {} : { movedTo: actorUri(context, moved) }),
  };
}

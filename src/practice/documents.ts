import { accountOf, type Context, json } from './context.ts';
import { actorUri, originOfRecord } from './entities.ts';
import { html, page, redirect } from './html.ts';
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
  const asked = context.path[0] ?? '';
  const name = asked.replace(/\.json$/, '').toLowerCase();
  const record = findByHandle(context.state, `${name}@${context.options.server}`);
  const account = record && accountOf(context.options, record);
  const hidden = account?.confirmed === false || account?.approved === false;
  if (record === undefined || !record.local || hidden) {
    return json({ error: 'Not Found' }, { status: 404 });
  }
  const accept = context.request.headers.get('accept') ?? '';
  if (asked === name && !accept.includes('json')) return profile(context, record);
  return new Response(JSON.stringify(actorDocument(context, record)), {
    headers: {
      'Content-Type': 'application/activity+json; charset=utf-8',
      'Cache-Control': 'public, max-age=180',
    },
  });
}

/** Without a JSON `Accept`: the page for people, at `/@name` (mastodon.md §1.2a). */
function profile(context: Context, record: AccountRecord): Response {
  const { url, options } = context;
  if (url.pathname.startsWith('/users/')) return redirect(`/@${record.username}`);
  const title = `@${record.handle}`;
  const lang = options.locale ?? 'en';
  return page({ lang, title }, html`<h1>${record.displayName}</h1><p>${title}</p>`, options.server);
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

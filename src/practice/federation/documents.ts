import { type Context, json } from '../context.ts';
import type { Actor, Here } from '../network.ts';
import { profilePage } from '../pages/profile-page.ts';
import { get, type Route } from '../route.ts';
import {
  type AccountRecord,
  findByHandle,
  findByUri,
  findLocal,
  isRefusedServer,
} from '../state/accounts.ts';
import { hindranceOf } from '../state/users.ts';
import { cachedActor, renderActor } from './actor-cache.ts';

/** GET /.well-known/webfinger: 404 for somebody not here, 410 gone, 400 bad (mastodon.md §6). */
export function webfinger(context: Context): Response {
  const resource = context.params.get('resource') ?? '';
  if (resource === '') return new Response(null, { status: 400 });
  const record = /^https?:/.test(resource)
    ? findByUri(context.state, resource)
    : findByHandle(context.state, resource.replace(/^acct:/, ''));
  if (record === undefined || !isShown(context, record)) return new Response(null, { status: 404 });
  if (record.gone) return new Response(null, { status: 410 });
  return json(
    {
      subject: `acct:${record.handle}`,
      aliases: [record.url, record.uri],
      links: [
        { rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: record.url },
        { rel: 'self', type: 'application/activity+json', href: record.uri },
      ],
    },
    { headers: { 'Cache-Control': 'max-age=259200, public' } },
  );
}

/** Unconfirmed and unapproved people are not there yet (mastodon.md §1.4). */
function isShown(here: Here, record: AccountRecord): boolean {
  const hindrance = hindranceOf(here, record);
  return record.local && hindrance !== 'unconfirmed' && hindrance !== 'pending';
}

/** GET /@:name and /users/:name: the document or the profile, as `Accept` wishes (§1.2 a, §1.4). */
function byName(context: Context): Response {
  const [name = ''] = context.path;
  const record = findLocal(context, name.replace(/\.json$/, ''));
  const wantsJson =
    name.endsWith('.json') || (context.request.headers.get('accept') ?? '').includes('json');
  if (wantsJson) return actor(context, record);
  if (record === undefined || !isShown(context, record)) return missing();
  if (context.url.pathname.startsWith('/@')) return profilePage(context, record);
  return new Response(null, { status: 302, headers: { Location: `/@${record.username}` } });
}

/** GET /ap/users/:id: the actor id of accounts made on 4.5 and later; no CORS (mastodon.md §0.4). */
function byId(context: Context): Response {
  return actor(context, context.state.accounts.get(context.path[0] ?? ''));
}

/** The ActivityPub document (mastodon.md §1.4). */
function actor(context: Context, record: AccountRecord | undefined): Response {
  const { quirks } = context.options;
  // Secure mode and limited federation want a signature, which a browser cannot give (§1.4).
  if (quirks?.secureMode === true || quirks?.limitedFederation === true) {
    return json({ error: 'Request not signed' }, { status: 401 });
  }
  if (record === undefined || !isShown(context, record)) return missing();
  if (record.gone) return json({ error: 'Gone' }, { status: 410 });
  return new Response(JSON.stringify(cachedActor(context, record).document), {
    headers: {
      'Content-Type': 'application/activity+json; charset=utf-8',
      'Cache-Control': 'max-age=180, public',
      Vary: 'Accept',
    },
  });
}

function missing(): Response {
  return json({ error: 'Not Found' }, { status: 404 });
}

/**
 * The same document for the other servers of the network, which sign what they ask; one that is
 * blocked here gets nothing (mastodon.md §13.3).
 */
export function readActor(here: Here, who: string, reader: string): Actor | undefined {
  const record = /^https?:/.test(who) ? findByUri(here.state, who) : findByHandle(here.state, who);
  if (record === undefined || record.gone || !isShown(here, record)) return undefined;
  if (isRefusedServer(here, reader)) return undefined;
  // GoToSocial renders it anew each time (gotosocial-observed.md §7).
  const render = here.options.software === 'gotosocial' ? renderActor : cachedActor;
  return render(here, record).actor;
}

export const DOCUMENT_ROUTES: readonly Route[] = [
  get('/.well-known/webfinger', webfinger),
  get('/users/:name', byName),
  get('/@:name', byName),
  get('/ap/users/:id', byId, { since: [4, 5] }),
];

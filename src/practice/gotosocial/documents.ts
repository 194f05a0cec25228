import { type Context, json } from '../context.ts';
import { get, type Route } from '../route.ts';
import { type AccountRecord, findByHandle, findByUri, findLocal } from '../state/accounts.ts';
import { refuse } from './errors.ts';

/** GET /.well-known/webfinger: cached two minutes, a 404 too (gotosocial-observed.md §1). */
function webfinger(context: Context): Response {
  const resource = context.params.get('resource') ?? '';
  const record = /^https?:/.test(resource)
    ? findByUri(context.state, resource)
    : findByHandle(context.state, resource.replace(/^acct:/, ''));
  if (record === undefined || !record.local || record.gone) return cached(refuse(404));
  const response = json({
    subject: `acct:${record.handle}`,
    aliases: [record.uri, record.url],
    links: [
      { rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: record.url },
      { rel: 'self', type: 'application/activity+json', href: record.uri },
    ],
  });
  response.headers.set('Content-Type', 'application/jrd+json; charset=utf-8');
  return cached(response);
}

function cached(response: Response): Response {
  response.headers.set('Cache-Control', 'public, max-age=120');
  return response;
}

const UNSIGNED = "http request wasn't signed or http signature was invalid: (verifier)";

/** Actor documents want a signed request, which no page can make (§1). */
function actor(context: Context): Response {
  const accept = context.request.headers.get('accept') ?? '*/*';
  if (!accept.includes('text/html')) return refuse(401, UNSIGNED);
  const record = findLocal(context, context.path[0] ?? '');
  if (record === undefined) return refuse(404);
  if (context.url.pathname.startsWith('/@')) return profile(record);
  return new Response(null, { status: 303, headers: { Location: `/@${record.username}` } });
}

function profile(record: AccountRecord): Response {
  const name = record.displayName.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);
  return new Response(`<!doctype html><title>${name}</title><h1>${name}</h1>`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}

/** GET /users/:name/main-key: the key alone, unsigned (§1). */
function mainKey(context: Context): Response {
  const record = findLocal(context, context.path[0] ?? '');
  if (record === undefined) return refuse(404);
  const id = `${record.uri}/main-key`;
  return json({
    '@context': ['https://w3id.org/security/v1', 'https://www.w3.org/ns/activitystreams'],
    id: record.uri,
    preferredUsername: record.username,
    publicKey: { id, owner: record.uri, publicKeyPem: '' },
    type: 'Person',
  });
}

export const DOCUMENT_ROUTES: readonly Route[] = [
  get('/.well-known/webfinger', webfinger),
  get('/users/:name', actor),
  get('/@:name', actor),
  get('/users/:name/main-key', mainKey),
];

import { createClient } from './client.ts';
import { createNewAccount } from './new-account.ts';
import { type Sent, scriptFetch, sendJson, serverNamed } from './scripted-fetch.ts';

/** A new account on a server that answers what a test tells it to. */
export function newAccountWith(answer: Parameters<typeof scriptFetch>[0]) {
  const { fetch, sent } = scriptFetch(answer);
  const server = serverNamed('social.pasture.example');
  const signed = createClient({ server, token: 'secret', fetch, now: () => 0 });
  const unsigned = createClient({ server, fetch, now: () => 0 });
  const account = createNewAccount({ signed, unsigned }, serverNamed('pasture.example'));
  return { account, sent };
}

export const answering = (body: unknown, init?: ResponseInit) =>
  newAccountWith(() => sendJson(body, init));

/** A refusal in the words of a server. */
export const refusing = (status: number, error: string) => answering({ error }, { status });

export const TOLD = {
  'X-RateLimit-Limit': '300',
  'X-RateLimit-Remaining': '12',
  'X-RateLimit-Reset': '2026-03-10T09:05:00.000000Z',
};
export const LIMIT = { limit: 300, remaining: 12, resetAt: Date.UTC(2026, 2, 10, 9, 5) };

/** Method, path, fields of a form without the token, which has to be there. */
export function formOf(sent: readonly Sent[]) {
  const [request, ...others] = sent;
  if (request === undefined || others.length > 0) throw new Error(`${sent.length} requests`);
  const fields = [...new URLSearchParams(request.body)];
  const [name, token] = fields.pop() ?? [];
  if (name !== 'access_token' || token !== 'secret') throw new Error('The token is not there.');
  return { to: `${request.method} ${request.url.pathname}`, fields };
}

/** What a browser sends without asking first (mastodon.md §1.5). */
export function isSimple({ method, headers }: Sent): boolean {
  const names = [...headers.keys()];
  const type = headers.get('content-type');
  return method === 'POST' && names.length === 1 && type === 'application/x-www-form-urlencoded';
}

/** Ids that would lead elsewhere. */
export const BAD_IDS = ['../../../oauth/revoke', '1/unfollow?x=', '1?', '1#', '%2e%2e', '', 'é'];

import { describe, expect, it } from 'vitest';
import { readServer } from './instance.ts';
import {
  codeOf,
  type Sent,
  scriptFetch,
  sendHtml,
  sendJson,
  serverNamed,
} from './scripted-fetch.ts';

/** mastodon.md §13.1 */
const V2 = {
  domain: 'pasture.example',
  title: 'The Pasture',
  version: '4.6.5',
  registrations: { enabled: true, approval_required: false },
};
const NODEINFO = { version: '2.0', software: { name: 'mastodon', version: '4.6.5' } };

const v2 = '/api/v2/instance';
const v1 = '/api/v1/instance';
const nodeinfo = '/nodeinfo/2.0';
const webfinger = '/.well-known/webfinger';

const down = () => Promise.reject<Response>(new TypeError('Failed to fetch'));
const missing = () => sendJson({ error: 'Not Found' }, { status: 404 });

type Answers = Record<string, (sent: Sent) => Response | Promise<Response>>;

function read(answers: Answers, typed = 'pasture.example', user?: string, signal?: AbortSignal) {
  const { fetch, sent } = scriptFetch((one) => (answers[one.url.pathname] ?? missing)(one));
  const facts = readServer(serverNamed(typed), {
    fetch,
    now: () => 0,
    user,
    signal,
  });
  return { facts, sent };
}

describe('a handle’s domain that is not the host (mastodon.md §1.2b)', () => {
  const self = (href: string) => ({
    subject: 'acct:zoe@pasture.example',
    links: [
      { rel: 'http://webfinger.net/rel/profile-page', href: 'https://wrong.example/@zoe' },
      { rel: 'self', type: 'application/activity+json', href },
    ],
  });

  function split(href: string, user?: string) {
    const onHost =
      (answer: () => Response | Promise<Response>): Answers[string] =>
      ({ url }) =>
        url.host === 'pasture.example' ? sendHtml(404) : answer();
    return read(
      {
        [v2]: onHost(() => sendJson(V2)),
        [v1]: onHost(missing),
        [nodeinfo]: onHost(() => sendJson(NODEINFO)),
        [webfinger]: () => sendJson(self(href)),
      },
      'pasture.example',
      user,
    );
  }

  it('is found by WebFinger', async () => {
    const { facts, sent } = split('https://social.pasture.example/users/zoe', 'zoe');
    expect(await facts).toMatchObject({ web: 'social.pasture.example', local: 'pasture.example' });
    const [asked] = sent.filter(({ url }) => url.pathname === webfinger);
    expect(asked?.url.searchParams.get('resource')).toBe('acct:zoe@pasture.example');
  });

  it('cannot be found without a user', async () => {
    const { facts, sent } = split('https://social.pasture.example/users/zoe');
    expect(await codeOf(facts)).toBe('not-found');
    expect(sent.some(({ url }) => url.pathname === webfinger)).toBe(false);
  });

  it.each([
    'javascript:alert(1)//x/',
    'https://192.168.0.1/users/zoe',
    'https://router/users/zoe',
    'http://nouveau.localhost:4102/users/zoe',
    'https://user:password@social.example/users/zoe',
    'https:///users/zoe',
    'ftp://social.example/users/zoe',
    '',
    'https://pasture.example/users/zoe',
  ])('a link to %j leads nowhere', async (href) => {
    const { facts, sent } = split(href, 'zoe');
    expect(await codeOf(facts)).toBe('not-found');
    expect(new Set(sent.map(({ url }) => url.host))).toEqual(new Set(['pasture.example']));
  });

  it.each([
    ['nothing', down],
    ['HTML', () => sendHtml(200)],
    ['no links', () => sendJson({ subject: 'acct:zoe@pasture.example' })],
    ['links that are none', () => sendJson({ links: 'self' })],
  ])('WebFinger answers %s: the first failure is told', async (_, answer) => {
    const { facts } = read({ [webfinger]: answer }, 'pasture.example', 'zoe');
    expect(await codeOf(facts)).toBe('not-found');
  });
});

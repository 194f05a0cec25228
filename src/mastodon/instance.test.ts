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
const V1 = {
  uri: 'pasture.example',
  title: 'The Pasture',
  version: '3.5.19',
  registrations: true,
  approval_required: true,
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

const told = (instance: unknown): Answers => ({
  [v2]: () => sendJson(instance),
  [nodeinfo]: () => sendJson(NODEINFO),
});

describe('a server of today (mastodon.md §13.1)', () => {
  it('tells its names, its software and whether one may join', async () => {
    const { facts, sent } = read(told(V2));
    expect(await facts).toEqual({
      web: 'pasture.example',
      local: 'pasture.example',
      title: 'The Pasture',
      registrations: 'open',
      software: 'mastodon',
      softwareName: 'Mastodon',
      version: '4.6.5',
      mastodonVersion: { major: 4, minor: 6, patch: 5 },
      signUpUrl: undefined,
      sharedBudget: false,
    });
    expect(sent.map(({ url }) => url.pathname).sort()).toEqual([v2, nodeinfo]);
  });

  it('is asked without anything that would need a preflight', async () => {
    const { facts, sent } = read(told(V2));
    await facts;
    for (const { method, headers } of sent) expect([method, [...headers]]).toEqual(['GET', []]);
  });

  it.each([
    [{ enabled: true, approval_required: false }, 'open'],
    [{ enabled: true, approval_required: true }, 'approval'],
    [{ enabled: false, approval_required: true }, 'closed'],
    [{ enabled: true }, 'open'],
    // What was not said is not known: "closed" would be a false promise.
    [undefined, 'unknown'],
    [null, 'unknown'],
    ['yes', 'unknown'],
    [{ enabled: 'yes' }, 'unknown'],
  ])('registrations %j are %s', async (registrations, expected) => {
    const { facts } = read(told({ ...V2, registrations }));
    expect((await facts).registrations).toBe(expected);
  });

  it.each([
    ['https://login.example/join?to=pasture', 'https://login.example/join?to=pasture'],
    ['https://pasture.example/auth/sign_up', 'https://pasture.example/auth/sign_up'],
    [undefined, undefined],
    [null, undefined],
    [7, undefined],
    ['', undefined],
    ['/auth/sign_up', undefined],
    ['http://login.example/join', undefined],
    ['javascript:alert(1)', undefined],
    ['https:login.example', undefined],
    ['https://pasture.example@thief.example/', undefined],
    [`https://login.example/${'a'.repeat(2_000)}`, undefined],
    // This machine and the person's own network are no place to be sent to from afar.
    ['http://nouveau.localhost:4102/join', undefined],
    ['https://nouveau.localhost/join', undefined],
    ['https://192.168.1.1/join', undefined],
    ['https://router/join', undefined],
  ])('with a sign-up page %j has one at %j', async (url, expected) => {
    const { facts } = read(told({ ...V2, registrations: { enabled: true, url } }));
    expect(await facts).toMatchObject({ registrations: 'open', signUpUrl: expected });
  });

  it('of this machine may have its sign-up page there', async () => {
    const url = 'http://nouveau.localhost:4102/join';
    const { facts } = read(told({ ...V2, registrations: { enabled: true, url } }), 'a.localhost');
    expect((await facts).signUpUrl).toBe(url);
  });

  it('has its own host for a title when it gives none', async () => {
    expect((await read(told({ ...V2, title: '' })).facts).title).toBe('pasture.example');
  });
});

describe('nodeinfo, which a page may not read before 4.3 (mastodon.md §1.1)', () => {
  it.each([
    ['is hidden', down],
    ['is missing', missing],
    ['is HTML', () => sendHtml(200)],
    ['has a wrong shape', () => sendJson({ software: 'mastodon' })],
  ])('%s: the version text decides', async (_, answer) => {
    const { facts } = read({ ...told({ ...V2, version: '4.2.10' }), [nodeinfo]: answer });
    expect(await facts).toMatchObject({ software: 'mastodon', version: '4.2.10' });
  });

  it('decides when it can be read', async () => {
    const hollo = { software: { name: 'hollo' } };
    const { facts } = read({ ...told(V2), [nodeinfo]: () => sendJson(hollo) });
    expect(await facts).toMatchObject({ software: 'other', softwareName: 'hollo' });
  });
});

describe('a server without v2 (3.5, other software)', () => {
  const old: Answers = { [v1]: () => sendJson(V1), [nodeinfo]: down };

  it.each([
    ['404', missing],
    ['its front page with status 200', () => sendHtml(200)],
    ['something else with status 200', () => sendJson({ hello: 'world' })],
    ['an array', () => sendJson([])],
  ])('answers %s: v1 is read', async (_, answer) => {
    const { facts } = read({ ...old, [v2]: answer });
    expect(await facts).toMatchObject({
      local: 'pasture.example',
      version: '3.5.19',
      registrations: 'approval',
      sharedBudget: true,
    });
  });

  it.each([
    [{ registrations: true, approval_required: false }, 'open'],
    [{ registrations: true, approval_required: undefined }, 'open'],
    [{ registrations: false, approval_required: true }, 'closed'],
    [{ registrations: undefined, approval_required: undefined }, 'unknown'],
    [{ registrations: 'open', approval_required: undefined }, 'unknown'],
  ])('%j', async (given, expected) => {
    const { facts } = read({ ...old, [v1]: () => sendJson({ ...V1, ...given }) });
    expect((await facts).registrations).toBe(expected);
  });

  it.each([
    ['https://pasture.example/', 'pasture.example'],
    ['http://pasture.example', 'pasture.example'],
    ['PASTURE.example', 'pasture.example'],
  ])('whose name is written %s', async (uri, local) => {
    expect((await read({ ...old, [v1]: () => sendJson({ ...V1, uri }) }).facts).local).toBe(local);
  });

  it('GoToSocial’s account domain is the domain of its handles', async () => {
    const gotosocial = {
      ...V1,
      uri: 'https://social.pasture.example',
      account_domain: 'pasture.example',
    };
    const { facts } = read({ ...old, [v1]: () => sendJson(gotosocial) }, 'social.pasture.example');
    expect(await facts).toMatchObject({ web: 'social.pasture.example', local: 'pasture.example' });
  });

  it('is asked only once when v2 says it is busy or unwell', async () => {
    for (const [status, code] of [
      [429, 'rate-limited'],
      [503, 'unwell'],
    ] as const) {
      const { facts, sent } = read({ ...old, [v2]: () => new Response('', { status }) });
      expect(await codeOf(facts)).toBe(code);
      expect(sent.map(({ url }) => url.pathname)).not.toContain(v1);
    }
  });
});

describe('a server that is none', () => {
  it.each([
    ['does not answer', down, 'unreachable'],
    ['is unwell', () => sendHtml(502), 'unwell'],
    ['is a blog', () => sendHtml(200), 'garbled'],
    ['answers another JSON', () => sendJson({ domain: 7, uri: ['x'] }), 'garbled'],
    ['answers null', () => sendJson(null), 'garbled'],
    ['has nothing there', missing, 'not-found'],
    ['wants a signature or a token', () => sendJson({ error: 'x' }, { status: 401 }), 'signed-out'],
  ] as const)('%s', async (_, answer, code) => {
    expect(await codeOf(read({ [v2]: answer, [v1]: answer }).facts)).toBe(code);
  });

  it('is not asked again once nobody waits', async () => {
    const { facts, sent } = read(told(V2), 'pasture.example', 'zoe', AbortSignal.abort());
    expect(await codeOf(facts)).toBe('aborted');
    expect(sent.filter(({ url }) => url.pathname === webfinger)).toEqual([]);
  });
});

describe('hostile values', () => {
  it('are cut, and a domain that is none gives way to the host', async () => {
    const { facts } = read(
      told({
        domain: 'javascript:alert(1)',
        title: '<img src=x onerror=alert(1)>'.repeat(1_000),
        version: '9'.repeat(5_000),
        registrations: { enabled: true, approval_required: { toString: 'x' } },
      }),
    );
    const { local, title, version, registrations } = await facts;
    expect(local).toBe('pasture.example');
    expect([title.length, version.length]).toEqual([200, 40]);
    expect(registrations).toBe('open');
  });

  it.each([7, null, {}, [], true])('a title or version of %j is none', async (odd) => {
    const { facts } = read(told({ ...V2, title: odd, version: odd }));
    expect(await facts).toMatchObject({ title: 'pasture.example', version: '' });
  });
});

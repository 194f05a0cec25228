import { describe, expect, it } from 'vitest';
import { readActor } from './actor.ts';
import { codeOf, scriptFetch, sendHtml, sendJson, serverNamed } from './scripted-fetch.ts';

const web = serverNamed('pasture.example');
/** mastodon.md §1.4; accounts made on 4.5 and later have ids of this kind. */
const ID = 'https://pasture.example/ap/users/109348';
const OLD = 'https://valley.example/users/zoe';

function actorOf(answer: Parameters<typeof scriptFetch>[0], user = 'alice') {
  const { fetch, sent } = scriptFetch(answer);
  return { reading: readActor(web, user, { fetch, now: () => 0 }), sent };
}

const reads = (document: unknown) => actorOf(() => sendJson(document)).reading;

describe('an actor document (mastodon.md §1.4)', () => {
  it('tells the id, the aliases and where the account moved', async () => {
    const document = { id: ID, type: 'Person', alsoKnownAs: [OLD], movedTo: OLD, suspended: true };
    expect(await reads(document)).toEqual({
      state: 'read',
      id: ID,
      alsoKnownAs: [OLD],
      movedTo: OLD,
      suspended: true,
    });
  });

  it('leaves out what there is nothing to say of', async () => {
    expect(await reads({ id: ID })).toEqual({
      state: 'read',
      id: ID,
      alsoKnownAs: [],
      movedTo: undefined,
      suspended: false,
    });
  });

  it('is asked for by the one path open to pages, as nobody, past every store', async () => {
    const { reading, sent } = actorOf(() => sendJson({ id: ID }), 'Alice');
    await reading;
    expect(sent.map(({ method, url }) => [method, url.href])).toEqual([
      ['GET', 'https://pasture.example/users/alice'],
    ]);
    // Of the names and values that need no preflight (§1.4).
    expect([...(sent[0]?.headers ?? [])]).toEqual([['accept', 'application/activity+json']]);
    expect(sent[0]?.init).toMatchObject({ credentials: 'omit', cache: 'no-store' });
  });

  it.each<[unknown, readonly string[]]>([
    [undefined, []],
    [null, []],
    [OLD, [OLD]],
    ['', []],
    [[], []],
    [{ id: OLD }, []],
    [
      [OLD, ID],
      [OLD, ID],
    ],
    [[OLD, 7, null, { id: OLD }, 'zoe@valley.example', 'acct:zoe@valley.example'], [OLD]],
    [['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example/', 'https:zoe', OLD], [OLD]],
    [[`https://a.example/${'a'.repeat(2_000)}`, OLD], [OLD]],
  ])('aliases %j are read as %j', async (alsoKnownAs, expected) => {
    expect(await reads({ id: ID, alsoKnownAs })).toMatchObject({ alsoKnownAs: expected });
  });

  it('keeps an alias as it is written: the others compare it as text', async () => {
    const alsoKnownAs = ['HTTPS://Valley.example:443/users/Zoë'];
    expect(await reads({ id: ID, alsoKnownAs })).toMatchObject({ alsoKnownAs });
  });

  it('of a hundred thousand aliases does not fill the memory', async () => {
    const many = Array.from({ length: 100_000 }, (_, index) => `https://a.example/${index}`);
    const reading = await reads({ id: ID, alsoKnownAs: many });
    expect(reading.state === 'read' && reading.alsoKnownAs.length).toBe(500);
  });

  it.each([['javascript:alert(1)'], [7], [null], [{ id: OLD }]])(
    'a move to %j is none',
    async (movedTo) => {
      expect(await reads({ id: ID, movedTo })).toMatchObject({ movedTo: undefined });
    },
  );

  it.each([
    ['HTML', () => sendHtml(200)],
    ['nothing', () => new Response(null)],
    ['no object', () => sendJson([])],
    ['no id', () => sendJson({ alsoKnownAs: [OLD] })],
    ['an id that is no web address', () => sendJson({ id: 'javascript:alert(1)' })],
  ])('%s is garbled', async (_, answer) => {
    expect(await codeOf(actorOf(answer).reading)).toBe('garbled');
  });
});

describe('an actor that is not shown (mastodon.md §1.4)', () => {
  it.each([
    [401, 'secure'],
    [404, 'absent'],
    [410, 'gone'],
  ])('%i is %s', async (status, state) => {
    const answer = () => sendJson({ error: 'Request not signed' }, { status });
    expect(await actorOf(answer).reading).toEqual({ state });
    expect(await actorOf(() => sendHtml(status)).reading).toEqual({ state });
  });

  it.each([
    [403, 'forbidden'],
    [429, 'rate-limited'],
    [502, 'unwell'],
  ])('%i is %s', async (status, code) => {
    expect(await codeOf(actorOf(() => sendJson({}, { status })).reading)).toBe(code);
  });

  it('no answer is unreachable', async () => {
    const down = () => Promise.reject<Response>(new TypeError('Failed to fetch'));
    expect(await codeOf(actorOf(down).reading)).toBe('unreachable');
  });

  it.each(['', '..', 'a/b', 'a?b', 'a@valley.example', '%2e%2e', 'a b'])(
    'nobody is called %j: no path is made of it',
    async (user) => {
      const { reading, sent } = actorOf(() => sendJson({ id: ID }), user);
      expect(await codeOf(reading)).toBe('invalid');
      expect(sent).toEqual([]);
    },
  );
});

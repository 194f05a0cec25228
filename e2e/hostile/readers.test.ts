import { describe, expect, it } from 'vitest';
import { parseServer } from '../../src/domain/address.ts';
import { READINGS, type Reading } from '../../src/domain/reading.ts';
import { createAccountReader } from '../../src/mastodon/account-reader.ts';
import { readActor } from '../../src/mastodon/actor.ts';
import { createClient } from '../../src/mastodon/client.ts';
import { readPublishedBlocks } from '../../src/mastodon/domain-blocks.ts';
import { MastodonError } from '../../src/mastodon/errors.ts';
import { readServer } from '../../src/mastodon/instance.ts';
import { readMetadata, registerApp } from '../../src/mastodon/oauth.ts';
import { readOwnAccount } from '../../src/mastodon/own-account.ts';
import { lookUp, verifyCredentials } from '../../src/mastodon/people.ts';
import { scopesFor } from '../../src/mastodon/scopes.ts';
import { readSelfLink } from '../../src/mastodon/webfinger.ts';
import { createServer } from '../../src/practice/create-server.ts';
import { WHOLE_ACCOUNT, WHOLE_PEOPLE, WHOLE_POSTS } from '../whole-world.ts';
import { type Path, POISONS, pathsOf, poison } from './mutate.ts';

const NAME = 'ancien.example';
const ORIGIN = `https://${NAME}`;
/** Every request is a minute after the one before: this is not about limits. */
let now = Date.parse('2026-03-10T09:00:00Z');
const server = parsed(NAME);

function parsed(name: string) {
  const read = parseServer(name);
  if (!read.ok) throw new Error(name);
  return read.value;
}

const practice = createServer({
  ...{ server: NAME, origin: ORIGIN, people: WHOLE_PEOPLE, posts: WHOLE_POSTS, now: () => now },
  accounts: [
    {
      ...{ username: 'alice', email: 'alice@ancien.example', password: 'password' },
      ...WHOLE_ACCOUNT,
      followers: ['ami0@s0.example', 'ami1@s1.example'],
    },
  ],
  blockedServers: [{ domain: 'bad.example', severity: 'suspend' }],
  showBlockedServers: 'all',
});
const account = [...practice.state.accounts.values()].find(({ local }) => local);
const accountId = account?.id ?? '';
practice.state.tokens.set('token', {
  ...{ token: 'token', clientId: 'hostile', account: accountId, revoked: false },
  scopes: scopesFor('to'),
});

type Change = (path: string, body: unknown) => unknown;

/** A server whose answers are changed on their way, and that notes whom it was asked for. */
function lying(change: Change, headers: Record<string, string> = {}) {
  const asked: string[] = [];
  const send: typeof fetch = async (input, init) => {
    const url = new URL(input as string);
    asked.push(url.href);
    now += 60_000;
    const response = await practice.handle(new Request(url, init));
    if (response === undefined) throw new TypeError('Failed to fetch');
    const text = await response.text();
    const body: unknown = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
    const changed = change(url.pathname, body);
    return new Response(typeof changed === 'string' ? changed : JSON.stringify(changed), {
      // A refusal would hide what is tried here.
      status: response.status === 429 ? 599 : response.status,
      headers: { ...Object.fromEntries(response.headers), ...headers },
    });
  };
  return { asked, send };
}

type Read = (send: typeof fetch) => Promise<unknown>;
const client = (send: typeof fetch) =>
  createClient({ server, token: 'token', now: () => now, fetch: send });
const deps = (send: typeof fetch) => ({ now: () => now, fetch: send });
const reader = (send: typeof fetch) => createAccountReader(client(send), server, accountId);

/** Ids to ask about, as this server gave them. */
const honest = (_: string, body: unknown) => body;
async function idsFor(reading: Reading): Promise<readonly string[]> {
  const ask = reader(lying(honest).send);
  switch (reading) {
    case 'list-members':
      return (await ask.lists(undefined, [])).value.rows.map(({ id }) => id).slice(0, 1);
    case 'following-ties':
    case 'other-ties':
      return (await ask.following(undefined, [])).value.rows.map(({ id }) => id).slice(0, 3);
    case 'filter-posts':
      return (await ask.filters(undefined, [])).value.rows.flatMap(({ posts }) => posts);
    default:
      return [];
  }
}

/** Everything the wizard reads of a server, by name. */
const READS: Readonly<Record<string, Read>> = {
  server: (send) => readServer(server, deps(send)),
  metadata: (send) => readMetadata(server, deps(send)),
  registration: (send) =>
    registerApp(server, { redirectUri: 'https://page.example/', scopes: ['read'] }, deps(send)),
  'who one is': (send) => verifyCredentials(client(send), server),
  'own account': (send) => readOwnAccount(client(send), server),
  'look-up': (send) => lookUp(client(send), server, { user: 'alice', server }),
  actor: (send) => readActor(server, 'alice', deps(send)),
  webfinger: (send) => readSelfLink(server, { user: 'alice', server }, deps(send)),
  'published blocks': (send) => readPublishedBlocks(client(send)),
  ...Object.fromEntries(
    READINGS.map((reading): [string, Read] => [
      reading,
      async (send) => reader(send)[reading](undefined, await idsFor(reading)),
    ]),
  ),
};

/** Nothing that runs, leads out of its place, or was put there by the shape of an answer. */
function expectTame(value: unknown): void {
  const text = JSON.stringify(value) ?? '';
  const links = text.match(/"(?:url|uri|avatar|header|actor|signUpUrl|href)":"[^"]*"/g) ?? [];
  for (const link of links) expect(link).not.toMatch(/javascript:/i);
  for (const id of text.match(/"(?:id|accountId|personId)":"(?!https:)[^"]*"/g) ?? []) {
    expect(id).not.toMatch(/[/?#<]/);
  }
  expect(({} as Record<string, unknown>).evil).toBeUndefined();
}

describe.each(Object.entries(READS))('a hostile answer to %s', (_, read) => {
  it('poisoned in any field is read without it, or refused in our own words', async () => {
    // What it answers honestly tells which fields there are.
    const fields: { at: string; path: Path }[] = [];
    const { send, asked } = lying((at, body) => {
      fields.push(...pathsOf(body).map((path) => ({ at, path })));
      return body;
    });
    await read(send).catch(() => undefined);
    expect(asked.length).toBeGreaterThan(0);
    expect(fields.length).toBeGreaterThan(0);
    for (const { at, path } of fields) {
      for (const [, value] of POISONS) {
        const told = lying((where, body) => (where === at ? poison(body, path, value) : body));
        try {
          expectTame(await read(told.send));
        } catch (error) {
          expect(error).toBeInstanceOf(MastodonError);
        }
        // Whatever it says, nobody else is asked.
        for (const url of told.asked) expect(new URL(url).origin).toBe(ORIGIN);
      }
    }
  }, 120_000);

  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><title>Down</title>'],
    ['a number', 7],
    ['null', null],
    ['depth', JSON.parse(`${'['.repeat(2_000)}${']'.repeat(2_000)}`)],
  ])('that is %s is no answer', async (_name, body) => {
    const { send } = lying(() => body as unknown);
    try {
      expectTame(await read(send));
    } catch (error) {
      expect(error).toBeInstanceOf(MastodonError);
    }
  });

  it('with a next page somewhere else stays with this server', async () => {
    const { send, asked } = lying((_path, body) => body, {
      link: '<https://evil.example/next?max_id=5>; rel="next", <javascript:alert(1)>; rel="prev"',
    });
    await read(send).catch(() => undefined);
    for (const url of asked) expect(new URL(url).origin).toBe(ORIGIN);
  });

  it('without end is broken off', async () => {
    const chunk = new TextEncoder().encode(`"${'x'.repeat(65_536)}`);
    let given = 0;
    const send: typeof fetch = async () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            given += chunk.byteLength;
            controller.enqueue(chunk);
          },
        }),
        { headers: { 'content-type': 'application/json' } },
      );
    await read(send).then(expectTame, (error: unknown) => {
      expect(error).toBeInstanceOf(MastodonError);
    });
    // Two questions of one read may go at once.
    expect(given).toBeLessThan(40_000_000);
  });
});

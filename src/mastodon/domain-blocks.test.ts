import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient } from './client.ts';
import { matchBlocks, readPublishedBlocks, type ServerBlock } from './domain-blocks.ts';
import { codeOf, scriptFetch, sendHtml, sendJson, serverNamed } from './scripted-fetch.ts';

const web = serverNamed('pasture.example');

afterEach(() => vi.restoreAllMocks());

const digestOf = (name: string) => createHash('sha256').update(name).digest('hex');

function clientWith(answer: Parameters<typeof scriptFetch>[0], token?: string) {
  const { fetch, sent } = scriptFetch(answer);
  const signed = token === undefined ? {} : { token };
  return { client: createClient({ server: web, fetch, now: () => 0, ...signed }), sent };
}

async function published(body: unknown) {
  const { value } = await readPublishedBlocks(clientWith(() => sendJson(body)).client);
  return value.state === 'published' ? value.blocks : value.state;
}

describe('published blocks (mastodon.md §13.3)', () => {
  const WOLF = {
    domain: 'wolf.example',
    digest: digestOf('wolf.example'),
    severity: 'suspend',
    comment: 'eats sheep',
  };

  it('are read with or without a token', async () => {
    const bare = clientWith(() => sendJson([]));
    await readPublishedBlocks(bare.client);
    const signed = clientWith(() => sendJson([]), 'secret');
    await readPublishedBlocks(signed.client);
    for (const { sent } of [bare, signed]) {
      expect(sent.map(({ method, url }) => [method, url.pathname + url.search])).toEqual([
        ['GET', '/api/v1/instance/domain_blocks'],
      ]);
    }
    expect(bare.sent[0]?.headers.get('authorization')).toBeNull();
    expect(signed.sent[0]?.headers.get('authorization')).toBe('Bearer secret');
  });

  it('keep the name, the digest and how hard they are', async () => {
    const { domain, digest, severity } = WOLF;
    const hidden = { domain: 'wo**.ex****e', digest: digest.toUpperCase(), severity: 'silence' };
    expect(await published([WOLF, hidden])).toEqual([
      { domain, digest, severity },
      { domain: 'wo**.ex****e', digest, severity: 'silence' },
    ]);
  });

  it('have punycode names, also where they come in Unicode (GoToSocial)', async () => {
    const blocks = await published([
      { domain: 'Löwe.example', severity: 'suspend' },
      { domain: 'L*w*.Example', severity: 'suspend' },
      { domain: 'BAD', severity: 'suspend' },
    ]);
    const names = blocks === 'not-published' ? [] : blocks.map(({ domain }) => domain);
    expect(names).toEqual(['xn--lwe-sna.example', 'l*w*.example', 'bad']);
  });

  it('leave out what they say in a way we cannot read', async () => {
    const body = [
      null,
      'wolf.example',
      {},
      { ...WOLF, severity: 'noop' },
      { ...WOLF, severity: undefined },
      { ...WOLF, domain: '' },
      { ...WOLF, domain: `${'a'.repeat(256)}.example` },
      { ...WOLF, digest: 'none' },
    ];
    const { domain, severity } = WOLF;
    expect(await published(body)).toEqual([{ domain, digest: undefined, severity }]);
  });

  it.each([401, 403, 404, 405])('are not published when the answer is %i', async (status) => {
    for (const answer of [() => new Response(null, { status }), () => sendHtml(status)]) {
      const { value } = await readPublishedBlocks(clientWith(answer).client);
      expect(value).toEqual({ state: 'not-published' });
    }
  });

  it.each([
    [429, 'rate-limited'],
    [502, 'unwell'],
  ])('are not known when the answer is %i', async (status, code) => {
    const { client } = clientWith(() => sendHtml(status));
    expect(await codeOf(readPublishedBlocks(client))).toBe(code);
  });

  it.each([[{}], [null], ['none']])('%j is no list', async (body) => {
    expect(await codeOf(readPublishedBlocks(clientWith(() => sendJson(body)).client))).toBe(
      'garbled',
    );
  });

  it('tell the budget, published or not', async () => {
    const headers = {
      'X-RateLimit-Limit': '300',
      'X-RateLimit-Remaining': '12',
      'X-RateLimit-Reset': '2026-03-10T09:05:00.000000Z',
    };
    for (const status of [200, 404]) {
      const { client } = clientWith(() => sendJson([], { status, headers }));
      expect((await readPublishedBlocks(client)).limit?.remaining).toBe(12);
    }
  });
});

describe('servers that a list covers (app/models/domain_block.rb#rule_for)', () => {
  const open = (domain: string, severity: ServerBlock['severity']): ServerBlock => ({
    domain,
    digest: digestOf(domain),
    severity,
  });
  /** As `DomainBlock#public_domain` shows it: the middle in stars. */
  const hidden = (domain: string, severity: ServerBlock['severity']): ServerBlock => ({
    domain: domain.replace(/(?<=.{3})[^.](?=.{3})/g, '*'),
    digest: digestOf(domain),
    severity,
  });

  async function match(blocks: readonly ServerBlock[], names: readonly string[]) {
    return Object.fromEntries(await matchBlocks(blocks, names.map(serverNamed)));
  }

  it.each([
    ['open', open],
    ['hidden', hidden],
  ])('an %s name covers the server and those below, nobody beside', async (_, block) => {
    const names = [
      'wolf.example',
      'den.wolf.example',
      'a.den.wolf.example',
      'werewolf.example',
      'wolf.example.org',
      'example.org',
    ];
    expect(await match([block('wolf.example', 'suspend')], names)).toEqual({
      'wolf.example': 'suspend',
      'den.wolf.example': 'suspend',
      'a.den.wolf.example': 'suspend',
    });
  });

  it.each([
    ['open', open],
    ['hidden', hidden],
  ])('the longest name decides when it is %s, whatever the order', async (_, block) => {
    const blocks = [open('wolf.example', 'suspend'), block('den.wolf.example', 'silence')];
    const names = ['wolf.example', 'a.den.wolf.example', 'bear.wolf.example'];
    const expected = {
      'wolf.example': 'suspend',
      'a.den.wolf.example': 'silence',
      'bear.wolf.example': 'suspend',
    };
    expect(await match(blocks, names)).toEqual(expected);
    expect(await match([...blocks].reverse(), names)).toEqual(expected);
  });

  it('may be all of an ending', async () => {
    expect(await match([open('zip', 'silence')], ['a.zip', 'zip.example'])).toEqual({
      'a.zip': 'silence',
    });
  });

  it('a hidden name without a digest covers nobody, least of all what it looks like', async () => {
    const blocks = [
      { domain: 'w**f.example', digest: undefined, severity: 'suspend' },
      { domain: '*.example', digest: digestOf('*.example'), severity: 'suspend' },
    ] as const;
    expect(await match(blocks, ['wolf.example', 'den.wolf.example'])).toEqual({});
  });

  it('takes any iterable, once', async () => {
    function* walk() {
      yield serverNamed('wolf.example');
      yield serverNamed('sheep.example');
    }
    const matched = await matchBlocks([hidden('wolf.example', 'suspend')], walk());
    expect([...matched]).toEqual([['wolf.example', 'suspend']]);
  });

  it('of 5,000 hidden blocks and 2,000 servers are found by hashing each name once', async () => {
    const blocks = Array.from({ length: 5_000 }, (_, index) =>
      hidden(`wolf-${index}.example`, 'suspend'),
    );
    const names = Array.from({ length: 2_000 }, (_, index) => `a.wolf-${index * 5}.example`);
    const hash = vi.spyOn(crypto.subtle, 'digest');
    const matched = await matchBlocks(blocks, names.map(serverNamed));
    expect(matched.size).toBe(1_000);
    // The server, the one it lies under, and the ending they share.
    expect(hash).toHaveBeenCalledTimes(2_000 + 2_000 + 1);
  });

  it('are found without any hashing when no name is hidden', async () => {
    const hash = vi.spyOn(crypto.subtle, 'digest');
    await match([open('wolf.example', 'suspend')], ['den.wolf.example']);
    expect(hash).not.toHaveBeenCalled();
  });
});

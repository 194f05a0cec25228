import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressFromAcct,
  formatAddress,
  type Parsed,
  parseAddress,
  parseDestination,
  parseServer,
  type Server,
  sameAddress,
} from './address.ts';

const SEED = 20_260_310;

function must<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const address = (text: string) => must(parseAddress(text));
const problem = (parsed: Parsed<unknown>) => (parsed.ok ? parsed.value : parsed.problem);

describe('an address', () => {
  it.each([
    'alice@example.org',
    '@alice@example.org',
    '  @alice@example.org\n',
    'ALICE@Example.ORG',
    'acct:alice@example.org',
    'ACCT:@alice@example.org',
    'alice@example.org.',
    'alice@example.org:443',
    'alice@ＥＸＡＭＰＬＥ．org',
  ])('is the same however it is spelt: %j', (spelling) => {
    expect(formatAddress(address(spelling))).toBe('alice@example.org');
  });

  it.each([
    ['alice@bücher.example', 'alice@xn--bcher-kva.example'],
    ['alice@BÜCHER.example', 'alice@xn--bcher-kva.example'],
    ['alice@xn--bcher-kva.example', 'alice@xn--bcher-kva.example'],
    ['alice@faß.example', 'alice@xn--fa-hia.example'],
    ['alice@例え.テスト', 'alice@xn--r8jz45g.xn--zckzah'],
    ['alice@例え。テスト', 'alice@xn--r8jz45g.xn--zckzah'],
  ])('keeps an international name in punycode: %s', (spelling, kept) => {
    expect(formatAddress(address(spelling))).toBe(kept);
  });

  it('keeps a port that is not the usual one', () => {
    expect(formatAddress(address('alice@nouveau.localhost:4102'))).toBe(
      'alice@nouveau.localhost:4102',
    );
  });

  it.each(['a', '_', 'a_b', 'a.b', 'a-b', 'a..b', '0', 'a1'])('takes the user name %j', (user) => {
    expect(address(`${user}@example.org`).user).toBe(user);
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['@', 'empty'],
    ['acct:', 'empty'],
    ['alice', 'no-server'],
    ['@alice', 'no-server'],
    ['alice@', 'no-server'],
    ['@@example.org', 'bad-user'],
    ['.a@example.org', 'bad-user'],
    ['a.@example.org', 'bad-user'],
    ['-a@example.org', 'bad-user'],
    ['al ice@example.org', 'bad-user'],
    ['élise@example.org', 'bad-user'],
    ['\u212Aim@example.org', 'bad-user'],
    ['=HYPERLINK("http://x","y")', 'bad-user'],
    ['javascript:alert(1)@x', 'bad-user'],
    ['javascript:alert(1)@example.org', 'bad-user'],
    ['alice@javascript:alert(1)', 'bad-server'],
    ['alice@example', 'bad-server'],
    ['alice@localhost', 'bad-server'],
    ['alice@127.0.0.1', 'bad-server'],
    ['alice@0x7f.1', 'bad-server'],
    ['alice@2130706433', 'bad-server'],
    ['alice@[::1]', 'bad-server'],
    ['alice@example.org/@bob', 'bad-server'],
    ['alice@example.org?x=1', 'bad-server'],
    ['alice@example.org#x', 'bad-server'],
    ['alice@example.org\\x', 'bad-server'],
    ['alice@bob@example.org', 'bad-server'],
    ['alice@bob:pass@example.org', 'bad-server'],
    ['alice@exam ple.org', 'bad-server'],
    ['alice@exam%70le.org', 'bad-server'],
    ['alice@example..org', 'bad-server'],
    ['alice@-example.org', 'bad-server'],
    ['alice@exa<b>mple.org', 'bad-server'],
    ['alice@example.org:99999', 'bad-server'],
    ['alice@xn--a.example', 'bad-server'],
    [`alice@${'a'.repeat(600)}.org`, 'too-long'],
    [`${'a'.repeat(600)}@example.org`, 'too-long'],
  ])('is refused with its reason: %j is %s', (text, reason) => {
    expect(problem(parseAddress(text))).toBe(reason);
  });

  it('is answered at once, however the name is made', () => {
    const texts = [
      `${'a.'.repeat(255)}!`,
      'a'.repeat(511),
      `x@${'a-'.repeat(254)}`,
      '@'.repeat(511),
    ];
    const began = performance.now();
    for (const text of texts) parseAddress(text);
    // What backtracks without end takes minutes; a busy machine does not.
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

const user = fc.stringMatching(/^[a-z0-9_]([a-z0-9_.-]{0,12}[a-z0-9_])?$/);
const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/).filter(
  // Two hyphens in the third place announce punycode, which most letters are not.
  (text) => text.slice(2, 4) !== '--',
);
const server = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), fc.constantFrom('org', 'social', 'fr'))
  .map(([labels, top]) => [...labels, top].join('.'));
const port = fc.constantFrom('', ':4101', ':8443');

describe('addresses in general', () => {
  it('come back as they were from what was written', () => {
    fc.assert(
      fc.property(user, server, port, (name, host, suffix) => {
        const once = address(`${name}@${host}${suffix}`);
        expect(formatAddress(once)).toBe(`${name}@${host}${suffix}`);
        expect(address(formatAddress(once))).toEqual(once);
      }),
      { seed: SEED },
    );
  });

  it('compare equal in any case, with or without the @', () => {
    fc.assert(
      fc.property(user, server, (name, host) => {
        const plain = address(`${name}@${host}`);
        expect(sameAddress(plain, address(`@${name.toUpperCase()}@${host.toUpperCase()}`))).toBe(
          true,
        );
        expect(sameAddress(plain, address(`${name}x@${host}`))).toBe(false);
      }),
      { seed: SEED },
    );
  });

  it('never come out of any text with anything but a name, a host and a port in them', () => {
    const fragments = fc.constantFrom(
      '@',
      'alice',
      'example.org',
      'bücher',
      '.',
      ':',
      '//',
      'javascript:',
      'http://',
      '%2f',
      '\u202e',
      '\u00ad',
      '\u3002',
      'xn--',
      ' ',
      '\n',
      '<b>',
      '\u0000',
      '[::1]',
      '1',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fragments, { maxLength: 8 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const parsed of [parseAddress(text), parseDestination(text)]) {
          if (!parsed.ok) continue;
          expect(parsed.value.server).toMatch(/^[a-z0-9_.-]+(:\d+)?$/);
          expect(must(parseServer(parsed.value.server))).toBe(parsed.value.server);
          if (parsed.value.user !== undefined) expect(parsed.value.user).toMatch(/^[a-z0-9_.-]+$/);
        }
      }),
      { seed: SEED, numRuns: 400 },
    );
  });
});

describe('what a person types where a server is asked for', () => {
  it.each([
    ['example.org', 'example.org', undefined],
    ['@example.org', 'example.org', undefined],
    ['Example.org.', 'example.org', undefined],
    ['https://example.org', 'example.org', undefined],
    ['HTTPS://EXAMPLE.ORG/', 'example.org', undefined],
    ['http://nouveau.localhost:4102/', 'nouveau.localhost:4102', undefined],
    ['https://example.org/about?x=1#y', 'example.org', undefined],
    ['example.org/', 'example.org', undefined],
    ['bücher.example', 'xn--bcher-kva.example', undefined],
    ['alice@example.org', 'example.org', 'alice'],
    ['@Alice@Example.org', 'example.org', 'alice'],
    ['https://example.org/@Alice', 'example.org', 'alice'],
    ['https://example.org/@alice/', 'example.org', 'alice'],
    ['https://example.org/users/alice', 'example.org', 'alice'],
    ['example.org/@alice', 'example.org', 'alice'],
    ['web+ap://example.org/@alice', 'example.org', 'alice'],
    ['https://example.org/@alice/123', 'example.org', undefined],
    ['https://example.org/@al ice', 'example.org', undefined],
    ['https://example.org/@alice@other.example', 'example.org', undefined],
  ])('%s leads to %s, %s', (typed, name, who) => {
    const value = must(parseDestination(typed));
    expect(value.server).toBe(name);
    expect(value.user).toBe(who);
  });

  it.each([
    ['', 'empty'],
    ['alice', 'bad-server'],
    ['javascript:alert(1)', 'bad-server'],
    ['javascript://example.org/%0aalert(1)', 'bad-server'],
    ['javascript:alert(1)@x', 'bad-user'],
    ['data:text/html,example.org/x', 'bad-server'],
    ['https://alice:secret@example.org/', 'bad-server'],
    ['https://', 'empty'],
    ['http://192.168.1.1/', 'bad-server'],
    ['file:///etc/passwd', 'bad-server'],
  ])('%j is refused: %s', (typed, reason) => {
    expect(problem(parseDestination(typed))).toBe(reason);
  });
});

describe('an acct of an API answer', () => {
  const local = 'example.org' as Server;

  it('is completed when it is local, and put into punycode when it is not', () => {
    expect(problem(addressFromAcct('Alice', local))).toEqual(address('alice@example.org'));
    expect(problem(addressFromAcct('bob@bücher.example', local))).toEqual(
      address('bob@xn--bcher-kva.example'),
    );
  });

  it('is refused when it is none', () => {
    expect(problem(addressFromAcct('a b', local))).toBe('bad-user');
    expect(problem(addressFromAcct('bob@', local))).toBe('no-server');
  });
});

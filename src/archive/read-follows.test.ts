import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress } from '../domain/address.ts';
import { parseFollows, type ReadResult, readFollows } from './read-follows.ts';
import { writeFollows } from './write-follows.ts';

const fixture = (path: string) =>
  readFile(new URL(`../../e2e/fixtures/${path}`, import.meta.url), 'utf8');

const addresses = (result: ReadResult) =>
  result.ok ? result.finding.rows.map((row) => formatAddress(row.address)) : result.problem;

const read = (text: string, name = 'following_accounts.csv') => parseFollows(text, name, []);

describe('following_accounts.csv of every version', () => {
  it('reads a file that GoToSocial exported', async () => {
    const result = read(await fixture('gotosocial-0.20/following.csv'), 'following.csv');
    expect(result.ok && result.finding.rows).toHaveLength(21);
    expect(result.ok && result.finding.rejects).toEqual([]);
    expect(result.ok && result.finding.rows[11]).toEqual({
      line: 13,
      address: { user: 'frank', server: 'new.test' },
      options: { reblogs: false, notify: true },
    });
  });

  it('reads the files Mastodon itself is tested with', async () => {
    const current = read(await fixture('mastodon-spec/following_accounts.csv'));
    expect(addresses(current)).toEqual(['user@example.com', 'user@test.com']);
    expect(current.ok && current.finding.rows[1]?.options).toEqual({
      reblogs: true,
      notify: true,
      languages: ['en', 'fr'],
    });
    const older = read(await fixture('mastodon-spec/new-following-imports.txt'), 'x.csv');
    expect(addresses(older)).toEqual(['eve@example.com']);
    expect(older.ok && older.finding.rejects).toEqual([
      { line: 2, cells: ['bob', 'true'], reason: 'no-server' },
    ]);
    const international = read(await fixture('mastodon-spec/utf8-followers.txt'), 'x.csv');
    expect(addresses(international)).toEqual(['nare@xn--69aa8bzb.xn--y9a3aq']);
    const bare = read(await fixture('mastodon-spec/imports.txt'), 'x.txt');
    expect(bare.ok && bare.finding.certain).toBe(false);
    expect(addresses(read(await fixture('mastodon-spec/empty.csv')))).toEqual({ code: 'empty' });
  });

  const rows = 'alice@one.example,true,false,\nbob@two.example,false,true,"en, fr"\n';
  const expected = ['alice@one.example', 'bob@two.example'];
  it.each([
    ['a header', `Account address,Show boosts,Notify on new posts,Languages\n${rows}`],
    ['no header', rows],
    ['a BOM', `\uFEFFAccount address,Show boosts,Notify on new posts,Languages\n${rows}`],
    ['CRLF', `Account address,Show boosts\r\n${rows.replaceAll('\n', '\r\n')}`],
    ['CR', rows.replaceAll('\n', '\r')],
    ['quotes everywhere', '"alice@one.example","true"\n"bob@two.example","false"'],
    ['a leading @', '@alice@one.example\n@bob@two.example'],
    ['one column', 'Account address\nalice@one.example\nbob@two.example'],
    ['semicolons', 'Account address;Show boosts\nalice@one.example;true\nbob@two.example;true'],
    ['tabs', 'Account address\tShow boosts\nalice@one.example\ttrue\nbob@two.example\ttrue'],
    [
      'columns in another order',
      'Show boosts,Account address\n1,alice@one.example\n0,bob@two.example',
    ],
    ['upper case', 'ALICE@One.Example\nBob@TWO.example'],
    ['blank lines', `\n\n${rows}\n,,,\n`],
  ])('reads %s', (_, text) => expect(addresses(read(text))).toEqual(expected));

  it('keeps the options apart from their absence', () => {
    const result = read('a@x.example,F,,\nb@x.example,TRUE,0,"de, xx-nope-!, pt-BR"\nc@x.example');
    expect(result.ok && result.finding.rows.map((row) => row.options)).toEqual([
      { reblogs: false },
      { reblogs: true, notify: false, languages: ['de', 'pt-BR'] },
      {},
    ]);
  });
});

describe('lines that cannot be carried', () => {
  it('names each with its line and its reason', () => {
    const own = parseAddress('me@old.example');
    const text =
      'Account address,Show boosts\na@x.example,true\n\njavascript:alert(1)@x,true\nA@X.example,true\n' +
      '"=HYPERLINK(""http://evil.example"",""x"")@y.example",true\nme@old.example,true\nnobody,true\nz@127.0.0.1,true';
    const result = parseFollows(text, 'following_accounts.csv', own.ok ? [own.value] : []);
    expect(result.ok && result.finding.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'bad-user'],
      [5, 'duplicate'],
      [6, 'bad-user'],
      [7, 'own-account'],
      [8, 'no-server'],
      [9, 'bad-server'],
    ]);
    expect(result.ok && result.finding.rejects[2]?.cells[0]).toBe(
      '=HYPERLINK("http://evil.example","x")@y.example',
    );
  });

  it('lets an open quote spoil its own line alone', () => {
    const result = read('a@x.example,true\n"b@x.example,true\nc@x.example,true');
    expect(addresses(result)).toEqual(['a@x.example', 'c@x.example']);
    expect(result.ok && result.finding.rejects.map(({ line }) => line)).toEqual([2]);
  });
});

describe('files that are something else', () => {
  it.each([
    ['muted_accounts.csv', 'mutes'],
    ['lists.csv', 'lists'],
    ['bookmark-imports.txt', 'bookmarks'],
    ['domain_blocks_list.txt', 'domain-blocks'],
    ['custom_filters.json', 'filters'],
  ])('%s is told apart', async (name, kind) => {
    const text = await fixture(`mastodon-spec/${name}`);
    expect(addresses(read(text, name))).toEqual({ code: 'other-kind', kind });
  });

  it('tells blocks and followers by their name', async () => {
    const blocks = await fixture('gotosocial-0.20/blocks.csv');
    expect(addresses(read(blocks, 'blocks.csv'))).toEqual({ code: 'other-kind', kind: 'blocks' });
    const followers = await fixture('gotosocial-0.20/followers.csv');
    expect(addresses(read(followers, 'followers.csv'))).toEqual({ code: 'followers' });
    const renamed = read(followers, 'my people.csv');
    expect(renamed.ok && renamed.finding.certain).toBe(false);
  });

  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  it.each([
    ['an empty file', new Blob([]), 'empty'],
    ['blank lines', new Blob(['\n \r\n,,\n']), 'empty'],
    ['a picture', new Blob([png]), 'not-text'],
    ['a header alone', new Blob(['hello world\nthis is prose']), 'no-addresses'],
    ['50 MB of one line', new Blob([new Uint8Array(50 * 1024 * 1024).fill(97)]), 'line-too-long'],
    ['65 MB', new Blob([new Uint8Array(65 * 1024 * 1024)]), 'too-large'],
  ])('%s', async (_, file, code) => {
    const result = await readFollows(file, 'following_accounts.csv', []);
    expect(!result.ok && result.problem.code).toBe(code);
  });

  it('reads what spreadsheets save', async () => {
    const utf16 = new Blob([
      new Uint8Array([0xff, 0xfe]),
      new Uint8Array(new Uint16Array([...'a@x.example'].map((c) => c.charCodeAt(0))).buffer),
    ]);
    expect(addresses(await readFollows(utf16, 'follows.csv', []))).toEqual(['a@x.example']);
    const latin = new Blob([new Uint8Array([0xe9, 0x0a]), 'a@x.example\nb@x.example\n']);
    expect(addresses(await readFollows(latin, 'follows.csv', []))).toEqual([
      'a@x.example',
      'b@x.example',
    ]);
  });
});

describe('properties', () => {
  const arbitraryRow = fc.record({
    user: fc.stringMatching(/^[a-z0-9_]{1,20}$/),
    server: fc.stringMatching(/^[a-z]{1,10}\.(example|test)$/),
    reblogs: fc.boolean(),
    notify: fc.boolean(),
    languages: fc.subarray(['en', 'fr', 'pt-BR']),
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(arbitraryRow, { selector: (r) => `${r.user}@${r.server}` }),
        (list) => {
          const rows = list.flatMap(({ user, server, reblogs, notify, languages }) => {
            const address = parseAddress(`${user}@${server}`);
            const options = { reblogs, notify, ...(languages.length > 0 ? { languages } : {}) };
            return address.ok ? [{ address: address.value, options }] : [];
          });
          const result = read(writeFollows(rows));
          // A file with a header and nobody in it is a list of nobody.
          expect(result.ok && result.finding.rows.map(({ line: _, ...row }) => row)).toEqual(rows);
        },
      ),
    );
  });

  it('never throws, and accounts for every line that has anything on it', () => {
    const line = fc.oneof(
      fc.string().map((text) => text.replace(/[\r\n"]/g, '')),
      arbitraryRow.map((row) => `${row.user}@${row.server},${row.reblogs}`),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = ['Account address,Show boosts', ...lines].join('\n');
        const result = read(text);
        const filled = lines.filter((cells) => cells.split(',').some((cell) => cell.trim() !== ''));
        expect(result.ok && result.finding.rows.length + result.finding.rejects.length).toBe(
          filled.length,
        );
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => read(new TextDecoder().decode(bytes), 'x.csv')).not.toThrow();
      }),
    );
  });
});

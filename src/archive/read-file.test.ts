import { describe, expect, it } from 'vitest';
import { formatAddress } from '../domain/address.ts';
import { MAX_ROWS, type ReadResult } from './read-file.ts';
import { found, read, rejectsIn } from './reading.scene.ts';

const addresses = (result: ReadResult) =>
  result.ok
    ? found('follows', result).rows.map((row) => formatAddress(row.address))
    : result.problem;

const HEADER = 'Account address,Show boosts,Notify on new posts,Languages';

describe('following_accounts.csv in every shape', () => {
  const rows = 'alice@one.example,true,false,\nbob@two.example,false,true,"en, fr"\n';
  const saved = 'alice@one.example;VRAI;FAUX;\nbob@two.example;FAUX;VRAI;en, fr\n';

  it.each([
    ['with a header', `${HEADER}\n${rows}`],
    ['without header', rows],
    ['with a byte order mark', `\uFEFF${HEADER}\n${rows}`],
    [
      'with a sloppy header',
      `"account  ADDRESS ", Show Boosts,notify on new posts,languages\n${rows}`,
    ],
    ['with CRLF', `${HEADER}\n${rows}`.replaceAll('\n', '\r\n')],
    ['with CR', `${HEADER}\n${rows}`.replaceAll('\n', '\r')],
    [
      'with quotes everywhere',
      '"alice@one.example","1","0",""\n"bob@two.example","F","T","en, fr"',
    ],
    ['with a leading @', '@alice@one.example,true,off,\n@bob@two.example,FALSE,on,"en,fr"'],
    ['with semicolons, in French', saved],
    ['with tabs', `${HEADER}\n${saved}`.replaceAll(/[;,](?! )/g, '\t')],
    [
      'with columns in another order',
      'Languages,Notify on new posts,Account address,Show boosts\n,false,alice@one.example,true\n"en, fr",true,bob@two.example,false',
    ],
    ['in upper case', 'ALICE@One.Example,true,false,\nBob@TWO.example,FALSE,TRUE,"en, fr"'],
    ['with blank lines', `\n \n${rows}\n,,,\n`],
  ])('%s', async (_, text) => {
    const result = await read(text, 'following_accounts.csv');
    expect(result.ok && result.finding.certain).toBe(true);
    expect(result.ok && result.finding.rejects).toEqual([]);
    expect(found('follows', result).rows.map(({ line: _line, ...row }) => row)).toEqual([
      {
        address: { user: 'alice', server: 'one.example' },
        options: { reblogs: true, notify: false },
      },
      {
        address: { user: 'bob', server: 'two.example' },
        options: { reblogs: false, notify: true, languages: ['en', 'fr'] },
      },
    ]);
  });

  it('takes the two columns of 3.5 and the bare addresses of other software', async () => {
    expect(addresses(await read('Account address,Show boosts\na@x.example,true\n'))).toEqual([
      'a@x.example',
    ]);
    expect(addresses(await read('a@x.example\nb@x.example'))).toEqual([
      'a@x.example',
      'b@x.example',
    ]);
  });

  it('leaves an option out where the file says nothing, and drops languages that are none', async () => {
    const result = await read(
      'a@x.example,F,,\nb@x.example,yes,0,"de, nope!, pt-BR, de"\nc@x.example',
    );
    expect(found('follows', result).rows.map((row) => row.options)).toEqual([
      { reblogs: false },
      { reblogs: true, notify: false, languages: ['de', 'pt-BR'] },
      {},
    ]);
  });

  it('takes 25,000 rows, and not one more than the limit', async () => {
    const list = (length: number) =>
      Array.from({ length }, (_, index) => `user${index}@x.example,true\n`).join('');
    const many = await read(list(25_000));
    expect(many.ok && many.finding.rows).toHaveLength(25_000);
    const most = await read(`${HEADER}\n${list(MAX_ROWS)}`);
    expect(most.ok && most.finding.rows).toHaveLength(MAX_ROWS);
    expect(addresses(await read(list(MAX_ROWS + 1)))).toEqual({
      code: 'too-many-rows',
      limit: MAX_ROWS,
    });
  });
});

describe('lines that cannot be carried', () => {
  it('names each with its line and its reason', async () => {
    const text = [
      'Account address,Show boosts',
      'a@x.example,true',
      '',
      'javascript:alert(1)@x,true',
      'A@X.example,true',
      '"=HYPERLINK(""http://evil.example"",""x"")@y.example",true',
      'me@old.example,true',
      'Me@New.example,true',
      'nobody,true',
      'z@127.0.0.1,true',
    ].join('\n');
    const result = await read(text, 'x.csv', ['me@old.example', 'me@new.example']);
    expect(rejectsIn(result)).toEqual([
      [4, 'bad-user'],
      [5, 'duplicate'],
      [6, 'bad-user'],
      [7, 'own-account'],
      [8, 'own-account'],
      [9, 'no-server'],
      [10, 'bad-server'],
    ]);
    expect(result.ok && result.finding.rejects[2]?.cells).toEqual([
      '=HYPERLINK("http://evil.example","x")@y.example',
      'true',
    ]);
  });

  it('cuts long cells', async () => {
    const result = await read(`a@x.example,true,false\n${'y'.repeat(9_000)}`);
    expect(result.ok && result.finding.rejects[0]?.cells[0]).toHaveLength(500);
  });

  it('keeps a file that holds nobody but oneself', async () => {
    expect(rejectsIn(await read('me@old.example', 'follows.csv', ['me@old.example']))).toEqual([
      [1, 'own-account'],
    ]);
  });
});

describe('whether these are follows', () => {
  it.each([
    ['a header with boosts', 'Account address,Show boosts\na@x.example,true', 'x.csv', true],
    ['three columns', 'a@x.example,true,false', 'x.csv', true],
    ['a header alone', 'Account address\na@x.example', 'x.csv', false],
    ['a bare column', 'a@x.example', 'x.csv', false],
    ['two columns, as mutes have', 'a@x.example,true', 'x.csv', false],
    ['a bare column called follows', 'a@x.example', 'Follows.txt', true],
    ['a header alone called following', 'Account address\na@x.example', 'following (1).csv', true],
  ])('%s', async (_, text, name, certain) => {
    const result = await read(text, name);
    expect(result.ok && result.finding.certain).toBe(certain);
  });

  it('believes the content before the name', async () => {
    const follows = `${HEADER}\na@x.example,true,false,`;
    expect(addresses(await read(follows, 'followers.csv'))).toEqual(['a@x.example']);
    expect(addresses(await read(follows, 'blocked_accounts.csv'))).toEqual(['a@x.example']);
  });

  it.each([HEADER, 'Account address,Hide notifications\n\n', '#domain', '#uri\n'])(
    'does not take the header %j and nothing for a list',
    async (text) => expect(addresses(await read(text))).toEqual({ code: 'empty' }),
  );

  it.each([
    ['prose', 'hello world\nthis is prose'],
    ['a page', '<!doctype html>\n<title>Log in</title>'],
    ['names without servers', 'bob\nalice'],
  ])('finds no addresses in %s', async (_, text) => {
    expect(addresses(await read(text, 'following_accounts.csv'))).toEqual({
      code: 'no-addresses',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { formatAddress } from '../domain/address.ts';
import { found, read, rejectsIn } from './reading.scene.ts';

const OWN = ['me@old.example', 'me@new.example'];

describe('blocks and mutes', () => {
  it('are nobody twice, nor oneself', async () => {
    const text = 'a@x.example\nA@x.example\nme@old.example\nbob\nb@bücher.example';
    const result = await read(text, 'blocks.csv', OWN);
    expect(found('blocks', result).rows).toEqual([
      { line: 1, address: { user: 'a', server: 'x.example' } },
      { line: 5, address: { user: 'b', server: 'xn--bcher-kva.example' } },
    ]);
    expect(rejectsIn(result)).toEqual([
      [2, 'duplicate'],
      [3, 'own-account'],
      [4, 'no-server'],
    ]);
    const mutes = await read(text, 'mutes.csv', OWN);
    expect(rejectsIn(mutes)).toEqual(rejectsIn(result));
  });

  it('hide notifications unless the file says otherwise', async () => {
    const result = await read(
      'Account address,Hide notifications\na@x.example,true\nb@x.example,FAUX\nc@x.example,\nd@x.example',
    );
    expect(found('mutes', result).rows.map(({ notifications }) => notifications)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});

describe('lists', () => {
  it('keep their titles as they are, and one may be on one’s own', async () => {
    const text = [
      'Friends,a@x.example',
      '"News, and ""more""",a@x.example',
      'Friends,me@old.example',
      'friends,a@x.example',
      '"Two\nlines",b@x.example',
      ' Friends ,a@x.example',
      ',a@x.example',
      'Friends,bob',
      `${'x'.repeat(5_001)},a@x.example`,
    ].join('\n');
    const result = await read(text, 'lists.csv', OWN);
    expect(
      found('lists', result).rows.map(({ line, title, address }) => [
        line,
        title,
        formatAddress(address),
      ]),
    ).toEqual([
      [1, 'Friends', 'a@x.example'],
      [2, 'News, and "more"', 'a@x.example'],
      [3, 'Friends', 'me@old.example'],
      [4, 'friends', 'a@x.example'],
      [5, 'Two\nlines', 'b@x.example'],
    ]);
    expect(rejectsIn(result)).toEqual([
      [7, 'duplicate'],
      [8, 'no-title'],
      [9, 'no-server'],
      [10, 'too-long'],
    ]);
  });

  it.each(['Friends; family', 'a\tb', "l'été", '=1+1'])(
    'are not cut at what is no delimiter: %j',
    async (title) => {
      const result = await read(`${title},a@x.example\n${title},b@x.example`);
      expect(found('lists', result).rows.map((row) => row.title)).toEqual([title, title]);
    },
  );
});

describe('bookmarks', () => {
  it('are links, as they are written', async () => {
    const links = [
      'https://x.example/users/a/statuses/1',
      'https://x.example/objects/a;b=1',
      '"https://x.example/objects/a,b"',
      'HTTPS://X.example/objects/C',
    ];
    const text = [...links, links[0], 'javascript:alert(1)', 'https://10.0.0.1/1', 'gone'].join(
      '\n',
    );
    const result = await read(text, 'bookmarks.csv', OWN);
    expect(found('bookmarks', result).rows.map(({ uri }) => uri)).toEqual(
      links.map((link) => link.replaceAll('"', '')),
    );
    expect(rejectsIn(result)).toEqual([
      [5, 'duplicate'],
      [6, 'bad-link'],
      [7, 'bad-link'],
      [8, 'bad-link'],
    ]);
  });
});

describe('domain blocks', () => {
  it('are servers in one spelling, one’s own too', async () => {
    const text = 'bad.example\nBÜCHER.example\nxn--bcher-kva.example\nold.example\nlocalhost\na b';
    const result = await read(text, 'x.csv', OWN);
    expect(found('domain-blocks', result).rows).toEqual([
      { line: 1, server: 'bad.example' },
      { line: 2, server: 'xn--bcher-kva.example' },
      { line: 4, server: 'old.example' },
    ]);
    expect(rejectsIn(result)).toEqual([
      [3, 'duplicate'],
      [5, 'bad-server'],
      [6, 'bad-server'],
    ]);
  });

  it('are read from the lists of administrators as well', async () => {
    const result = await read(
      '#domain,#severity,#public_comment\nbad.example,suspend,"spam, mostly"\n',
    );
    expect(found('domain-blocks', result).rows).toEqual([{ line: 2, server: 'bad.example' }]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../domain/finding.ts';
import { rowsAnImportTakes } from '../domain/import-file.ts';
import { KINDS, type Kind } from '../domain/kind.ts';
import type { RowOfFile } from '../domain/row.ts';
import { person, ROWS } from '../domain/rows.scene.ts';
import { mergeSources } from '../domain/sources.ts';
import type { Task } from '../domain/task.ts';
import { readFile } from './read-file.ts';
import { found, read } from './reading.scene.ts';
import { writeForImport } from './write-import.ts';

/** The tasks rows of a file become. */
function tasksOf<K extends Kind>(kind: K, rows: readonly RowOfFile[K][]): readonly Task[] {
  const finding = { kind, name: 'x.csv', certain: true, rows, rejects: [] } as unknown as Finding;
  return mergeSources([], [finding]).tasks;
}

/** What one file says, of several too. */
const textOf = <K extends Kind>(kind: K, rows: readonly RowOfFile[K][]) =>
  writeForImport(kind, tasksOf(kind, rows)).map(({ text }) => text);

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    line: index + 1,
    address: person(`user${index}@x.example`),
  }));

describe('files for the import', () => {
  it('are what Mastodon writes, to the letter', async () => {
    const follows =
      'Account address,Show boosts,Notify on new posts,Languages\n' +
      'alice@one.example,true,false,\n' +
      'bob@two.example,false,true,"en, fr"\n' +
      'carol@xn--69aa8bzb.xn--y9a3aq,true,false,de\n';
    const mutes = 'Account address,Hide notifications\na@x.example,true\nb@x.example,false\n';
    const blocks = 'a@x.example\nb@x.example\n';
    const servers = 'bad.example\nxn--bcher-kva.example\n';
    const links = 'https://x.example/users/a/statuses/1\n"https://x.example/a,b"\n';
    const lists =
      'List name,Account address\nFriends,a@x.example\n"News, and ""more""",b@x.example\n';
    expect(textOf('follows', found('follows', await read(follows)).rows)).toEqual([follows]);
    expect(textOf('mutes', found('mutes', await read(mutes)).rows)).toEqual([mutes]);
    const blocked = found('blocks', await read(blocks, 'blocks.csv'));
    expect(textOf('blocks', blocked.rows)).toEqual([blocks]);
    const domains = found('domain-blocks', await read(servers));
    expect(textOf('domain-blocks', domains.rows)).toEqual([servers]);
    expect(textOf('bookmarks', found('bookmarks', await read(links)).rows)).toEqual([links]);
    expect(textOf('lists', found('lists', await read(lists)).rows)).toEqual([lists]);
  });

  it('are the filters Mastodon writes, with their posts', async () => {
    const text =
      '{"custom_filters":[' +
      '{"title":"a","expires_at":null,"context":["home"],"action":"warn",' +
      '"keywords_attributes":[{"keyword":"b","whole_word":true}],"statuses":[]},' +
      '{"title":"c","expires_at":"2026-12-24T18:00:00.000Z","context":["public","account"],' +
      '"action":"hide","keywords_attributes":[],"statuses":["https://x.example/1"]}]}';
    expect(textOf('filters', found('filters', await read(text)).rows)).toEqual([text]);
  });

  it("fill in the server's defaults", async () => {
    expect(textOf('follows', found('follows', await read('a@x.example')).rows)).toEqual([
      expect.stringContaining('\na@x.example,true,false,\n'),
    ]);
  });

  it.each([
    ['follows', 'following_accounts.csv', 'text/csv'],
    ['lists', 'lists.csv', 'text/csv'],
    ['mutes', 'muted_accounts.csv', 'text/csv'],
    ['blocks', 'blocked_accounts.csv', 'text/csv'],
    ['domain-blocks', 'blocked_domains.csv', 'text/csv'],
    ['bookmarks', 'bookmarks.csv', 'text/csv'],
    ['filters', 'custom_filters.json', 'application/json'],
  ] as const)('of %s are called %s', (kind, name, type) => {
    const anyRows: fc.Arbitrary<readonly RowOfFile[Kind][]> = ROWS[kind];
    const [rows = []] = fc.sample(anyRows, { numRuns: 1, seed: 7 });
    expect(writeForImport(kind, tasksOf(kind, rows))).toMatchObject([{ name, type }]);
    expect(writeForImport(kind, [])).toEqual([]);
  });

  it('hold their own kind alone', () => {
    const both = [...tasksOf('follows', []), ...tasksOf('blocks', people(2))];
    expect(writeForImport('follows', both)).toEqual([]);
    expect(writeForImport('blocks', both)).toHaveLength(1);
  });

  it('give two filters the import would take for one a title each', async () => {
    const filter = { title: 'a', context: ['home'], action: 'warn', keywords_attributes: [] };
    const given = [filter, { ...filter, action: 'hide' }, { ...filter, context: ['public'] }];
    const text = JSON.stringify({ custom_filters: given });
    const [written = ''] = textOf('filters', found('filters', await read(text)).rows);
    const titles = found('filters', await read(written)).rows.map(({ title }) => title);
    expect(titles).toEqual(['a', 'a (2)', 'a']);
  });
});

describe('files too long for the import', () => {
  it('of follows are cut at what an account may follow, each with its header', () => {
    const rows = people(7_501).map((row) => ({ ...row, options: {} }));
    const files = writeForImport('follows', tasksOf('follows', rows));
    expect(files.map(({ name }) => name)).toEqual([
      'following_accounts-1.csv',
      'following_accounts-2.csv',
    ]);
    const lines = files.map(({ text }) => text.split('\n'));
    expect(lines.map((some) => some.length)).toEqual([7_502, 3]);
    expect(lines[1]).toEqual([lines[0]?.[0], 'user7500@x.example,true,false,', '']);
  });

  it.each([
    ['blocks', 'blocked_accounts'],
    ['bookmarks', 'bookmarks'],
  ] as const)('of %s are cut at 20,000 rows', (kind, name) => {
    const uri = (line: number) => `https://x.example/${line}`;
    const rows = people(20_001).map((row) => ({ ...row, uri: uri(row.line) }));
    const files = writeForImport(kind, tasksOf<Kind>(kind, rows));
    expect(files.map((file) => file.name)).toEqual([`${name}-1.csv`, `${name}-2.csv`]);
    expect(files.map(({ text }) => text.split('\n').length - 1)).toEqual([20_000, 1]);
    expect(rowsAnImportTakes(kind)).toBe(20_000);
  });
});

describe.each(KINDS)('what is written of %s', (kind) => {
  const anyRows: fc.Arbitrary<readonly RowOfFile[Kind][]> = ROWS[kind];
  const things = (rows: readonly RowOfFile[Kind][]) => rows.map(({ line: _, ...row }) => row);

  it('is read back as it was, by its own name and, but for blocks, by any', () =>
    fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const [file] = writeForImport(kind, tasksOf(kind, rows));
        if (file === undefined) throw new Error('Nothing written.');
        const names = kind === 'blocks' ? [file.name] : [file.name, 'x.txt'];
        for (const name of names) {
          const result = await readFile({ name, bytes: new Blob([file.text]) }, []);
          const finding = found(kind, result);
          expect(things(finding.rows)).toEqual(things(rows));
          expect(finding).toMatchObject({ certain: true, rejects: [] });
        }
      }),
    ));

  it('has no byte order mark and no carriage return of its own', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const [text = ''] = textOf(kind, rows);
        expect(text).not.toMatch(/^\uFEFF/);
        expect(text).not.toContain('\r');
      }),
    );
  });
});

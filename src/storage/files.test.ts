import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseAddress } from '../domain/address.ts';
import type { Finding } from '../domain/finding.ts';
import { KINDS, type Kind } from '../domain/kind.ts';
import type { RowOfFile } from '../domain/row.ts';
import { ROWS } from '../domain/rows.scene.ts';
import { type Database, openDatabase } from './database.ts';
import { keepFiles, readFiles } from './files.ts';
import { forgetEverything } from './forget.ts';
import { createPassingShelf } from './local.ts';

let database: Promise<Database>;
beforeEach(() => {
  database = openDatabase();
});
afterEach(async () => {
  (await database).close();
  await forgetEverything(createPassingShelf());
});

function address(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const FINDING: Finding = {
  kind: 'follows',
  name: 'following_accounts.csv',
  certain: true,
  rows: [
    { line: 2, address: address('ann@one.example'), options: { notify: true, languages: ['fr'] } },
    { line: 3, address: address('bob@bücher.example'), options: {} },
  ],
  rejects: [{ line: 4, cells: ['=1+1', ''], reason: 'bad-user' }],
};

const put = async (key: string, value: unknown) =>
  (await database).put('kept', value, `one:${key}`);

const rest = async () => undefined;

describe('the files of the person', () => {
  it('come back as they were read', async () => {
    await keepFiles(database, 'one', {
      findings: [FINDING, { ...FINDING, name: 'empty.csv', rows: [] }],
      archives: [],
    });
    expect((await readFiles(database, 'one', rest)).findings).toEqual([
      FINDING,
      { ...FINDING, name: 'empty.csv', rows: [] },
    ]);
  });

  it.each(KINDS)('come back as they were read, with whatever %s', async (kind) => {
    const anyRows: fc.Arbitrary<readonly RowOfFile[Kind][]> = ROWS[kind];
    await fc.assert(
      fc.asyncProperty(anyRows, async (rows) => {
        const finding = { ...FINDING, kind, rows } as unknown as Finding;
        await keepFiles(database, 'one', { findings: [finding], archives: [] });
        expect((await readFiles(database, 'one', rest)).findings).toEqual([finding]);
      }),
      { numRuns: 20 },
    );
  });

  it('are read as they were kept when there were follows alone', async () => {
    const rows = {
      lines: new Uint32Array([2, 3]),
      addresses: 'ann@one.example\nbob@xn--bcher-kva.example',
      options: [{ notify: true, languages: ['fr'] }, {}],
      optionsAt: new Uint32Array([0, 1]),
    };
    await put('findings', [{ ...FINDING, rows }]);
    expect((await readFiles(database, 'one', rest)).findings).toEqual([FINDING]);
  });

  it('are none before there are any', async () => {
    expect((await readFiles(database, 'one', rest)).findings).toEqual([]);
  });

  it('are those kept last', async () => {
    await keepFiles(database, 'one', { findings: [FINDING], archives: [] });
    await keepFiles(database, 'one', { findings: [], archives: [] });
    expect((await readFiles(database, 'one', rest)).findings).toEqual([]);
  });

  async function spoilt(change: (finding: Record<string, unknown>) => void) {
    await keepFiles(database, 'one', { findings: [FINDING], archives: [] });
    const kept = (await (await database).get('kept', 'one:findings')) as Record<string, unknown>[];
    for (const finding of kept) change(finding);
    await put('findings', kept);
    return (await readFiles(database, 'one', rest)).findings;
  }

  it.each<[string, (finding: Record<string, unknown>) => void]>([
    ['another kind', (finding) => Object.assign(finding, { kind: 'blocks' })],
    ['a kind that is none', (finding) => Object.assign(finding, { kind: 'followers' })],
    ['no rows', (finding) => Object.assign(finding, { rows: undefined })],
    ['a reason nobody knows', (finding) => Object.assign(finding, { rejects: [{ reason: 'x' }] })],
    [
      'an address that is none',
      ({ rows }) =>
        Object.assign(rows as object, { subjects: 'ann@one.example\njavascript:alert(1)@x' }),
    ],
    ['a line too few', ({ rows }) => Object.assign(rows as object, { lines: new Uint32Array(1) })],
    [
      'options that are not there',
      ({ rows }) => Object.assign(rows as object, { restAt: new Uint32Array([0, 9]) }),
    ],
  ])('with %s are not read by halves', async (_, change) => {
    expect(await spoilt(change)).toEqual([]);
  });

  it('are read when nothing is spoilt, or the cases above prove nothing', async () => {
    expect(await spoilt(() => {})).toEqual([FINDING]);
  });
});

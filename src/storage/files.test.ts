import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseAddress } from '../domain/address.ts';
import type { Finding } from '../domain/finding.ts';
import { taskId } from '../domain/plan.ts';
import { type Database, openDatabase } from './database.ts';
import { keepFindings, keepLeftOut, openFilesNews, readFiles } from './files.ts';
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

describe('the files of the person', () => {
  it('come back as they were read', async () => {
    await keepFindings(database, 'one', [FINDING, { ...FINDING, name: 'empty.csv', rows: [] }]);
    await keepLeftOut(database, 'one', [taskId(address('ann@one.example'))]);
    expect(await readFiles(database, 'one')).toEqual({
      findings: [FINDING, { ...FINDING, name: 'empty.csv', rows: [] }],
      leftOut: ['follows:ann@one.example'],
    });
  });

  it('are none before there are any', async () => {
    expect(await readFiles(database, 'one')).toEqual({ findings: [], leftOut: [] });
  });

  it('are those kept last', async () => {
    await keepFindings(database, 'one', [FINDING]);
    await keepFindings(database, 'one', []);
    expect((await readFiles(database, 'one')).findings).toEqual([]);
  });

  async function spoilt(change: (finding: Record<string, unknown>) => void) {
    await keepFindings(database, 'one', [FINDING]);
    const kept = (await (await database).get('kept', 'one:findings')) as Record<string, unknown>[];
    for (const finding of kept) change(finding);
    await put('findings', kept);
    return (await readFiles(database, 'one')).findings;
  }

  it.each<[string, (finding: Record<string, unknown>) => void]>([
    ['another kind', (finding) => Object.assign(finding, { kind: 'blocks' })],
    ['no rows', (finding) => Object.assign(finding, { rows: undefined })],
    ['a reason nobody knows', (finding) => Object.assign(finding, { rejects: [{ reason: 'x' }] })],
    [
      'an address that is none',
      ({ rows }) =>
        Object.assign(rows as object, { addresses: 'ann@one.example\njavascript:alert(1)@x' }),
    ],
    ['a line too few', ({ rows }) => Object.assign(rows as object, { lines: new Uint32Array(1) })],
    [
      'options that are not there',
      ({ rows }) => Object.assign(rows as object, { optionsAt: new Uint32Array([0, 9]) }),
    ],
  ])('with %s are not read by halves', async (_, change) => {
    expect(await spoilt(change)).toEqual([]);
  });

  it('are read when nothing is spoilt, or the cases above prove nothing', async () => {
    expect(await spoilt(() => {})).toEqual([FINDING]);
  });

  it.each([
    ['a text', 'follows:ann@one.example'],
    ['other things', ['blocks:ann@one.example']],
  ])('nobody is left out by %s', async (_, kept) => {
    await put('left-out', kept);
    expect((await readFiles(database, 'one')).leftOut).toEqual([]);
  });
});

describe('word of the files', () => {
  it('reaches the other tabs, and not the one that sent it', async () => {
    const heard: string[] = [];
    const [one, two] = [openFilesNews(), openFilesNews()];
    one.watch(() => heard.push('one'));
    await new Promise<void>((resolve) => {
      two.watch(() => {
        heard.push('two');
        resolve();
      });
      one.tell();
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual(['two']);
  });
});

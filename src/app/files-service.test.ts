import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseAddress } from '../domain/address.ts';
import type { Finding } from '../domain/finding.ts';
import { taskId } from '../domain/plan.ts';
import { makeReport } from '../domain/report.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { forgetEverything } from '../storage/forget.ts';
import { openJourney } from '../storage/journey.ts';
import { createPassingShelf } from '../storage/local.ts';
import { createFilesService } from './files-service.ts';

const databases: Promise<Database>[] = [];
afterEach(async () => {
  for (const database of databases.splice(0)) (await database).close();
  await forgetEverything(createPassingShelf());
});

function address(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

const finding = (name: string, ...people: string[]): Finding => ({
  kind: 'follows',
  name,
  certain: true,
  rows: people.map((person, at) => ({ line: at + 2, address: address(person), options: {} })),
  rejects: [],
});

const ONE = finding('one.csv', 'ann@x.example', 'bob@x.example', 'cy@x.example');
const TWO = finding('two.csv', 'dan@x.example', 'ann@x.example');

async function open() {
  const database = openDatabase();
  databases.push(database);
  const journey = openJourney(createPassingShelf());
  const files = createFilesService(database, journey);
  await files.ready;
  return { files, journey };
}

describe('the files of the person', () => {
  it('become one plan, the oldest follow first, and the journey knows how many', async () => {
    const { files, journey } = await open();
    await files.keep([ONE, TWO]);
    expect(files.work().plan.tasks.map(({ address: { user } }) => user)).toEqual([
      'dan',
      'cy',
      'bob',
      'ann',
    ]);
    expect(files.work().rejects).toMatchObject([{ reason: 'duplicate', file: 'two.csv' }]);
    expect(journey.getSnapshot().rows).toBe(4);
  });

  it('are there again after a reload, with what was unticked', async () => {
    const before = await open();
    await before.files.keep([ONE]);
    before.files.leaveOut(new Set([taskId(address('bob@x.example'))]));
    const after = await open();
    expect(after.files.getSnapshot().findings).toEqual([ONE]);
    expect([...after.files.work().leftOut]).toEqual(['follows:bob@x.example']);
  });

  it('taken out in one tab are taken out in the other', async () => {
    const [one, two] = [await open(), await open()];
    await one.files.keep([ONE, TWO]);
    await vi.waitFor(() => expect(two.files.work().plan.tasks.length).toBe(4));
    one.files.leaveOut(new Set([taskId(address('cy@x.example'))]));
    await vi.waitFor(() => expect(two.files.work().leftOut.size).toBe(1));
    await one.files.keep([TWO]);
    await vi.waitFor(() => expect(two.files.work().plan.tasks.length).toBe(2));
  });

  it('are the same work until something changes', async () => {
    const { files } = await open();
    await files.keep([ONE]);
    const before = files.work();
    expect(files.work()).toBe(before);
    files.leaveOut(new Set([taskId(address('bob@x.example'))]));
    expect(files.work()).not.toBe(before);
    expect(files.work().plan).toBe(before.plan);
    await files.keep([TWO]);
    expect(files.work().plan.tasks.length).toBe(2);
  });
});

describe('what is left over', () => {
  it('is written in the order of the file, in Mastodon’s own format', async () => {
    const { files } = await open();
    await files.keep([ONE]);
    const { plan, leftOut, rejects } = files.work();
    const ended = { state: 'ended', outcome: { code: 'done', accountId: '1' } } as const;
    const standings = new Map([[taskId(address('bob@x.example')), ended]]);
    const write = files.write(makeReport(plan, standings, leftOut, rejects));
    const words = { header: ['Person', 'Outcome'], outcome: () => 'x' };
    expect(await write('leftovers', words)).toBe(
      'Account address,Show boosts,Notify on new posts,Languages\n' +
        'ann@x.example,true,false,\ncy@x.example,true,false,\n',
    );
    expect((await write('report', words)).split('\n').map((line) => line.split(',')[0])).toEqual([
      'Person',
      'ann@x.example',
      'bob@x.example',
      'cy@x.example',
      '',
    ]);
  });
});

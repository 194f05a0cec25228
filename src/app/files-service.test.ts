import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseAddress } from '../domain/address.ts';
import type { Finding } from '../domain/finding.ts';
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

async function open(breathe = async (): Promise<void> => undefined) {
  const database = openDatabase();
  databases.push(database);
  const journey = openJourney(createPassingShelf());
  const files = createFilesService(database, journey, breathe);
  await files.ready;
  return { files, journey };
}

describe('the files of the person', () => {
  it('are there again after a reload, and the journey knows how many rows', async () => {
    const before = await open();
    await before.files.keep(() => ({ findings: [ONE, TWO], archives: [] }));
    expect(before.journey.getSnapshot().rows).toBe(5);
    const after = await open();
    expect(after.files.getSnapshot()).toEqual({
      ...{ state: 'ready', findings: [ONE, TWO], archives: [] },
    });
  });

  it('are shown once they are kept, and not before', async () => {
    const { files } = await open();
    const keeping = files.keep(() => ({ findings: [ONE], archives: [] }));
    expect(files.getSnapshot().findings).toEqual([]);
    await keeping;
    expect(files.getSnapshot().findings).toEqual([ONE]);
  });

  it('given at the same time are both kept', async () => {
    const { files } = await open();
    const add = (one: Finding) =>
      files.keep(({ findings, archives }) => ({ findings: [...findings, one], archives }));
    await Promise.all([add(ONE), add(TWO)]);
    expect(files.getSnapshot().findings).toEqual([ONE, TWO]);
    expect((await open()).files.getSnapshot().findings).toEqual([ONE, TWO]);
  });

  it('given while what another tab kept is still being read are kept beside it', async () => {
    const one = await open();
    let letThrough = () => {};
    const held = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    let isSlow = false;
    const two = await open(async () => (isSlow ? held : undefined));
    isSlow = true;
    await one.files.keep(() => ({ findings: [ONE], archives: [] }));
    // The news is on its way; what it tells of is unpacked slowly.
    await new Promise((resolve) => setTimeout(resolve));
    const keeping = two.files.keep(({ findings }) => ({
      findings: [...findings, TWO],
      archives: [],
    }));
    letThrough();
    await keeping;
    expect((await open()).files.getSnapshot().findings).toEqual([ONE, TWO]);
  });

  it('taken out in one tab are taken out in the other', async () => {
    const [one, two] = [await open(), await open()];
    await one.files.keep(() => ({ findings: [ONE, TWO], archives: [] }));
    await vi.waitFor(() => expect(two.files.getSnapshot().findings.length).toBe(2));
    await one.files.keep(() => ({ findings: [TWO], archives: [] }));
    await vi.waitFor(() => expect(two.files.getSnapshot().findings).toEqual([TWO]));
  });
});

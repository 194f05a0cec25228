import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { parseAddress } from '../domain/address.ts';
import type { ArchiveOf } from '../domain/archive-facts.ts';
import { FIRST_CHOICES } from '../domain/choices.ts';
import type { Finding } from '../domain/finding.ts';
import type { Identity } from '../domain/journey.ts';
import { personTaskId } from '../domain/task.ts';
import { keepChoices, readChoices } from './choices.ts';
import { type Database, openDatabase } from './database.ts';
import { keepFiles, readFiles } from './files.ts';
import { forgetEverything } from './forget.ts';
import { openJournal } from './journal.ts';
import { openJourney } from './journey.ts';
import { openJourneyFile, readJourneyFile, writeJourneyFile } from './journey-file.ts';
import { createPassingShelf } from './local.ts';
import { listParked } from './parked.ts';
import { openSignIns } from './sign-ins.ts';

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

const account = (server: string): Identity => ({
  actor: `https://${server}/users/alice`,
  address: address(`alice@${server}`),
  accountId: '1',
  displayName: 'Alice',
});

const FINDING: Finding = {
  kind: 'follows',
  name: 'following_accounts.csv',
  certain: true,
  rows: [{ line: 2, address: address('ann@x.example'), options: { notify: true } }],
  rejects: [],
};
const NOW = 1_000;
const TASK = personTaskId('follow', address('ann@x.example'));
const DONE = {
  type: 'outcome',
  task: TASK,
  at: 20,
  outcome: { code: 'done', targetId: '7' },
} as const;

function open() {
  const database = openDatabase();
  databases.push(database);
  return database;
}

/** An archive with one picture. */
const archive = (): ArchiveOf<Blob> => ({
  facts: {
    ...{ name: 'a.zip', posts: 2, boosts: 1, media: 0, firstAt: 5, lastAt: 6, missing: [] },
    aliases: ['https://x.example/users/ann'],
    defects: [{ code: 'truncated', count: 1, names: ['likes.json'] }],
  },
  pictures: { avatar: new Blob([Uint8Array.from([0, 137, 255])], { type: 'image/png' }) },
});

/** A browser with a move under way, on its shelf and in its database. */
async function setUp() {
  const [shelf, database] = [createPassingShelf(), open()];
  const journey = openJourney(shelf);
  for (const [side, name] of [
    ['from', 'old.example'],
    ['to', 'new.example'],
  ] as const) {
    const server = account(name).address.server;
    const end = { web: server, local: server, title: name, sharedBudget: false };
    journey.dispatch({ type: 'server-chosen', side, end });
    journey.dispatch({ type: 'signed-in', side, account: account(name) });
    openSignIns(shelf).keepToken(side, {
      ...{ web: server, actor: account(name).actor, token: `secret-of-${name}` },
    });
  }
  const { id } = journey.getSnapshot();
  await keepFiles(database, id, { findings: [FINDING], archives: [archive()] });
  await keepChoices(database, id, { ...FIRST_CHOICES, leftOut: new Set([TASK]) });
  await openJournal(database, account('new.example').actor).append([
    { type: 'intent', task: TASK, at: 10 },
    DONE,
  ]);
  const text = await writeJourneyFile(database, journey.getSnapshot(), 30);
  return { shelf, database, journey, text };
}

function read(text: string) {
  const told = readJourneyFile(text, NOW);
  if (!told.ok) throw new Error(told.problem);
  return told.file;
}

describe('a move as a file', () => {
  it('holds no key, whatever the shelf holds', async () => {
    const { shelf, text } = await setUp();
    expect(shelf.length).toBeGreaterThan(2);
    expect(text).not.toContain('secret');
  });

  it('is the same move in a browser that has never seen it', async () => {
    const { text, journey } = await setUp();
    const before = journey.getSnapshot();
    await forgetEverything(createPassingShelf());
    const [shelf, database] = [createPassingShelf(), open()];
    await openJourneyFile(database, shelf, read(text), 'other');
    expect(openJourney(shelf).getSnapshot()).toEqual({ ...before, id: 'other' });
    const { findings, archives } = await readFiles(database, 'other', async () => undefined);
    expect(findings).toEqual([FINDING]);
    expect(archives.map(({ facts }) => facts)).toEqual([archive().facts]);
    const avatar = archives[0]?.pictures.avatar;
    expect([avatar?.type, [...new Uint8Array((await avatar?.arrayBuffer()) ?? [])]]).toEqual([
      'image/png',
      [0, 137, 255],
    ]);
    expect((await readChoices(database, 'other')).leftOut).toEqual(new Set([TASK]));
    const journal = await openJournal(database, account('new.example').actor).read();
    expect(journal.at(-1)).toEqual(DONE);
    expect(openSignIns(shelf).heldToken('to')).toBeUndefined();
  });

  it('puts the move of this browser aside, with its keys', async () => {
    const { shelf, database, text } = await setUp();
    await openJourneyFile(database, shelf, read(text), 'other');
    expect(listParked(shelf)).toMatchObject([{ id: 'first', tokens: [{}, {}] }]);
  });

  it('adds nothing to a journal that knows more', async () => {
    const { shelf, database, text } = await setUp();
    const journal = openJournal(database, account('new.example').actor);
    await journal.append([{ type: 'retry', task: TASK, at: 40 }]);
    await openJourneyFile(database, shelf, read(text), 'other');
    expect((await journal.read()).at(-1)).toEqual({ type: 'retry', task: TASK, at: 40 });
  });

  it.each([
    ['', 'not-a-journey'],
    ['{"journey":1}', 'not-a-journey'],
    ['Account address\nann@x.example\n', 'not-a-journey'],
    ['{"format":"transhumance-journey","version":2}', 'newer'],
    ['{"format":"transhumance-journey","version":1,"journey":{}}', 'broken'],
    ['{"format":"transhumance-journey","version":1,"jour', 'broken'],
  ])('%j is %s', (text, problem) => {
    expect(readJourneyFile(text, NOW)).toEqual({ ok: false, problem });
  });

  it.each<[string, (journey: Record<string, Record<string, unknown>>) => void]>([
    [
      'a server that is not the account’s',
      ({ to }) => Object.assign(to ?? {}, { web: 'evil.example', local: 'evil.example' }),
    ],
    ['no beginning', (journey) => delete journey.from],
  ])('with %s is not opened', async (_, change) => {
    const { text } = await setUp();
    const file = JSON.parse(text) as { journey: Record<string, Record<string, unknown>> };
    change(file.journey);
    expect(readJourneyFile(JSON.stringify(file), NOW)).toEqual({ ok: false, problem: 'broken' });
  });

  it('knows nothing of the future', async () => {
    const { text } = await setUp();
    const file = JSON.parse(text) as { journal: { at: number }[] };
    for (const entry of file.journal) entry.at = 9e15;
    expect(read(JSON.stringify(file)).journal).toEqual([]);
  });

  it('takes no name that leaves its own move', async () => {
    const { text } = await setUp();
    const file = JSON.parse(text) as { kept: Record<string, unknown> };
    file.kept = { 'a\u0000b': 1 };
    expect(readJourneyFile(JSON.stringify(file), NOW)).toMatchObject({ ok: false });
  });
});

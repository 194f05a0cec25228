import { readFile } from 'node:fs/promises';
import { createRandom } from '../../src/practice/demo-world.ts';
import { followsOf, repeatsOf, signedOf } from '../counts.ts';
import { type Crossing, expect, fill, test } from '../crossing.ts';
import { fileOf, lineOf, makeRow, makeRows, peopleOf, type Row, shuffle } from '../people.ts';
import { createVerbs, type Verbs } from '../verbs.ts';
import { anyOf } from '../words.ts';

/** A page that was closed had three requests under way at most (product.md §4). */
const IN_DOUBT = 3;
const INTERRUPTIONS = 1;
const SIGNED_PER_ROW = 2.05;

test('a real file of GoToSocial, in French, with a reload in the middle', async ({
  page,
  cross,
}) => {
  const file = await readFile(
    new URL('../fixtures/gotosocial-0.20/following.csv', import.meta.url),
    'utf8',
  );
  const rows = file
    .trim()
    .split('\n')
    .slice(1)
    .map((line, index): Row => {
      const [handle = '', reblogs, notify] = line.split(',');
      const options = {
        reblogs: reblogs === 'true',
        notify: notify === 'true',
        languages: undefined,
      };
      return makeRow(index % 2 === 0 ? 'known' : 'unknown', handle, options);
    });
  expect(rows).toHaveLength(21);
  const crossing = await cross({ people: peopleOf(rows), speed: 20 });
  const verbs = await createVerbs(page, crossing, 'fr');

  await verbs.walkToBring(file);
  await verbs.startRun();
  await crossing.fresh.until(({ state }) => state.follows.size >= 8);
  await page.reload();
  await verbs.walkToFinish(60_000);
  checkNewAccount(crossing, rows, rows.length);
  await checkReport(verbs, rows, '');
  await leave(verbs, crossing);
});

test('400 rows with every kind of person, in English, with a reload in the middle', async ({
  page,
  cross,
}) => {
  test.setTimeout(360_000);
  const { rows, lines, rejected } = everyKind();
  expect(lines).toHaveLength(400 - 2);
  const already = rows.filter(({ outcomes }) => outcomes[0] === 'already' && outcomes.length === 1);
  const crossing = await cross({
    people: peopleOf(rows),
    fresh: { following: already.map(({ handle }) => handle) },
    speed: 60,
  });
  const self = lineOf(makeRow('absent', `alice@${crossing.fresh.server}`));
  const own = lineOf(makeRow('absent', `alice@${crossing.old.server}`));
  const verbs = await createVerbs(page, crossing, 'en');
  const { words } = verbs;

  await verbs.walkToBring(fileOf([...lines, self, own]));
  await verbs.startRun();
  await crossing.fresh.until(({ state }) => state.follows.size >= 180);
  await page.reload();
  await verbs.walkToFinish(240_000);
  checkNewAccount(crossing, rows, rows.length + 1 - already.length);
  await checkReport(verbs, rows, `alice@${crossing.fresh.server},${words.outcomes.self}\n`);
  const rejects = await verbs.take(anyOf(words.finish.saveRejects_other));
  expect(rejects.text.trim().split('\n')).toEqual([...rejected, own]);
  await leave(verbs, crossing);
});

/** 398 lines: the two that name one's own accounts are made when their servers have a port. */
function everyKind() {
  const random = createRandom(7);
  const kinds = { known: 160, unknown: 102, slow: 6, dead: 8, absent: 5, locked: 20, late: 10 };
  const moved = { moved: 16, 'moved-to-suspended': 4, suspended: 8, refusing: 8, already: 25 };
  const plain = makeRows(20, { ...kinds, ...moved });
  // Two rows that lead to one person: whichever comes first follows, the other finds it done.
  const target = makeRow('known', 'tibo@deux.example');
  const people = [{ handle: 'tibo@un.example', movedTo: target.handle }];
  const pair: Row[] = [
    { ...target, outcomes: ['done', 'already'] },
    { ...target, handle: 'tibo@un.example', people, outcomes: ['doneAs', 'alreadyAs'] },
  ];
  const rows = [...plain, ...pair];
  const twice = plain
    .slice(0, 8)
    .map((row) => lineOf({ ...row, handle: `@${row.handle.toUpperCase()}` }));
  const bad = [
    'quelquun,true,false,',
    'two words@x.example,true,false,',
    'javascript:alert(1)@x,true,false,',
    '"=HYPERLINK(""http://x.example"",""here"")",true,false,',
    '@,true,false,',
    'a@b,true,false,',
    '+cmd|calc!A1,true,false,',
    'not-an-address-of-anybody@,true,false,',
  ].flatMap((line) => [line, line.replace(',true,', ',false,')]);
  const mixed = shuffle(random, [...rows.map((row) => lineOf(row)), ...bad]);
  return {
    rows,
    lines: [...mixed, ...twice],
    rejected: mixed.filter((line) => bad.includes(line)).concat(twice),
  };
}

/** The new account follows whom it should, with the options of the file, and cost no more. */
function checkNewAccount({ fresh }: Crossing, rows: readonly Row[], attempted: number) {
  const { practice, server } = fresh;
  const follows = followsOf(practice, `alice@${server}`);
  const wanted = new Map(
    rows.flatMap(({ follows: handle, options }) =>
      handle === undefined ? [] : [[handle, options]],
    ),
  );
  const found = new Map(
    [...follows].map(([handle, { reblogs, notify, languages }]) => [
      handle,
      { reblogs, notify, languages },
    ]),
  );
  expect(found).toEqual(wanted);
  expect(repeatsOf(follows.values())).toBeLessThanOrEqual(IN_DOUBT * INTERRUPTIONS);
  const perRow = signedOf(practice).length / attempted;
  console.error(`signed requests per row attempted: ${perRow.toFixed(2)}`);
  expect(perRow).toBeLessThanOrEqual(SIGNED_PER_ROW);
}

/** Every row has its outcome in the report, once. */
async function checkReport({ take, words }: Verbs, rows: readonly Row[], more: string) {
  const { text } = await take(words.finish.saveReport);
  const [header, ...lines] = text.replace(more, '').trim().split('\n');
  expect(header).toBe(`${words.people.person},${words.finish.outcomeHeader}`);
  const said = new Map(
    lines.map((line) => [line.split(',')[0], line.slice(line.indexOf(',') + 1)]),
  );
  expect(lines).toHaveLength(rows.length);
  for (const { handle, outcomes, follows } of rows) {
    const address = follows ?? handle.replace('@', '@nouvelle-');
    const texts = outcomes.map((code) => fill(words.outcomes[code], { address }));
    expect(texts, handle).toContain(said.get(handle)?.replace(/^"|"$/g, ''));
  }
}

/** Both keys given back with the proof, and nothing left behind (product.md §1.8). */
async function leave({ words, closeAccess, forget, page }: Verbs, { old, fresh }: Crossing) {
  await closeAccess();
  for (const { server, practice } of [old, fresh]) {
    const closed = fill(words.finish.closed, { account: `alice@${server}`, status: 401 });
    await expect(page.getByText(closed)).toBeVisible();
    expect(practice.state.apps.size).toBe(1);
    expect([...practice.state.tokens.values()]).toMatchObject([{ revoked: true }]);
  }
  await forget();
  expect(await page.evaluate(readRemains)).toEqual([]);
}

/** Runs in the page: the name of everything it has kept. */
async function readRemains(): Promise<string[]> {
  const databases = await indexedDB.databases();
  const caches = await globalThis.caches.keys();
  return [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...databases.map(({ name }) => name ?? ''),
    ...caches,
    ...(document.cookie === '' ? [] : [document.cookie]),
  ];
}

import type { Page } from '@playwright/test';
import { expectAllThere } from '../all-there.ts';
import { followsOf, repeatsOf } from '../counts.ts';
import { type Crossing, expect, fill, test } from '../crossing.ts';
import { consent } from '../server-sign-in.ts';
import { createVerbs } from '../verbs.ts';
import { WHOLE_WORLD } from '../whole-world.ts';

const FILE = 'transhumance-journey.json';
const IN_DOUBT = 3;
const SLOW = 2;
const FAST = 60;

test('a move saved half-way goes on in another browser, with keys of its own', async ({
  page,
  cross,
}) => {
  test.setTimeout(240_000);
  const crossing = await cross({ ...WHOLE_WORLD, speed: SLOW });
  const { old, fresh, site, clock } = crossing;
  const verbs = await createVerbs(page, crossing, 'en');
  const { words } = verbs;
  await verbs.walkToBring();
  await verbs.startRun();
  // One list is made, the others are not: they can be made twice.
  await fresh.until(({ state }) => state.lists.size === 1);
  await verbs.button(words.run.pause).click();
  await expect(verbs.button(words.run.resume)).toBeVisible();
  expect(fresh.practice.state.lists.size).toBeLessThan(3);
  await page.goto(`${site}#overview`);
  const saved = await verbs.take(words.overview.file.save);
  expect(saved.name).toBe(FILE);
  expectNoKeys(crossing, saved.text);

  const other = await crossing.openOtherBrowser();
  const there = await createVerbs(other, crossing, 'en');
  await there.open();
  await other.goto(`${site}#overview`);
  await give(other, FILE, saved.text, words.overview.file.open);
  // It was paused, and says so.
  await expect(there.heading(words.run.titleHalted)).toBeVisible();
  for (const { server } of [old, fresh])
    await expect(other.getByText(`alice@${server}`, { exact: true }).first()).toBeVisible();
  expect(keysOf(crossing)).toEqual([[false], [false]]);

  // No key came along: it wants one, and goes on by itself once it has it.
  await there.button(words.run.resume).click();
  const stopped = fill(words.run.state['signed-out'].title, { server: fresh.server });
  await expect(other.getByText(stopped)).toBeVisible();
  await there.signInAgain('new').click();
  await consent(other);
  await expect(other.getByText(stopped)).toHaveCount(0);
  await fresh.until(({ state }) => state.filters.size === 2);
  await clock.run(FAST);
  await other.goto(`${site}#bring`);
  await expect(there.heading(words.run.titleDone)).toBeVisible({ timeout: 120_000 });
  expectAllThere(crossing, { favourites: 'left' });
  const follows = followsOf(fresh.practice, `alice@${fresh.server}`);
  expect(repeatsOf(follows.values())).toBeLessThanOrEqual(IN_DOUBT);

  // To the old account as well: it was read to its end, and is not read again.
  await other.goto(`${site}#old-account`);
  await expect(other.getByText(words.reading.standing.whole.title)).toBeVisible();
  await other.getByText(words.signIn.wrongOne, { exact: true }).click();
  const before = readsOf(crossing);
  await there.signInAgain('old').click();
  await consent(other);
  await expect(there.heading(words.old.titleDone)).toBeVisible();
  await expect(other.getByText(words.reading.standing.whole.title)).toBeVisible();
  expect(readsOf(crossing)).toBe(before);
  expect(keysOf(crossing)).toEqual([
    [false, false],
    [false, false],
  ]);

  // Each browser gives back the keys that are its own.
  await other.goto(`${site}#bring`);
  await there.walkToFinish();
  await there.closeAccess();
  expect(keysOf(crossing)).toEqual([
    [false, true],
    [false, true],
  ]);
});

test('what is no saved move says so, and changes nothing', async ({ page, cross }) => {
  const crossing = await cross({ ...WHOLE_WORLD, speed: FAST });
  const { site } = crossing;
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words } = verbs;
  const { file } = words.overview;
  await verbs.walkToBring();
  await expect(verbs.startButton()).toBeVisible();
  await page.goto(`${site}#overview`);
  const { text } = await verbs.take(file.save);
  const before = await page.evaluate(readKept);
  expect(before.length).toBeGreaterThan(3);
  const { journey, ...rest } = JSON.parse(text);
  const elsewhere = { ...journey.to, web: 'ailleurs.example', local: 'ailleurs.example' };
  for (const [name, garbage, problem] of [
    ['notes.json', '{"a":1}', 'not-a-journey'],
    ['liste.csv', 'lea@x.example,true,false,\n', 'not-a-journey'],
    ['coupé.json', text.slice(0, text.length / 2), 'broken'],
    ['vide.json', '', 'not-a-journey'],
    ['demain.json', JSON.stringify({ ...rest, journey, version: 99 }), 'newer'],
    ['retouché.json', JSON.stringify({ ...rest, journey: { ...journey, from: 7 } }), 'broken'],
    // A key to the account would be asked for somewhere else.
    [
      'détourné.json',
      JSON.stringify({ ...rest, journey: { ...journey, to: elsewhere } }),
      'broken',
    ],
  ] as const) {
    await give(page, name, garbage, file.open);
    await expect(page.getByText(file.problem, { exact: true }), name).toBeVisible();
    await expect(page.getByText(file.problems[problem], { exact: true }), name).toBeVisible();
    await expect(verbs.heading(words.overview.title)).toBeVisible();
    expect(await page.evaluate(readKept), name).toEqual(before);
  }
  // The move that was there goes on as if nothing had been.
  await page.reload();
  await page.goto(`${site}#bring`);
  await expect(verbs.startButton()).toBeVisible();
});

const give = (page: Page, name: string, text: string, label: string) =>
  page
    .getByLabel(label)
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });

/** Not one of what opens anything on either server. */
function expectNoKeys({ old, fresh }: Crossing, text: string): void {
  const secrets = [old, fresh].flatMap(({ practice: { state } }) => [
    ...[...state.tokens.values()].map(({ token }) => token),
    ...[...state.apps.values()].flatMap(({ clientId, clientSecret }) => [clientId, clientSecret]),
  ]);
  expect(secrets.length).toBeGreaterThanOrEqual(6);
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(10);
    expect(text).not.toContain(secret);
  }
  expect(text).not.toMatch(/token|secret/i);
}

/** Whether each key was given back, on the old server and on the new one, in the order made. */
const keysOf = ({ old, fresh }: Crossing) =>
  [old, fresh].map(({ practice }) =>
    [...practice.state.tokens.values()].map(({ revoked }) => revoked),
  );

/** What was asked of the old account beyond who it is. */
const readsOf = ({ old }: Crossing) =>
  old.practice.log.filter(({ path, token, preflight }) => {
    return !preflight && token !== undefined && !path.endsWith('/verify_credentials');
  }).length;

/** Runs in the page: everything that is kept of moves, as text. */
async function readKept(): Promise<string[]> {
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
  const stores = await Promise.all(names.map(readDatabase));
  return [
    ...Object.entries(localStorage).map(([key, value]) => `${key}: ${value}`),
    ...stores.flat(),
  ].sort();

  async function readDatabase(name: string): Promise<string[]> {
    const open = indexedDB.open(name);
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const { result: database } = open;
    const texts: string[] = [];
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store).getAll();
      await new Promise((resolve) => {
        all.onsuccess = resolve;
      });
      texts.push(...all.result.map((row) => `${store}: ${JSON.stringify(row)}`));
    }
    database.close();
    return texts;
  }
}

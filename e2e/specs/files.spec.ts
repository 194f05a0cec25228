import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { type Crossing, expect, fill, test } from '../crossing.ts';
import { readLongestTask, watchLongTasks } from '../long-tasks.ts';
import { fileOf, lineOf, makeFriends, peopleOf } from '../people.ts';
import { createVerbs } from '../verbs.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
const FIFTY_MEGABYTES = 50 * 1024 * 1024;
const GOOD = fileOf(makeFriends(3).map(lineOf));
const n = (value: number) => new Intl.NumberFormat('fr-FR').format(value);

const fixture = (name: string) =>
  readFile(new URL(`../fixtures/gotosocial-0.20/${name}`, import.meta.url));

/** Files alone are asked for here: the old account stays signed out. */
async function walkToKeep(page: Page, crossing: Crossing) {
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words } = verbs;
  await verbs.open();
  await verbs.chooseServers();
  await page.getByText(words.old.without).click();
  await verbs.button(words.old.reasons['no-sign-in'].go).click();
  await expect(verbs.heading(words.keep.title)).toBeVisible();
  const found = (count: number) =>
    page.getByText(fill(words.keep[count === 1 ? 'found_one' : 'found_other'], { n: n(count) }));
  return { ...verbs, found };
}

test('each bad file has its sentence, and the good one survives them and a reload', async ({
  page,
  cross,
}) => {
  const verbs = await walkToKeep(page, await cross());
  const { words, giveFile, found } = verbs;
  const { problem, kinds } = words.keep;
  const other = (kind: keyof typeof kinds) => fill(problem['other-kind'], { kind: kinds[kind] });
  await giveFile('following_accounts.csv', GOOD);
  await expect(found(3)).toBeVisible();

  const bad: [name: string, content: string | Buffer, sentence: string][] = [
    ['vide.csv', '', problem.empty],
    ['portrait.csv', PNG, problem['not-text']],
    ['followers.csv', await fixture('followers.csv'), problem.followers],
    ['lists.csv', await fixture('lists.csv'), other('lists')],
    ['mutes.csv', await fixture('mutes.csv'), other('mutes')],
    ['blocks.csv', await fixture('blocks.csv'), other('blocks')],
    ['lettre.csv', 'Chère Alice,\nmerci de ta lettre.\n', problem['no-addresses']],
  ];
  for (const [name, content, sentence] of bad) {
    await giveFile(name, content);
    await expect(page.getByText(fill(problem.title, { name }), { exact: true })).toBeVisible();
    await expect(page.getByText(sentence, { exact: true })).toBeVisible();
    await expect(found(3)).toBeVisible();
  }

  await page.reload();
  await expect(found(3)).toBeVisible();
  await verbs.goOn();
  await expect(verbs.heading(words.new.title)).toBeVisible();
});

test('50 MB of one line are refused, the page stays free, a second file has its turn', async ({
  page,
  cross,
}, info) => {
  const { words, giveFile, found } = await walkToKeep(page, await cross());
  const path = info.outputPath('une-ligne.csv');
  await writeFile(path, Buffer.alloc(FIFTY_MEGABYTES, 'a'));
  await page.evaluate(watchLongTasks);
  await page.locator('input[type=file]').setInputFiles(path);
  // Another file given meanwhile waits for its turn.
  await giveFile('following_accounts.csv', GOOD);
  const sentence = fill(words.keep.problem['line-too-long'], { line: 1 });
  await expect(page.getByText(sentence)).toBeVisible();
  await expect(found(3)).toBeVisible();
  const longest = await page.evaluate(readLongestTask);
  console.error(`longest task while refusing 50 MB: ${longest} ms`);
  expect(longest).toBeLessThan(2_000);
});

test('25,000 rows are taken, shown and found again', async ({ page, cross }) => {
  const verbs = await walkToKeep(page, await cross());
  const { words, giveFile, found } = verbs;
  await giveFile('following_accounts.csv', fileOf(makeFriends(25_000).map(lineOf)));
  await expect(found(25_000)).toBeVisible();
  await verbs.goOn();
  await verbs.signIn('new');
  await verbs.postpone('alias');
  const start = fill(words.bring.start_other, { n: n(25_000) });
  await expect(verbs.button(start)).toBeEnabled();
  expect(await page.getByRole('row').count()).toBeLessThan(100);
  await page.getByLabel(words.people.search).fill('friend24999@');
  await expect(page.getByRole('cell', { name: 'friend24999@amis.example' })).toBeVisible();
  await expect(
    page.getByText(fill(words.people.count_one, { n: 1 }), { exact: true }),
  ).toBeVisible();
});

test('a list that does not say what it is: the person is asked', async ({ page, cross }) => {
  const { words, giveFile, found, button, goOn } = await walkToKeep(page, await cross());
  const { keep } = words;
  await giveFile('liste.csv', 'lea@x.example\nluc@y.example\n');
  await expect(page.getByText(fill(keep.uncertain, { name: 'liste.csv' }))).toBeVisible();
  await expect(button(words.app.continue)).toHaveCount(0);
  await button(keep.uncertainNo).click();
  await expect(page.getByText(keep.uncertainTitle)).toHaveCount(0);
  await expect(button(words.app.continue)).toHaveCount(0);

  await giveFile('liste.csv', 'lea@x.example\nluc@y.example\n');
  await button(keep.uncertainYes).click();
  await expect(found(2)).toBeVisible();
  await goOn();
});

test('formulas and scripts are text, and leave as they came', async ({ page, cross }) => {
  const friends = makeFriends(1);
  const crossing = await cross({ people: peopleOf(friends), speed: 20 });
  const verbs = await walkToKeep(page, crossing);
  const { words } = verbs;
  const formula = '=HYPERLINK("http://evil.example","cliquez")';
  const bad = [
    '"=HYPERLINK(""http://evil.example"",""cliquez"")",true,false,',
    'javascript:alert(1)@x,true,false,',
    '<img src=x onerror=alert(1)>,true,false,',
    "+cmd|' /C calc'!A1,true,false,",
    '@SUM(1+1)*cmd,true,false,',
  ];
  await verbs.giveFile('following_accounts.csv', fileOf([...friends.map(lineOf), ...bad]));
  await page
    .getByText(fill(words.keep.rejected_other, { n: 5 }))
    .first()
    .click();
  for (const text of [formula, 'javascript:alert(1)@x', '<img src=x onerror=alert(1)>'])
    await expect(page.getByRole('cell', { name: text })).toBeVisible();
  expect(await page.locator('[href*="javascript:"], [href*="evil"], img[src=x]').count()).toBe(0);

  await verbs.goOn();
  await verbs.signIn('new');
  await verbs.postpone('alias');
  await page.getByRole('button', { name: fill(words.bring.start_one, { n: 1 }) }).click();
  await verbs.walkToFinish();
  const rejects = await verbs.take(fill(words.finish.saveRejects_other, { n: 5 }));
  expect(rejects.text.trim().split('\n')).toEqual(bad);
});

import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { type Crossing, expect, fill, test } from '../crossing.ts';
import { readLongestTask, watchLongTasks } from '../long-tasks.ts';
import { fileOf, lineOf, makeFriends, peopleOf } from '../people.ts';
import { createVerbs } from '../verbs.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
const FIFTY_MEGABYTES = 50 * 1024 * 1024;
type FileKind =
  | 'follows'
  | 'lists'
  | 'blocks'
  | 'mutes'
  | 'domain-blocks'
  | 'bookmarks'
  | 'filters';
const GOOD = fileOf(makeFriends(3).map(lineOf));
const n = (value: number) => new Intl.NumberFormat('fr-FR').format(value);

const fixture = (name: string, from = 'gotosocial-0.20') =>
  readFile(new URL(`../fixtures/${from}/${name}`, import.meta.url));

/** Files alone are asked for here: the old account stays signed out. */
async function walkToKeep(page: Page, crossing: Crossing) {
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words } = verbs;
  await verbs.open();
  await verbs.chooseServers();
  await page.getByText(words.old.without).click();
  await verbs.button(words.old.reasons['no-sign-in'].go).click();
  await expect(verbs.heading(words.keep.title)).toBeVisible();
  const { found: of } = words.keep;
  /** What a file was taken for, and how much of it there is. */
  const found = (count: number, name = 'following_accounts.csv', kind: FileKind = 'follows') => {
    const text = of[`${kind}_${count === 1 ? 'one' : 'other'}`];
    return page.getByText(fill(text, { name, n: n(count) }), { exact: true });
  };
  return { ...verbs, found };
}

test('each bad file has its sentence, and the good one survives them and a reload', async ({
  page,
  cross,
}) => {
  const verbs = await walkToKeep(page, await cross());
  const { words, giveFile, found } = verbs;
  const { problem } = words.keep;
  await giveFile('following_accounts.csv', GOOD);
  await expect(found(3)).toBeVisible();

  const bad: [name: string, content: string | Buffer, sentence: string][] = [
    ['vide.csv', '', problem.empty],
    ['portrait.csv', PNG, problem['not-text']],
    ['followers.csv', await fixture('followers.csv'), problem.followers],
    ['filtres.json', '{"custom_filters": [{"title": "moitié"', problem.unreadable],
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
}) => {
  const { words, found } = await walkToKeep(page, await cross());
  const line = await page.evaluateHandle(
    (letters) => new File([new Uint8Array(letters).fill(97)], 'une-ligne.csv'),
    FIFTY_MEGABYTES,
  );
  await page.evaluate(watchLongTasks);
  // Another file given meanwhile waits for its turn: a moment later the first may be refused.
  await page.evaluate(dropTwo, { line, text: GOOD });
  const sentence = fill(words.keep.problem['line-too-long'], { line: 1 });
  await expect(page.getByText(sentence)).toBeVisible();
  await expect(found(3)).toBeVisible();
  const longest = await page.evaluate(readLongestTask);
  console.error(`longest task while refusing 50 MB: ${longest} ms`);
  expect(longest).toBeLessThan(2_000);
});

/** Runs in the page: one file, and another before anything was done about the first. */
function dropTwo({ line, text }: { line: File; text: string }): void {
  for (const file of [line, new File([text], 'following_accounts.csv')]) {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    document.querySelector('.ui-drop')?.dispatchEvent(drop);
  }
}

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
  await verbs.lookInside('follow');
  expect(await page.getByRole('row').count()).toBeLessThan(100);
  await page.getByLabel(words.rows.search).fill('friend24999@');
  await expect(verbs.boxOf('follow', 'friend24999@amis.example')).toBeChecked();
  await expect(page.getByText(fill(words.rows.count_one, { n: 1 }), { exact: true })).toBeVisible();
});

test('a list that does not say what it is: the person is asked', async ({ page, cross }) => {
  const { words, giveFile, found, button, goOn } = await walkToKeep(page, await cross());
  const { keep } = words;
  await giveFile('liste.csv', 'lea@x.example\nluc@y.example\n');
  const question = page.getByText(fill(keep.uncertainTitle, { name: 'liste.csv' }));
  await expect(question).toBeVisible();
  await expect(button(words.app.continue)).toHaveCount(0);
  await button(keep.uncertainNo).click();
  await expect(question).toHaveCount(0);
  await expect(button(words.app.continue)).toHaveCount(0);

  for (const [kind, name] of [
    ['follows', 'amis.csv'],
    ['blocks', 'loups.csv'],
    ['mutes', 'bruit.csv'],
  ] as const) {
    await giveFile(name, 'lea@x.example\nluc@y.example\n');
    await button(keep.uncertainAs[kind]).click();
    await expect(found(2, name, kind)).toBeVisible();
  }
  await goOn();
});

test('each kind of file is taken for what it is, and told by kind before the run', async ({
  page,
  cross,
}) => {
  const verbs = await walkToKeep(page, await cross());
  const { words, giveFile, found, goOn } = verbs;
  const spec = (name: string) => fixture(name, 'mastodon-spec');
  const files: [name: string, content: Buffer, kind: FileKind, rows: number][] = [
    ['following_accounts.csv', await fixture('following.csv'), 'follows', 21],
    ['lists.csv', await fixture('lists.csv'), 'lists', 5],
    ['blocks.csv', await fixture('blocks.csv'), 'blocks', 3],
    ['mutes.csv', await fixture('mutes.csv'), 'mutes', 3],
    ['domain_blocks.csv', await spec('domain_blocks_list.txt'), 'domain-blocks', 3],
    ['bookmarks.csv', await spec('bookmark-imports.txt'), 'bookmarks', 4],
    ['custom_filters.json', await spec('custom_filters.json'), 'filters', 3],
  ];
  for (const [name, content, kind, rows] of files) {
    await giveFile(name, content);
    await expect(found(rows, name, kind), name).toBeVisible();
  }
  await page.reload();
  for (const [name, , kind, rows] of files) await expect(found(rows, name, kind)).toBeVisible();
  await goOn();
  await verbs.signIn('new');
  await verbs.postpone('alias');
  for (const [kind, total] of [
    ['follow', 21],
    ['list', 2],
    ['block', 3],
    ['mute', 3],
    ['domain-block', 3],
    ['bookmark', 4],
    ['filter', 3],
  ] as const) {
    await expect(verbs.figuresOf(kind), kind).toContainText(
      [total, 0, total].map((count) => new RegExp(`^${count}$`)),
    );
    await expect(verbs.kindRow(kind), kind).toContainText(words.kinds.origin.files);
  }
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
  const rejects = await verbs.take(
    fill(words.finish.saveRejects_other, { n: 5, file: 'following_accounts.csv' }),
  );
  expect(rejects.text.trim().split('\n')).toEqual(bad);
});

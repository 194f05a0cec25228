import type { Locator } from '@playwright/test';
import { CONSEQUENCES } from '../../src/domain/journey.ts';
import { followsOf } from '../counts.ts';
import { expect, fill, test } from '../crossing.ts';
import { followersOf, makeFollowers } from '../followers.ts';
import { createKeyboard, expectReadingInStep, watchFocus } from '../keyboard.ts';
import { readLongestTask, watchLongTasks } from '../long-tasks.ts';
import { createMoveVerbs } from '../move-verbs.ts';
import { fileOf, lineOf, makeFriends, peopleOf } from '../people.ts';
import { createVerbs } from '../verbs.ts';

const FRIENDS = makeFriends(30);
const FOLLOWERS = makeFollowers(4);
const WORLD = {
  people: [...peopleOf(FRIENDS), ...FOLLOWERS.people],
  old: { followers: FOLLOWERS.handles },
  speed: 2,
};
const FILE = fileOf(FRIENDS.map(lineOf));
const MINUTE = 60_000;
/** More than any server's name; longer than whatever is pasted by mistake. */
const LETTERS = 20_000;
/** Milliseconds after which a page feels stuck, with room for a busy machine. */
const LONG = 2_000;

test('the whole crossing by keyboard alone, without ever losing the place', async ({
  page,
  cross,
}) => {
  const crossing = await cross(WORLD);
  const { old, fresh, site, clock } = crossing;
  await watchFocus(page, site);
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words, button, heading, signInButton, open } = verbs;
  const { tabTo, press, write, consent } = createKeyboard(page);
  const goOn = () => press(button(words.app.continue));

  const moving = createMoveVerbs(verbs, crossing);
  /** On the server's own page, in its own tab. */
  const byHand = async (link: Locator, fields: Readonly<Record<string, string>>) => {
    const [tab] = await Promise.all([page.context().waitForEvent('page'), press(link)]);
    const hands = createKeyboard(tab);
    for (const [name, text] of Object.entries(fields))
      await hands.write(tab.locator(`input[name="${name}"]`), text);
    await Promise.all([tab.waitForEvent('load'), tab.keyboard.press('Enter')]);
    await expect(tab.locator('.error')).toHaveCount(0);
    await tab.close();
  };

  await open();
  await write(page.getByLabel(words.start.from), `@alice@${old.server}`);
  await write(page.getByLabel(words.start.to), fresh.server);
  await page.keyboard.press('Enter');
  await expect(heading(words.old.title)).toBeVisible();
  await expectReadingInStep(page);
  await press(signInButton('old'));
  await consent();
  await expect(heading(words.old.titleDone)).toBeVisible();
  await expect(heading(words.old.titleDone)).toBeFocused();
  await goOn();

  await expect(heading(words.keep.title)).toBeVisible();
  await expectReadingInStep(page);
  // From now on, lest a key that opens the dialog is faster than whoever comes to hear of it.
  page.on('filechooser', () => undefined);
  const give = async (name: string, text: string) => {
    await tabTo(page.locator('input[type=file]:not([webkitdirectory])'));
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.keyboard.press('Enter'),
    ]);
    await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  };
  await give('liste.csv', 'lea@x.example\n');
  await press(button(words.keep.uncertainNo));
  await expect(page.getByText(words.keep.uncertainTitle)).toHaveCount(0);
  await give('autre.csv', FILE.replaceAll('friend', 'stranger'));
  await press(button(fill(words.keep.remove, { name: 'autre.csv' })));
  await expect(page.getByText('autre.csv')).toHaveCount(0);
  await give('following_accounts.csv', FILE);
  await goOn();

  await expect(heading(words.new.title)).toBeVisible();
  await expectReadingInStep(page);
  await press(signInButton('new'));
  await consent();
  await expect(heading(words.new.titleDone)).toBeVisible();
  await goOn();

  await expect(heading(words.alias.title)).toBeVisible();
  await expectReadingInStep(page);
  await byHand(moving.aliasLink(), { 'account_alias[acct]': moving.oldHandle });
  await press(button(words.alias.saved));
  await clock.jump(3 * MINUTE);
  await expect(heading(words.alias.titleDone)).toBeVisible();
  await goOn();

  await expect(heading(words.bring.title)).toBeVisible();
  await expectReadingInStep(page);
  await press(button(verbs.insideName('follow')));
  await press(verbs.boxOf('follow', 'friend0@'), 'Space');
  await expect(verbs.boxOf('follow', 'friend0@')).not.toBeChecked();
  await press(button(fill(words.bring.start_other, { n: FRIENDS.length - 1 })));
  await press(button(words.run.pause));
  await expect(button(words.run.resume)).toBeVisible();
  await clock.run(60);
  await press(button(words.run.resume));
  await expect(heading(words.run.titleDone)).toBeVisible();
  await goOn();

  await expect(heading(words.move.title)).toBeVisible();
  await expectReadingInStep(page);
  await press(page.getByRole('radio').first(), 'Space');
  for (const id of CONSEQUENCES) {
    const name = fill(words.move.consequences[id], { server: old.server });
    await press(page.getByRole('checkbox', { name }), 'Space');
  }
  await byHand(moving.moveLink(), {
    'account_migration[acct]': moving.newHandle,
    'account_migration[current_password]': 'password',
  });
  await press(button(words.move.said));
  await expect(heading(words.move.titleDone)).toBeVisible();
  await goOn();
  await expect(heading(words.followers.title)).toBeVisible();
  await expectReadingInStep(page);
  await press(page.getByText(words.followers.chart.table));
  await press(button(words.notCome.compare));
  await goOn();

  await expect(heading(words.finish.title)).toBeVisible();
  await expectReadingInStep(page);
  await press(button(words.finish.forget));
  await press(button(words.finish.forgetNo));
  await press(button(words.finish.close));
  await expect(page.getByRole('heading', { name: words.finish.allClosed })).toBeVisible();
  await press(button(words.finish.forget));
  await press(button(words.finish.forgetSure));
  await expect(page).toHaveURL(`${site}#start`);
  expect(followsOf(fresh.practice, moving.newHandle).size).toBe(FRIENDS.length - 1);
  expect(followersOf(fresh.practice, moving.newHandle)).toEqual([...FOLLOWERS.handles].sort());
});

test('Back and Forward walk the steps', async ({ page, cross }) => {
  const verbs = await createVerbs(page, await cross(WORLD), 'fr');
  const { words, heading } = verbs;
  await verbs.open();
  await verbs.chooseServers();
  await page.getByText(words.old.without).click();
  await verbs.button(words.old.reasons['no-sign-in'].go).click();
  await verbs.keepFile('following_accounts.csv', FILE);
  for (const { title } of [words.keep, words.old, words.start]) {
    await page.goBack();
    await expect(heading(title)).toBeVisible();
    await expectReadingInStep(page);
  }
  for (const { title } of [words.old, words.keep, words.new]) {
    await page.goForward();
    await expect(heading(title)).toBeVisible();
    await expectReadingInStep(page);
  }
  // A place that cannot be reached yet leads to the furthest that can, and says so.
  await page.goto(`${page.url().split('#')[0]}#finish`);
  await expect(page).toHaveURL(/#new-account$/);
  await expect(heading(words.new.title)).toBeVisible();
});

test('a link fills in where to, and in which language; the person confirms', async ({
  page,
  cross,
}) => {
  const crossing = await cross(WORLD);
  const { fresh, old, site } = crossing;
  const verbs = await createVerbs(page, crossing, 'en');
  const { words, heading, goOn } = verbs;
  await verbs.open(`&to=${fresh.server}`);
  await expect(page.getByText(fill(words.start.prefilled, { server: fresh.server }))).toBeVisible();
  await expect(page.getByLabel(words.start.to)).toHaveValue(fresh.server);
  await expect(heading(words.start.title)).toBeVisible();
  await page.getByLabel(words.start.from).fill(`@alice@${old.server}`);
  await goOn();
  await expect(heading(words.old.title)).toBeVisible();

  // The browser speaks French; the link's language stays, until another is chosen.
  await verbs.signIn('old');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(heading(words.keep.title)).toBeVisible();
  await page.getByRole('button', { name: words.app.languages.fr }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  expect(new URL(page.url()).origin).toBe(new URL(site).origin);
});

test('a name with letters of its own is shown as machines write it', async ({ page, cross }) => {
  const crossing = await cross({ ...WORLD, freshName: 'xn--alpage--hya' });
  const { fresh } = crossing;
  const typed = fresh.server.replace('xn--alpage--hya', 'alpage-é');
  expect(new URL(`http://${typed}`).host).toBe(fresh.server);
  const { words, open } = await createVerbs(page, crossing, 'fr');
  await open(`&to=${encodeURIComponent(typed)}`);
  await expect(page.getByLabel(words.start.to)).toHaveValue(typed);
  await expect(page.getByText(fill(words.start.prefilled, { server: fresh.server }))).toBeVisible();
  await expect(page.getByText(fill(words.start.spelled, { server: fresh.server }))).toBeVisible();
});

test('what is pasted by mistake does not hold the page', async ({ page, cross }) => {
  const verbs = await createVerbs(page, await cross(WORLD), 'fr');
  const { words, goOn } = verbs;
  await verbs.open();
  await page.evaluate(watchLongTasks);
  const field = page.getByLabel(words.start.from);
  for (const pasted of [
    'a'.repeat(LETTERS),
    `${'a'.repeat(LETTERS)}!`,
    'a-'.repeat(LETTERS / 2),
    'a@'.repeat(LETTERS / 2),
  ]) {
    await field.click();
    await page.keyboard.insertText(pasted);
    await goOn();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await field.fill('');
  }
  expect(await page.evaluate(readLongestTask)).toBeLessThan(LONG);
});

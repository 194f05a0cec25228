import type { Page } from '@playwright/test';
import { type Crossing, expect } from './crossing.ts';
import { fileOf, lineOf, makeFriends, makeRow, peopleOf } from './people.ts';
import { consent } from './server-sign-in.ts';
import { account, type CrossingOptions } from './start-servers.ts';
import { createVerbs } from './verbs.ts';
import type { Tongue } from './words.ts';

/** A list with an outcome of every kind, and lines that cannot be carried. */
const ROWS = [
  ...makeFriends(6),
  makeRow('locked', 'close@un.example'),
  makeRow('moved', 'partie@un.example', { reblogs: false, notify: true, languages: ['fr', 'en'] }),
  makeRow('moved-to-suspended', 'perdue@un.example'),
  makeRow('refusing', 'brouille@un.example'),
  makeRow('absent', 'un_nom_assez_long_pour_deborder@un-serveur-au-nom-interminable.example'),
  makeRow('already', 'deja@un.example'),
];
const BAD = ['quelquun,true,false,', '"=HYPERLINK(""http://x.example"",""ici"")",true,false,'];

export const STOPS: CrossingOptions = {
  people: peopleOf(ROWS),
  fresh: { following: ['deja@un.example'] },
  otherAccounts: { fresh: [account('nouveau', { username: 'bob' })] },
  speed: 60,
};

/** The names and texts that are people's own, not the page's. */
export const ownTexts = ({ old, fresh, site }: Crossing): readonly string[] => [
  ...ROWS.flatMap(({ handle, follows }) => [handle, follows ?? handle]),
  ...[old, fresh].flatMap(({ server, origin }) => [`alice@${server}`, server, origin]),
  ...['Alice', 'alice', 'Ancien', 'Nouveau', 'following_accounts.csv', 'liste.csv', 'portrait.csv'],
  ...['quelquun', '=HYPERLINK("http://x.example","ici")', 'true', 'false', site],
];

/** The whole crossing, with a halt wherever a screen shows something it has not shown before. */
export async function walkWithStops(
  page: Page,
  crossing: Crossing,
  tongue: Tongue,
  stop: (name: string) => Promise<void>,
): Promise<void> {
  const verbs = await createVerbs(page, crossing, tongue);
  const { words, button, heading, goOn } = verbs;

  await verbs.open();
  await stop('start');
  await page.getByLabel(words.start.from).fill('nobody');
  await goOn();
  await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
  await stop('start, refused');
  await page.getByLabel(words.start.from).fill(`@alice@${crossing.old.server}`);
  await page.getByLabel(words.start.to).fill(crossing.fresh.server);
  await expect(page.getByText('Nouveau', { exact: true })).toBeVisible();
  await stop('start, answered');
  await goOn();

  await expect(heading(words.old.title)).toBeVisible();
  await page.getByText(words.old.without, { exact: true }).click();
  await stop('old account');
  await leave('old', 'deny');
  await stop('old account, denied');
  await leave('old');
  await page.getByText(words.signIn.wrongOne, { exact: true }).click();
  await stop('old account, known');
  await goOn();

  await expect(heading(words.keep.title)).toBeVisible();
  await stop('keep');
  await verbs.giveFile('liste.csv', 'lea@x.example\n');
  await expect(button(words.keep.uncertainNo)).toBeVisible();
  await stop('keep, asked');
  await button(words.keep.uncertainNo).click();
  await verbs.giveFile('following_accounts.csv', fileOf([...ROWS.map(lineOf), ...BAD]));
  await verbs.fileKept('following_accounts.csv');
  await verbs.giveFile('portrait.csv', Buffer.from([0, 1, 2]));
  await expect(page.getByText(words.keep.problem['not-text'])).toBeVisible();
  await page.locator('main summary').first().click();
  await stop('keep, given');
  await goOn();

  await expect(heading(words.new.title)).toBeVisible();
  await page.getByText(words.new.noAccount, { exact: true }).click();
  await stop('new account');
  await leave('new');
  await expect(page.getByRole('heading', { name: words.preflight.title })).toBeVisible();
  await stop('new account, known');
  await goOn();
  await stopAt('alias');

  await verbs.lookInside('follow');
  await verbs.boxOf('follow', 'friend5@').uncheck();
  await stop('bring');
  await crossing.clock.run(1);
  await verbs.startRun();
  await button(words.run.pause).click();
  await expect(button(words.run.resume)).toBeVisible();
  await stop('bring, paused');
  await crossing.clock.run(60);
  await button(words.run.resume).click();
  await expect(
    page.getByText(stripValues(words.run.wait['second-try'].title)).last(),
  ).toBeVisible();
  await stop('bring, waiting');
  await expect(heading(words.run.titleDone)).toBeVisible();
  await stop('bring, done');
  await goOn();
  await stopAt('move');

  await expect(heading(words.finish.title)).toBeVisible();
  await stop('finish');
  await button(words.finish.forget).click();
  await stop('finish, asked');
  await verbs.closeAccess();
  await stop('finish, closed');

  async function stopAt(step: 'alias' | 'move') {
    await expect(heading(words[step].title)).toBeVisible();
    await stop(step);
    await verbs.postpone(step);
  }

  async function leave(side: 'old' | 'new', answer: 'authorize' | 'deny' = 'authorize') {
    await verbs.signInButton(side).click();
    await consent(page, answer);
    if (answer === 'authorize') await expect(heading(words[side].titleDone)).toBeVisible();
    else await expect(page.getByRole('alert')).toBeVisible();
  }
}

const stripValues = (text: string) => text.replace(/\s*{{.*$/, '');

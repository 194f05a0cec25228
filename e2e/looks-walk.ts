import type { BrowserContext, Page } from '@playwright/test';
import { makePeople } from '../src/practice/demo-world.ts';
import type { PracticeAccount } from '../src/practice/world.ts';
import { createClock } from './clock.ts';
import { expect as ask, fill, type Language } from './crossing.ts';
import type { Picture } from './looks-photographer.ts';
import { consent } from './server-sign-in.ts';
import { type Running, startServer } from './servers.ts';
import { createVerbs } from './verbs.ts';

const HOUR = 3_600_000;
/** Nobody measures here: a busy machine may take its time. */
const expect = ask.configure({ timeout: 60_000 });
/** Of 82 people to follow: one wait for the next day, and one only. */
const FOLLOWS_PER_DAY = 45;
const { listed, elsewhere } = makePeople(7, 90);

const account: PracticeAccount = {
  username: 'alice',
  email: 'alice@ancien.example',
  password: 'password',
  displayName: 'Alice',
};

/** A list as a server gives it, with the lines that nobody can carry and one's own. */
const fileFor = (old: Running) =>
  [
    'Account address,Show boosts,Notify on new posts,Languages',
    ...listed.map(({ handle }, index) =>
      [handle, index % 9 !== 4, index % 11 === 3, index % 17 === 6 ? '"en, fr"' : ''].join(','),
    ),
    `alice@${old.server},true,false,`,
    'quelquun,true,false,',
    'javascript:alert(1)@x,true,false,',
    '"=HYPERLINK(""http://x.example"",""here"")",true,false,',
    `${listed[0]?.handle},true,false,`,
  ].join('\n');

/** The whole crossing, with a picture of every state on the way. */
export async function walkAndLook(
  context: BrowserContext,
  page: Page,
  site: string,
  language: Language,
  picture: Picture,
): Promise<void> {
  const clock = createClock('2026-03-10T09:00:00Z');
  await clock.install(context);
  const people = [...listed, ...elsewhere];
  const common = { people, now: clock.now, locale: language };
  const following = listed.slice(0, 6).map(({ handle }) => handle);
  const [old, fresh] = await Promise.all([
    startServer('ancien', 0, { ...common, title: 'Ancien pâturage', accounts: [account] }),
    startServer('nouveau', 0, {
      ...common,
      title: 'Nouvel alpage',
      registrations: 'approval',
      quirks: { followsPerDay: FOLLOWS_PER_DAY },
      accounts: [{ ...account, following }],
    }),
  ]);
  const verbs = await createVerbs(page, { old, fresh, site }, language);
  const { words, button, heading } = verbs;
  try {
    await start();
    await signIns();
    await files();
    await newAccount();
    await run();
    await finish();
  } finally {
    await Promise.all([old.close(), fresh.close()]);
  }

  async function start() {
    await verbs.open();
    await picture('start-empty');
    await page.getByLabel(words.start.from).fill('nobody');
    await page.getByLabel(words.start.to).fill('nowhere.localhost:9');
    await button(words.app.continue).click();
    await expect(page.locator('[aria-invalid=true]')).toHaveCount(2);
    await picture('start-error');
    await page.getByLabel(words.start.from).fill(`@alice@${old.server}`);
    await page.getByLabel(words.start.to).fill(fresh.server);
    await expect(page.getByText('Nouvel alpage')).toBeVisible();
    await expect(page.getByText('Ancien pâturage')).toBeVisible();
    await picture('start-facts');
    await button(words.app.continue).click();
  }

  async function signIns() {
    await expect(heading(words.old.title)).toBeVisible();
    await picture('old-before');
    await button(fill(words.signIn.button, { server: old.server })).click();
    await consent(page, 'deny');
    await expect(page.getByRole('alert')).toBeVisible();
    await picture('old-denied');
    await button(fill(words.signIn.button, { server: old.server })).click();
    await consent(page);
    await expect(heading(words.old.titleDone)).toBeVisible();
    await picture('old-after');
    await button(words.app.continue).click();
  }

  async function files() {
    await expect(heading(words.keep.title)).toBeVisible();
    await picture('keep-empty');
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]);
    await verbs.giveFile('portrait.csv', png);
    const refused = fill(words.keep.problem.title, { name: 'portrait.csv' });
    await expect(page.getByText(refused)).toBeVisible();
    await picture('keep-refused');
    await verbs.giveFile('following_accounts.csv', fileFor(old));
    await verbs.fileKept('following_accounts.csv');
    await picture('keep-file');
    await page.locator('main summary').first().click();
    await picture('keep-rejects');
    await button(words.app.continue).click();
  }

  async function newAccount() {
    await expect(heading(words.new.title)).toBeVisible();
    await picture('new-before');
    await button(fill(words.signIn.button, { server: fresh.server })).click();
    await consent(page);
    await expect(heading(words.new.titleDone)).toBeVisible();
    await picture('new-after');
    await button(words.app.continue).click();
    await expect(heading(words.alias.title)).toBeVisible();
    await picture('alias');
    await verbs.postpone('alias');
  }

  async function run() {
    await expect(heading(words.bring.title)).toBeVisible();
    await expect(verbs.startButton()).toBeVisible();
    await picture('bring-kinds');
    await verbs.lookInside('follow');
    for (const index of [12, 15]) {
      await verbs.boxOf('follow', listed[index]?.handle ?? '').uncheck();
    }
    await picture('bring-choose');
    await verbs.startRun();
    await expect(page.getByText(words.groups.failed).first()).toBeVisible();
    await picture('bring-running');
    await button(words.run.pause).click();
    await expect(page.getByText(words.run.state.paused.title).first()).toBeVisible();
    await picture('bring-paused');
    await clock.run(10);
    await button(words.run.resume).click();
    const waits = new RegExp(words.run.wait.day.title.replace(/{{time}}.*/, ''));
    await expect(page.getByText(waits).last()).toBeVisible();
    await clock.run(1);
    await picture('bring-waiting');
    await page.goto(`${page.url().split('#')[0]}#move`);
    await expect(heading(words.move.title)).toBeVisible();
    await picture('move');
    await page.goBack();
    await expect(page.getByText(waits).last()).toBeVisible();
    await clock.jump(16 * HOUR);
    await clock.run(60);
    await expect(heading(words.run.titleDone)).toBeVisible();
    await picture('bring-done');
    await button(words.app.continue).click();
    await verbs.postpone('move');
  }

  async function finish() {
    await expect(heading(words.finish.title)).toBeVisible();
    await picture('finish-open');
    await button(words.finish.close).click();
    await expect(page.getByRole('heading', { name: words.finish.allClosed })).toBeVisible();
    await picture('finish-closed');
    await button(words.finish.forget).click();
    await expect(button(words.finish.forgetSure)).toBeVisible();
    await picture('finish-forget');
  }
}

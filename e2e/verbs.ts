import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { type Crossing, expect, fill } from './crossing.ts';
import { consent } from './server-sign-in.ts';
import { anyOf, readMastodonWords, readWords, type Tongue } from './words.ts';

export type Place = Omit<Crossing, 'openOtherBrowser' | 'allow'>;
export type Side = 'old' | 'new';
export type Verbs = Awaited<ReturnType<typeof createVerbs>>;

/** What a person does on the page, in either language; each verb ends where the next begins. */
export async function createVerbs(page: Page, place: Place, tongue: Tongue) {
  const words = await readWords(tongue);
  const mastodon = await readMastodonWords(tongue);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  const { old, fresh, site } = place;
  const serverOf = (side: Side) => (side === 'old' ? old : fresh).server;
  const signInButton = (side: Side) =>
    button(fill(words.signIn.button, { server: serverOf(side) }));
  const signInAgain = (side: Side) => button(fill(words.signIn.again, { server: serverOf(side) }));
  const goOn = () => button(words.app.continue).click();

  async function open(query = '') {
    await page.goto(`${site}?lang=${tongue}${query}`);
    await expect(page.locator('h1')).toBeVisible();
  }

  async function chooseServers(from = `@alice@${old.server}`, to = fresh.server) {
    await expect(heading(words.start.title)).toBeVisible();
    await page.getByLabel(words.start.from).fill(from);
    await page.getByLabel(words.start.to).fill(to);
    await goOn();
    await expect(heading(words.old.title)).toBeVisible();
  }

  async function signIn(side: Side, user = 'alice') {
    await signInButton(side).click();
    await consent(page, 'authorize', user);
    await expect(heading(words[side].titleDone)).toBeVisible();
    await goOn();
  }

  async function giveFile(name: string, text: string | Buffer) {
    await expect(heading(words.keep.title)).toBeVisible();
    const buffer = typeof text === 'string' ? Buffer.from(text) : text;
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  }

  async function keepFile(name: string, text: string) {
    await giveFile(name, text);
    await goOn();
    await expect(heading(words.new.title)).toBeVisible();
  }

  /** Alias and Move may be done another day. */
  async function postpone(step: 'alias' | 'move') {
    await expect(heading(words[step].title)).toBeVisible();
    await page.getByText(words[step].later, { exact: true }).click();
    await button(words[step].putOff).click();
  }

  /** From the first page to the choice of people, with a list of these handles. */
  async function walkToBring(file: string, from?: string) {
    await open();
    await chooseServers(from);
    await signIn('old');
    await keepFile('following_accounts.csv', file);
    await signIn('new');
    await postpone('alias');
    await expect(heading(words.bring.title)).toBeVisible();
  }

  async function startRun() {
    await expect(heading(words.bring.title)).toBeVisible();
    await button(anyOf(words.bring.start_other)).click();
    await expect(
      heading(words.bring.titleRunning).or(heading(words.bring.titleDone)),
    ).toBeVisible();
  }

  async function walkToFinish(timeout?: number) {
    await expect(heading(words.bring.titleDone)).toBeVisible(timeout ? { timeout } : {});
    await goOn();
    await postpone('move');
    await expect(heading(words.finish.title)).toBeVisible();
  }

  /** Presses a button that hands out a file, and reads the file. */
  async function take(name: string | RegExp): Promise<{ name: string; text: string }> {
    const [download] = await Promise.all([page.waitForEvent('download'), button(name).click()]);
    return {
      name: download.suggestedFilename(),
      text: await readFile(await download.path(), 'utf8'),
    };
  }

  async function closeAccess() {
    await button(words.finish.close).click();
    await expect(page.getByRole('heading', { name: words.finish.allClosed })).toBeVisible();
  }

  async function forget() {
    await button(words.finish.forget).click();
    await button(words.finish.forgetSure).click();
    // In the browser's own language again: that was forgotten with the rest.
    await expect(page).toHaveURL(`${site}#start`);
    await expect(page.locator('h1')).toBeVisible();
  }

  return {
    page,
    words,
    mastodon,
    button,
    heading,
    goOn,
    signInButton,
    signInAgain,
    open,
    chooseServers,
    signIn,
    giveFile,
    keepFile,
    postpone,
    walkToBring,
    startRun,
    walkToFinish,
    take,
    closeAccess,
    forget,
  };
}

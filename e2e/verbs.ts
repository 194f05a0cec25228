import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { type Crossing, expect, fill } from './crossing.ts';
import { consent } from './server-sign-in.ts';
import { anyOf, readMastodonWords, readWords, type Tongue } from './words.ts';

export type Place = Pick<Crossing, 'old' | 'fresh' | 'site'>;
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
  const startButton = () =>
    button(anyOf(words.bring.start_other)).or(button(anyOf(words.bring.start_one)));

  async function open(query = '') {
    await page.goto(`${site}?lang=${tongue}${query}`);
    // Not what the build has drawn, in both languages, but what lives.
    await expect(page.locator('h1:not(.early[lang] *)')).toBeVisible();
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
    await page
      .locator('input[type=file]:not([webkitdirectory])')
      .setInputFiles({ name, mimeType: 'text/csv', buffer });
  }

  /** The way on is open before the file is read: who goes on too early goes on without it. */
  const fileKept = (name: string) =>
    expect(button(fill(words.keep.remove, { name }))).toBeVisible();

  async function keepFile(name: string, text: string) {
    await giveFile(name, text);
    await fileKept(name);
    await goOn();
    await expect(heading(words.new.title)).toBeVisible();
  }

  /** No file is brought along: a way of its own where nobody is signed in, the usual one else. */
  async function withoutFiles() {
    await expect(heading(words.keep.title)).toBeVisible();
    if (await button(words.app.continue).isVisible()) return goOn();
    await page.getByText(words.keep.without, { exact: true }).click();
    await button(words.keep.withoutGo).click();
  }

  /** Alias and Move may be done another day. */
  async function postpone(step: 'alias' | 'move') {
    await expect(heading(words[step].title)).toBeVisible();
    await page.getByText(words[step].later, { exact: true }).click();
    await button(words[step].putOff).click();
  }

  /** From the first page to the choice, with a list of people to follow, or with no file at all. */
  async function walkToBring(file?: string, from?: string) {
    await open();
    await chooseServers(from);
    await signIn('old');
    if (file === undefined) await withoutFiles();
    else await keepFile('following_accounts.csv', file);
    await signIn('new');
    await postpone('alias');
    await expect(heading(words.bring.title)).toBeVisible();
  }

  const insideName = (kind: keyof typeof words.kinds.names, label = words.kinds.open) =>
    anyOf(`${label} ${words.kinds.names[kind]}`);

  /** Unfolds what was found of a kind. */
  async function lookInside(kind: keyof typeof words.kinds.names) {
    const name = insideName(kind);
    await button(name).click();
    await expect(button(name)).toHaveCount(0);
  }

  /** What is told of a kind before the run. */
  const kindRow = (kind: keyof typeof words.kinds.names) =>
    page
      .getByRole('table', { name: words.kinds.caption })
      .getByRole('row')
      .filter({ has: button(insideName(kind, '{{label}}')) });
  /** How many were found of it, are there already, are to be done. */
  const figuresOf = (kind: keyof typeof words.kinds.names) =>
    kindRow(kind).locator('[role=cell]:not(:first-child) > span:not([aria-hidden])');

  /** The tick box of one thing, among the others of its kind. */
  const boxOf = (kind: keyof typeof words.kinds.names, text: string) =>
    page
      .getByRole('table', { name: words.kinds.names[kind], exact: true })
      .getByRole('row')
      .filter({ hasText: text })
      .getByRole('checkbox');

  async function startRun() {
    await expect(heading(words.bring.title)).toBeVisible();
    await startButton().click();
    await expect(heading(words.run.titleRunning).or(heading(words.run.titleDone))).toBeVisible();
  }

  /** Whatever is ticked, to its end and on; there may be nothing. */
  async function bringAll() {
    await expect(heading(words.bring.title)).toBeVisible();
    await startButton().or(button(words.app.continue)).click();
    await expect(heading(words.run.titleDone)).toBeVisible();
    await goOn();
  }

  async function walkToFinish(timeout?: number) {
    await expect(heading(words.run.titleDone)).toBeVisible(timeout ? { timeout } : {});
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
    startButton,
    giveFile,
    fileKept,
    keepFile,
    withoutFiles,
    postpone,
    walkToBring,
    insideName,
    lookInside,
    kindRow,
    figuresOf,
    boxOf,
    startRun,
    bringAll,
    walkToFinish,
    take,
    closeAccess,
    forget,
  };
}

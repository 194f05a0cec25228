import type { Page } from '@playwright/test';
import { type Crossing, consent, expect, fill, type Language, readWords } from './crossing.ts';

/** What a person does on the page, in either language; each verb ends where the next begins. */
export async function createVerbs(page: Page, crossing: Crossing, language: Language) {
  const words = await readWords(language);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const heading = (name: string) => page.getByRole('heading', { level: 1, name });
  const { old, fresh, site } = crossing;

  async function open(query = '') {
    await page.goto(`${site}?lang=${language}${query}`);
    await expect(page.locator('h1')).toBeVisible();
  }

  async function chooseServers(from = `@alice@${old.server}`, to = fresh.server) {
    await expect(heading(words.start.title)).toBeVisible();
    await page.getByLabel(words.start.from).fill(from);
    await page.getByLabel(words.start.to).fill(to);
    await button(words.app.continue).click();
    await expect(heading(words.old.title)).toBeVisible();
  }

  async function signIn(side: 'old' | 'new') {
    const { server } = side === 'old' ? old : fresh;
    await button(fill(words.signIn.button, { server })).click();
    await consent(page);
    await expect(heading(words[side].titleDone)).toBeVisible();
    await button(words.app.continue).click();
  }

  async function giveFile(name: string, text: string | Buffer) {
    await expect(heading(words.keep.title)).toBeVisible();
    const buffer = typeof text === 'string' ? Buffer.from(text) : text;
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  }

  async function keepFile(name: string, text: string) {
    await giveFile(name, text);
    await button(words.app.continue).click();
    await expect(heading(words.new.title)).toBeVisible();
  }

  async function startRun() {
    await expect(heading(words.bring.title)).toBeVisible();
    const start = new RegExp(words.bring.start_other.replace('{{n}}', '[\\s\\S]+'));
    await page.getByRole('button', { name: start }).click();
    await expect(
      heading(words.bring.titleRunning).or(heading(words.bring.titleDone)),
    ).toBeVisible();
  }

  return { words, button, heading, open, chooseServers, signIn, giveFile, keepFile, startRun };
}

export type Verbs = Awaited<ReturnType<typeof createVerbs>>;

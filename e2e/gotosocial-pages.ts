import type { Locator, Page } from '@playwright/test';
import { press } from './server-pages.ts';
import { logIn, PASSWORD } from './server-sign-in.ts';

/**
 * What a person does in GoToSocial's settings panel, which speaks English alone. It takes addresses
 * of accounts where Mastodon takes handles, and says nothing where it is content: the answer is then
 * empty.
 *
 * @param uri the actor's address (`uriOf`).
 */
export async function createAliasInPanel(page: Page, origin: string, uri: string, user = 'alice') {
  await enterMigration(page, origin, user);
  const fields = page.getByLabel(/^Alias #\d/);
  // The first that is free, or that the browser has stopped before.
  const free = await fields.evaluateAll((all) =>
    (all as HTMLInputElement[]).findIndex(({ value, validity }) => value === '' || !validity.valid),
  );
  const field = fields.nth(free);
  await field.fill(uri);
  return pressIfValid(page, field, page.getByRole('button', { name: 'Save account aliases' }));
}

/** @param password typed into the form itself; the sign-in always has the right one. */
export async function moveInPanel(
  page: Page,
  origin: string,
  uri: string,
  password = PASSWORD,
  user = 'alice',
) {
  await enterMigration(page, origin, user);
  const field = page.getByLabel('Move target URI');
  await field.fill(uri);
  await page.getByLabel('Current account password').fill(password);
  return pressIfValid(page, field, page.getByRole('button', { name: 'Confirm account move' }));
}

/** Wherever one wanted to go, the panel signs in first and then opens at its beginning. */
async function enterMigration(page: Page, origin: string, user: string): Promise<void> {
  const url = `${origin}/settings/user/migration`;
  if (!page.url().startsWith(url)) await page.goto(url);
  const door = page.getByRole('button', { name: 'Login' });
  if (!(await door.isVisible())) return;
  await door.click();
  const allow = page.getByRole('button', { name: 'Allow' });
  await logIn(page, allow, user);
  await allow.click();
  await press(page, page.getByRole('link', { name: 'Migration' }));
}

/** What is no address at all is stopped by the browser, in its own words. */
async function pressIfValid(page: Page, field: Locator, button: Locator): Promise<string> {
  const said = await field.evaluate((one) => (one as HTMLInputElement).validationMessage);
  return said === '' ? press(page, button) : said;
}

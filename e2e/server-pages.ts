import { expect, type Locator, type Page } from '@playwright/test';
import { ALIASES } from '../src/practice/pages/labels/aliases.ts';
import { COMPOSE } from '../src/practice/pages/labels/compose.ts';
import { EXPORT } from '../src/practice/pages/labels/export.ts';
import { IMPORT } from '../src/practice/pages/labels/import.ts';
import { MIGRATION } from '../src/practice/pages/labels/migration.ts';
import { SIGN_UP } from '../src/practice/pages/labels/sign-up.ts';
import type { Wording } from '../src/practice/pages/labels/wording.ts';
import { PASSWORD } from './server-sign-in.ts';
import type { Running } from './servers.ts';

/**
 * What a person does on a Mastodon's own pages, by the labels they read there, whatever the language
 * and the release. Each takes a page that is there already, at the sign-in before it, or anywhere
 * else, and answers what the server then shows: its flash, or what it has against the form.
 *
 * @param origin of the pages, which on a split domain is not the handles' server.
 * @param user who signs in, if asked: their name or e-mail address.
 */
export async function createAlias(page: Page, origin: string, handle: string, user = 'alice') {
  await arrive(page, `${origin}/settings/aliases`, user);
  await (await fieldOf(page, ALIASES.acct)).fill(handle);
  return press(page, await buttonOf(page, ALIASES.create));
}

/** @param password typed into the form itself; the sign-in always has the right one. */
export async function moveFollowers(
  page: Page,
  origin: string,
  handle: string,
  password = PASSWORD,
  user = 'alice',
) {
  await arrive(page, `${origin}/settings/migration`, user);
  await fillTarget(page, handle, password);
  return press(page, await buttonOf(page, MIGRATION.move));
}

/** Only the notice on the profile; nobody is moved (mastodon.md §10.3). */
export async function setRedirect(
  page: Page,
  origin: string,
  handle: string,
  password = PASSWORD,
  user = 'alice',
) {
  await arrive(page, `${origin}/settings/migration/redirect/new`, user);
  await fillTarget(page, handle, password);
  return press(page, await buttonOf(page, MIGRATION.setRedirect));
}

export async function cancelRedirect(page: Page, origin: string, user = 'alice') {
  await arrive(page, `${origin}/settings/migration`, user);
  return press(page, await buttonOf(page, MIGRATION.cancel));
}

/** False where the page offers no archive, because another one is too young (mastodon.md §9). */
export async function requestArchive(page: Page, origin: string, user = 'alice') {
  await arrive(page, `${origin}/settings/export`, user);
  const button = await buttonOf(page, EXPORT.archiveRequest);
  if (!(await button.isVisible())) return false;
  await press(page, button);
  await expect(page.getByText(await saidOf(page, EXPORT.archiveCompiling)).first()).toBeVisible();
  return true;
}

/** The archive that is ready there, as the browser saves it. */
export async function downloadArchive(page: Page, origin: string, user = 'alice') {
  await arrive(page, `${origin}/settings/export`, user);
  await page.reload();
  const link = page.locator('a[href*="/backups/"]').first();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

export type Upload = { readonly name: string; readonly text: string };

/** The server's own import, from 4.2: merged, never written over, and confirmed (mastodon.md §8.1). */
export async function importFollows(
  page: Page,
  origin: string,
  { name, text }: Upload,
  user = 'alice',
) {
  await arrive(page, `${origin}/settings/imports`, user);
  await page.getByRole('combobox').selectOption('following');
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByRole('radio').first()).toBeChecked();
  await press(page, await buttonOf(page, IMPORT.upload));
  return press(page, await buttonOf(page, IMPORT.confirm));
}

/** On /share, where a link has brought the page: sends the post as it stands there. */
export async function post(page: Page, user = 'alice') {
  if (isDoor(page, new URL(page.url()).origin)) await signIn(page, user);
  await press(page, await buttonOf(page, COMPOSE.publish));
}

export type Newcomer = {
  readonly username: string;
  readonly email: string;
  readonly password: string;
};

/**
 * Through the rules, if there are some, and the form; ends at "check your inbox".
 *
 * @param url `/auth/sign_up` or `/invite/<code>`; whoever is turned away reads why from the answer.
 */
export async function signUp(page: Page, url: string, newcomer: Newcomer) {
  if (!isAt(page, url)) await page.goto(url);
  const accept = await buttonOf(page, SIGN_UP.accept);
  if (await accept.isVisible()) await press(page, accept);
  const username = await fieldOf(page, SIGN_UP.username);
  if (!(await username.isVisible())) return shown(page);
  await username.fill(newcomer.username);
  await (await fieldOf(page, SIGN_UP.email)).fill(newcomer.email);
  await (await fieldOf(page, SIGN_UP.password)).fill(newcomer.password);
  await (await fieldOf(page, SIGN_UP.confirmPassword)).fill(newcomer.password);
  // Since 4.4; older pages have no box to tick (mastodon.md §13.4).
  const agreement = page.getByRole('checkbox');
  if (await agreement.isVisible()) await agreement.check();
  const open = await buttonOf(page, SIGN_UP.signUp);
  return press(page, open.or(await buttonOf(page, SIGN_UP.applyForAccount)));
}

/** Opens the newest letter to that address: its link confirms it. */
export async function confirmEmail(page: Page, origin: string, email: string) {
  await page.goto(`${origin}/practice/letters`);
  const letter = page.getByRole('listitem').filter({ hasText: email }).first();
  return press(page, letter.getByRole('link'));
}

/** An administrator says yes to a newcomer. */
export function approve({ practice, server }: Running, username: string): void {
  const record = practice.state.accountsByHandle.get(`${username}@${server}`);
  const user = record && practice.state.users.get(record.id);
  if (user === undefined) throw new Error(`Nobody asked to join ${server} as ${username}.`);
  user.approved = true;
}

/** Follows a link of ours that opens a tab; ours stays as it is. */
export async function openInNewTab(page: Page, link: Locator): Promise<Page> {
  await expect(link).toHaveAttribute('target', '_blank');
  const [opened] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
  await opened.waitForLoadState();
  return opened;
}

/** Goes to a page that wants a sign-in; who is there already does not move. */
export async function arrive(page: Page, url: string, user: string): Promise<void> {
  const { origin } = new URL(url);
  if (!isAt(page, url) && !isDoor(page, origin)) await page.goto(url);
  if (isDoor(page, origin)) await signIn(page, user);
  if (!isAt(page, url)) await page.goto(url);
}

function isAt(page: Page, url: string): boolean {
  const [here, there] = [new URL(page.url()), new URL(url)];
  return here.origin === there.origin && here.pathname === there.pathname;
}

const isDoor = (page: Page, origin: string) => isAt(page, `${origin}/auth/sign_in`);

async function signIn(page: Page, user: string): Promise<void> {
  await (await fieldOf(page, SIGN_UP.email)).fill(user);
  await (await fieldOf(page, SIGN_UP.password)).fill(PASSWORD);
  await press(page, await buttonOf(page, SIGN_UP.logIn));
}

/** The same two fields on both pages. */
async function fillTarget(page: Page, handle: string, password: string): Promise<void> {
  await (await fieldOf(page, MIGRATION.acct)).fill(handle);
  await (await fieldOf(page, MIGRATION.currentPassword)).fill(password);
}

/** Presses what leads to another page, and reads what that one says first. */
export async function press(page: Page, button: Locator): Promise<string> {
  await Promise.all([page.waitForEvent('load'), button.click()]);
  return shown(page);
}

/** The flash, and what a form got wrong. */
const shown = async (page: Page) =>
  (await page.locator('.flash, .error').allInnerTexts()).join('\n').trim();

const fieldOf = async (page: Page, label: Wording) => page.getByLabel(await saidOf(page, label));
const buttonOf = async (page: Page, label: Wording) =>
  page.getByRole('button', { name: await saidOf(page, label) });

/** A label in the language of the page, as any release words it; a star marks what is required. */
async function saidOf(page: Page, { older = [], ...newest }: Wording): Promise<RegExp> {
  const lang = (await page.locator('html').getAttribute('lang')) === 'fr' ? 'fr' : 'en';
  const before = older.filter(([language]) => language === lang).map(([, , text]) => text);
  const texts = [newest[lang], ...before].map((text) =>
    text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
  );
  return new RegExp(`^\\s*(?:${texts.join('|')})[\\s*]*$`);
}

import { expect, type Locator, type Page } from '@playwright/test';

/** What `account()` gives everybody. */
export const PASSWORD = 'password';

/** On a pretend server's own pages: in, if needed, and yes or no. GoToSocial has no no. */
export async function consent(
  page: Page,
  answer: 'authorize' | 'deny' = 'authorize',
  user = 'alice',
) {
  const allow = page.locator('form[action="/oauth/authorize"] button.btn-success');
  const button = page.locator(`button[value=${answer}]`);
  const decision = answer === 'authorize' ? button.or(allow) : button;
  await logIn(page, decision, user);
  await decision.click();
}

/**
 * Fills in a pretend server's sign-in, unless what is behind it, `landed`, is there already.
 *
 * @param user their name or e-mail address.
 */
export async function logIn(page: Page, landed?: Locator, user = 'alice') {
  const email = page.locator('input[name="user[email]"], input[name=username]');
  await expect(landed === undefined ? email : email.or(landed).first()).toBeVisible();
  if (!(await email.isVisible())) return;
  // Mastodon's pretend page takes the name as well; GoToSocial's wants the address.
  const isStrict = (await email.getAttribute('name')) === 'username';
  await email.fill(isStrict ? emailOf(page, user) : user);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.locator('main > form:last-of-type button').click();
  if (landed !== undefined) await expect(landed).toBeVisible();
}

/** As `account()` writes it: of `social.nouveau.localhost` too, the name is `nouveau`. */
function emailOf(page: Page, user: string): string {
  if (user.includes('@')) return user;
  const name = new URL(page.url()).hostname.split('.').at(-2);
  return `${user}@${name}.example`;
}

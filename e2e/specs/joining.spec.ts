import type { Page } from '@playwright/test';
import { type Crossing, expect, fill, type Language, test } from '../crossing.ts';
import { approve, confirmEmail, createAlias, openInNewTab, signUp } from '../server-pages.ts';
import { consent, logIn } from '../server-sign-in.ts';
import { readPreflight, skipFiles, walkToNew } from '../shortcuts.ts';
import { account } from '../start-servers.ts';
import { createVerbs, type Verbs } from '../verbs.ts';

const NEWCOMER = { username: 'alice', email: 'alice@new.example', password: 'password' };
const DAY = 86_400_000;

/** At the sign-in of the new account, bringing nobody. */
async function arrive(page: Page, crossing: Crossing, language: Language, to?: string) {
  const verbs = await createVerbs(page, crossing, language);
  await walkToNew(verbs, undefined, to);
  return verbs;
}

const notPublic = ({ page, words }: Verbs, account: string) =>
  page.getByText(fill(words.new.notPublic.title, { account }), { exact: true });

test('closed, without an invitation: said before and at the sign-in, and the way to another', async ({
  page,
  cross,
}) => {
  const crossing = await cross({ servers: { fresh: { registrations: 'closed' } } });
  const { fresh, old } = crossing;
  const verbs = await createVerbs(page, crossing, 'en');
  const { words, heading, open, chooseServers, signIn } = verbs;
  await open();
  await page.getByLabel(words.start.to).fill(fresh.server);
  await expect(page.getByText(words.start.registrations.closed)).toBeVisible();
  await chooseServers();
  await signIn('old');
  await skipFiles(verbs);
  const closed = fill(words.new.registrations.closed, { server: fresh.server });
  await expect(page.getByText(closed)).toBeVisible();
  const join = fill(words.new.signUp, { server: fresh.server });
  await expect(page.getByRole('link', { name: join })).toBeHidden();
  await page.getByRole('link', { name: words.new.chooseOther }).click();
  await expect(heading(words.start.title)).toBeVisible();
  await expect(page.getByLabel(words.start.from)).toHaveValue(`alice@${old.server}`);
});

test('closed, with an invitation in the link: through the rules, in and on', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    fresh: { username: 'berger' },
    servers: { fresh: { registrations: 'closed', invites: ['berger'], rules: ['No wolves.'] } },
  });
  const { fresh, old, site } = crossing;
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words, heading, goOn, signIn } = verbs;
  await page.goto(`${site}?to=${fresh.server}&lang=fr#invite=berger`);
  await page.getByLabel(words.start.from).fill(`@alice@${old.server}`);
  await goOn();
  await signIn('old');
  await skipFiles(verbs);
  const invited = fill(words.new.registrations.invited, { server: fresh.server });
  await expect(page.getByText(invited)).toBeVisible();
  const join = fill(words.new.signUpInvited, { server: fresh.server });
  const tab = await openInNewTab(page, page.getByRole('link', { name: join }));
  await expect(tab).toHaveURL(`${fresh.origin}/invite/berger?lang=fr`);
  await signUp(tab, `${fresh.origin}/invite/berger`, NEWCOMER);
  await confirmEmail(tab, fresh.origin, NEWCOMER.email);
  await tab.close();
  await signIn('new');
  await expect(heading(words.alias.title)).toBeVisible();
});

test('waiting for approval: recognised before the sign-in, and gone on with two days later', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    fresh: { username: 'berger' },
    servers: { fresh: { registrations: 'approval' } },
  });
  const { fresh, clock, site } = crossing;
  const handle = `alice@${fresh.server}`;
  const verbs = await arrive(page, crossing, 'fr', `@${handle}`);
  const { words, heading, signInButton, signIn } = verbs;
  await page.getByText(words.new.noAccount, { exact: true }).click();
  const approval = fill(words.new.registrations.approval, { server: fresh.server });
  await expect(page.getByText(approval)).toBeVisible();
  const join = fill(words.new.signUp, { server: fresh.server });
  const tab = await openInNewTab(page, page.getByRole('link', { name: join }));
  await expect(tab).toHaveURL(`${fresh.origin}/auth/sign_up?lang=fr`);
  await signUp(tab, `${fresh.origin}/auth/sign_up`, NEWCOMER);
  await confirmEmail(tab, fresh.origin, NEWCOMER.email);
  await tab.close();

  await page.goto(site);
  await expect(notPublic(verbs, handle)).toBeVisible();
  await expect(signInButton('new')).toBeEnabled();
  await page.goto('about:blank');
  approve(fresh, NEWCOMER.username);
  await clock.jump(2 * DAY);

  await page.goto(site);
  await expect(heading(words.new.title)).toBeVisible();
  await expect(signInButton('new')).toBeEnabled();
  await expect(notPublic(verbs, handle)).toBeHidden();
  await signIn('new');
  await expect(heading(words.alias.title)).toBeVisible();
});

test('e-mail not confirmed: recognised before the sign-in, which would not come back', async ({
  page,
  cross,
}) => {
  const crossing = await cross({ fresh: { confirmed: false } });
  const { fresh, site } = crossing;
  const handle = `alice@${fresh.server}`;
  const verbs = await arrive(page, crossing, 'en', `@${handle}`);
  const { words, button, heading, signInButton, signIn } = verbs;
  await expect(notPublic(verbs, handle)).toBeVisible();
  await expect(
    page.getByText(fill(words.new.notPublic.text, { server: fresh.server })),
  ).toBeVisible();
  await signInButton('new').click();
  await logIn(page);
  await expect(page).toHaveURL(`${fresh.origin}/auth/setup`);
  await page.goto(site);
  const unreturned = words.signIn.problem['did-not-return'].title;
  await expect(page.getByText(fill(unreturned, { server: fresh.server }))).toBeVisible();
  await expect(notPublic(verbs, handle)).toBeVisible();

  const user = [...fresh.practice.state.users.values()][0];
  if (user !== undefined) user.confirmed = true;
  await button(words.preflight.again).click();
  await expect(notPublic(verbs, handle)).toBeHidden();
  await signIn('new');
  await expect(heading(words.alias.title)).toBeVisible();
});

test('one server on both sides: said at the start, asked once, and the alias is seen', async ({
  page,
  cross,
}) => {
  const bob = account('ancien', { username: 'bob' });
  const crossing = await cross({ oneServer: true, otherAccounts: { old: [bob] } });
  const { old } = crossing;
  const verbs = await createVerbs(page, crossing, 'en');
  const { words, button, goOn, heading, signIn, signInButton, open } = verbs;
  await open();
  await page.getByLabel(words.start.from).fill(`@alice@${old.server}`);
  await page.getByLabel(words.start.to).fill(`@bob@${old.server}`);
  await expect(page.getByText(words.start.sameServer)).toBeVisible();
  await goOn();
  await signIn('old');
  await skipFiles(verbs);
  // Signed out there between the two, in another tab.
  const tab = await page.context().newPage();
  await tab.goto(old.origin);
  await tab.locator('form.who button').click();
  await expect(tab.locator('input[type=password]')).toBeVisible();
  await signInButton('new').click();
  await consent(page, 'authorize', 'bob');
  const check = readPreflight(verbs);
  const answers = fill(words.preflight.answers.fine, { server: old.server });
  await expect(check(answers, 'fine')).toHaveCount(1);
  await goOn();
  await createAlias(tab, old.origin, `alice@${old.server}`, 'bob');
  await button(words.alias.saved).click();
  await expect(heading(words.alias.titleDone)).toBeVisible();
  await expect(page.getByText(words.alias.known.seen)).toBeVisible();
});

test('“I don’t know yet where to”: chosen at the new account', async ({ page, cross }) => {
  const crossing = await cross();
  const { old, fresh } = crossing;
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words, button, goOn, heading, signIn, open, withoutFiles } = verbs;
  await open();
  await page.getByLabel(words.start.from).fill(`@alice@${old.server}`);
  await button(words.start.undecided).click();
  await goOn();
  await signIn('old');
  await withoutFiles();
  await expect(heading(words.choose.title)).toBeVisible();
  await goOn();
  await expect(page.getByText(words.address.empty)).toBeVisible();
  await page.getByLabel(words.start.to).fill(`alice@${old.server}`);
  await goOn();
  await expect(page.getByText(words.start.sameAccount)).toBeVisible();
  await page.getByLabel(words.start.to).fill(fresh.server);
  await expect(page.getByText(words.start.registrations.open)).toBeVisible();
  await goOn();
  await signIn('new');
  await expect(heading(words.alias.title)).toBeVisible();
});

import type { Page } from '@playwright/test';
import type { Grant } from '../../src/practice/state/oauth.ts';
import { type Crossing, expect, fill, test } from '../crossing.ts';
import { consent, logIn } from '../server-sign-in.ts';
import { account } from '../start-servers.ts';
import { createVerbs, type Verbs } from '../verbs.ts';

/** Nothing that a server put into the address stays there (product.md §4). */
async function expectCleanAddress(page: Page, { site }: Crossing) {
  const { origin, pathname, searchParams } = new URL(page.url());
  expect(origin + pathname).toBe(site);
  expect([...searchParams.keys()]).toEqual([]);
}

/** Its own sentence, and the way on beside it. */
async function expectProblem(
  { page, words, signInButton }: Verbs,
  code: 'denied' | 'did-not-return' | 'expired' | 'turned-away',
  server: string,
) {
  const { title, text } = words.signIn.problem[code];
  const labels = { server, deny: 'Refuser', authorize: 'Autoriser' };
  await expect(page.getByText(fill(title, labels), { exact: true })).toBeVisible();
  await expect(page.getByText(fill(text, labels), { exact: true })).toBeVisible();
  await expect(signInButton('old')).toBeEnabled();
}

/** Up to the sign-in on the old server, in French. */
async function walkToOld(page: Page, crossing: Crossing, from?: string) {
  const verbs = await createVerbs(page, crossing, 'fr');
  await verbs.open();
  await verbs.chooseServers(from);
  return verbs;
}

test('deny: said, and another try works', async ({ page, cross }) => {
  const crossing = await cross();
  const verbs = await walkToOld(page, crossing);
  await verbs.signInButton('old').click();
  await consent(page, 'deny');
  await expectProblem(verbs, 'denied', crossing.old.server);
  await expectCleanAddress(page, crossing);
  await verbs.signIn('old');
  expect(crossing.old.practice.state.apps.size).toBe(1);
});

test('a code that came too late: said, and another try works', async ({ page, cross }) => {
  // The way back takes longer than the ten minutes a code is good for.
  let late = 601_000;
  const before = (request: Request) => {
    if (request.url.endsWith('/oauth/token')) age(crossing.old.practice.state.grants, late);
    return undefined;
  };
  const crossing = await cross({ quirks: { old: { before } } });
  const verbs = await walkToOld(page, crossing);
  await verbs.signInButton('old').click();
  await consent(page);
  await expectProblem(verbs, 'expired', crossing.old.server);
  await expectCleanAddress(page, crossing);
  late = 0;
  await verbs.signIn('old');
  expect(crossing.old.practice.state.tokens.size).toBe(1);
});

test('a state that is not ours: the answer is thrown away', async ({ page, cross }) => {
  const crossing = await cross();
  const verbs = await walkToOld(page, crossing);
  await verbs.signInButton('old').click();
  await expect(page.locator('input[type=password]')).toBeVisible();
  await page.goto(`${crossing.site}?code=stolen&state=made-up`);
  const { title, text } = verbs.words.notOurs;
  await expect(page.getByText(title)).toBeVisible();
  await expect(page.getByText(text)).toBeVisible();
  await expectCleanAddress(page, crossing);
  expect(crossing.old.practice.log.filter(({ path }) => path === '/oauth/token')).toEqual([]);
  await verbs.signIn('old');
});

test('came back in another browser: said there, with the address to take along', async ({
  page,
  cross,
}) => {
  const crossing = await cross();
  const verbs = await walkToOld(page, crossing);
  await verbs.signInButton('old').click();
  await expect(page.locator('input[type=password]')).toBeVisible();
  // The server's page is opened in an app, which comes back in a browser of its own.
  const asked = crossing.old.practice.log.find(({ path }) => path === '/oauth/authorize');
  const other = await crossing.openOtherBrowser();
  await other.goto(`${crossing.old.origin}${asked?.path}${asked?.query}`);
  await consent(other);
  const { title } = verbs.words.notOurs;
  await expect(other.getByText(title)).toBeVisible();
  await expect(other.getByText(crossing.site, { exact: true })).toBeVisible();
  await expectCleanAddress(other, crossing);
  expect(crossing.old.practice.state.tokens.size).toBe(0);

  await page.goto(crossing.site);
  await expectProblem(verbs, 'did-not-return', crossing.old.server);
  await verbs.signIn('old');
});

test('somebody else is signed in over there: refused, closed again, and how to change', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    otherAccounts: { old: [account('ancien', { username: 'bob' })] },
  });
  const { server, practice } = crossing.old;
  const verbs = await walkToOld(page, crossing);
  await verbs.signInButton('old').click();
  await consent(page, 'authorize', 'bob');
  const names = { got: `bob@${server}`, expected: `alice@${server}`, server };
  const { title, text } = verbs.words.signIn.problem['not-the-one-typed'];
  await expect(page.getByText(fill(title, names), { exact: true })).toBeVisible();
  await expect(page.getByText(fill(text, names), { exact: true })).toBeVisible();
  await expectCleanAddress(page, crossing);
  await expect.poll(() => [...practice.state.tokens.values()]).toMatchObject([{ revoked: true }]);

  await signOutOverThere(page, verbs, server);
  await verbs.signIn('old', 'alice');
  await expect(page.getByText(`alice@${server}`).first()).toBeVisible();
});

test('the same account on both sides is refused', async ({ page, cross }) => {
  const bob = account('ancien', { username: 'bob' });
  const crossing = await cross({ oneServer: true, otherAccounts: { old: [bob] } });
  const { server } = crossing.old;
  const verbs = await walkToOld(page, crossing, `alice@${server}`);
  await verbs.signIn('old');
  await verbs.keepFile('following_accounts.csv', 'somebody@else.example,true,false,\n');
  await verbs.signInButton('new').click();
  await consent(page);
  const names = { got: `alice@${server}`, server };
  const { title, text } = verbs.words.signIn.problem['same-account-on-both-sides'];
  await expect(page.getByText(fill(title, names), { exact: true })).toBeVisible();
  await expect(page.getByText(fill(text, names), { exact: true })).toBeVisible();
  await expectCleanAddress(page, crossing);

  // Two accounts on one server are fine: signed out there between the two.
  await signOutOverThere(page, verbs, server);
  await verbs.signIn('new', 'bob');
  await expect(verbs.heading(verbs.words.alias.title)).toBeVisible();
  const { apps, tokens } = crossing.old.practice.state;
  expect(apps.size).toBe(1);
  expect([...tokens.values()].filter(({ revoked }) => !revoked)).toHaveLength(2);
});

test('the same account typed twice is refused at once', async ({ page, cross }) => {
  const { old, ...place } = await cross({ oneServer: true });
  const { open, words, goOn, heading } = await createVerbs(page, { old, ...place }, 'fr');
  await open();
  for (const label of [words.start.from, words.start.to])
    await page.getByLabel(label).fill(`@Alice@${old.server}`);
  await goOn();
  await expect(page.getByText(words.start.sameAccount)).toBeVisible();
  await expect(heading(words.start.title)).toBeVisible();
});

test('the server has forgotten this page: registered anew, and let in', async ({ page, cross }) => {
  const crossing = await cross();
  const { apps } = crossing.old.practice.state;
  const verbs = await walkToOld(page, crossing);
  await verbs.signInButton('old').click();
  await expect(page.locator('input[type=password]')).toBeVisible();
  // Looked at, and left for two days (mastodon.md §2.1: 4.2 deletes what opened nothing).
  await page.goto(crossing.site);
  await expectProblem(verbs, 'did-not-return', crossing.old.server);
  apps.clear();
  await crossing.clock.jump(2 * 86_400_000);
  await verbs.signIn('old');
  expect(apps.size).toBe(1);
});

for (const [name, given, path] of [
  ['already moved', { movedTo: 'alice@ailleurs.example' }, '/auth/edit'],
  ['not confirmed', { confirmed: false }, '/auth/setup'],
  ['not approved yet', { approved: false }, '/auth/edit'],
] as const) {
  test(`never came back: the account is ${name}`, async ({ page, cross }) => {
    const people = [{ handle: 'alice@ailleurs.example', known: true }];
    const crossing = await cross({ people, old: given });
    const verbs = await walkToOld(page, crossing);
    await verbs.signInButton('old').click();
    await logIn(page);
    await expect(page).toHaveURL(`${crossing.old.origin}${path}`);
    await page.goto(crossing.site);
    await expectProblem(verbs, 'did-not-return', crossing.old.server);
    // The way on without that account.
    // Where the public page says that it moved, that way is offered at once.
    if (path === '/auth/edit' && 'movedTo' in given) {
      await expect(page.getByText(verbs.words.old.moved.text)).toBeVisible();
    } else await page.getByText(verbs.words.old.without).click();
    await verbs.button(verbs.words.old.reasons['no-sign-in'].go).click();
    await expect(verbs.heading(verbs.words.keep.title)).toBeVisible();
  });
}

test('the server goes down before, during and after the sign-in', async ({ page, cross }) => {
  let down = /nothing/;
  const before = (request: Request) => (down.test(request.url) ? ('drop' as const) : undefined);
  const crossing = await cross({ quirks: { old: { before } } });
  const { server } = crossing.old;
  const verbs = await walkToOld(page, crossing);
  const { words } = verbs;
  const title = fill(words.server.title, { server });
  const expectDown = async () => {
    await expect(page.getByText(title, { exact: true })).toBeVisible();
    await expect(page.getByText(words.server.unreachable)).toBeVisible();
    await expectCleanAddress(page, crossing);
  };

  down = /./;
  await verbs.signInButton('old').click();
  await expectDown();
  down = /oauth\/token/;
  await verbs.signInButton('old').click();
  await consent(page);
  await expectDown();
  down = /verify_credentials/;
  await verbs.signInButton('old').click();
  await consent(page);
  await expectDown();
  down = /nothing/;
  await verbs.signIn('old');
  const { apps, tokens } = crossing.old.practice.state;
  expect(apps.size).toBe(1);
  expect([...tokens.values()].filter(({ revoked }) => !revoked)).toHaveLength(1);
});

test('another server is chosen: the key to the first is given back', async ({ page, cross }) => {
  const bob = account('nouveau', { username: 'bob' });
  const crossing = await cross({ otherAccounts: { fresh: [bob] } });
  const verbs = await walkToOld(page, crossing);
  await verbs.signIn('old');
  await page.goto(`${crossing.site}#start`);
  await verbs.chooseServers(`@bob@${crossing.fresh.server}`);
  const { tokens } = crossing.old.practice.state;
  await expect.poll(() => [...tokens.values()]).toMatchObject([{ revoked: true }]);
});

const age = (grants: Map<string, Grant>, ms: number) => {
  for (const [code, grant] of grants) grants.set(code, { ...grant, at: grant.at - ms });
};

/** As the notice says: sign out there first, in the tab it opens. */
async function signOutOverThere(page: Page, { words }: Verbs, server: string) {
  const link = page.getByRole('link', { name: fill(words.signIn.openServer, { server }) });
  const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()]);
  await tab.locator('form.who button').click();
  await expect(tab.locator('input[type=password]')).toBeVisible();
  await tab.close();
}

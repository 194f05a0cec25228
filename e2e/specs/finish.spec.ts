import { expect, fill, test } from '../crossing.ts';
import { fileOf, lineOf, makeFriends, peopleOf } from '../people.ts';
import { createVerbs } from '../verbs.ts';

const FRIENDS = makeFriends(3);
const FILE = fileOf(FRIENDS.map(lineOf));

test('a key that a server does not take back is told, and forgotten only when asked twice', async ({
  page,
  cross,
}) => {
  let down = false;
  const before = () => (down ? ('drop' as const) : undefined);
  const crossing = await cross({
    people: peopleOf(FRIENDS),
    quirks: { fresh: { before } },
    speed: 60,
  });
  const { old, fresh, site } = crossing;
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words, mastodon, button } = verbs;
  await verbs.walkToBring(FILE);
  await verbs.startRun();
  await verbs.walkToFinish();
  down = true;
  await button(words.finish.forget).click();
  await button(words.finish.forgetSure).click();
  const apps = mastodon.nav.apps;
  const notClosed = fill(words.finish.notClosed, { account: `alice@${fresh.server}`, apps });
  await expect(page.getByText(notClosed)).toBeVisible();
  const closed = fill(words.finish.closed, { account: `alice@${old.server}`, status: 401 });
  await expect(page.getByText(closed)).toBeVisible();
  const link = page.getByRole('link', {
    name: fill(words.finish.openApps, { apps, server: fresh.server }),
  });
  await expect(link).toHaveAttribute(
    'href',
    `${fresh.origin}/oauth/authorized_applications?lang=fr`,
  );
  expect(await page.evaluate(() => localStorage.length)).toBeGreaterThan(0);

  await button(words.finish.forgetSure).click();
  await expect(page).toHaveURL(`${site}#start`);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('erased from the legal page too, it is told which key a server did not take', async ({
  page,
  cross,
}) => {
  let down = false;
  const before = () => (down ? ('drop' as const) : undefined);
  const crossing = await cross({ quirks: { old: { before } } });
  const { old, site } = crossing;
  const verbs = await createVerbs(page, crossing, 'en');
  const { words, mastodon, button } = verbs;
  await verbs.open();
  await verbs.chooseServers();
  await verbs.signIn('old');
  await page.goto(`${site}#legal`);
  down = true;
  await button(words.finish.forget).click();
  await button(words.finish.forgetSure).click();
  const names = { account: `alice@${old.server}`, apps: mastodon.nav.apps };
  await expect(page.getByText(fill(words.finish.notClosed, names))).toBeVisible();
  await button(words.finish.forgetSure).click();
  await expect(page).toHaveURL(`${site}#start`);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('what can be kept nowhere can be erased all the same', async ({ page, cross }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('No.', 'SecurityError');
    };
    Object.assign(IDBFactory.prototype, { open: refuse, deleteDatabase: refuse });
  });
  const crossing = await cross();
  const verbs = await createVerbs(page, crossing, 'en');
  const { words, button } = verbs;
  await verbs.open();
  await verbs.chooseServers();
  await verbs.signIn('old');
  await expect(verbs.heading(words.keep.title)).toBeVisible();
  await page.goto(`${crossing.site}#legal`);
  await button(words.finish.forget).click();
  await button(words.finish.forgetSure).click();
  await expect(page).toHaveURL(`${crossing.site}#start`);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
});

test('servers of long ago: no answer to the key given back can be read, and 401 proves it', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    people: peopleOf(FRIENDS),
    versions: { old: '3.5.0', fresh: '4.2.0' },
    speed: 60,
  });
  const verbs = await createVerbs(page, crossing, 'en');
  await verbs.walkToBring(FILE);
  await verbs.startRun();
  await verbs.walkToFinish();
  await verbs.closeAccess();
  for (const { server, practice } of [crossing.old, crossing.fresh]) {
    const account = `alice@${server}`;
    const closed = fill(verbs.words.finish.closed, { account, status: 401 });
    await expect(page.getByText(closed)).toBeVisible();
    expect([...practice.state.tokens.values()]).toMatchObject([{ revoked: true }]);
  }
});

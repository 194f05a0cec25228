import type { Locator } from '@playwright/test';
import { expect, fill, test } from '../crossing.ts';
import { mixFollowers } from '../followers.ts';
import { post } from '../server-pages.ts';
import { ALIASED, startWalk } from '../walk-to-move.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test('counts over time: old falls, new rises; closed for two days, the gap is told', async ({
  page,
  cross,
}) => {
  const F = mixFollowers({ soon: 4, late: 2, days: 3, never: 1 });
  const crossing = await cross({ people: F.people, old: { followers: F.handles }, ...ALIASED });
  const { old, clock, site } = crossing;
  const walker = await startWalk(page, crossing, 'fr');
  const { words, goOn, button, heading } = walker;
  await walker.toFollowers();
  const figures = page.getByRole('definition');
  const [now, left, before] = [figures.nth(0), figures.nth(1), figures.nth(2)] as const;
  await clock.jump(MINUTE);
  await expect(now).toHaveText('4');
  await expect(left).toHaveText('6');
  await expect(before).toHaveText('10');
  await clock.jump(3 * HOUR);
  await expect(now).toHaveText('6');
  // The key to the old account was given back as soon as the Move was seen.
  const tokens = [...old.practice.state.tokens.values()];
  expect(tokens.map(({ revoked }) => revoked)).toEqual([true]);

  await page.goto('about:blank');
  await clock.jump(2 * DAY);
  await page.goto(site);
  await expect(heading(words.followers.title)).toBeVisible();
  await expect(page.getByText(words.app.back)).toBeVisible();
  await expect(now).toHaveText('9');
  await expect(left).toHaveText('1');
  await expect(before).toHaveText('10');
  await expect(page.getByText(words.followers.chart.gap).first()).toBeVisible();
  await page.getByText(words.followers.chart.table, { exact: true }).click();
  const countsOf = (row: number) =>
    page
      .getByRole('row')
      .nth(row)
      .getByRole('cell')
      .allInnerTexts()
      .then((cells) => cells.slice(-2).map(Number));
  const looks = page.getByText(/^\s*\d+ relevés\s*$/);
  await expect(looks).toBeVisible();
  const rows = Number.parseInt(await looks.innerText(), 10);
  await expect.poll(() => countsOf(1)).toEqual([1, 9]);
  expect(rows).toBeGreaterThanOrEqual(4);
  for (let row = 2; row < rows; row += 1) {
    const [stayed = 0, came = 0] = await countsOf(row);
    expect(stayed + came).toBe(10);
  }
  expect(await countsOf(rows)).toEqual([10, 0]);
  await page.getByText(words.followers.doubt.ask, { exact: true }).click();
  await expect(page.getByText(words.followers.doubt.answer)).toBeVisible();

  await goOn();
  await expect(page.getByText(words.proof.move.move)).toBeVisible();
  await expect(page.getByText(fill(words.proof.followers_other, { n: 9 }))).toBeVisible();
  const closed = fill(words.finish.closed, { account: walker.oldHandle, status: 401 });
  await expect(page.getByText(closed)).toBeVisible();
  await button(words.finish.close).click();
  await expect(page.getByRole('heading', { name: words.finish.allClosed })).toBeVisible();
  // Without a key the counts go on, as anybody sees them.
  await page.goto(`${site}#followers`);
  await expect(heading(words.followers.title)).toBeVisible();
  await clock.jump(2 * HOUR);
  await expect(now).toHaveText('9');
  await expect(page.getByText(words.notCome.noKey)).toBeVisible();
});

test('who has not come, by server; third servers are asked after a press that names them', async ({
  page,
  cross,
}) => {
  const some = mixFollowers({ soon: 2, moved: 1 }, ['prairie.example']);
  const none = mixFollowers({ never: 2 }, ['muet.localhost:9', 'autre.localhost:9']);
  const crossing = await cross({
    people: [...some.people, ...none.people],
    old: { followers: [...some.handles, ...none.handles] },
    ...ALIASED,
  });
  const { clock } = crossing;
  const walker = await startWalk(page, crossing, 'en');
  const { words, button } = walker;
  await walker.toFollowers();
  await clock.jump(MINUTE);
  await expect(page.getByRole('definition').first()).toHaveText('2');
  await button(words.notCome.compare).click();
  await expect(page.getByText(fill(words.notCome.count_other, { n: 3 }))).toBeVisible();
  const groupOf = (server: string, came: number) =>
    page.getByText(fill(words.notCome.server_one, { server, n: 1, came }), { exact: true });
  await groupOf('prairie.example', 2).click();
  await expect(page.getByText(words.notCome.some)).toBeVisible();
  await expect(page.getByText('moved0@prairie.example', { exact: true })).toBeVisible();
  await groupOf('muet.localhost:9', 0).click();
  const muet = page.locator('details').filter({ hasText: 'never0@muet.localhost:9' });
  await expect(muet.getByText(words.notCome.none)).toBeVisible();
  await expect(page.getByText('never0@muet.localhost:9', { exact: true })).toBeVisible();

  // The text for them, with where to.
  const text = fill(words.notCome.text, { account: `@${walker.newHandle}` });
  await expect(page.getByText(text, { exact: true })).toBeVisible();

  // Nobody but our two servers was asked so far: from here on, what is asked is ours to answer.
  const asked: string[] = [];
  await page.route(/localhost:9\//, (route) => {
    asked.push(new URL(route.request().url()).host);
    return route.abort();
  });
  await page.getByText(words.notCome.ask_other, { exact: true }).click();
  const list = page.locator('details').filter({ hasText: words.notCome.askHow });
  await expect(list.getByRole('listitem')).toHaveText(['autre.localhost:9', 'muet.localhost:9']);
  expect(asked).toEqual([]);
  crossing.allow('muet.localhost:9', 'autre.localhost:9');
  await button(words.notCome.askNow).click();
  const silent = fill(words.notCome.silent, { server: 'muet.localhost:9' });
  await expect(page.getByText(silent)).toBeVisible();
  expect(new Set(asked)).toEqual(new Set(['autre.localhost:9', 'muet.localhost:9']));
});

test('nobody followed before: which button it was is asked at once', async ({ page, cross }) => {
  const crossing = await cross({ ...ALIASED });
  const walker = await startWalk(page, crossing, 'fr');
  const { words, mastodon, button, goOn } = walker;
  await walker.toFollowers();
  await expect(walker.heading(words.followers.titleNobody)).toBeVisible();
  await expect(page.getByText(words.followers.which.legend)).toBeVisible();
  await page.getByText(fill(words.quoted, { text: mastodon.migration.move })).click();
  await button(words.followers.which.confirm).click();
  await expect(page.getByText(words.followers.which.legend)).toHaveCount(0);
  await goOn();
  await expect(page.getByText(words.proof.move.move)).toBeVisible();
});

test('the end: what becomes of the old account, what is told, what is shared', async ({
  page,
  cross,
}) => {
  const F = mixFollowers({ soon: 2 });
  const crossing = await cross({
    people: F.people,
    old: { followers: F.handles },
    ...ALIASED,
    servers: { fresh: { invites: ['berger'] } },
  });
  const { old, fresh, site, clock } = crossing;
  const walker = await startWalk(page, crossing, 'fr');
  const { words, mastodon, goOn } = walker;
  // The invitation came with the link.
  await page.goto(`${site}?to=${fresh.server}&lang=fr#invite=berger`);
  await page.getByLabel(words.start.from).fill(`@alice@${old.server}`);
  await goOn();
  await walker.signIn('old');
  await walker.withoutFiles();
  await walker.signIn('new');
  await walker.button(words.alias.saved).click();
  await walker.aliasSeen();
  await walker.bringAll();
  await walker.getReady();

  // A farewell first, from the old account, if one likes.
  await page.getByText(words.move.farewell.title, { exact: true }).click();
  const farewellLink = page.getByRole('link', {
    name: fill(words.move.farewell.open, { server: old.server }),
  });
  const farewell = fill(words.move.farewell.post, { account: `@${walker.newHandle}` });
  expect(await shareOf(farewellLink)).toEqual({ origin: old.origin, text: farewell, lang: 'fr' });
  await walker.move();
  await walker.moveSeen();
  await clock.jump(MINUTE);
  await expect(page.getByRole('definition').first()).toHaveText('2');
  await goOn();

  const choices = page.getByRole('list', { name: words.oldAccount.title }).getByRole('listitem');
  await expect(choices).toHaveCount(3);
  const { cleanup } = mastodon.nav;
  const { button: deleting } = mastodon.delete;
  for (const [nth, { text }] of Object.entries([
    words.oldAccount.kept,
    words.oldAccount.cleaned,
    words.oldAccount.deleted,
  ])) {
    await expect(choices.nth(Number(nth))).toContainText(fill(text, { cleanup }));
  }
  await expect(choices.nth(0)).toContainText(words.oldAccount.recommended);
  await expect(choices.nth(1).getByRole('link')).toHaveAttribute(
    'href',
    `${old.origin}/statuses_cleanup?lang=fr`,
  );
  await expect(
    choices.nth(2).getByRole('link', {
      name: fill(words.oldAccount.deleted.open, { button: deleting, server: old.server }),
    }),
  ).toHaveAttribute('href', `${old.origin}/settings/delete?lang=fr`);

  const announceLink = page.getByRole('link', {
    name: fill(words.announce.open, { server: fresh.server }),
  });
  const announcement = fill(words.announce.post, { old: `@${walker.oldHandle}` });
  expect(await shareOf(announceLink)).toEqual({
    origin: fresh.origin,
    text: announcement,
    lang: 'fr',
  });
  // It is filled in there, and sent by the person alone.
  const [writing] = await Promise.all([page.waitForEvent('popup'), announceLink.click()]);
  await post(writing);
  await writing.close();
  const posts = [...fresh.practice.state.posts.values()].map(({ content }) => content);
  expect(posts).toEqual([announcement]);

  const link = `${site}?to=${encodeURIComponent(fresh.server)}&lang=fr#invite=berger`;
  await expect(page.getByText(link, { exact: true })).toBeVisible();
  expect(link).not.toContain('ancien');
  await page.getByText(words.share.qr, { exact: true }).click();
  const drawing = page.getByRole('img', {
    name: fill(words.share.qrLabel, { server: fresh.server }),
  });
  await expect(drawing).toBeVisible();
  await expect(drawing.locator('path').last()).toHaveAttribute('d', /^M\d/);
});

/** Where a link to write a post leads, and what is written there. */
async function shareOf(link: Locator) {
  const { origin, pathname, searchParams } = new URL((await link.getAttribute('href')) ?? '');
  expect(pathname).toBe('/share');
  return { origin, text: searchParams.get('text'), lang: searchParams.get('lang') };
}

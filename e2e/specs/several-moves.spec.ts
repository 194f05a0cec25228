import { expect, fill, test } from '../crossing.ts';
import { consent } from '../server-sign-in.ts';
import { startWalk } from '../walk-to-move.ts';

const MINUTE = 60_000;

test('several moves: begun, changed over and back, each with its pair and keys; all forgotten', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    otherAccounts: {
      old: [{ username: 'berger', email: 'b@x.example', password: 'password' }],
    },
  });
  const { old, fresh, site } = crossing;
  const walker = await startWalk(page, crossing, 'en');
  const { words, button, heading } = walker;
  const keysOf = ({ practice }: typeof old) =>
    [...practice.state.tokens.values()].map(({ revoked }) => revoked);
  await walker.toAlias();

  await page.goto(`${site}#overview`);
  await expect(heading(words.overview.title)).toBeVisible();
  const pair = { from: walker.oldHandle, to: walker.newHandle };
  await expect(page.getByText(fill(words.overview.lead_other, { ...pair, n: 5 }))).toBeVisible();
  const here = page.getByRole('listitem').filter({ hasText: words.overview.tones.waiting });
  await expect(here).toContainText(words.steps.alias);
  await button(words.overview.another).click();

  await walker.chooseServers(`@berger@${old.server}`);
  // The browser is still signed in as alice there: the very key of the move put aside comes back.
  await walker.signInButton('old').click();
  await consent(page);
  const names = { got: walker.oldHandle, expected: `berger@${old.server}` };
  await expect(
    page.getByText(fill(words.signIn.problem['not-the-one-typed'].title, names)),
  ).toBeVisible();
  await page.context().clearCookies();
  await walker.signIn('old', 'berger');
  await page.goto(`${site}#overview`);
  const other = page.getByText(fill(words.overview.pair, pair), { exact: true });
  await expect(other).toBeVisible();
  await button(words.overview.changeOver).click();
  await expect(heading(words.alias.title)).toBeVisible();
  await expect(page.getByText(walker.oldHandle, { exact: true }).first()).toBeVisible();
  expect([keysOf(old), keysOf(fresh)]).toEqual([[false, false], [false]]);
  // Its key still opens the new account.
  await walker.alias();
  await crossing.clock.jump(4 * MINUTE);
  await walker.aliasSeen();

  await page.goto(`${site}#overview`);
  await button(words.overview.changeOver).click();
  await expect(heading(words.keep.title)).toBeVisible();
  await expect(page.getByText(`berger@${old.server}`, { exact: true }).first()).toBeVisible();
  await page.goto(`${site}#overview`);
  await button(words.overview.changeOver).click();
  await walker.bringAll();
  await walker.postpone('move');
  await button(words.finish.forget).click();
  await expect(page.getByText(words.finish.forgetOthers_one)).toBeVisible();
  await button(words.finish.forgetSure).click();
  await expect(page).toHaveURL(`${site}#start`);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  expect([keysOf(old), keysOf(fresh)]).toEqual([[true, true], [true]]);
});

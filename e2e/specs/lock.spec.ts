import { expect, fill, test } from '../crossing.ts';
import { askingFor, followersOf, makeWait, mixFollowers, uriOf } from '../followers.ts';
import { moveInPanel } from '../gotosocial-pages.ts';
import { openInNewTab } from '../server-pages.ts';
import { ALIASED, startWalk } from '../walk-to-move.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SOON = mixFollowers({ soon: 4 });

test('a locked new account is unlocked for the Move, and locked again', async ({ page, cross }) => {
  const F = mixFollowers({ soon: 3, late: 2 });
  const waiting = mixFollowers({ never: 2 });
  const crossing = await cross({
    people: [...F.people, ...waiting.people],
    old: { followers: F.handles },
    fresh: ({ old }) => ({
      locked: true,
      aliases: [`alice@${old}`],
      followers: waiting.handles,
    }),
  });
  const { fresh, clock } = crossing;
  makeWait(fresh.practice, `alice@${fresh.server}`);
  const walker = await startWalk(page, crossing, 'en');
  const { words, button, goOn } = walker;
  const isLocked = () => fresh.practice.state.accountsByHandle.get(walker.newHandle)?.locked;
  await walker.toMove();
  await walker.getReady();
  await expect(page.getByText(words.lock.title.unlock)).toBeVisible();
  await expect(page.getByText(fill(words.lock.effect.mastodon_other, { n: 2 }))).toBeVisible();
  await button(words.lock.button.unlock).click();
  await expect(page.getByText(words.lock.done.unlock)).toBeVisible();
  expect(isLocked()).toBe(false);
  expect(followersOf(fresh.practice, walker.newHandle)).toHaveLength(2);
  await walker.move();
  await walker.moveSeen();
  await clock.jump(MINUTE);
  await expect(page.getByRole('definition').first()).toHaveText('5');

  // Forgotten at the followers, it is offered again at the end.
  await goOn();
  await expect(page.getByText(words.proof.unlocked)).toBeVisible();
  await button(words.lock.button['lock-again']).click();
  await expect(page.getByText(words.lock.done['lock-again'])).toBeVisible();
  await expect(page.getByText(words.proof.unlocked)).toHaveCount(0);
  expect(isLocked()).toBe(true);
  await clock.jump(4 * HOUR);
  expect(followersOf(fresh.practice, walker.newHandle)).toHaveLength(5);
  expect(askingFor(fresh.practice, walker.newHandle)).toHaveLength(2);
});

test('left locked, followers are requests, with the page where they are answered', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    people: SOON.people,
    old: { followers: SOON.handles },
    fresh: ({ old }) => ({ locked: true, aliases: [`alice@${old}`] }),
  });
  const { fresh, clock } = crossing;
  const walker = await startWalk(page, crossing, 'fr');
  const { words } = walker;
  await walker.toFollowers();
  await clock.jump(MINUTE);
  await expect(page.getByText(fill(words.followers.requests_other, { n: 4 }))).toBeVisible();
  await expect(page.getByRole('definition').first()).toHaveText('0');
  await expect(page.getByRole('link', { name: words.followers.openRequests })).toHaveAttribute(
    'href',
    `${fresh.origin}/follow_requests?lang=fr`,
  );
  expect(askingFor(fresh.practice, walker.newHandle)).toHaveLength(4);
  // They came: nobody is asked which button it was.
  await clock.jump(20 * MINUTE);
  await expect(page.getByText(words.followers.which.legend)).toHaveCount(0);
});

test('GoToSocial as new: alias by one press, unlocked first, lock again', async ({
  page,
  cross,
}) => {
  const waiting = mixFollowers({ never: 2 });
  const crossing = await cross({
    people: [...SOON.people, ...waiting.people],
    old: { followers: SOON.handles },
    fresh: { followers: waiting.handles },
    servers: { fresh: { software: 'gotosocial' } },
  });
  const { fresh, clock } = crossing;
  makeWait(fresh.practice, `alice@${fresh.server}`);
  const walker = await startWalk(page, crossing, 'fr');
  const { words, button, goOn } = walker;
  await walker.toAlias();
  await button(words.alias.make).click();
  await walker.aliasSeen();
  await walker.bringAll();
  await walker.getReady();
  await expect(page.getByText(fill(words.lock.effect.gotosocial_other, { n: 2 }))).toBeVisible();
  await button(words.lock.button.unlock).click();
  await expect(page.getByText(words.lock.done.unlock)).toBeVisible();
  await walker.move();
  await walker.moveSeen();
  await clock.jump(MINUTE);
  await expect(page.getByRole('definition').first()).toHaveText('4');
  await button(words.lock.button['lock-again']).click();
  await expect(page.getByText(words.lock.done['lock-again'])).toBeVisible();
  expect(fresh.practice.state.accountsByHandle.get(walker.newHandle)?.locked).toBe(true);
  expect(askingFor(fresh.practice, walker.newHandle)).toHaveLength(2);
  await goOn();
  // It has no page with a field to share: the announcement is there to copy.
  const announcement = fill(words.announce.post, { old: `@${walker.oldHandle}` });
  await expect(page.getByText(announcement, { exact: true })).toBeVisible();
});

test('GoToSocial as old: its panel moves, the new count alone is told, the key is given back', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    people: SOON.people,
    old: { followers: SOON.handles },
    ...ALIASED,
    servers: { old: { software: 'gotosocial' } },
  });
  const { old, fresh, clock } = crossing;
  const walker = await startWalk(page, crossing, 'en');
  const { words, button } = walker;
  await walker.toMove();
  await walker.getReady();
  const uri = uriOf(fresh.practice, walker.newHandle);
  await expect(page.getByText(uri, { exact: true })).toBeVisible();
  const open = fill(words.move.open, { page: 'Migration', server: old.server });
  const panel = await openInNewTab(page, page.getByRole('link', { name: open }).first());
  const said = await moveInPanel(panel, old.origin, uri, 'wrong');
  await page.getByText(words.move.refused.ask, { exact: true }).click();
  const sentence = 'invalid password provided in Move request';
  expect(said).toContain(sentence);
  await page.getByText(fill(words.quoted, { text: sentence })).click();
  await expect(page.getByText(words.move.refused.password.title)).toBeVisible();
  expect(await moveInPanel(panel, old.origin, uri)).toBe('');
  await button(words.move.said).click();
  await walker.moveSeen();
  await clock.jump(MINUTE);
  const figures = page.getByRole('definition');
  await expect(figures.nth(0)).toHaveText('4');
  await expect(figures.nth(1)).toHaveText(words.followers.unknown);
  await expect
    .poll(() => [...old.practice.state.tokens.values()].map(({ revoked }) => revoked))
    .toContain(true);
  // There is no redirect that moves nobody: nobody is asked.
  await clock.jump(20 * MINUTE);
  await expect(page.getByText(words.followers.which.legend)).toHaveCount(0);
});

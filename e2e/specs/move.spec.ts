import { expect, fill, type Language, test } from '../crossing.ts';
import { askingFor, followersOf, makeWait, mixFollowers, uriOf } from '../followers.ts';
import { moveInPanel } from '../gotosocial-pages.ts';
import {
  cancelRedirect,
  createAlias,
  moveFollowers,
  openInNewTab,
  setRedirect,
} from '../server-pages.ts';
import { ALIASED, startWalk, type Walker } from '../walk-to-move.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SOON = mixFollowers({ soon: 4 });

/** Picks what the old server's page has said, in its words, and reads what to do about it. */
async function tell(
  { page, words, mastodon }: Walker,
  refusal: keyof Walker['mastodon']['migration']['refusals'],
  said: string,
  names: Record<string, string>,
) {
  const sentence = mastodon.migration.refusals[refusal];
  expect(said).toContain(sentence);
  const asked = page.getByText(words.move.refused.ask, { exact: true });
  if (!(await page.getByText(words.move.refused.legend).isVisible())) await asked.click();
  const quoted = fill(words.quoted, { text: sentence });
  await page.getByText(quoted, { exact: true }).click();
  await expect(page.getByRole('radio', { name: quoted })).toBeChecked();
  await expect(page.getByText(words.move.refused[refusal].title)).toBeVisible();
  await expect(page.getByText(fill(words.move.refused[refusal].text, names))).toBeVisible();
}

for (const language of ['fr', 'en'] satisfies Language[]) {
  test.describe(language, () => {
    test.use({ locale: language === 'fr' ? 'fr-FR' : 'en-GB' });
    test(`each refusal of the old server's page has its next act, ${language}`, async ({
      page,
      cross,
    }) => {
      const crossing = await cross({ servers: { old: { locale: language } } });
      const { old, fresh } = crossing;
      const walker = await startWalk(page, crossing, language);
      const { words, mastodon, button } = walker;
      const { cancel, redirect } = mastodon.migration;
      const names = { server: old.server, new: fresh.server, cancel, redirect };
      await walker.toAlias();
      await walker.postpone('alias');
      // The alias is missing, and said to be there all the same.
      await expect(page.getByText(words.move.missing.alias.title)).toBeVisible();
      await button(words.move.missing.alias.without).click();
      await expect(page.getByText(words.move.missing.alias.title)).toHaveCount(0);
      await walker.getReady();

      await tell(walker, 'not-alias', await walker.move(), names);
      await expect(page.getByText(fill(words.move.waiting.title, names))).toBeVisible();
      const toAlias = page.getByRole('link', { name: words.move.refused.toAlias });
      await expect(toAlias).toHaveAttribute('href', '#alias');
      await crossing.clock.jump(5 * MINUTE);
      await expect(page.getByText(fill(words.move.unseen.title, names))).toBeVisible();

      const settings = await openInNewTab(page, walker.moveLink());
      const attempt = (handle: string, password?: string) =>
        moveFollowers(settings, old.origin, handle, password);
      const asked = page.locator('details').filter({ hasText: words.move.refused.legend });
      const address = asked.getByText(walker.newHandle, { exact: true });
      await tell(walker, 'not-found', await attempt(`nobody@${fresh.server}`), names);
      await expect(address).toBeVisible();
      await tell(walker, 'not-alias', await attempt(walker.oldHandle), names);
      await expect(address).toBeVisible();
      await tell(walker, 'password', await attempt(walker.newHandle, 'wrong'), names);
      await tell(walker, 'self', await setRedirect(settings, old.origin, walker.oldHandle), names);
      await expect(address).toBeVisible();
      // Said only once the alias is there, and the copy without it is forgotten.
      const second = await page.context().newPage();
      await createAlias(second, fresh.origin, walker.oldHandle);
      await second.close();
      await crossing.clock.jump(4 * MINUTE);
      await setRedirect(settings, old.origin, walker.newHandle);
      await tell(walker, 'already', await attempt(walker.newHandle), names);
      await cancelRedirect(settings, old.origin);
      await expect(button(words.move.again)).toBeVisible();
      expect(old.practice.state.accountsByHandle.get(walker.oldHandle)?.movedTo).toBeUndefined();
    });
  });
}

test('moved less than 30 days ago: the greyed page says so, and so do we', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    ...ALIASED,
    otherAccounts: {
      fresh: ({ old }) => [
        {
          username: 'berger',
          email: 'b@x.example',
          password: 'password',
          aliases: [`alice@${old}`],
        },
      ],
    },
  });
  const { old, fresh, clock } = crossing;
  const before = await page.context().newPage();
  await moveFollowers(before, old.origin, `berger@${fresh.server}`);
  await cancelRedirect(before, old.origin);
  await before.close();
  await clock.jump(10 * DAY);

  const walker = await startWalk(page, crossing, 'en');
  const { words } = walker;
  await walker.toMove();
  await walker.getReady();
  const settings = await openInNewTab(page, walker.moveLink());
  const shown = await settings.locator('.warn').allInnerTexts();
  await settings.close();
  expect(shown.join()).toContain('again in 20 days');
  const names = { server: old.server };
  await tell(walker, 'cooldown', shown.join(), names);
  // Nothing keeps the person here: the rest goes on without the Move.
  await walker.postpone('move');
  await expect(walker.heading(words.finish.title)).toBeVisible();
  await expect(page.getByText(words.proof.move.none)).toBeVisible();
});

test('moved to somebody else: seen, said, and seen again when it is put right', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    people: SOON.people,
    old: { followers: SOON.handles },
    ...ALIASED,
    otherAccounts: {
      fresh: [{ username: 'berger', email: 'b@x.example', password: 'password' }],
    },
  });
  const { old, fresh, clock } = crossing;
  const wrong = `berger@${fresh.server}`;
  const walker = await startWalk(page, crossing, 'fr');
  const { words, mastodon, button } = walker;
  await walker.toMove();
  await walker.getReady();
  const settings = await openInNewTab(page, walker.moveLink());
  await setRedirect(settings, old.origin, wrong);
  await button(words.move.said).click();
  const title = page.getByText(fill(words.move.elsewhere.title, { account: wrong }));
  await expect(title).toBeVisible();
  const { cancel, title: name } = mastodon.migration;
  const text = { server: old.server, page: name, cancel };
  await expect(page.getByText(fill(words.move.elsewhere.text, text))).toBeVisible();
  // Known of it alone when the page opens again, without any press.
  await page.reload();
  await expect(title).toBeVisible();
  expect(old.practice.state.tokens.values().next().value?.revoked).toBe(false);

  await cancelRedirect(settings, old.origin);
  await clock.jump(2 * MINUTE);
  await expect(title).toHaveCount(0);
  await moveFollowers(settings, old.origin, walker.newHandle);
  await button(words.move.said).click();
  await walker.moveSeen();
  await clock.jump(MINUTE);
  await expect(page.getByRole('definition').first()).toHaveText('4');
});

test('a redirect only: nobody comes, the person says so, cancels it and moves', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    people: SOON.people,
    old: { followers: SOON.handles },
    ...ALIASED,
  });
  const { old, fresh, clock } = crossing;
  const walker = await startWalk(page, crossing, 'fr');
  const { words, mastodon, button, heading } = walker;
  await walker.toMove();
  await walker.getReady();
  const settings = await openInNewTab(page, walker.moveLink());
  await setRedirect(settings, old.origin, walker.newHandle);
  await button(words.move.said).click();
  await walker.moveSeen();
  const question = page.getByText(words.followers.which.legend);
  await clock.jump(10 * MINUTE);
  await expect(page.getByRole('definition').first()).toHaveText('0');
  await expect(question).toHaveCount(0);
  await clock.jump(6 * MINUTE);
  await expect(question).toBeVisible();
  await page.getByText(fill(words.quoted, { text: mastodon.migration.redirect })).click();
  await button(words.followers.which.confirm).click();
  await expect(heading(words.followers.titleRedirect)).toBeVisible();

  // Said too early: the redirect is still there.
  await button(words.followers.redirect.check).click();
  const still = fill(words.followers.redirect.still, { server: old.server });
  await expect(page.getByText(still)).toBeVisible();
  await cancelRedirect(settings, old.origin);
  await clock.jump(MINUTE);
  await button(words.followers.redirect.check).click();
  await expect(heading(words.move.title)).toBeVisible();
  await expect(page).toHaveURL(/#move$/);

  await moveFollowers(settings, old.origin, walker.newHandle);
  await button(words.move.said).click();
  await walker.moveSeen();
  await clock.jump(MINUTE);
  await expect(page.getByRole('definition').first()).toHaveText('4');
  expect(followersOf(fresh.practice, walker.newHandle)).toHaveLength(4);
  await clock.jump(20 * MINUTE);
  await expect(question).toHaveCount(0);
});

test('moved elsewhere before we came: known before the sign-in, and files go on', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    old: ({ fresh }) => ({ movedTo: `berger@${fresh}` }),
    otherAccounts: {
      fresh: [{ username: 'berger', email: 'b@x.example', password: 'password' }],
    },
  });
  const { old, fresh } = crossing;
  const walker = await startWalk(page, crossing, 'en');
  const { words, button, heading } = walker;
  await walker.open();
  await walker.chooseServers();
  const moved = fill(words.old.moved.title, { account: `berger@${fresh.server}` });
  await expect(page.getByText(moved)).toBeVisible();
  await button(words.old.moved.go).click();
  await walker.withoutFiles();
  await walker.signIn('new');
  await walker.postpone('alias');
  await expect(heading(words.move.title)).toBeVisible();
  const elsewhere = fill(words.move.elsewhere.title, { account: `berger@${fresh.server}` });
  await expect(page.getByText(elsewhere)).toBeVisible();
  await walker.postpone('move');
  await expect(heading(words.finish.title)).toBeVisible();
  expect([...old.practice.state.tokens.values()]).toEqual([]);
});

test('moved to the very new account before we came: on to the followers', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    ...ALIASED,
    people: SOON.people,
    old: ({ fresh }) => ({ movedTo: `alice@${fresh}`, followers: SOON.handles.slice(0, 1) }),
    fresh: ({ old }) => ({ aliases: [`alice@${old}`], followers: SOON.handles.slice(1) }),
  });
  const walker = await startWalk(page, crossing, 'fr');
  const { words, button, heading, goOn } = walker;
  await walker.open();
  await walker.chooseServers();
  await button(words.old.moved.go).click();
  await walker.withoutFiles();
  await walker.signIn('new');
  await expect(heading(words.move.titleDone)).toBeVisible();
  await goOn();
  await expect(heading(words.followers.title)).toBeVisible();
  await expect(page.getByRole('definition').first()).toHaveText('3');
  await button(words.notCome.compare).click();
  await expect(page.getByText(fill(words.notCome.count_one, { n: 1 }))).toBeVisible();
});

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

test('what is open before the Move, each with a way without it; put off and taken up again', async ({
  page,
  cross,
}) => {
  const crossing = await cross({ people: SOON.people, old: { followers: SOON.handles } });
  const { clock } = crossing;
  const walker = await startWalk(page, crossing, 'fr');
  const { words, button, heading } = walker;
  const { alias, files } = words.move.missing;
  await walker.toAlias();
  await walker.postpone('alias');
  await walker.postpone('move');
  await expect(heading(words.finish.title)).toBeVisible();
  await expect(page.getByText(words.proof.alias.none)).toBeVisible();

  await clock.jump(2 * DAY);
  await page.getByRole('link', { name: words.proof.toMove }).click();
  await expect(heading(words.move.title)).toBeVisible();
  await expect(page.getByText(alias.title)).toBeVisible();
  await expect(page.getByText(files.title)).toBeVisible();
  await expect(page.getByRole('heading', { name: words.archive.title })).toBeVisible();
  await expect(page.getByRole('link', { name: files.go })).toHaveAttribute('href', '#keep');
  // The ways there come first: the alias is made, and the person comes back.
  await page.getByRole('link', { name: alias.go }).click();
  await walker.alias();
  await clock.jump(4 * MINUTE);
  await walker.aliasSeen();
  await expect(heading(words.move.title)).toBeVisible();
  await expect(page.getByText(alias.title)).toHaveCount(0);
  await button(files.without).click();
  await expect(page.getByText(files.title)).toHaveCount(0);
  await page.getByText(words.archive.answers.declined, { exact: true }).click();
  await expect(button(words.move.said)).toHaveCount(0);
  await walker.getReady();
  await walker.move();
  await walker.moveSeen();
});

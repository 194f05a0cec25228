import { expect, fill, test } from '../crossing.ts';
import { followersOf, mixFollowers } from '../followers.ts';
import { cancelRedirect, moveFollowers, openInNewTab, setRedirect } from '../server-pages.ts';
import { ALIASED, startWalk } from '../walk-to-move.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SOON = mixFollowers({ soon: 4 });

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
  await walker.bringAll();
  await walker.postpone('move');
  await expect(heading(words.finish.title)).toBeVisible();
  await expect(page.getByText(words.proof.alias.none)).toBeVisible();

  await clock.jump(2 * DAY);
  await page.getByRole('link', { name: words.proof.toMove }).click();
  await expect(heading(words.move.title)).toBeVisible();
  await expect(page.getByText(alias.title)).toBeVisible();
  await expect(page.getByRole('heading', { name: words.archive.title })).toBeVisible();
  // Everything was read by ourselves: nobody is asked for a file.
  await expect(page.getByText(files.title)).toHaveCount(0);
  // The ways there come first: the alias is made, and the person comes back.
  await page.getByRole('link', { name: alias.go }).click();
  await walker.alias();
  await clock.jump(4 * MINUTE);
  await walker.aliasSeen();
  // What was brought stands between the two.
  await expect(heading(words.run.titleDone)).toBeVisible();
  await walker.goOn();
  await expect(heading(words.move.title)).toBeVisible();
  await expect(page.getByText(alias.title)).toHaveCount(0);
  await page.getByText(words.archive.answers.declined, { exact: true }).click();
  await expect(button(words.move.said)).toHaveCount(0);
  await walker.getReady();
  await walker.move();
  await walker.moveSeen();
});

test('nobody signed in there and no file: that is open before the Move, with a way without', async ({
  page,
  cross,
}) => {
  const walker = await startWalk(page, await cross(ALIASED), 'en');
  const { words, button, heading } = walker;
  const { files } = words.move.missing;
  await walker.open();
  await walker.chooseServers();
  await page.getByText(words.old.without, { exact: true }).click();
  await button(words.old.reasons['no-sign-in'].go).click();
  await walker.withoutFiles();
  await walker.signIn('new');
  await button(words.alias.saved).click();
  await walker.aliasSeen();
  // There is nothing to bring: that step is not on the way.
  await expect(heading(words.move.title)).toBeVisible();
  await expect(page.getByText(files.title)).toBeVisible();
  const left = page.getByRole('status').filter({ hasText: words.move.leftToDo.files });
  await expect(left).toBeVisible();
  await expect(page.getByRole('link', { name: files.go })).toHaveAttribute('href', '#keep');
  await button(files.without).click();
  await expect(page.getByText(files.title)).toHaveCount(0);
  await expect(left).toHaveCount(0);
  await walker.getReady();
});

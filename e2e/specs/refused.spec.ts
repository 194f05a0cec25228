import { expect, fill, type Language, test } from '../crossing.ts';
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
      await walker.bringAll();
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

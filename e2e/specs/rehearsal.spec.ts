import { expect, type Page, test } from '@playwright/test';
import { CONSEQUENCES } from '../../src/domain/journey.ts';
import { COMPOSE } from '../../src/practice/pages/labels/compose.ts';
import { fill } from '../crossing.ts';
import { readRings } from '../follow-drawing.ts';
import { serveHosted } from '../hosted-site.ts';
import { watch } from '../watch.ts';
import { anyOf, readMastodonWords, readWords } from '../words.ts';

const LANGUAGES = ['en', 'fr'] as const;

for (const language of LANGUAGES) {
  test(`a rehearsal from the landing to the end, with nobody to ask, ${language}`, async ({
    page,
    context,
  }) => {
    test.setTimeout(180_000);
    const hosted = await serveHosted('/');
    // Nobody else answers, and nobody else is asked.
    const troubles = await watch(context, new Set([new URL(hosted.url).host]));
    const words = await readWords(language);
    const mastodon = await readMastodonWords(language);
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
    const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
    const goOn = () => button(words.app.continue).click();
    const theirs = page.locator('dialog.rehearsal-window');
    const drawing = (label: string) => page.locator('figure').and(page.getByLabel(anyOf(label)));
    const bar = page.getByRole('complementary', { name: words.rehearsal.label });
    const press = (name: string) => theirs.getByRole('button', { name, exact: true }).click();

    // A real move of this browser stays as it is, whatever is rehearsed.
    await page.goto(`${hosted.url}?lang=${language}`);
    await page.evaluate(() => localStorage.setItem('transhumance:limits:me', 'real'));
    await page.getByRole('link', { name: words.start.rehearse }).click();
    await expect(bar).toBeVisible();
    await expect(page).toHaveTitle(new RegExp(`^${words.app.rehearsal} – `));
    await goOn();

    for (const side of ['old', 'new'] as const) {
      await expect(heading(words[side].title)).toBeVisible();
      const server = side === 'old' ? 'ancien.example' : 'nouveau.example';
      await button(fill(words.signIn.button, { server })).click();
      await expect(theirs).toBeVisible();
      // Nothing to type: no password and no address is ever asked for.
      await expect(theirs.locator('input[type=password], input[type=email]')).toHaveCount(0);
      await press(LOG_IN[language]);
      // Another page of theirs is read from its beginning.
      await expect(theirs.locator('.body')).toBeFocused();
      await press(mastodon.authorize.button);
      await expect(heading(words[side].titleDone)).toBeVisible();
      await expect(bar).toBeVisible();
      await goOn();
      if (side === 'old') {
        await expect(heading(words.keep.title)).toBeVisible();
        await goOn();
      }
    }

    await expect(heading(words.alias.title)).toBeVisible();
    const aliases = await readRings(drawing(words.drawing.aliases));
    const open = { page: mastodon.aliases.title, server: 'nouveau.example' };
    const opener = page.getByRole('link', { name: fill(words.alias.open, open) }).first();
    await opener.click();
    await actInside(page, aliases);
    await press(words.rehearsal.back);
    await expect(opener).toBeFocused();
    await button(words.alias.saved).click();
    await button(words.rehearsal.later.minutes).click();
    await expect(heading(words.alias.titleDone)).toBeVisible();
    await goOn();

    await expect(heading(words.bring.title)).toBeVisible();
    await button(anyOf(words.bring.start_other)).click();
    await expect(heading(words.run.titleRunning).or(heading(words.run.titleDone))).toBeVisible();
    // Waits are pushed over until there is none left.
    await expect(async () => {
      await button(words.rehearsal.later.minutes).click();
      await expect(heading(words.run.titleDone)).toBeVisible({ timeout: 1_500 });
    }).toPass({ timeout: 90_000 });
    await goOn();

    await expect(heading(words.move.title)).toBeVisible();
    await page.getByText(words.archive.answers.declined, { exact: true }).click();
    for (const id of CONSEQUENCES) {
      const text = fill(words.move.consequences[id], { server: 'ancien.example' });
      await page.getByText(text, { exact: true }).click();
    }
    const migration = await readRings(drawing(words.drawing.migration));
    const there = { page: mastodon.migration.title, server: 'ancien.example' };
    await page
      .getByRole('link', { name: fill(words.move.open, there) })
      .first()
      .click();
    await actInside(page, migration);
    await press(words.rehearsal.back);
    await button(words.move.said).click();
    await button(words.rehearsal.later.minutes).click();
    await expect(heading(words.move.titleDone)).toBeVisible();
    await goOn();
    await expect(heading(words.followers.title)).toBeVisible();
    await button(words.rehearsal.later.day).click();
    await expect(page.getByRole('definition').first()).not.toHaveText('0');
    await goOn();
    await expect(heading(words.finish.title)).toBeVisible();
    // A first post on the pretend server: written out already, and taken.
    const write = fill(words.announce.open, { server: 'nouveau.example' });
    await page.getByRole('link', { name: write }).click();
    const post = fill(words.announce.post, { old: '@alice@ancien.example' });
    await expect(theirs.getByRole('textbox')).toHaveValue(post);
    await press(COMPOSE.publish[language]);
    await expect(theirs.locator('.rehearsal-address')).toHaveText('nouveau.example/@alice');
    await press(words.rehearsal.back);
    await button(words.finish.close).click();
    await expect(page.getByRole('heading', { name: words.finish.allClosed })).toBeVisible();
    // By keyboard: the harmless answer has the focus, and gives it back.
    await button(words.rehearsal.end).press('Enter');
    await expect(button(words.rehearsal.stay)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(button(words.rehearsal.end)).toBeFocused();
    await page.keyboard.press('Enter');
    await button(words.rehearsal.endSure).click();

    await expect(heading(words.start.title)).toBeVisible();
    await expect(bar).toHaveCount(0);
    const kept = await page.evaluate(() => ({ ...localStorage }));
    expect(kept).toEqual({ 'transhumance:language': language, 'transhumance:limits:me': 'real' });
    const databases = await page.evaluate(() => indexedDB.databases());
    expect(databases.map(({ name }) => name)).not.toContain('transhumance-rehearsal');
    expect(troubles).toEqual([]);
    await hosted.close();
  });
}

const LOG_IN = { en: 'Log in', fr: 'Se connecter' } as const;

/** What the drawing shows, in the window over the page; what is secret is filled in there already. */
async function actInside(page: Page, rings: Awaited<ReturnType<typeof readRings>>): Promise<void> {
  const window = page.locator('dialog.rehearsal-window');
  await expect(window).toBeVisible();
  for (const ring of rings) {
    if (ring.act === 'type' && !ring.value.startsWith('•')) {
      await window.getByLabel(ring.label).fill(ring.value);
    }
    if (ring.act === 'press') {
      await window.getByRole('button', { name: ring.label, exact: true }).click();
    }
  }
  await expect(window.locator('.flash.notice')).toBeVisible();
}

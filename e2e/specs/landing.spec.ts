import { expect, test } from '@playwright/test';
import { serveHosted } from '../hosted-site.ts';
import { watch } from '../watch.ts';
import { readWords } from '../words.ts';

for (const language of ['en', 'fr'] as const) {
  test.describe(`without scripts, in a browser of ${language}`, () => {
    test.use({ javaScriptEnabled: false, locale: language === 'fr' ? 'fr-FR' : 'en-GB' });

    test('the landing reads in both languages, and says what it needs', async ({ page }) => {
      const hosted = await serveHosted('/');
      const words = await readWords(language);
      await page.goto(hosted.url);
      await expect(page.getByRole('heading', { level: 1, name: words.start.title })).toBeVisible();
      await expect(page.getByText(words.start.promises.posts)).toBeVisible();
      // Texts of a `noscript` are nobody's for a locator by text; what is seen of it is seen.
      for (const lang of ['en', 'fr']) {
        await expect(page.locator(`.early-needs[lang=${lang}]`)).toBeVisible();
      }
      const answer = page.locator(`.early-answers[lang=${language}] details`).last();
      await answer.locator('summary').click();
      await expect(answer.locator('p')).toBeVisible();
      await hosted.close();
    });
  });
}

test('it is read before its scripts have come, in the language of the person, and then comes to life', async ({
  page,
  context,
}) => {
  const hosted = await serveHosted('/');
  const troubles = await watch(context, new Set([new URL(hosted.url).host]));
  const words = await readWords('en');
  let letThrough = () => undefined as unknown;
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await context.route('**/assets/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${hosted.url}?lang=en`, { waitUntil: 'commit' });
  const heading = page.getByRole('heading', { level: 1, name: words.start.title });
  await expect(heading).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  // What cannot be done yet says so to a keyboard too.
  await expect(page.getByLabel(words.start.from)).toBeDisabled();
  const first = await heading.elementHandle();
  letThrough();
  await expect(page.getByLabel(words.start.from)).toBeEnabled();
  // The same heading: nothing was drawn anew, nothing has moved.
  expect(await first?.evaluate((element) => element.isConnected)).toBe(true);
  await page.getByRole('button', { name: words.app.languages.fr }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    (await readWords('fr')).start.title,
  );
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.locator('.early[lang]')).toHaveCount(0);
  expect(troubles).toEqual([]);
  await hosted.close();
});

test('a link with a destination, and a move under way, are not covered by it', async ({ page }) => {
  const hosted = await serveHosted('/');
  const words = await readWords('en');
  await page.goto(`${hosted.url}?to=nouveau.example&lang=en`);
  await expect(page.getByLabel(words.start.to)).toHaveValue('nouveau.example');
  await page.goto(`${hosted.url}?lang=en#legal`);
  await expect(page.getByRole('heading', { level: 1, name: words.steps.legal })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await hosted.close();
});

for (const query of ['?code=a&state=b', '?error=access_denied&state=b', '?codex=1']) {
  test(`a browser that knows of no move, opened at ${query}, shows the page`, async ({ page }) => {
    const hosted = await serveHosted('/');
    const words = await readWords('en');
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(`${hosted.url}${query}&lang=en`);
    const heading = page.getByRole('heading', { level: 1, name: words.start.title });
    await expect(heading).toBeVisible();
    await expect(page.getByLabel(words.start.from)).toBeEnabled();
    await expect(page.getByText(words.notOurs.title)).toBeVisible({
      visible: query !== '?codex=1',
    });
    expect(errors).toEqual([]);
    await hosted.close();
  });
}

test('nothing drawn stands where a rehearsal is about to', async ({ page, context }) => {
  const hosted = await serveHosted('/');
  await context.route('**/assets/*.js', (route) => route.abort());
  for (const query of ['?rehearsal', '?rehearsal&lang=en']) {
    await page.goto(`${hosted.url}${query}`);
    await expect(page.locator('html')).toHaveAttribute('data-early', 'none');
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(0);
  }
  await hosted.close();
});

test.describe('on a narrow screen', () => {
  test.use({ viewport: { width: 360, height: 740 }, locale: 'en-GB' });

  test('a name as long as names may be is broken, and the page is not wider', async ({ page }) => {
    const hosted = await serveHosted('/');
    await page.goto(hosted.url);
    const words = await readWords('en');
    await page.getByLabel(words.start.from).fill(`@alice@${'a'.repeat(60)}.example`);
    await expect(page.locator('.ui-field-error')).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
    await hosted.close();
  });
});

import { readFile } from 'node:fs/promises';
import { expect, test } from '../crossing.ts';
import { createVerbs } from '../verbs.ts';

test.use({ viewport: { width: 400, height: 900 } });

test('a real file of GoToSocial, in French, with a reload in the middle', async ({
  page,
  cross,
}) => {
  const file = await readFile(
    new URL('../fixtures/gotosocial-0.20/following.csv', import.meta.url),
    'utf8',
  );
  const handles = file
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0] ?? '');
  const crossing = await cross({ people: handles.map((handle) => ({ handle })), speed: 5 });
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words, button, heading } = verbs;

  await verbs.open();
  await verbs.chooseServers();
  await verbs.signIn('old');
  await verbs.keepFile('following.csv', file);
  await verbs.signIn('new');
  await verbs.startRun();
  await page.reload();
  await expect(heading(words.bring.titleDone)).toBeVisible({ timeout: 30_000 });
  await button(words.app.continue).click();
  await expect(heading(words.finish.title)).toBeVisible();
  expect(crossing.fresh.practice.state.follows.size).toBe(21);
});

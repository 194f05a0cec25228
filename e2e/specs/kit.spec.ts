import { readFile } from 'node:fs/promises';
import JSZip from 'jszip';
import { expectAllThere } from '../all-there.ts';
import { expect, fill, test } from '../crossing.ts';
import { createVerbs } from '../verbs.ts';
import { WHOLE_WORLD } from '../whole-world.ts';
import { anyOf } from '../words.ts';

test('a kit of everything, taken in one browser, carries everything from another without the old server', async ({
  page,
  cross,
}) => {
  test.setTimeout(240_000);
  const crossing = await cross({ ...WHOLE_WORLD, speed: 2 });
  const first = await createVerbs(page, crossing, 'fr');
  await first.open();
  await first.chooseServers();
  await first.signIn('old');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    first.button(first.words.kit.take).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^transhumance-alice@.*-\d{4}-\d\d-\d\d\.zip$/);
  const bytes = await readFile(await download.path());
  const { files } = await JSZip.loadAsync(bytes);
  expect(Object.keys(files).sort()).toEqual([
    ...['README.txt', 'blocked_accounts.csv', 'blocked_domains.csv', 'bookmarks.csv'],
    ...['custom_filters.json', 'following_accounts.csv', 'lists.csv', 'muted_accounts.csv'],
    'transhumance.json',
  ]);
  const readme = (await files['README.txt']?.async('text')) ?? '';
  const english = await createVerbs(page, crossing, 'en');
  for (const { words } of [first, english]) expect(readme).toContain(words.kit.readme.private);

  const other = await crossing.openOtherBrowser();
  const verbs = await createVerbs(other, crossing, 'en');
  const { words } = verbs;
  await verbs.open();
  await verbs.chooseServers();
  await other.getByText(words.old.without).click();
  await verbs.button(words.old.reasons['no-sign-in'].go).click();
  await verbs.giveFile('kit.zip', bytes);
  await verbs.fileKept('kit.zip');
  await verbs.goOn();
  await verbs.signIn('new');
  await verbs.postpone('alias');
  const favourites = fill(words.kinds.include, { kind: words.kinds.names.favourite });
  await other.getByRole('checkbox', { name: anyOf(favourites) }).check();
  await verbs.startRun();
  await crossing.fresh.until(({ state }) => state.filters.size === 2);
  await crossing.clock.run(60);
  await verbs.walkToFinish(120_000);
  expectAllThere(crossing, { favourites: 'taken' });
});

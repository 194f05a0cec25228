import { readFile } from 'node:fs/promises';
import { type Crossing, expect, fill, test } from '../crossing.ts';
import { heldBy } from '../held-by.ts';
import { downloadArchive, requestArchive } from '../server-pages.ts';
import { createVerbs } from '../verbs.ts';
import { WHOLE_POSTS, WHOLE_WORLD } from '../whole-world.ts';

const bookmark = WHOLE_POSTS[0]?.uri ?? '';
/** What somebody has kept of a server that is no more. */
const FILES: readonly (readonly [name: string, text: string])[] = [
  [
    'following_accounts.csv',
    'Account address,Show boosts,Notify on new posts,Languages\nami0@s0.example,true,false,\nami1@s1.example,false,true,"fr, oc"\n',
  ],
  ['blocked_accounts.csv', 'foe0@s0.example\n'],
  ['muted_accounts.csv', 'Account address,Hide notifications\nloud1@s2.example,false\n'],
  ['blocked_domains.csv', 'spam.example\n'],
  ['lists.csv', 'Amis,ami0@s0.example\n'],
  ['bookmarks.csv', `${bookmark}\n`],
  [
    'custom_filters.json',
    '{"custom_filters":[{"title":"Bruit","expires_at":null,"context":["home"],"action":"warn","keywords_attributes":[{"keyword":"foot","whole_word":true}],"statuses":[]}]}',
  ],
];

test('the old server is gone: the whole walk from files alone, in French on a phone', async ({
  page,
  context,
  cross,
}) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 360, height: 740 });
  const crossing = await cross({ ...WHOLE_WORLD, speed: 60 });
  const archive = await fetchArchive(crossing);
  const host = new URL(crossing.old.origin).host;
  const { server } = crossing.old;
  await context.route(
    (url) => url.host === host || url.host === server,
    (route) => route.abort('namenotresolved'),
  );
  const asked = crossing.old.practice.log.length;

  const verbs = await createVerbs(page, crossing, 'fr');
  const { words, button, heading } = verbs;
  await verbs.open();
  await page.getByLabel(words.start.from).fill(`@alice@${server}`);
  await page.getByLabel(words.start.to).fill(crossing.fresh.server);
  await verbs.goOn();
  // Said at once, and plainly: who follows cannot come.
  await expect(page.getByText(words.start.gone.text, { exact: true })).toBeVisible();
  await button(words.start.gone.go).click();
  await expect(page.getByText(words.old.reasons.gone.done, { exact: true })).toBeVisible();
  await verbs.goOn();
  for (const [name, text] of FILES) {
    await verbs.giveFile(name, text);
    await verbs.fileKept(name);
  }
  await verbs.giveFile(archive.name, archive.buffer);
  const account = `alice@${server}`;
  await expect(page.getByText(fill(words.archiveCard.title, { account }))).toBeVisible();
  await verbs.goOn();
  await verbs.signIn('new');
  // Neither alias nor Move: there is nobody to name, and nobody who could move anybody.
  await expect(heading(words.bring.title)).toBeVisible();
  await verbs.bringAll();
  await expect(heading(words.finish.title)).toBeVisible();
  await expect(page.getByText(words.proof.gone.title, { exact: true })).toBeVisible();
  await expect(page.getByText(words.alias.title, { exact: true })).toHaveCount(0);
  await verbs.closeAccess();

  const held = heldBy(crossing.fresh.practice, `alice@${crossing.fresh.server}`);
  expect(held.follows.map(({ who }) => who)).toEqual(['ami0@s0.example', 'ami1@s1.example']);
  expect(held).toMatchObject({
    blocks: ['foe0@s0.example'],
    domainBlocks: ['spam.example'],
    filters: [{ title: 'Bruit' }],
    favourites: [],
  });
  expect(held.mutes).toHaveLength(1);
  expect(held.lists).toHaveLength(1);
  expect(held.bookmarks).toHaveLength(4);
  expect(crossing.old.practice.log.length, 'nobody asks a server that is gone').toBe(asked);

  async function fetchArchive({ old, clock }: Crossing) {
    expect(await requestArchive(page, old.origin)).toBe(true);
    await clock.jump(86_400_000);
    const { name, path } = await downloadArchive(page, old.origin);
    return { name, buffer: await readFile(path) };
  }
});

test('a server that answers again is asked again, in English', async ({ page, context, cross }) => {
  const crossing = await cross(WHOLE_WORLD);
  const host = new URL(crossing.old.origin).host;
  const { server } = crossing.old;
  const isOld = (url: URL) => url.host === host || url.host === server;
  await context.route(isOld, (route) => route.abort('connectionrefused'));
  const verbs = await createVerbs(page, crossing, 'en');
  const { words, button, heading } = verbs;
  await verbs.open();
  await page.getByLabel(words.start.from).fill(`@alice@${server}`);
  await page.getByLabel(words.start.to).fill(crossing.fresh.server);
  await verbs.goOn();
  await button(words.start.gone.go).click();
  await expect(page.getByText(words.old.reasons.gone.done, { exact: true })).toBeVisible();
  await context.unroute(isOld);
  await page.goto(`${crossing.site}#start`);
  await page.reload();
  await expect(heading(words.start.title)).toBeVisible();
  await verbs.goOn();
  await expect(heading(words.old.title)).toBeVisible();
  await expect(page.getByText(words.old.reasons.gone.done, { exact: true })).toHaveCount(0);
  await verbs.signIn('old');
  await expect(heading(words.keep.title)).toBeVisible();
});

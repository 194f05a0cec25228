import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Crossing, expect, fill, type Language, test } from '../crossing.ts';
import { heldBy } from '../held-by.ts';
import { downloadArchive, requestArchive } from '../server-pages.ts';
import { createVerbs } from '../verbs.ts';
import { WHOLE_WORLD } from '../whole-world.ts';
import { anyOf } from '../words.ts';

const DAY = 86_400_000;
const LOCALES = { en: 'en-GB', fr: 'fr-FR' } as const;
/** One pixel, as PNG. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const recordOf = ({ practice, server }: Crossing['fresh']) =>
  practice.state.accountsByHandle.get(`alice@${server}`);
const avatarOf = (running: Crossing['fresh']) => recordOf(running)?.avatar;

function giveAvatar({ old }: Crossing) {
  const record = recordOf(old);
  if (record !== undefined) record.avatar = { type: 'image/png', bytes: new Uint8Array(PIXEL) };
}

/** Asked for on the server's own page, and fetched when it is ready there. */
async function fetchArchive(page: Page, { old, clock }: Crossing) {
  expect(await requestArchive(page, old.origin)).toBe(true);
  await clock.jump(DAY);
  const { name, path } = await downloadArchive(page, old.origin);
  return { name, buffer: await readFile(path) };
}

const CASES: readonly (readonly [Language, string, string])[] = [
  ['fr', '4.1.25', '.tar.gz'],
  ['en', '4.5.0', '.zip'],
];

for (const [language, version, ending] of CASES) {
  test(`likes and bookmarks come out of the archive of ${version}, ${language}`, async ({
    page,
    cross,
  }) => {
    if (language === 'fr') await page.setViewportSize({ width: 360, height: 740 });
    const { posts } = WHOLE_WORLD.servers.old;
    const servers = { old: { posts, version }, fresh: { posts } };
    const old = { ...WHOLE_WORLD.old, archive: { posts: 2_500, media: 40, mediaBytes: 100_000 } };
    const crossing = await cross({ ...WHOLE_WORLD, old, servers, speed: 60 });
    giveAvatar(crossing);
    const archive = await fetchArchive(page, crossing);
    expect(archive.name.endsWith(ending)).toBe(true);

    const verbs = await createVerbs(page, crossing, language);
    const { words } = verbs;
    await verbs.open();
    await verbs.chooseServers();
    await page.getByText(words.old.without).click();
    await verbs.button(words.old.reasons['no-sign-in'].go).click();
    await verbs.giveFile(archive.name, archive.buffer);
    const account = `alice@${crossing.old.server}`;
    const card = page.getByText(fill(words.archiveCard.title, { account }), { exact: true });
    await expect(card).toBeVisible();
    // A reload keeps what was read, and the pictures with it.
    await page.reload();
    await expect(card).toBeVisible();
    await page.getByText(words.archiveCard.more, { exact: true }).click();
    await expect(
      page.getByText(words.archiveCard.madeBy[ending === '.zip' ? 'new' : 'old'], { exact: true }),
    ).toBeVisible();
    // One post in five is a boost.
    const n = (value: number) => new Intl.NumberFormat(LOCALES[language]).format(value);
    await expect(
      page.getByText(fill(words.archiveCard.posts_other, { n: n(2_000) })),
    ).toBeVisible();
    await verbs.goOn();
    await verbs.signIn('new');
    await verbs.postpone('alias');
    await verbs.lookInside('profile');
    await verbs.button(words.profile.picture.fromArchive).click();
    const { server } = crossing.fresh;
    await verbs.button(fill(words.profile.picture.put.avatar, { server })).click();
    await expect(page.getByText(fill(words.profile.picture.done, { server }))).toBeVisible();
    expect(Buffer.from(avatarOf(crossing.fresh)?.bytes ?? [])).toEqual(PIXEL);
    // Their authors would be told: nobody is liked again unasked.
    const favourites = fill(words.kinds.include, { kind: words.kinds.names.favourite });
    const tick = page.getByRole('checkbox', { name: anyOf(favourites) });
    await expect(tick).not.toBeChecked();
    await tick.check();
    await verbs.startRun();
    await verbs.walkToFinish(60_000);
    const after = heldBy(crossing.fresh.practice, `alice@${crossing.fresh.server}`);
    const before = heldBy(crossing.old.practice, account);
    expect(after.bookmarks).toEqual(before.bookmarks);
    expect(after.favourites).toEqual(before.favourites);
    expect(after.bookmarks.length + after.favourites.length).toBe(6);
  });
}

test('the archive of somebody else is refused, with both names, and nothing is kept', async ({
  page,
  cross,
}) => {
  const crossing = await cross(WHOLE_WORLD);
  const archive = await fetchArchive(page, crossing);
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words } = verbs;
  await verbs.open();
  await verbs.chooseServers(`@bob@${crossing.old.server}`);
  await page.getByText(words.old.without).click();
  await verbs.button(words.old.reasons['no-sign-in'].go).click();
  await verbs.giveFile(archive.name, archive.buffer);
  const owners = {
    archive: `alice@${crossing.old.server}`,
    expected: `bob@${crossing.old.server}`,
  };
  await expect(page.getByText(fill(words.keep.problem['other-account'], owners))).toBeVisible();
  await page.reload();
  await expect(verbs.heading(words.keep.title)).toBeVisible();
  await expect(verbs.button(words.app.continue)).toHaveCount(0);
});

test('a folder that was unpacked already is taken whole, and taken out whole', async ({
  page,
  cross,
}, info) => {
  const crossing = await cross(WHOLE_WORLD);
  const verbs = await createVerbs(page, crossing, 'en');
  const { words } = verbs;
  const folder = info.outputPath('mes archives');
  const { origin } = crossing.old;
  const bookmarks = WHOLE_WORLD.old.bookmarks ?? [];
  for (const [name, text] of [
    ['actor.json', JSON.stringify({ id: `${origin}/users/alice`, preferredUsername: 'alice' })],
    ['bookmarks.json', JSON.stringify({ orderedItems: bookmarks })],
    ['media_attachments/files/1/original/a.png', 'x'],
    ['csv/blocked_accounts.csv', 'foe0@s0.example\n'],
  ] as const) {
    await mkdir(join(folder, dirname(name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  await verbs.open();
  await verbs.chooseServers();
  await page.getByText(words.old.without).click();
  await verbs.button(words.old.reasons['no-sign-in'].go).click();
  await expect(verbs.heading(words.keep.title)).toBeVisible();
  await page.locator('input[webkitdirectory]').setInputFiles(folder);
  const account = `alice@${new URL(origin).host}`;
  const card = page.getByText(fill(words.archiveCard.title, { account }), { exact: true });
  await expect(card).toBeVisible();
  await expect(page.getByText(fill(words.archiveCard.bookmarks_other, { n: 4 }))).toBeVisible();
  await expect(
    page.getByText(fill(words.keep.found.blocks_one, { name: 'csv/blocked_accounts.csv', n: 1 })),
  ).toBeVisible();
  await verbs.button(fill(words.keep.remove, { name: 'mes archives' })).click();
  await expect(card).toHaveCount(0);
  await expect(verbs.button(words.app.continue)).toHaveCount(0);
});

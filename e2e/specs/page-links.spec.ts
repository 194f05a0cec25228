import { expect, fill, test } from '../crossing.ts';
import { openInNewTab } from '../server-pages.ts';
import { createVerbs } from '../verbs.ts';

const FILES = ['follows', 'lists', 'mutes', 'blocks', 'domain_blocks', 'bookmarks'] as const;

test('the old server’s export page, then its files; each link opens what it says', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    people: [{ handle: 'ana@prairie.example', known: true }],
    old: { following: ['ana@prairie.example'] },
    servers: { old: { splitDomain: true } },
  });
  const { old } = crossing;
  const { words, mastodon, heading, ...verbs } = await createVerbs(page, crossing, 'en');
  await verbs.open();
  await verbs.chooseServers();
  await verbs.signIn('old');
  await expect(heading(words.keep.title)).toBeVisible();
  const open = fill(words.keep.openExport, { server: old.server });
  const settings = await openInNewTab(page, page.getByRole('link', { name: open }).first());
  await expect(settings).toHaveURL(`${old.origin}/settings/export?lang=en`);
  // As the person reads it there: the row, and the word to press in it.
  const row = settings.getByRole('row').filter({ hasText: mastodon.export.follows });
  await expect(row.getByRole('link', { name: mastodon.export.csv })).toBeVisible();
  await page.getByText(words.keep.direct, { exact: true }).click();
  // A click there sends what the sign-in on the page before has left in the browser.
  const cookies = await page.context().cookies(old.origin);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const file of FILES) {
    const link = page.getByRole('link', { name: mastodon.export[file] });
    const href = (await link.getAttribute('href')) ?? '';
    const answer = await old.practice.handle(new Request(href, { headers: { cookie } }));
    const [type, text] = [answer?.headers.get('content-type'), await answer?.text()];
    expect(type, file).toContain('text/csv');
    if (file === 'follows') expect(text).toContain('ana@prairie.example');
  }
});

import type { PracticePerson } from '../../src/practice/world.ts';
import { followsOf } from '../counts.ts';
import { expect, fill, test } from '../crossing.ts';
import { makeFriends, peopleOf } from '../people.ts';
import { importFollows, openInNewTab } from '../server-pages.ts';
import { createVerbs } from '../verbs.ts';
import { anyOf } from '../words.ts';

const MINUTE = 60_000;
const FRIENDS = makeFriends(12);
/** Of whom the old server knows that they have moved, or that it has suspended them. */
const OTHERS: readonly PracticePerson[] = [
  { handle: 'partie@un.example', known: true, movedTo: 'partie@apres.example' },
  { handle: 'partie@apres.example', known: true, acceptsAfter: 0 },
  { handle: 'bannie@un.example', known: true, suspended: true },
];
const FILE = 'following_accounts.csv';

test('follows by the new server’s own import: cleaned, given, watched until they are there', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    people: [...peopleOf(FRIENDS), ...OTHERS],
    old: {
      following: [...FRIENDS.map(({ handle }) => handle), 'partie@un.example', 'bannie@un.example'],
    },
    fresh: { following: [FRIENDS[0]?.handle ?? ''] },
    speed: 20,
  });
  const { fresh } = crossing;
  const verbs = await createVerbs(page, crossing, 'en');
  const { words, button } = verbs;
  await verbs.walkToBring();
  await verbs.lookInside('follow');
  const byFile = words.byFile.tick.replace('{{server}}', fresh.server);
  const tick = page.getByRole('checkbox', { name: byFile });
  await tick.click();
  await expect(tick).toBeChecked();

  const clean = await verbs.take(fill(words.byFile.save, { name: FILE }));
  expect(clean.name).toBe(FILE);
  const [header, ...lines] = clean.text.trim().split('\n');
  expect(header).toContain('Account address');
  const inFile = lines.map((line) => line.split(',')[0]);
  expect(inFile).toHaveLength(FRIENDS.length - 1 + 1);
  expect(inFile).toContain('partie@apres.example');
  expect(inFile).not.toContain('partie@un.example');
  expect(inFile).not.toContain(FRIENDS[0]?.handle);
  expect(inFile).not.toContain('bannie@un.example');
  const others = button(anyOf(words.byFile.save)).filter({ hasNotText: `Save ${FILE}` });
  await expect(others).toHaveCount(1);
  const [apart] = await Promise.all([page.waitForEvent('download'), others.click()]);
  expect(apart.suggestedFilename()).toMatch(/^following_accounts/);

  const link = page.getByRole('link', { name: /Import/ }).first();
  const theirs = await openInNewTab(page, link);
  await importFollows(theirs, fresh.origin, clean);
  await theirs.close();
  // A reload in between: what goes by file is still known.
  await page.reload();
  await expect(page.getByRole('heading', { name: byFileTitle() })).toBeVisible();
  await crossing.clock.jump(2 * MINUTE);
  await button(words.byFile.look).click();
  const there = `${words.kinds.names.follow}: 13 of 14 are there`;
  await expect(page.getByText(there)).toBeVisible();

  const follows = followsOf(fresh.practice, `alice@${fresh.server}`);
  expect([...follows.keys()].sort()).toEqual(
    [...FRIENDS.map(({ handle }) => handle), 'partie@apres.example'].sort(),
  );
  // The import made them, and nobody else.
  const posts = fresh.practice.log.filter(({ path }) => /\/accounts\/[^/]+\/follow$/.test(path));
  expect(posts).toEqual([]);

  function byFileTitle() {
    return fill(words.byFile.title, { server: fresh.server });
  }
});

import { readFile } from 'node:fs/promises';
import { followsOf, repeatsOf } from '../counts.ts';
import { expect, test } from '../crossing.ts';
import { makeFriends, peopleOf } from '../people.ts';
import { consent } from '../server-sign-in.ts';
import { createVerbs } from '../verbs.ts';

const FRIENDS = makeFriends(40);
const IN_DOUBT = 3;
const FAST = 60;

test('a move saved half-way goes on in another browser, with keys of its own', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    people: peopleOf(FRIENDS),
    old: { following: FRIENDS.map(({ handle }) => handle) },
    speed: 2,
  });
  const { old, fresh, site } = crossing;
  const verbs = await createVerbs(page, crossing, 'en');
  const { words } = verbs;
  await verbs.walkToBring();
  await verbs.startRun();
  await fresh.until(({ state }) => state.follows.size >= 10);
  await verbs.button(words.run.pause).click();
  await expect(verbs.button(words.run.resume)).toBeVisible();
  const before = followsOf(fresh.practice, `alice@${fresh.server}`).size;
  await page.goto(`${site}#overview`);
  await expect(verbs.heading(words.overview.title)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    verbs.button(words.overview.file.save).click(),
  ]);
  expect(download.suggestedFilename()).toBe('transhumance-journey.json');
  const text = await readFile(await download.path(), 'utf8');
  const secrets = [old, fresh].flatMap(({ practice: { state } }) => [
    ...[...state.tokens.values()].map(({ token }) => token),
    ...[...state.apps.values()].map(({ clientSecret }) => clientSecret),
  ]);
  expect(secrets.length).toBeGreaterThanOrEqual(4);
  for (const secret of secrets) expect(text).not.toContain(secret);

  const other = await crossing.openOtherBrowser();
  const there = await createVerbs(other, crossing, 'en');
  await there.open('#overview');
  await other.goto(`${site}#overview`);
  const give = (name: string, buffer: Buffer) =>
    other
      .getByLabel(words.overview.file.open)
      .setInputFiles({ name, mimeType: 'application/json', buffer });
  await give('notes.json', Buffer.from('{"a":1}'));
  await expect(other.getByText(words.overview.file.problems['not-a-journey'])).toBeVisible();
  await give('transhumance-journey.json', Buffer.from(text));
  await expect(there.button(words.run.resume)).toBeVisible();
  await expect(other.getByText(`alice@${old.server}`).first()).toBeVisible();

  // No key came along: it wants one, and goes on by itself once it has it.
  await there.button(words.run.resume).click();
  await crossing.clock.run(FAST);
  await there.signInAgain('new').click();
  await consent(other, 'authorize', 'alice');
  await expect(there.heading(words.run.titleDone)).toBeVisible({ timeout: 60_000 });
  const follows = followsOf(fresh.practice, `alice@${fresh.server}`);
  expect(before).toBeLessThan(FRIENDS.length);
  expect([...follows.keys()].sort()).toEqual(FRIENDS.map(({ handle }) => handle).sort());
  expect(repeatsOf(follows.values())).toBeLessThanOrEqual(IN_DOUBT);
});

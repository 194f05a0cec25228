import { expectAllThere } from '../all-there.ts';
import { followsOf, repeatsOf } from '../counts.ts';
import { type Crossing, expect, fill, test } from '../crossing.ts';
import { heldBy } from '../held-by.ts';
import { consent } from '../server-sign-in.ts';
import { signOut } from '../snapshot-verbs.ts';
import { account } from '../start-servers.ts';
import { createVerbs } from '../verbs.ts';
import { WHOLE_WORLD } from '../whole-world.ts';
import { anyOf } from '../words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const AFTERNOON = '2026-03-10T15:00:00Z';
const MIDNIGHT = Date.parse('2026-03-11T00:00:00Z');
/** Of 14 people and 3 hashtags: two midnights pass before the last of them. */
const PER_DAY = 8;
/** There is time to act before the run is over. */
const SLOW = 2;
const FAST = 60;
const IN_DOUBT = 3;

const heldIn = ({ fresh }: Crossing) => heldBy(fresh.practice, `alice@${fresh.server}`);

/** What spends of the day's limit, in the order of the log. */
const followsMade = ({ fresh }: Crossing) =>
  fresh.practice.log.filter(
    ({ method, path, status, preflight }) =>
      method === 'POST' && !preflight && status === 200 && /\/(?:follow|tags\/[^/]+)$/.test(path),
  );

function expectNotRepeated(crossing: Crossing, interruptions: number): void {
  const { practice, server } = crossing.fresh;
  const follows = followsOf(practice, `alice@${server}`);
  expect(repeatsOf(follows.values())).toBeLessThanOrEqual(IN_DOUBT * interruptions);
}

/** Everything but the follows, and what hangs on them. */
function expectRestThere(crossing: Crossing): void {
  const { old, fresh } = crossing;
  const before = heldBy(old.practice, `alice@${old.server}`);
  const { blocks, mutes, domainBlocks, bookmarks, filters, featuredHashtags, lists } =
    heldIn(crossing);
  expect([blocks, domainBlocks, bookmarks, featuredHashtags]).toEqual([
    ...[before.blocks, before.domainBlocks, before.bookmarks, before.featuredHashtags],
  ]);
  const sizes = [mutes, filters, lists].map(({ length }) => length);
  expect(sizes).toEqual([3, 2, 3]);
  expect(fresh.practice.state.follows.size).toBeLessThan(before.follows.length);
}

test('two tabs, six hours of sleep and two midnights: one run, and everything once', async ({
  page,
  context,
  cross,
}) => {
  test.setTimeout(300_000);
  const crossing = await cross({
    ...WHOLE_WORLD,
    quirks: { fresh: { followsPerDay: PER_DAY } },
    start: AFTERNOON,
    speed: SLOW,
  });
  const { fresh, clock, site } = crossing;
  const verbs = await createVerbs(page, crossing, 'en');
  const { words } = verbs;
  await verbs.walkToBring();
  await verbs.startRun();
  const second = await context.newPage();
  const other = await createVerbs(second, crossing, 'en');
  await second.goto(`${site}#bring`);
  await expect(second.getByText(words.run.state.watching.title)).toBeVisible();

  // The lid is closed for six hours, and opened again.
  await fresh.until(({ state }) => state.follows.size >= 3);
  await clock.jump(6 * HOUR);
  const waits = page.getByText(anyOf(words.run.wait.day.title));
  await fresh.until(({ state }) => state.filters.size === 2);
  await clock.run(FAST);
  await expect(waits).toBeVisible({ timeout: 60_000 });
  expect(clock.now()).toBeLessThan(MIDNIGHT);
  expect(followsMade(crossing)).toHaveLength(PER_DAY);
  // What need not wait for tomorrow has had its turn.
  expectRestThere(crossing);

  // The tab at work is closed; the other has been looking on, and takes over.
  await page.close();
  await other.button(words.run.resume).click();
  await expect(second.getByText(anyOf(words.run.wait.day.title))).toBeVisible();
  await clock.jump(MIDNIGHT - 2 * MINUTE - clock.now());
  await fresh.until(() => followsMade(crossing).length === 2 * PER_DAY);
  const [firstOfDay] = followsMade(crossing).slice(PER_DAY);
  expect(firstOfDay?.at).toBeGreaterThanOrEqual(MIDNIGHT);
  await expect(second.getByText(anyOf(words.run.wait.day.title))).toBeVisible();
  // A run that waits is one that can be left: the page is closed over the second midnight.
  await second.goto('about:blank');
  await clock.jump(DAY);
  expect(followsMade(crossing)).toHaveLength(2 * PER_DAY);
  await second.goto(`${site}#bring`);
  await other.walkToFinish(60_000);
  expect(followsMade(crossing).at(-1)?.at).toBeGreaterThanOrEqual(MIDNIGHT + DAY);
  expect(followsMade(crossing)).toHaveLength(2 * PER_DAY + 1);
  expectAllThere(crossing, { favourites: 'left' });
  expectNotRepeated(crossing, 1);
});

for (const [name, browserAhead] of [
  ['ahead', HOUR],
  ['behind', -HOUR],
] as const) {
  test(`a browser whose clock is an hour ${name}: no limit is overstepped, no end comes early`, async ({
    page,
    cross,
  }) => {
    test.setTimeout(300_000);
    await page.setViewportSize({ width: 360, height: 740 });
    const crossing = await cross({
      ...WHOLE_WORLD,
      quirks: { fresh: { followsPerDay: PER_DAY, perToken: 60 } },
      start: AFTERNOON,
      speed: FAST / 3,
      browserAhead,
    });
    const { fresh, clock } = crossing;
    const verbs = await createVerbs(page, crossing, 'fr');
    const { words } = verbs;
    await verbs.walkToBring();
    const off = (await page.evaluate(() => Date.now())) - clock.now();
    expect(Math.abs(off - browserAhead)).toBeLessThan(MINUTE);
    await verbs.startRun();
    const waits = page.getByText(anyOf(words.run.wait.day.title));
    await expect(waits).toBeVisible({ timeout: 120_000 });
    expect(followsMade(crossing)).toHaveLength(PER_DAY);
    expectRestThere(crossing);
    for (const day of [0, 1]) {
      const midnight = MIDNIGHT + day * DAY;
      const made = PER_DAY * (day + 1);
      await clock.jump(midnight - 2 * MINUTE - clock.now());
      await fresh.until(() => followsMade(crossing).length > made);
      // Rather a few minutes late than a second early: a window is all that tells the time.
      const at = followsMade(crossing)[made]?.at ?? 0;
      expect(at).toBeGreaterThanOrEqual(midnight);
      expect(at).toBeLessThan(midnight + 10 * MINUTE);
      if (day === 0) await fresh.until(() => followsMade(crossing).length === 2 * PER_DAY);
      if (day === 0) await expect(waits).toBeVisible();
    }
    await verbs.walkToFinish(60_000);
    expectAllThere(crossing, { favourites: 'left', late: 6 * MINUTE });
    expectNotRepeated(crossing, 0);
  });
}

test('signed out half-way: somebody else is refused, the same goes on with every kind', async ({
  page,
  cross,
}) => {
  test.setTimeout(300_000);
  const bob = account('nouveau', { username: 'bob' });
  const crossing = await cross({
    ...WHOLE_WORLD,
    otherAccounts: { fresh: [bob] },
    speed: SLOW,
  });
  const { fresh, clock } = crossing;
  const { server, practice, origin } = fresh;
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words } = verbs;
  await verbs.walkToBring();
  await verbs.startRun();
  // One list is made, the others are not: they could be made twice.
  await fresh.until(({ state }) => state.lists.size === 1);
  for (const token of practice.state.tokens.values()) token.revoked = true;
  const stopped = page.getByText(fill(words.run.state['signed-out'].title, { server }));
  await expect(stopped).toBeVisible();
  const held = heldIn(crossing);

  await signOut(page, origin);
  await verbs.signInAgain('new').click();
  await consent(page, 'authorize', 'bob');
  const names = { got: `bob@${server}`, expected: `alice@${server}` };
  const refused = fill(words.signIn.problem['not-the-same-as-before'].title, names);
  await expect(page.getByText(refused)).toBeVisible();
  // Nothing was done in between, to either of them, and bob's key is given back.
  expect(heldIn(crossing)).toEqual(held);
  const ofBob = heldBy(practice, `bob@${server}`);
  expect(Object.values(ofBob).flat()).toEqual([]);
  expect([...practice.state.tokens.values()].filter(({ revoked }) => !revoked)).toEqual([]);

  await signOut(page, origin);
  await verbs.signInAgain('new').click();
  await consent(page);
  await fresh.until(({ state }) => state.filters.size === 2);
  await clock.run(FAST);
  await verbs.walkToFinish(120_000);
  expectAllThere(crossing, { favourites: 'left' });
  expectNotRepeated(crossing, 1);
  expect(practice.state.apps.size).toBe(1);
});

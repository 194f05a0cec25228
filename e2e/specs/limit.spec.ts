import { askedOf, followsOf, repeatsOf } from '../counts.ts';
import { expect, fill, test } from '../crossing.ts';
import { fileOf, lineOf, makeFriends, peopleOf } from '../people.ts';
import { createVerbs } from '../verbs.ts';
import { anyOf } from '../words.ts';

const HOUR = 3_600_000;
/** Midnight UTC is one o'clock in Paris in March. */
const MIDNIGHT = Date.parse('2026-03-11T00:00:00Z');
const PER_DAY = 400;

test('500 new follows stop at 400, say until when, and go on by themselves', async ({
  page,
  cross,
}) => {
  test.setTimeout(360_000);
  const rows = makeFriends(500);
  const crossing = await cross({
    people: peopleOf(rows),
    start: '2026-03-10T13:00:00Z',
    speed: 60,
  });
  const { fresh, clock } = crossing;
  const alice = `alice@${fresh.server}`;
  const count = () => followsOf(fresh.practice, alice).size;
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words } = verbs;

  await verbs.walkToBring(fileOf(rows.map(lineOf)));
  await verbs.startRun();
  const title = fill(words.run.wait.day.title, { time: '01:00' });
  await expect(page.getByText(title).last()).toBeVisible({ timeout: 240_000 });
  expect(count()).toBe(PER_DAY);
  const before = askedOf(fresh.practice).length;

  // Hours go by on an open page: it counts down, and nothing is sent.
  const countdown = page.getByText(anyOf(words.run.wait.day.text));
  for (const [left, shown] of [
    [3, /\s(3\sh|2\sh\s\d+\smin)\s/],
    [2, /\s(2\sh|1\sh\s\d+\smin)\s/],
    [1, /\s(1\sh|\d\d:\d\d)\s/],
  ] as const) {
    await clock.jump(MIDNIGHT - left * HOUR - clock.now());
    await expect(countdown).toContainText(shown);
  }
  expect(
    askedOf(fresh.practice)
      .slice(before)
      .map(({ path }) => path),
  ).toEqual([]);

  await clock.jump(MIDNIGHT - 60_000 - clock.now());
  await fresh.until((practice) => askedOf(practice).length > before);
  const [first] = askedOf(fresh.practice).slice(before);
  expect(first?.at).toBeGreaterThanOrEqual(MIDNIGHT);

  await verbs.walkToFinish(60_000);
  expect(count()).toBe(rows.length);
  expect(repeatsOf(followsOf(fresh.practice, alice).values())).toBe(0);
  await expect(page.getByText(anyOf(words.run.wait.day.title))).toHaveCount(0);
});

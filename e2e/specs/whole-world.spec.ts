import { type Crossing, expect, test } from '../crossing.ts';
import { type Held, heldBy } from '../held-by.ts';
import { createVerbs, type Verbs } from '../verbs.ts';
import { WHOLE_ACCOUNT, WHOLE_PEOPLE, WHOLE_POSTS } from '../whole-world.ts';

/** Expiries are told as so many seconds from now, rounded up, on a clock that runs fast. */
const A_WHILE = 60_000;

const OPTIONS = {
  people: WHOLE_PEOPLE,
  old: WHOLE_ACCOUNT,
  servers: { old: { posts: WHOLE_POSTS }, fresh: { posts: WHOLE_POSTS } },
};

const within = (one: number | undefined, other: number | undefined) =>
  one === other || Math.abs((one ?? 0) - (other ?? Number.POSITIVE_INFINITY)) < A_WHILE;

/** What the new account holds is what the old one held, kind by kind. */
function expectAllThere({ old, fresh }: Crossing, favourites: 'taken' | 'left'): void {
  const before = heldBy(old.practice, `alice@${old.server}`);
  const after = heldBy(fresh.practice, `alice@${fresh.server}`);
  const { mutes, filters, ...rest } = after;
  expect(rest).toEqual({
    ...without(before, 'mutes', 'filters'),
    follows: before.follows
      .map((one) => (one.who === 'mover@s2.example' ? { ...one, who: 'mover@after.example' } : one))
      .sort((one, other) => (one.who < other.who ? -1 : 1)),
    bookmarks: before.bookmarks,
    favourites: favourites === 'taken' ? before.favourites : [],
  } satisfies Omit<Held, 'mutes' | 'filters'>);
  expect(mutes.map(withoutEnd)).toEqual(before.mutes.map(withoutEnd));
  expect(filters.map(withoutEnd)).toEqual(before.filters.map(withoutEnd));
  for (const [index, { expiresAt }] of mutes.entries()) {
    expect(within(expiresAt, before.mutes[index]?.expiresAt), 'mutes end when they did').toBe(true);
  }
  for (const [index, { expiresAt }] of filters.entries()) {
    expect(within(expiresAt, before.filters[index]?.expiresAt), 'filters too').toBe(true);
  }
}

const withoutEnd = <T extends { readonly expiresAt: unknown }>({ expiresAt: _, ...rest }: T) =>
  rest;

function without<T extends object, K extends keyof T>(from: T, ...keys: readonly K[]): Omit<T, K> {
  const entries = Object.entries(from).filter(([key]) => !keys.includes(key as K));
  return Object.fromEntries(entries) as Omit<T, K>;
}

/** Each kind is told to be whole, but for the one who has to say yes. */
async function expectReport({ page, words }: Verbs) {
  const lines = page.getByRole('listitem');
  for (const [name, figure] of [
    ['follow', /13 .* 14/],
    ['list', /3 .* 3/],
    ['block', /2 .* 2/],
    ['mute', /3 .* 3/],
    ['domain-block', /2 .* 2/],
    ['bookmark', /4 .* 4/],
    ['followed-hashtag', /3 .* 3/],
    ['filter', /2 .* 2/],
    ['note', /2 .* 2/],
    ['endorsement', /2 .* 2/],
    ['featured-hashtag', /1 .* 1/],
  ] as const) {
    const line = lines.filter({ hasText: words.kinds.names[name] }).first();
    await expect(line, name).toContainText(figure);
  }
}

test('everything an account holds crosses, in English, with a reload in the middle', async ({
  page,
  cross,
}) => {
  const crossing = await cross({ ...OPTIONS, speed: 20 });
  const { fresh } = crossing;
  const verbs = await createVerbs(page, crossing, 'en');
  const { words, button } = verbs;
  await verbs.walkToBring();
  await expect(verbs.startButton()).toBeVisible();

  // The profile: what is ticked, and nothing else; the picture is a file of the person's own.
  await verbs.lookInside('profile');
  for (const part of ['note', 'fields'] as const) {
    const take = words.profile.take.replace('{{part}}', words.profile.parts[part]);
    await page.getByRole('checkbox', { name: take }).check();
  }
  await crossing.clock.run(2);
  await verbs.startRun();
  await fresh.until(({ state }) => state.follows.size >= 4);
  await page.reload();
  await crossing.clock.run(60);
  await verbs.walkToFinish(60_000);
  expectAllThere(crossing, 'left');
  const own = [...fresh.practice.state.accounts.values()].find(({ local }) => local);
  expect(own?.note).toContain('Chèvres');
  expect(own?.fields).toMatchObject([...(WHOLE_ACCOUNT.fields ?? [])]);
  expect(own?.displayName).toBe('Alice');
  await expectReport(verbs);
  await button(words.finish.check).click();
  await expect(button(words.finish.check)).toBeVisible();
  const { text } = await verbs.take(words.finish.save.whole.json);
  const report = JSON.parse(text) as { readonly format: string };
  expect(report.format).toBe('transhumance-report');
});

test('the same in French on a phone, favourites and all, with a second tab looking on', async ({
  page,
  context,
  cross,
}) => {
  await page.setViewportSize({ width: 360, height: 760 });
  const crossing = await cross({ ...OPTIONS, speed: 20 });
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words } = verbs;
  await verbs.walkToBring();
  await expect(verbs.startButton()).toBeVisible();
  const favourites = words.kinds.include.replace('{{kind}}', words.kinds.names.favourite);
  const tick = page.getByRole('checkbox', { name: new RegExp(favourites.replace(/\s/g, '\\s')) });
  await expect(tick).not.toBeChecked();
  await tick.check();
  await crossing.clock.run(2);
  await verbs.startRun();
  const second = await context.newPage();
  await second.goto(`${crossing.site}#bring`);
  await expect(second.getByText(words.run.state.watching.title)).toBeVisible();
  await crossing.clock.run(60);
  await expect(verbs.heading(words.run.titleDone)).toBeVisible({ timeout: 60_000 });
  await second.close();
  await verbs.walkToFinish();
  expectAllThere(crossing, 'taken');
});

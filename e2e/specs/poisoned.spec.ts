import type { Page } from '@playwright/test';
import { createRandom } from '../../src/practice/demo-world.ts';
import { STEPS } from '../../src/wizard/steps.ts';
import { followsOf, writesOf } from '../counts.ts';
import { expect, MARKUP, owned, test } from '../hosted.ts';
import { pathsOf, poison } from '../hostile/mutate.ts';
import { fileOf, lineOf, makeFriends, peopleOf } from '../people.ts';
import { isJson, type Twist } from '../public-pair.ts';
import { WHOLE_ACCOUNT, WHOLE_PEOPLE, WHOLE_POSTS } from '../whole-world.ts';
import { anyOf } from '../words.ts';

const FRIENDS = makeFriends(6);
const LONG = 'x'.repeat(10_000_000);
const TYPES: readonly unknown[] = [[[]], { length: -1 }, 1e308, null, false];

/** What stands where a field stood, of an answer that is the `turn`-th of its kind. */
const POISONS: Readonly<Record<string, (turn: number) => unknown>> = {
  'HTML and scripts': () => MARKUP,
  'ten megabytes': () => LONG,
  'something of another type': (turn) => TYPES[turn % TYPES.length],
  nothing: () => undefined,
};

/**
 * Every answer of both servers has one field, drawn by lot, replaced by a poison, while it is on;
 * `spared` are the answers left as they are.
 */
function createPoisoner(of: (turn: number) => unknown) {
  const random = createRandom(7);
  const poisoned = new Set<string>();
  let turn = 0;
  let spared: RegExp | undefined = /^/;
  const twist: Twist = async (url, answer) => {
    if (!isJson(answer) || answer.status !== 200 || spared?.test(url.pathname)) return undefined;
    const body: unknown = JSON.parse(await answer.text());
    const paths = pathsOf(body);
    if (paths.length === 0) return undefined;
    poisoned.add(`${url.host}${url.pathname.replace(/\d{2,}/g, ':id')}`);
    turn += 1;
    const drawn = paths[Math.floor(random() * paths.length)] ?? [];
    return new Response(JSON.stringify(poison(body, drawn, of(turn))), { headers: answer.headers });
  };
  return {
    ...{ twist, poisoned, count: () => turn },
    on: (but?: RegExp) => {
      spared = but;
    },
    off: () => {
      spared = /^/;
    },
  };
}

/** What the person sees of a step is a page, in words of ours, that can be used. */
async function expectUsable(page: Page, broken: string): Promise<void> {
  const heading = page.locator('h1:not(.early[lang] *)');
  await expect(heading).toBeVisible();
  await expect(heading).not.toHaveText(broken);
  await expect(page.getByRole('button', { name: 'Français' })).toBeEnabled();
  expect(await owned(page)).toBe(false);
  expect(await page.locator('main script, main img[src^="javascript:"]').count()).toBe(0);
}

for (const [name, of] of Object.entries(POISONS)) {
  test(`a field of every answer is ${name}: each step stays a page, and nothing done is lost`, async ({
    page,
    openHosted,
  }) => {
    test.setTimeout(180_000);
    const poisoner = createPoisoner(of);
    const { site, pair, clock, verbs } = await openHosted({
      ...{ people: [...WHOLE_PEOPLE, ...peopleOf(FRIENDS)], posts: WHOLE_POSTS },
      ...{ old: WHOLE_ACCOUNT, twist: poisoner.twist, speed: 60 },
    });
    const { words, heading, button, goOn } = verbs;
    const usable = () => expectUsable(page, words.broken.title);

    poisoner.on();
    await page.getByLabel(words.start.from).fill('@alice@ancien.example');
    await page.getByLabel(words.start.to).fill('nouveau.example');
    await goOn();
    await usable();
    await expect(page.getByLabel(words.start.to).or(heading(words.old.title))).toBeVisible();
    poisoner.off();
    await page.goto(`${site.url}?lang=en#start`);
    await page.reload();
    await verbs.chooseServers();

    // A sign-in that gets nowhere, here or over there, is no hindrance to the next.
    poisoner.on();
    await verbs.signInButton('old').click();
    const isOver = async () =>
      !page.url().startsWith(site.url) || (await page.getByRole('alert').isVisible());
    await expect.poll(isOver).toBe(true);
    poisoner.off();
    await page.goto(`${site.url}?lang=en#old-account`);
    // An app that was told wrong is found out by now: it opened nothing.
    await clock.jump(180_000);

    // What the old account holds is read as soon as it is known who it is.
    poisoner.on(/oauth|apps|verify_credentials|instance/);
    await verbs.signIn('old');
    await verbs.keepFile('following_accounts.csv', fileOf(FRIENDS.map(lineOf)));
    await verbs.signIn('new');
    poisoner.on();
    let told = 0;
    for (const { id } of STEPS) {
      await page.goto(`${site.url}?lang=en#${id}`);
      await page.reload();
      await usable();
      told += await page.locator('main .ui-notice').count();
    }
    // What is wrong is said somewhere; of names and texts with markup nothing is.
    if (name !== 'HTML and scripts') expect(told).toBeGreaterThan(0);
    poisoner.off();
    await page.goto(`${site.url}?lang=en#alias`);
    await page.reload();
    await verbs.postpone('alias');
    await expect(heading(words.bring.title)).toBeVisible();

    // The first of what the new server answers to a run, and then it is well again.
    poisoner.on(/verify_credentials/);
    const before = poisoner.count();
    await verbs.startButton().click();
    await expect.poll(poisoner.count).toBeGreaterThan(before + 2);
    await usable();
    poisoner.off();
    await clock.run(300);
    await page.reload();
    await usable();
    await expect(heading(words.run.titleDone)).toBeVisible({ timeout: 90_000 });
    const again = button(anyOf(words.run.retry_other)).or(button(anyOf(words.run.retry_one)));
    if (await again.isVisible()) {
      await again.click();
      await expect(again).toHaveCount(0);
      await expect(heading(words.run.titleDone)).toBeVisible({ timeout: 90_000 });
    }
    const follows = followsOf(pair.fresh.practice, 'alice@nouveau.example');
    for (const { handle } of FRIENDS) expect(follows.has(handle), handle).toBe(true);
    expect(poisoner.poisoned.size).toBeGreaterThan(10);
    await goOn();
    await verbs.postpone('move');
    await verbs.closeAccess();
    expect(writesOf(pair.old.practice)).toEqual([]);
  });
}

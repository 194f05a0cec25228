import type { Page } from '@playwright/test';
import { askedOf, followsOf, repeatsOf } from '../counts.ts';
import { type Crossing, expect, fill, test } from '../crossing.ts';
import { fileOf, lineOf, makeFriends, makeRow, peopleOf, type Row } from '../people.ts';
import { consent } from '../server-sign-in.ts';
import { account } from '../start-servers.ts';
import { createVerbs } from '../verbs.ts';

const IN_DOUBT = 3;
const FRIENDS = makeFriends(40);
const HALF = 10;
/** Five requests a second at most: there is time to act before the run is over. */
const SLOW = 2;
const FAST = 60;

const followsIn = ({ fresh }: Crossing) => followsOf(fresh.practice, `alice@${fresh.server}`);
const halfWay = ({ fresh }: Crossing) => fresh.until(({ state }) => state.follows.size >= HALF);

function expectAllOnce(crossing: Crossing, rows: readonly Row[] = FRIENDS) {
  const follows = followsIn(crossing);
  expect([...follows.keys()].sort()).toEqual(rows.map(({ handle }) => handle).sort());
  expect(repeatsOf(follows.values())).toBeLessThanOrEqual(IN_DOUBT);
}

async function walkAndStart(page: Page, crossing: Crossing, rows: readonly Row[] = FRIENDS) {
  const verbs = await createVerbs(page, crossing, 'fr');
  await verbs.walkToBring(fileOf(rows.map(lineOf)));
  await verbs.startRun();
  return verbs;
}

test('pause holds through a reload, resume goes on', async ({ page, cross }) => {
  const crossing = await cross({ people: peopleOf(FRIENDS), speed: SLOW });
  const verbs = await walkAndStart(page, crossing);
  const { words, button } = verbs;
  await halfWay(crossing);
  await button(words.run.pause).click();
  await expect(page.getByText(words.run.state.paused.title).first()).toBeVisible();
  const sent = askedOf(crossing.fresh.practice).length;
  await crossing.clock.jump(600_000);
  await page.reload();
  await expect(button(words.run.resume)).toBeVisible();
  // Nobody is left waiting for what does not go on.
  await expect(verbs.heading(words.run.titleHalted)).toBeVisible();
  await expect(page.getByText(words.run.state.paused.title).first()).toBeVisible();
  expect(askedOf(crossing.fresh.practice)).toHaveLength(sent);
  expect(followsIn(crossing).size).toBeLessThan(FRIENDS.length);

  await crossing.clock.run(FAST);
  await button(words.run.resume).click();
  await verbs.walkToFinish();
  expectAllOnce(crossing);
});

test('a second tab watches, and goes on when the first is closed', async ({
  page,
  context,
  cross,
}) => {
  const crossing = await cross({ people: peopleOf(FRIENDS), speed: SLOW });
  const { words } = await walkAndStart(page, crossing);
  const second = await context.newPage();
  await second.goto(`${crossing.site}#bring`);
  const verbs = await createVerbs(second, crossing, 'fr');
  await expect(second.getByText(words.run.state.watching.title)).toBeVisible();
  const progress = second.getByRole('progressbar');
  const seen = Number(await progress.getAttribute('value'));
  await expect.poll(async () => Number(await progress.getAttribute('value'))).toBeGreaterThan(seen);
  await halfWay(crossing);
  await page.close();
  await crossing.clock.run(FAST);
  await verbs.button(words.run.resume).click();
  await verbs.walkToFinish();
  expectAllOnce(crossing);
});

test('a tab that was there before the run says that another works, and resumes when it is gone', async ({
  page,
  context,
  cross,
}) => {
  const crossing = await cross({ people: peopleOf(FRIENDS), speed: SLOW });
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words } = verbs;
  await verbs.walkToBring(fileOf(FRIENDS.map(lineOf)));
  const second = await context.newPage();
  await second.goto(`${crossing.site}#bring`);
  const there = await createVerbs(second, crossing, 'fr');
  await expect(there.startButton()).toBeVisible();
  await verbs.startRun();
  await halfWay(crossing);
  await expect(second.getByText(words.run.state.watching.title)).toBeVisible();
  // From any other step too.
  await second.goto(`${crossing.site}#finish`);
  await expect(second.getByText(words.accounts.run.label)).toBeVisible();
  await expect(second.getByText(words.accounts.run.paused)).toHaveCount(0);
  await second.goto(`${crossing.site}#bring`);
  await page.close();
  await crossing.clock.run(FAST);
  await there.button(words.run.resume).click();
  await there.walkToFinish();
  expectAllOnce(crossing);
});

test('what one tab forgets, another does not write back', async ({ page, context, cross }) => {
  const crossing = await cross({ people: peopleOf(FRIENDS), speed: FAST });
  const verbs = await walkAndStart(page, crossing);
  await verbs.walkToFinish();
  const second = await context.newPage();
  await second.goto(`${crossing.site}#finish`);
  await expect(verbs.heading(verbs.words.finish.title)).toBeVisible();
  await verbs.forget();
  await expect(second).toHaveURL(`${crossing.site}#start`);
  await expect(second.getByLabel(verbs.words.start.from)).toHaveValue('');
  // Anything written now would be what this tab still knew.
  await second.getByRole('button', { name: 'English' }).click();
  await expect(second.locator('html')).toHaveAttribute('lang', 'en');
  expect(await second.evaluate(() => Object.keys(localStorage))).toEqual(['transhumance:language']);
  for (const { practice } of [crossing.old, crossing.fresh])
    expect([...practice.state.tokens.values()]).toMatchObject([{ revoked: true }]);
});

test('a refused key: sign in again, as the same account, and it goes on by itself', async ({
  page,
  cross,
}) => {
  const bob = account('nouveau', { username: 'bob' });
  const crossing = await cross({
    people: peopleOf(FRIENDS),
    otherAccounts: { fresh: [bob] },
    speed: SLOW,
  });
  const { server, practice } = crossing.fresh;
  const verbs = await walkAndStart(page, crossing);
  const { words } = verbs;
  await halfWay(crossing);
  for (const token of practice.state.tokens.values()) token.revoked = true;
  const stopped = fill(words.run.state['signed-out'].title, { server });
  await expect(page.getByText(stopped)).toBeVisible();
  await crossing.clock.run(FAST);

  await signOut(page, crossing);
  await verbs.signInAgain('new').click();
  await consent(page, 'authorize', 'bob');
  const names = { got: `bob@${server}`, expected: `alice@${server}` };
  const refused = fill(words.signIn.problem['not-the-same-as-before'].title, names);
  await expect(page.getByText(refused)).toBeVisible();
  expect([...practice.state.tokens.values()].filter(({ revoked }) => !revoked)).toEqual([]);

  await signOut(page, crossing);
  await verbs.signInAgain('new').click();
  await consent(page);
  await verbs.walkToFinish();
  expectAllOnce(crossing);
  expect(practice.state.apps.size).toBe(1);
});

test('a struggling server is left alone, then the run goes on by itself', async ({
  page,
  cross,
}) => {
  let struggles = false;
  const badGateway = () => new Response('<h1>502 Bad Gateway</h1>', { status: 502 });
  const before = () => (struggles ? badGateway() : undefined);
  const crossing = await cross({
    people: peopleOf(FRIENDS),
    quirks: { fresh: { before } },
    speed: SLOW,
  });
  const { server, practice } = crossing.fresh;
  const verbs = await walkAndStart(page, crossing);
  await halfWay(crossing);
  struggles = true;
  await crossing.clock.run(FAST);
  const title = fill(verbs.words.run.wait.unwell.title, { server });
  await expect(page.getByText(title).first()).toBeVisible();
  const failed = practice.log.filter(({ status }) => status === 502).length;
  expect(failed).toBeLessThan(10);
  struggles = false;
  await verbs.walkToFinish();
  expectAllOnce(crossing);
});

test('what failed for a passing reason is tried again from the report', async ({ page, cross }) => {
  const late = { handle: 'lente@muette.example', dead: true };
  let fails = true;
  const before = ({ url }: Request) =>
    fails && url.includes('fragile') ? new Response('oops', { status: 503 }) : undefined;
  const fragile = makeRow('unknown', 'fragile@loin.example');
  const friends = makeFriends(5);
  const rows = [...friends, fragile, makeRow('absent', late.handle)];
  const crossing = await cross({
    people: [...peopleOf(rows), late],
    quirks: { fresh: { before } },
    speed: FAST,
  });
  const verbs = await walkAndStart(page, crossing, rows);
  const { words, button } = verbs;
  await verbs.walkToFinish(60_000);
  await expect(page.getByText(words.outcomes['not-found'].person)).toBeVisible();
  await expect(page.getByText(words.outcomes.passing.person)).toBeVisible();

  late.dead = false;
  fails = false;
  await button(fill(words.run.retry_other, { n: 2 })).click();
  await verbs.walkToFinish(60_000);
  await expect(page.getByText(words.outcomes['not-found'].person)).toHaveCount(0);
  await expect(page.getByText(words.outcomes.passing.person)).toHaveCount(0);
  expectAllOnce(crossing, rows);
});

test('the leftovers can be dropped back in another day', async ({ page, cross }) => {
  const rows = ['un', 'deux', 'trois', 'quatre'].map((name, index) => {
    const options = { reblogs: index !== 1, notify: index === 2, languages: ['fr', 'en'] };
    return makeRow('absent', `${name}@loin.example`, options);
  });
  const friends = makeFriends(4);
  const mixed = rows.flatMap((row, index) =>
    [row, friends[index]].filter((one) => one !== undefined),
  );
  const people = rows.map(({ handle }) => ({ handle, dead: true, acceptsAfter: 0 }));
  const crossing = await cross({ people: [...peopleOf(friends), ...people], speed: FAST });
  const verbs = await walkAndStart(page, crossing, mixed);
  const { words } = verbs;
  await verbs.walkToFinish(60_000);
  const left = await verbs.take(
    fill(words.finish.saveLeftovers_other, { n: 4, kind: words.kinds.names.follow, format: 'CSV' }),
  );
  expect(left).toEqual({ name: 'following_accounts.csv', text: fileOf(rows.map(lineOf)) });
  await verbs.closeAccess();
  await verbs.forget();

  for (const person of people) person.dead = false;
  await verbs.walkToBring(left.text);
  await verbs.startRun();
  await verbs.walkToFinish();
  expectAllOnce(crossing, mixed);
  for (const { handle, options } of rows)
    expect(followsIn(crossing).get(handle)).toMatchObject(options);
});

/** In a tab of their own, people leave the account they are signed in to over there. */
async function signOut(page: Page, { fresh }: Crossing) {
  const tab = await page.context().newPage();
  await tab.goto(fresh.origin);
  await tab.locator('form.who button').click();
  await expect(tab.locator('input[type=password]')).toBeVisible();
  await tab.close();
}

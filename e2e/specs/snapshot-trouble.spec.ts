import { expect, fill, test } from '../crossing.ts';
import { consent } from '../server-sign-in.ts';
import {
  COUNTS,
  createReader,
  EXPECTED,
  expectNothingTwice,
  FAST,
  isAsked,
  ofWorld,
  SLOW,
  signOut,
  WORLD,
} from '../snapshot-verbs.ts';
import { account } from '../start-servers.ts';
import { ALIASED, startWalk } from '../walk-to-move.ts';

test('two tabs: one reads, the other shows it and goes on when the first is closed', async ({
  page,
  context,
  cross,
}) => {
  const crossing = await cross({ ...ofWorld(WORLD), speed: SLOW });
  const first = await createReader(page, crossing, 'en');
  await first.arrive();
  await expect(first.says('reading')).toBeVisible();
  const tab = await context.newPage();
  const second = await createReader(tab, crossing, 'en');
  await tab.goto(`${crossing.site}#old-account`);
  await expect(second.says('elsewhere')).toBeVisible();
  // What the other reads comes in, while the other is at it.
  await second.expectCounts({ block: COUNTS.blocks });
  await expect(second.says('elsewhere')).toBeVisible();
  await page.close();
  await crossing.clock.run(FAST);
  await expect(second.says('whole')).toBeVisible();
  await second.expectCounts(EXPECTED);
  expectNothingTwice(crossing, 1);
});

test('a refused key half-way: said, nothing is lost, and it goes on by itself after the sign-in', async ({
  page,
  cross,
}) => {
  const bob = account('ancien', { username: 'bob' });
  const crossing = await cross({ ...ofWorld(WORLD), otherAccounts: { old: [bob] } });
  const { server, practice, origin } = crossing.old;
  const reader = await createReader(page, crossing, 'en');
  const { words } = reader;
  await reader.arrive();
  await isAsked(crossing, '/api/v1/blocks');
  for (const token of practice.state.tokens.values()) token.revoked = true;
  await expect(reader.says('signed-out')).toBeVisible();
  await reader.expectCounts({ follow: COUNTS.follows });

  // Somebody else is refused: what was read is alice's.
  await signOut(page, origin);
  await reader.signInAgain('old').first().click();
  await consent(page, 'authorize', 'bob');
  const names = { got: `bob@${server}`, expected: `alice@${server}` };
  const refused = fill(words.signIn.problem['not-the-same-as-before'].title, names);
  await expect(page.getByText(refused)).toBeVisible();
  await signOut(page, origin);
  await reader.signInAgain('old').first().click();
  await consent(page);
  await expect(reader.says('whole')).toBeVisible();
  await reader.expectCounts(EXPECTED);
  expectNothingTwice(crossing);
});

test('what fails is named, holds the Move back, and can be tried again or done without', async ({
  page,
  cross,
}) => {
  let fails = true;
  const before = ({ url }: Request) =>
    fails && url.includes('/api/v1/mutes') ? new Response('oops', { status: 502 }) : undefined;
  const crossing = await cross({
    ...ofWorld(WORLD),
    ...ALIASED,
    quirks: { old: { before } },
    speed: FAST,
  });
  const walker = await startWalk(page, crossing, 'en');
  const { words, button, heading } = walker;
  const { kinds, unread, standing } = words.reading;
  await walker.toBring();
  await walker.startRun();
  await button(words.run.meanwhile).click();
  await expect(heading(words.move.title)).toBeVisible();
  const title = page.getByText(unread.title, { exact: true });
  await expect(title).toBeVisible();
  const left = page.getByText(words.move.leftToDo.snapshot);
  await expect(left).toBeVisible();
  // Of people who are muted there may be notes as well.
  const things = `${kinds.note} and ${kinds.mute}`;
  await expect(page.getByText(fill(unread.text, { things }))).toBeVisible();
  await page.getByRole('link', { name: unread.go }).click();
  await expect(heading(words.old.titleDone)).toBeVisible();
  const named = { server: crossing.old.server, things };
  await expect(page.getByText(fill(standing.incomplete.text, named))).toBeVisible();
  fails = false;
  await button(words.reading.again).click();
  await expect(page.getByText(standing.whole.title, { exact: true })).toBeVisible();
  await page.goto(`${crossing.site}#move`);
  await expect(heading(words.move.title)).toBeVisible();
  await expect(title).toHaveCount(0);
  await expect(left).toHaveCount(0);
});

test('without the rest: one press, and the Move is no longer held back by it', async ({
  page,
  cross,
}) => {
  const before = ({ url }: Request) =>
    url.includes('/api/v1/mutes') ? new Response('oops', { status: 502 }) : undefined;
  const crossing = await cross({ ...ALIASED, quirks: { old: { before } }, speed: FAST });
  const walker = await startWalk(page, crossing, 'fr');
  const { words, button } = walker;
  await walker.toMove();
  const title = page.getByText(words.reading.unread.title, { exact: true });
  await expect(title).toBeVisible();
  await button(words.reading.unread.without).click();
  await expect(title).toHaveCount(0);
  await page.reload();
  await expect(walker.heading(words.move.title)).toBeVisible();
  await expect(title).toHaveCount(0);
  await walker.getReady();
});

test('another old account: nothing of the first is shown as the second’s', async ({
  page,
  cross,
}) => {
  const bob = account('ancien', { username: 'bob', blocks: WORLD.account.blocks ?? [] });
  const crossing = await cross({
    ...ofWorld(WORLD),
    otherAccounts: { old: [bob] },
    speed: FAST,
  });
  const { server, origin } = crossing.old;
  const reader = await createReader(page, crossing, 'en');
  await reader.arrive();
  await expect(reader.says('whole')).toBeVisible();
  await signOut(page, origin);
  await page.goto(`${crossing.site}#start`);
  await reader.chooseServers(`@bob@${server}`);
  await reader.signInButton('old').click();
  await consent(page, 'authorize', 'bob');
  await expect(reader.heading(reader.words.old.titleDone)).toBeVisible();
  await expect(reader.says('whole')).toBeVisible();
  await reader.expectCounts({ block: COUNTS.blocks, follow: 0, bookmark: 0, follower: 0 });
});

import type { Page } from '@playwright/test';
import type { HeldKind } from '../src/domain/relation.ts';
import { makeSnapshotWorld, type SnapshotCounts } from './bench/snapshot-world.ts';
import { type Crossing, expect, fill, type Language } from './crossing.ts';
import { consent } from './server-sign-in.ts';
import type { CrossingOptions } from './start-servers.ts';
import { createVerbs } from './verbs.ts';

/** Some 40 requests, 5 a second at most: there is time to act before all is read. */
export const COUNTS: SnapshotCounts = {
  ...{ follows: 240, blocks: 90, mutes: 100, domainBlocks: 5, lists: 4, members: 6, hashtags: 7 },
  ...{ filters: 3, filteredPosts: 5, bookmarks: 130, favourites: 90, followers: 170 },
  ...{ featured: 3, endorsements: 4 },
};
export const WORLD = makeSnapshotWorld(COUNTS);
export const FAST = 60;
/** A busy machine may take its time between two looks at what goes on. */
export const SLOW = 0.5;

/** What each line must come to; the profile has no number. */
export const EXPECTED = {
  follow: COUNTS.follows,
  note: Object.keys(WORLD.account.notes ?? {}).length,
  list: COUNTS.lists,
  endorsement: COUNTS.endorsements,
  follower: COUNTS.followers,
  block: COUNTS.blocks,
  mute: COUNTS.mutes,
  'domain-block': COUNTS.domainBlocks,
  filter: COUNTS.filters,
  bookmark: COUNTS.bookmarks,
  favourite: COUNTS.favourites,
  'followed-hashtag': COUNTS.hashtags,
  'featured-hashtag': COUNTS.featured,
} as const satisfies Partial<Record<HeldKind, number>>;

export const ofWorld = ({ account: own, people, posts }: typeof WORLD): CrossingOptions => ({
  people,
  old: own,
  servers: { old: { posts } },
});

/** What the old account is asked for that no other part of the page asks for. */
const READ =
  /^\/api\/v[12]\/(?:blocks|mutes|domain_blocks|lists|bookmarks|favourites|followed_tags|filters|featured_tags|endorsements|statuses|accounts\/(?:relationships|\d+\/(?:following|followers)))/;

export const readOf = ({ old }: Crossing) =>
  old.practice.log
    .filter(({ preflight, token, path }) => !preflight && token !== undefined && READ.test(path))
    .filter(({ status }) => status === 200)
    .map(({ path, query }) => path + query);

export const isAsked = ({ old }: Crossing, part: string) =>
  old.until(({ log }) => log.some(({ path, preflight }) => !preflight && path.includes(part)));

/** @param underWay how many answers may have been on their way to a page that was closed. */
export function expectNothingTwice(crossing: Crossing, underWay = 0) {
  const read = readOf(crossing);
  expect(read.length).toBeGreaterThan(15);
  const again = read.filter((one, index) => read.indexOf(one) !== index);
  expect(again.length, again.join('\n')).toBeLessThanOrEqual(underWay);
}

export async function createReader(page: Page, crossing: Crossing, language: Language) {
  const verbs = await createVerbs(page, crossing, language);
  const { words, heading } = verbs;
  const { standing, kinds } = words.reading;
  const { server } = crossing.old;
  const names = { server, account: `alice@${server}` };

  const rowOf = (kind: HeldKind) =>
    page.getByRole('listitem').filter({ has: page.getByText(kinds[kind], { exact: true }) });
  const says = (name: keyof typeof standing) =>
    page.getByText(fill(standing[name].title, names), { exact: true });

  async function expectCounts(counts: Partial<Record<HeldKind, number>>) {
    for (const [kind, count] of Object.entries(counts)) {
      const number = rowOf(kind as HeldKind).getByText(String(count), { exact: true });
      await expect(number, kind).toBeVisible();
    }
  }

  /** To the screen of the old account, as it is right after the sign-in. */
  async function arrive() {
    await verbs.open();
    await verbs.chooseServers();
    await verbs.signInButton('old').click();
    await consent(page);
    await expect(heading(words.old.titleDone)).toBeVisible();
  }

  return { ...verbs, rowOf, says, expectCounts, arrive };
}

/** In a tab of their own, people leave the account they are signed in to over there. */
export async function signOut(page: Page, origin: string) {
  const tab = await page.context().newPage();
  await tab.goto(origin);
  await tab.locator('form.who button').click();
  await expect(tab.locator('input[type=password]')).toBeVisible();
  await tab.close();
}

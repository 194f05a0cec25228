import { makeSnapshotWorld } from '../bench/snapshot-world.ts';
import { expect, fill, test } from '../crossing.ts';
import {
  COUNTS,
  createReader,
  EXPECTED,
  expectNothingTwice,
  FAST,
  isAsked,
  ofWorld,
  readOf,
  SLOW,
  WORLD,
} from '../snapshot-verbs.ts';

test('everything is read after the sign-in, counted as it comes, and nobody need wait for it', async ({
  page,
  cross,
}) => {
  const crossing = await cross({ ...ofWorld(WORLD), speed: SLOW });
  const reader = await createReader(page, crossing, 'en');
  const { words, goOn, heading } = reader;
  await reader.arrive();
  await expect(reader.says('reading')).toBeVisible();
  await expect(reader.rowOf('favourite')).toContainText(words.reading.states.waiting);
  const done = reader.rowOf('profile').getByText(words.reading.states.read, { exact: true });
  await expect(done).toBeVisible();
  await goOn();
  await expect(heading(words.keep.title)).toBeVisible();

  // From anywhere it can be seen that it goes on, and how far it is.
  const mark = page.getByRole('link', { name: words.accounts.reading.label });
  await expect(mark).toBeVisible();
  await isAsked(crossing, '/api/v1/featured_tags');
  await mark.click();
  await crossing.clock.run(FAST);
  await expect(reader.says('whole')).toBeVisible();
  await expect(mark).toHaveCount(0);
  await reader.expectCounts(EXPECTED);
  await expect(page.getByText(words.reading.states.failed, { exact: true })).toHaveCount(0);
  expectNothingTwice(crossing);
  // Who follows is public and there after the Move too: last.
  const kinds = ['/following', '/blocks', '/favourites', '/followers'];
  const firsts = kinds.map((kind) => readOf(crossing).findIndex((one) => one.includes(kind)));
  expect(firsts).toEqual(firsts.toSorted((one, other) => one - other));
  expect(firsts).not.toContain(-1);
});

test('a reload in the middle goes on where it stood', async ({ page, cross }) => {
  const crossing = await cross(ofWorld(WORLD));
  const reader = await createReader(page, crossing, 'fr');
  await reader.arrive();
  await isAsked(crossing, '/api/v1/domain_blocks');
  await page.reload();
  await expect(reader.heading(reader.words.old.titleDone)).toBeVisible();
  await reader.expectCounts({ follow: COUNTS.follows, block: COUNTS.blocks });
  await expect(reader.says('whole')).toBeVisible();
  await reader.expectCounts(EXPECTED);
  expectNothingTwice(crossing, 1);

  // On any other step it goes on as well, and what is whole asks for nothing.
  const read = readOf(crossing).length;
  await page.goto(`${crossing.site}#keep`);
  await page.reload();
  await page.goto(`${crossing.site}#old-account`);
  await expect(reader.says('whole')).toBeVisible();
  expect(readOf(crossing)).toHaveLength(read);
});

for (const { version, missing, few, hashtags } of [
  { version: '3.5.0', missing: ['followed-hashtag'], few: false, hashtags: 0 },
  { version: '4.0.2', missing: [], few: true, hashtags: 200 },
  { version: '4.1.0', missing: [], few: false, hashtags: 230 },
] as const) {
  test(`Mastodon ${version} gives what it has, and what it has not is said`, async ({
    page,
    cross,
  }) => {
    const world = makeSnapshotWorld({ ...COUNTS, hashtags: 230 });
    const crossing = await cross({
      ...ofWorld(world),
      servers: { old: { posts: world.posts, version } },
      speed: FAST,
    });
    const reader = await createReader(page, crossing, 'en');
    const { words } = reader;
    await reader.arrive();
    await expect(reader.says('whole')).toBeVisible();
    const { server } = crossing.old;
    const place = fill(words.reading.place, { server, software: `Mastodon ${version}` });
    const things = missing.map((kind) => words.reading.kinds[kind]).join(' and ');
    const notOffered = page.getByText(fill(words.reading.notOffered, { place, things }));
    await expect(notOffered).toHaveCount(missing.length === 0 ? 0 : 1);
    const fewHashtags = page.getByText(fill(words.reading.fewHashtags, { place }));
    await expect(fewHashtags).toHaveCount(few ? 1 : 0);
    const { 'followed-hashtag': _, filter: __, ...others } = EXPECTED;
    await reader.expectCounts(others);
    await reader.expectCounts({ filter: COUNTS.filters });
    if (hashtags > 0) await reader.expectCounts({ 'followed-hashtag': hashtags });
    else
      await expect(reader.rowOf('followed-hashtag')).toContainText(
        words.reading.states['not-offered'],
      );
    expectNothingTwice(crossing);
  });
}

test('GoToSocial has no servers to block and nobody on a profile: nothing is lost by it', async ({
  page,
  cross,
}) => {
  const world = makeSnapshotWorld({ ...COUNTS, domainBlocks: 0, endorsements: 0 });
  const crossing = await cross({
    ...ofWorld(world),
    servers: { old: { posts: world.posts, software: 'gotosocial' } },
    speed: FAST,
  });
  const reader = await createReader(page, crossing, 'fr');
  const { kinds, states } = reader.words.reading;
  await reader.arrive();
  await expect(reader.says('whole')).toBeVisible();
  for (const kind of ['domain-block', 'endorsement'] as const) {
    await expect(reader.rowOf(kind)).toContainText(states['not-offered']);
  }
  const things = `${kinds['domain-block']} et ${kinds.endorsement}`;
  await expect(page.getByText(things)).toBeVisible();
  await reader.expectCounts({ follow: COUNTS.follows, bookmark: COUNTS.bookmarks });
});

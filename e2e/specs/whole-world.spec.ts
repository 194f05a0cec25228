import type { ReportFile } from '../../src/archive/write-report-json.ts';
import type { RelationKind } from '../../src/domain/relation.ts';
import { expectAllThere } from '../all-there.ts';
import { followsOf, repeatsOf } from '../counts.ts';
import { type Crossing, expect, fill, test } from '../crossing.ts';
import type { Running } from '../servers.ts';
import { createVerbs, type Verbs } from '../verbs.ts';
import { WHOLE_ACCOUNT, WHOLE_WORLD } from '../whole-world.ts';
import { anyOf } from '../words.ts';

/** One pixel, as PNG. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const IN_DOUBT = 3;
/** An end is told in seconds from now: nobody hurries while things that have one are made. */
const SLOW = 2;
const FAST = 60;
const endsAreTold = ({ fresh }: Crossing) => fresh.until(({ state }) => state.filters.size === 2);

test('everything an account holds crosses, in English, with a reload in the middle', async ({
  page,
  cross,
}) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 1280, height: 800 });
  const crossing = await cross({ ...WHOLE_WORLD, speed: SLOW });
  const { fresh } = crossing;
  const verbs = await createVerbs(page, crossing, 'en');
  const { words } = verbs;
  giveAvatar(crossing.old);
  await verbs.walkToBring();
  const untouched = profileOf(fresh);

  // The profile: what is ticked, and nothing else; the picture is a file of the person's own.
  await verbs.lookInside('profile');
  for (const part of ['note', 'fields'] as const) {
    const take = fill(words.profile.take, { part: words.profile.parts[part] });
    await page.getByRole('checkbox', { name: take }).check();
  }
  const picture = { name: 'moi.png', mimeType: 'image/png', buffer: PIXEL };
  await page.locator('input[type=file]').setInputFiles(picture);
  const { server } = fresh;
  await verbs.button(fill(words.profile.picture.put.avatar, { server })).click();
  await expect(page.getByText(fill(words.profile.picture.done, { server }))).toBeVisible();
  expect(Buffer.from(recordOf(fresh).avatar?.bytes ?? []).equals(PIXEL)).toBe(true);

  await verbs.startRun();
  await fresh.until(({ state }) => state.follows.size >= 4);
  await page.reload();
  await endsAreTold(crossing);
  await crossing.clock.run(FAST);
  await verbs.walkToFinish(120_000);
  expectAllThere(crossing, { favourites: 'left' });
  expectNotRepeated(crossing);
  expect(profileOf(fresh)).toEqual({
    ...untouched,
    ...{ note: WHOLE_ACCOUNT.note, fields: WHOLE_ACCOUNT.fields, avatar: recordOf(fresh).avatar },
  });
  await expectReport(verbs);
  const profile = lineOf(verbs, 'profile');
  await expect(profile).toContainText(words.outcomes.done.profile);
  await expect(lineOf(verbs, 'favourite')).toContainText(fill(words.report.left_other, { n: 2 }));
  await expectReportFile(verbs, ['done', 'waiting', 'left-out']);
  // Read back once more, on demand: nothing has become another.
  await verbs.button(words.finish.check).click();
  await expect(page.getByText(anyOf(words.finish.checked))).toBeVisible();
  await expectReport(verbs);
});

test('the same in French on a phone, favourites and all, with a second tab looking on', async ({
  page,
  context,
  cross,
}) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 360, height: 740 });
  const crossing = await cross({ ...WHOLE_WORLD, speed: SLOW });
  const { fresh } = crossing;
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words } = verbs;
  await verbs.walkToBring();
  const untouched = profileOf(fresh);
  const favourites = fill(words.kinds.include, { kind: words.kinds.names.favourite });
  const tick = page.getByRole('checkbox', { name: anyOf(favourites) });
  await expect(tick).not.toBeChecked();
  await tick.check();
  await verbs.startRun();

  const second = await context.newPage();
  await second.setViewportSize({ width: 360, height: 740 });
  await second.goto(`${crossing.site}#bring`);
  await expect(second.getByText(words.run.state.watching.title)).toBeVisible();
  const progress = second.getByRole('progressbar');
  const seen = Number(await progress.getAttribute('value'));
  await expect.poll(async () => Number(await progress.getAttribute('value'))).toBeGreaterThan(seen);
  await endsAreTold(crossing);
  await crossing.clock.run(FAST);
  // The one that looked on sees the end as well.
  const ended = second.getByRole('heading', { level: 1, name: words.run.titleDone, exact: true });
  await expect(ended).toBeVisible({ timeout: 120_000 });
  await verbs.walkToFinish();
  expectAllThere(crossing, { favourites: 'taken' });
  expectNotRepeated(crossing);
  // Of the profile nothing was ticked.
  expect(profileOf(fresh)).toEqual(untouched);
  await expectReport(verbs);
  const there = fill(words.report.there_other, { there: 2, total: 2 });
  await expect(lineOf(verbs, 'favourite')).toContainText(there);
  await expectReportFile(verbs, ['done', 'waiting', 'left-out']);
});

/** What takes one request each cost no more, but for those under way when the page was closed. */
function expectNotRepeated({ fresh }: Crossing): void {
  const follows = followsOf(fresh.practice, `alice@${fresh.server}`);
  expect(repeatsOf(follows.values())).toBeLessThanOrEqual(IN_DOUBT);
  const made = (path: RegExp) =>
    fresh.practice.log.filter(
      ({ method, path: at, status, preflight }) =>
        method === 'POST' && !preflight && status === 200 && path.test(at),
    ).length;
  expect(made(/^\/api\/v1\/lists$/)).toBe(3);
  expect(made(/^\/api\/v2\/filters$/)).toBe(2);
}

const lineOf = ({ page, words }: Verbs, kind: RelationKind) =>
  page
    .getByRole('list', { name: words.finish.kinds })
    .getByRole('listitem')
    .filter({ has: page.getByText(words.kinds.names[kind], { exact: true }) });

/** Each kind is told to be whole, but for the one who has to say yes. */
async function expectReport(verbs: Verbs): Promise<void> {
  const { report } = verbs.words;
  for (const [kind, there, total] of [
    ['follow', 13, 14],
    ['list', 3, 3],
    ['block', 2, 2],
    ['mute', 3, 3],
    ['domain-block', 2, 2],
    ['bookmark', 4, 4],
    ['followed-hashtag', 3, 3],
    ['filter', 2, 2],
    ['note', 2, 2],
    ['endorsement', 2, 2],
    ['featured-hashtag', 1, 1],
  ] as const) {
    const text = total === 1 ? report.there_one : report.there_other;
    await expect(lineOf(verbs, kind), kind).toContainText(fill(text, { there, total }));
  }
  await expect(lineOf(verbs, 'follow')).toContainText(fill(report.waiting_one, { n: 1 }));
  const members = fill(report.inside.list, { done: 5, total: 5 });
  await expect(lineOf(verbs, 'list')).toContainText(members);
  const posts = fill(report.inside.filter, { done: 2, total: 2 });
  await expect(lineOf(verbs, 'filter')).toContainText(posts);
}

async function expectReportFile({ take, words }: Verbs, codes: readonly string[]): Promise<void> {
  const { text } = await take(words.finish.save.whole.json);
  const { rows, counts }: ReportFile = JSON.parse(text);
  expect(counts.toCome).toBe(0);
  expect(rows.filter(({ outcome = '' }) => !codes.includes(outcome))).toEqual([]);
  expect(rows.filter(({ outcome }) => outcome === 'waiting')).toMatchObject([
    { kind: 'follow', subject: { address: 'locked@s1.example' } },
  ]);
  const mover = rows.find(({ subject }) => subject.address === 'mover@s2.example');
  expect(mover).toMatchObject({ outcome: 'done', at: 'mover@after.example' });
}

function giveAvatar(running: Running): void {
  recordOf(running).avatar = { type: 'image/png', bytes: Uint8Array.from(PIXEL) };
}

function recordOf({ practice, server }: Running) {
  const record = practice.state.accountsByHandle.get(`alice@${server}`);
  if (record === undefined) throw new Error(`Nobody is alice on ${server}.`);
  return record;
}

/** Everything that others see of an account, and how it posts. */
function profileOf(running: Running) {
  const record = recordOf(running);
  const { id, movedTo: _, fetchedAt: __, ...profile } = record;
  const user = running.practice.state.users.get(id);
  const { privacy, sensitive, language, quotePolicy } = user ?? {};
  return { ...profile, privacy, sensitive, language, quotePolicy };
}

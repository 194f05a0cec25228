import type { ReportFile } from '../../src/archive/write-report-json.ts';
import type { PracticePerson } from '../../src/practice/world.ts';
import { followsOf } from '../counts.ts';
import { type Crossing, expect, fill, test } from '../crossing.ts';
import { type Ending, wordsOfEnding } from '../endings.ts';
import { followDrawing, readRings } from '../follow-drawing.ts';
import { makeFriends, peopleOf } from '../people.ts';
import { arrive, importFollows, openInNewTab, type Upload } from '../server-pages.ts';
import { createVerbs, type Verbs } from '../verbs.ts';
import { anyOf } from '../words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FRIENDS = makeFriends(12);
const HANDLES = FRIENDS.map(({ handle }) => handle);
const [KNOWN = '', ODD = ''] = HANDLES;
const MOVED = 'partie@un.example';
const ARRIVED = 'partie@apres.example';
const BANNED = 'bannie@un.example';
/** Of whom the old server knows that they have moved, or that it has suspended them. */
const OTHERS: readonly PracticePerson[] = [
  { handle: MOVED, known: true, movedTo: ARRIVED },
  { handle: ARRIVED, known: true, acceptsAfter: 0 },
  { handle: BANNED, known: true, suspended: true },
];
const FILE = 'following_accounts.csv';

/** Follows that a program made, not the server's own import. */
const followedByUs = ({ fresh }: Crossing) =>
  fresh.practice.log.filter(({ method, path, preflight, status }) => {
    return method === 'POST' && !preflight && status === 200 && /\/follow$/.test(path);
  }).length;

test('follows by the new server’s own import: cleaned, given, watched until they are there', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    people: [...peopleOf(FRIENDS), ...OTHERS],
    old: {
      following: [...HANDLES, MOVED, BANNED],
      followSettings: { [ODD]: { reblogs: false, notify: true, languages: ['fr', 'oc'] } },
    },
    // Followed there already, in a way of its own.
    fresh: { following: [KNOWN], followSettings: { [KNOWN]: { notify: true } } },
    speed: 20,
  });
  const { fresh } = crossing;
  const verbs = await createVerbs(page, crossing, 'en');
  const { words, button, heading } = verbs;
  await verbs.walkToBring();
  await verbs.lookInside('follow');
  const tick = fill(words.byFile.tick, { server: fresh.server });
  await page.getByRole('checkbox', { name: tick }).check();
  await expect(verbs.kindRow('follow')).toContainText(words.kinds.byFile);

  const clean = await verbs.take(fill(words.byFile.save, { name: FILE }));
  const [header, ...lines] = clean.text.trim().split('\n');
  expect(header).toBe('Account address,Show boosts,Notify on new posts,Languages');
  expect(lines.sort()).toEqual(
    [
      ...HANDLES.slice(2).map((handle) => `${handle},true,false,`),
      `${ODD},false,true,"fr, oc"`,
      `${ARRIVED},true,false,`,
    ].sort(),
  );
  await expect(page.getByText(words.byFile.moved_one.replace('{{n}}', '1'))).toBeVisible();
  const apart = await verbs.take(
    fill(words.byFile.save, { name: 'following_accounts-suspended.csv' }),
  );
  expect(apart.text.trim().split('\n').slice(1)).toEqual([`${BANNED},true,false,`]);
  await expect(page.getByText(words.byFile.apart_one.replace('{{n}}', '1'))).toBeVisible();

  // A reload in between: what goes by file is still known.
  await page.reload();
  await expectThere(verbs, 1, 14);
  await give(verbs, crossing, clean, apart);
  await crossing.clock.jump(2 * MINUTE);
  await button(words.byFile.look).click();
  await expectThere(verbs, 13, 14);

  // One by one: who is there, and who is not seen yet.
  await page.getByText(words.byFile.rows, { exact: true }).click();
  const endings: [handle: string, ending: Ending][] = [
    [ODD, { code: 'done' }],
    [MOVED, { code: 'done', at: ARRIVED }],
    [BANNED, { code: 'by-file' }],
  ];
  const rows = page.getByRole('table', { name: words.byFile.rows }).getByRole('row');
  for (const [handle, ending] of endings) {
    const row = rows.filter({ has: page.getByText(handle, { exact: true }) });
    await expect(row, handle).toContainText(wordsOfEnding(words, ending));
  }
  const follows = followsOf(fresh.practice, `alice@${fresh.server}`);
  expect([...follows.keys()].sort()).toEqual([...HANDLES, ARRIVED].sort());
  expect(follows.get(ODD)).toMatchObject({
    ...{ reblogs: false, notify: true, languages: ['fr', 'oc'] },
  });
  expect(follows.get(KNOWN)).toMatchObject({ reblogs: true, notify: true });

  // Nothing is left for us to do: on to the end, where it can be looked at again.
  await button(words.app.continue).click();
  await expect(heading(words.run.titleByFile)).toBeVisible();
  await verbs.goOn();
  await verbs.postpone('move');
  await expect(heading(words.finish.title)).toBeVisible();
  await expectThere(verbs, 13, 14);
  const report: ReportFile = JSON.parse((await verbs.take(words.finish.save.whole.json)).text);
  for (const [handle, { code, at }] of endings) {
    const row = report.rows.find(({ subject }) => subject.address === handle);
    expect([row?.outcome, row?.at], handle).toEqual([code, at]);
  }
  expect(report.rows.filter(({ kind }) => kind === 'follow')).toHaveLength(14);
  expect(followedByUs(crossing)).toBe(0);
});

test('today’s follows are used up: the rest by file, back again, and by file after all', async ({
  page,
  cross,
}) => {
  const crossing = await cross({
    people: peopleOf(FRIENDS),
    old: { following: HANDLES },
    quirks: { fresh: { followsPerDay: 5 } },
    speed: 20,
  });
  const verbs = await createVerbs(page, crossing, 'fr');
  const { words, button, heading } = verbs;
  await verbs.walkToBring();
  await verbs.startRun();
  const waits = page.getByText(anyOf(words.run.wait.day.title));
  await expect(waits).toBeVisible();
  expect(followedByUs(crossing)).toBe(5);
  const toFile = button(fill(words.run.toFile_other, { n: 7 }));
  await toFile.click();
  await expect(heading(words.run.titleByFile)).toBeVisible();
  await button(words.run.fromFile).click();
  await expect(waits).toBeVisible();
  await toFile.click();
  await expect(heading(words.run.titleByFile)).toBeVisible();

  // Those who are there already are in no file.
  const file = await verbs.take(fill(words.byFile.save, { name: FILE }));
  const inFile = file.text.trim().split('\n').slice(1);
  const before = followsOf(crossing.fresh.practice, `alice@${crossing.fresh.server}`);
  expect(inFile.map((line) => line.split(',')[0]).sort()).toEqual(
    HANDLES.filter((handle) => !before.has(handle)).sort(),
  );
  await give(verbs, crossing, file);
  await crossing.clock.jump(2 * MINUTE);
  await button(words.byFile.look).click();
  await expect(page.getByText(words.byFile.all, { exact: true })).toBeVisible();
  await expectThere(verbs, 12, 12);
  await expect(heading(words.run.titleDone)).toBeVisible();
  const follows = followsOf(crossing.fresh.practice, `alice@${crossing.fresh.server}`);
  expect([...follows.keys()].sort()).toEqual([...HANDLES].sort());
  // Tomorrow there is nothing left that could be followed twice.
  await crossing.clock.jump(24 * HOUR);
  await verbs.walkToFinish();
  expect(followedByUs(crossing)).toBe(5);
});

/**
 * On the new server's own import page, in another tab: the first file as the drawing shows it, the
 * others after it.
 */
async function give({ page, words, mastodon }: Verbs, crossing: Crossing, ...files: Upload[]) {
  const { server, origin } = crossing.fresh;
  const open = fill(words.byFile.steps.open, { page: mastodon.import.title, server });
  const theirs = await openInNewTab(page, page.getByRole('link', { name: open }));
  const [first, ...others] = files;
  if (first !== undefined) {
    const drawn = (label: string) => page.locator('figure').and(page.getByLabel(anyOf(label)));
    const form = await readRings(drawn(words.drawing.import));
    const confirm = await readRings(drawn(words.drawing.importConfirm));
    await arrive(theirs, `${origin}/settings/imports`, 'alice');
    await followDrawing(theirs, form, { file: first });
    const lang = await page.locator('html').getAttribute('lang');
    await theirs.goto(`${theirs.url()}?lang=${lang}`);
    await followDrawing(theirs, confirm);
  }
  for (const file of others) await importFollows(theirs, origin, file);
  await theirs.close();
}

async function expectThere({ page, words }: Verbs, there: number, total: number): Promise<void> {
  const kind = words.kinds.names.follow;
  await expect(page.getByText(fill(words.byFile.there, { kind, there, total }))).toBeVisible();
}

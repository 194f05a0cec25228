import { EXPORT } from '../../src/practice/pages/labels/export.ts';
import { followsOf, repeatsOf } from '../counts.ts';
import { type Crossing, expect, fill, type Language, test } from '../crossing.ts';
import { followDrawing, readRings } from '../follow-drawing.ts';
import { followersOf, mixFollowers } from '../followers.ts';
import { createMoveVerbs } from '../move-verbs.ts';
import { fileOf, lineOf, makeFriends, peopleOf } from '../people.ts';
import { arrive, confirmEmail, openInNewTab } from '../server-pages.ts';
import { createVerbs } from '../verbs.ts';
import { anyOf } from '../words.ts';

const FRIENDS = makeFriends(6);
const FOLLOWERS = mixFollowers({ soon: 5, late: 3, never: 2 });
const HOUR = 3_600_000;
const INVITE = 'berger';

const PLACES: readonly [Language, { readonly width: number; readonly height: number }][] = [
  ['fr', { width: 360, height: 740 }],
  ['en', { width: 1280, height: 800 }],
];

for (const [language, viewport] of PLACES) {
  test(`the whole move, ${language} at ${viewport.width} px, from a shared link to revoked keys`, async ({
    page,
    cross,
  }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(viewport);
    const crossing = await cross({
      people: [...peopleOf(FRIENDS), ...FOLLOWERS.people],
      // The file names the same people as the account itself.
      old: {
        followers: FOLLOWERS.handles,
        following: FRIENDS.map(({ handle }) => handle),
      },
      // Alice makes her account on the way, by the invitation of the link.
      fresh: { username: 'berger' },
      servers: { fresh: { registrations: 'closed', invites: [INVITE] } },
      speed: 20,
    });
    const { old, fresh, site, clock } = crossing;
    const verbs = await createVerbs(page, crossing, language);
    const { words, heading, button, goOn } = verbs;
    const moving = createMoveVerbs(verbs, crossing);
    const drawing = (label: string) => page.locator('figure').and(page.getByLabel(anyOf(label)));

    // A friend sent the link.
    await page.goto(`${site}?to=${fresh.server}&lang=${language}#invite=${INVITE}`);
    const prefilled = fill(words.start.prefilled, { server: fresh.server });
    await expect(page.getByText(prefilled)).toBeVisible();
    await page.getByLabel(words.start.from).fill(`@alice@${old.server}`);
    await goOn();
    await verbs.signIn('old');

    await expect(heading(words.keep.title)).toBeVisible();
    // The archive is asked for as the drawing shows it.
    const request = await readRings(drawing(words.drawing.request));
    const exports = page.getByRole('link', {
      name: fill(words.archive.open, { server: old.server }),
    });
    const theirs = await openInNewTab(page, exports.first());
    await arrive(theirs, `${old.origin}/settings/export`, 'alice');
    await followDrawing(theirs, request);
    // The page after the press is in the browser's language: `lang` holds for one request.
    await expect(theirs.getByText(EXPORT.archiveCompiling.fr)).toBeVisible();
    await theirs.close();
    await page.getByText(words.archive.answers.asked, { exact: true }).click();
    await verbs.keepFile('following_accounts.csv', fileOf(FRIENDS.map(lineOf)));

    // The account is made on the new server's own pages, in another tab.
    const invited = fill(words.new.signUpInvited, { server: fresh.server });
    const joining = await openInNewTab(page, page.getByRole('link', { name: invited }));
    const newcomer = { username: 'alice', email: 'alice@new.example', password: 'password' };
    const form = await readRings(drawing(words.drawing.signUp));
    const { username, email, password } = newcomer;
    await joining.getByRole('checkbox').check();
    await followDrawing(joining, form, { blanks: [username, email, password, password] });
    await confirmEmail(joining, fresh.origin, newcomer.email);
    await joining.close();
    await verbs.signIn('new');

    expect(await moving.aliasAsDrawn()).not.toBe('');
    await clock.jump(3 * 60_000);
    await moving.aliasSeen();

    await expect(verbs.kindRow('follow')).toContainText(words.kinds.origin.both);
    await expect(verbs.figuresOf('follow')).toHaveText(['6', '0', '6']);
    await verbs.startRun();
    await expect(heading(words.run.titleDone)).toBeVisible();
    await goOn();

    await moving.getReady();
    expect(await moving.moveAsDrawn()).toContain(`alice@${fresh.server}`);
    await moving.moveSeen();

    // Followers come over as their servers act; the chart tells so, and its table.
    const row = page.getByRole('definition').first();
    await expect(row).toHaveText('5');
    await clock.jump(4 * HOUR);
    await expect(row).toHaveText('8');
    await page.getByText(words.followers.chart.table).click();
    const counts = page.getByRole('cell', { name: '8', exact: true });
    await expect(counts.first()).toBeVisible();
    await expect(page.getByText(words.followers.chart.gap).first()).toBeVisible();
    await button(words.notCome.compare).click();
    await expect(page.getByText(fill(words.notCome.count_other, { n: 2 }))).toBeVisible();
    await goOn();

    await expect(heading(words.finish.title)).toBeVisible();
    await expect(page.getByText(words.proof.alias.seen)).toBeVisible();
    await expect(page.getByText(words.proof.move.move)).toBeVisible();
    const share = `${site}?to=${encodeURIComponent(fresh.server)}&lang=${language}#invite=${INVITE}`;
    await expect(page.getByText(share, { exact: true })).toBeVisible();
    await verbs.closeAccess();
    await expectEndState(crossing);
    await verbs.forget();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });
}

/** What both servers hold in the end. */
async function expectEndState({ old, fresh }: Crossing): Promise<void> {
  const came = FOLLOWERS.handles.filter((handle) => !handle.startsWith('never')).sort();
  const left = FOLLOWERS.handles.filter((handle) => handle.startsWith('never')).sort();
  expect(followersOf(fresh.practice, `alice@${fresh.server}`)).toEqual(came);
  expect(followersOf(old.practice, `alice@${old.server}`)).toEqual(left);
  const follows = followsOf(fresh.practice, `alice@${fresh.server}`);
  expect([...follows.keys()].sort()).toEqual(FRIENDS.map(({ handle }) => handle).sort());
  expect(repeatsOf(follows.values())).toBe(0);
  for (const { practice } of [old, fresh]) {
    const tokens = [...practice.state.tokens.values()];
    expect(tokens.length).toBeGreaterThan(0);
    expect(tokens.every(({ revoked }) => revoked)).toBe(true);
  }
}

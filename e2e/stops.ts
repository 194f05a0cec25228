import type { Page } from '@playwright/test';
import JSZip from 'jszip';
import { type Crossing, expect, fill } from './crossing.ts';
import { consent } from './server-sign-in.ts';
import { LISTED } from './stops-world.ts';
import { createVerbs } from './verbs.ts';
import type { Tongue } from './words.ts';

/** Of each of these the rows are drawn in another way; the last goes by file. */
const INSIDE = ['list', 'filter', 'note', 'profile', 'mute'] as const;

/** The whole crossing, with a halt wherever a screen shows something it has not shown before. */
export async function walkWithStops(
  page: Page,
  crossing: Crossing,
  tongue: Tongue,
  stop: (name: string) => Promise<void>,
): Promise<void> {
  const verbs = await createVerbs(page, crossing, tongue);
  const { words, button, heading, goOn } = verbs;

  await verbs.open();
  await stop('start');
  await page.getByLabel(words.start.from).fill('nobody');
  await goOn();
  await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
  await stop('start, refused');
  await page.getByLabel(words.start.from).fill(`@alice@${crossing.old.server}`);
  await page.getByLabel(words.start.to).fill(crossing.fresh.server);
  await expect(page.getByText('Nouveau', { exact: true })).toBeVisible();
  await stop('start, answered');
  await goOn();

  await expect(heading(words.old.title)).toBeVisible();
  await page.getByText(words.old.without, { exact: true }).click();
  await stop('old account');
  await leave('old', 'deny');
  await stop('old account, denied');
  await leave('old');
  await page.getByText(words.signIn.wrongOne, { exact: true }).click();
  await stop('old account, known');
  await goOn();

  await expect(heading(words.keep.title)).toBeVisible();
  await stop('keep');
  await verbs.giveFile('liste.csv', 'lea@x.example\n');
  await expect(button(words.keep.uncertainNo)).toBeVisible();
  await stop('keep, asked');
  await button(words.keep.uncertainNo).click();
  await verbs.giveFile('following_accounts.csv', LISTED);
  await verbs.fileKept('following_accounts.csv');
  await verbs.giveFile('portrait.csv', Buffer.from([0, 1, 2]));
  await expect(page.getByText(words.keep.problem['not-text'])).toBeVisible();
  await verbs.giveFile('archive.zip', await makeArchive(crossing.old.origin));
  await expect(page.getByText(words.archiveCard.more, { exact: true })).toBeVisible();
  // The answer takes the drawing away, and what it folds: only then is there something to count.
  await expect(page.getByRole('radio', { name: words.archive.answers.have })).toBeChecked();
  for (const summary of await page.locator('main .ui-disclosure summary').all()) {
    await summary.click();
  }
  await stop('keep, given');
  await goOn();

  await expect(heading(words.new.title)).toBeVisible();
  await page.getByText(words.new.noAccount, { exact: true }).click();
  await stop('new account');
  await leave('new');
  await expect(page.getByRole('heading', { name: words.preflight.title })).toBeVisible();
  await stop('new account, known');
  await goOn();
  await stopAt('alias');

  await expect(verbs.startButton()).toBeVisible();
  await stop('bring');
  await verbs.lookInside('follow');
  await verbs.boxOf('follow', 'friend5@').uncheck();
  await stop('bring, people');
  for (const kind of INSIDE) await verbs.lookInside(kind);
  await stop('bring, inside');
  const byFile = fill(words.byFile.tick, { server: crossing.fresh.server });
  await page.getByRole('checkbox', { name: byFile, exact: true }).last().check();
  await expect(page.getByRole('heading', { name: titleByFile() })).toBeVisible();
  await stop('bring, by file');
  await crossing.clock.run(1);
  await verbs.startRun();
  await button(words.run.pause).click();
  await expect(button(words.run.resume)).toBeVisible();
  await stop('bring, paused');
  await crossing.clock.run(60);
  await button(words.run.resume).click();
  await expect(
    page.getByText(stripValues(words.run.wait['second-try'].title)).last(),
  ).toBeVisible();
  await stop('bring, waiting');
  await expect(heading(words.run.titleByFile)).toBeVisible();
  await stop('bring, done');
  await goOn();
  await stopAt('move');

  await expect(heading(words.finish.title)).toBeVisible();
  await stop('finish');
  await button(words.finish.forget).click();
  await stop('finish, asked');
  await verbs.closeAccess();
  await stop('finish, closed');

  function titleByFile() {
    return fill(words.byFile.title, { server: crossing.fresh.server });
  }

  async function stopAt(step: 'alias' | 'move') {
    await expect(heading(words[step].title)).toBeVisible();
    await stop(step);
    await verbs.postpone(step);
  }

  async function leave(side: 'old' | 'new', answer: 'authorize' | 'deny' = 'authorize') {
    await verbs.signInButton(side).click();
    await consent(page, answer);
    if (answer === 'authorize') await expect(heading(words[side].titleDone)).toBeVisible();
    else await expect(page.getByRole('alert')).toBeVisible();
  }
}

/** One that lacks something, and has a picture (mastodon.md §9). */
async function makeArchive(origin: string): Promise<Buffer> {
  const zip = new JSZip();
  const alsoKnownAs = ['https://avant.example/users/alice'];
  zip.file(
    'actor.json',
    JSON.stringify({ id: `${origin}/users/alice`, preferredUsername: 'alice', alsoKnownAs }),
  );
  zip.file(
    'outbox.json',
    '{"orderedItems":[{"type":"Create","published":"2024-01-02T00:00:00Z"}]}',
  );
  zip.file('bookmarks.json', '{"orderedItems":["https://un.example/users/ami/statuses/1"');
  zip.file('../likes.json', '{"orderedItems":[]}');
  zip.file('avatar.png', PIXEL);
  return zip.generateAsync({ type: 'nodebuffer' });
}

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const stripValues = (text: string) => text.replace(/\s*{{.*$/, '');

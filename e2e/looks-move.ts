import type { BrowserContext, Page } from '@playwright/test';
import { createClock } from './clock.ts';
import { expect as ask, fill, type Language } from './crossing.ts';
import { mixFollowers } from './followers.ts';
import type { Picture } from './looks-photographer.ts';
import { createMoveVerbs } from './move-verbs.ts';
import { consent } from './server-sign-in.ts';
import { startServers } from './start-servers.ts';
import { createVerbs } from './verbs.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const expect = ask.configure({ timeout: 60_000 });

/** Alias, Move, followers and the end, with a picture of every state on the way. */
export async function moveAndLook(
  context: BrowserContext,
  page: Page,
  site: string,
  language: Language,
  picture: Picture,
): Promise<void> {
  const clock = createClock('2026-03-10T09:00:00Z');
  await clock.install(context);
  const followers = mixFollowers({ soon: 34, late: 18, days: 9, never: 4, suspended: 2 });
  const lost = { domain: 'coteau.example', severity: 'suspend' } as const;
  const { old, fresh } = await startServers(
    {
      people: followers.people,
      old: { followers: followers.handles },
      fresh: { locked: true },
      servers: {
        old: { locale: language },
        fresh: { locale: language, blockedServers: [lost], showBlockedServers: 'all' },
      },
    },
    clock.now,
  );
  const verbs = await createVerbs(page, { old, fresh, site }, language);
  const { words, button, heading, goOn } = verbs;
  const moving = createMoveVerbs(verbs, { old, fresh, clock });
  try {
    await before();
    await aliasAndMove();
    await after();
  } finally {
    await Promise.all([old.close(), fresh.close()]);
  }

  async function before() {
    await verbs.open();
    await verbs.chooseServers();
    await verbs.signIn('old');
    await expect(heading(words.keep.title)).toBeVisible();
    await picture('keep-signed-in');
    await goOn();
    await expect(heading(words.new.title)).toBeVisible();
    await page.getByText(words.new.noAccount, { exact: true }).click();
    await picture('new-join');
    await verbs.signInButton('new').click();
    await consent(page);
    await expect(page.getByRole('heading', { name: words.preflight.title })).toBeVisible();
    await picture('new-preflight');
    await goOn();
  }

  async function aliasAndMove() {
    await expect(heading(words.alias.title)).toBeVisible();
    await picture('alias');
    await moving.alias('nobody@ancien.example');
    await expect(
      page.getByText(fill(words.alias.waiting.title, { server: fresh.server })),
    ).toBeVisible();
    await picture('alias-waiting');
    await clock.jump(7 * MINUTE);
    await expect(page.getByText(words.alias.unseen.title)).toBeVisible();
    await picture('alias-unseen');
    await moving.alias();
    await clock.jump(4 * MINUTE);
    await expect(heading(words.alias.titleDone)).toBeVisible();
    await picture('alias-done');
    await goOn();
    await verbs.bringAll();
    await expect(heading(words.move.title)).toBeVisible();
    await picture('move');
    await moving.getReady();
    await page.getByText(words.move.refused.ask, { exact: true }).click();
    await page.getByText(words.move.farewell.title, { exact: true }).click();
    await picture('move-ready');
    await button(words.lock.button.unlock).click();
    await expect(page.getByText(words.lock.done.unlock)).toBeVisible();
    await moving.move();
    await expect(heading(words.move.titleDone)).toBeVisible();
    await picture('move-done');
    await goOn();
  }

  async function after() {
    await expect(heading(words.followers.title)).toBeVisible();
    for (const _ of Array.from({ length: 6 })) {
      await clock.jump(5 * MINUTE);
      await page.waitForTimeout(700);
    }
    await picture('followers');
    await clock.jump(4 * HOUR);
    await page.waitForTimeout(1_500);
    await clock.jump(30 * HOUR);
    await page.waitForTimeout(1_500);
    await button(words.notCome.compare).click();
    await expect(page.getByText(words.notCome.message)).toBeVisible();
    await picture('followers-later');
    await goOn();
    await expect(heading(words.finish.title)).toBeVisible();
    await page.getByText(words.share.qr, { exact: true }).click();
    await expect(page.getByRole('img').last()).toBeVisible();
    await picture('finish-moved');
    await page.goto(`${site}#overview`);
    await expect(heading(words.overview.title)).toBeVisible();
    await picture('overview');
  }
}

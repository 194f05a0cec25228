import type { Page } from '@playwright/test';
import { type Crossing, expect, type Language } from './crossing.ts';
import { createMoveVerbs } from './move-verbs.ts';
import type { CrossingOptions } from './start-servers.ts';
import { createVerbs } from './verbs.ts';

/** The alias is there from the start: what it takes is not what these tests are about. */
export const ALIASED = {
  fresh: ({ old }) => ({ aliases: [`alice@${old}`] }),
} as const satisfies CrossingOptions;

export type Walker = Awaited<ReturnType<typeof startWalk>>;

/** Both kinds of verbs, on the first page. */
export async function startWalk(page: Page, crossing: Crossing, language: Language) {
  const verbs = await createVerbs(page, crossing, language);
  const moving = createMoveVerbs(verbs, crossing);

  /** Nobody's list is brought along. */
  async function withoutFiles() {
    const { words, heading, button } = verbs;
    await expect(heading(words.keep.title)).toBeVisible();
    await page.getByText(words.keep.without, { exact: true }).click();
    await button(words.keep.withoutGo).click();
    await expect(heading(words.new.title)).toBeVisible();
  }

  /** To the step of the alias, signed in on both sides. */
  async function toAlias() {
    await verbs.open();
    await verbs.chooseServers();
    await verbs.signIn('old');
    await withoutFiles();
    await verbs.signIn('new');
    await expect(verbs.heading(verbs.words.alias.title)).toBeVisible();
  }

  /** To the step of the Move, with an alias that was there before. */
  async function toMove() {
    await toAlias();
    await verbs.button(verbs.words.alias.saved).click();
    await moving.aliasSeen();
    await expect(verbs.heading(verbs.words.move.title)).toBeVisible();
  }

  /** To the followers, by a Move that is seen. */
  async function toFollowers() {
    await toMove();
    await moving.getReady();
    await moving.move();
    await moving.moveSeen();
  }

  return { ...verbs, ...moving, withoutFiles, toAlias, toMove, toFollowers };
}

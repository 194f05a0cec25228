import type { Page } from '@playwright/test';
import { type Crossing, expect, type Language } from './crossing.ts';
import { createMoveVerbs } from './move-verbs.ts';
import { skipFiles } from './shortcuts.ts';
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

  /** To the step of the alias, signed in on both sides. */
  async function toAlias() {
    await verbs.open();
    await verbs.chooseServers();
    await verbs.signIn('old');
    await skipFiles(verbs);
    await verbs.signIn('new');
    await expect(verbs.heading(verbs.words.alias.title)).toBeVisible();
  }

  /** To the choice of what comes along, with an alias that was there before. */
  async function toBring() {
    await toAlias();
    await verbs.button(verbs.words.alias.saved).click();
    await moving.aliasSeen();
    await expect(verbs.heading(verbs.words.bring.title)).toBeVisible();
  }

  /** To the step of the Move, once everything has been brought. */
  async function toMove() {
    await toBring();
    await verbs.bringAll();
    await expect(verbs.heading(verbs.words.move.title)).toBeVisible();
  }

  /** To the followers, by a Move that is seen. */
  async function toFollowers() {
    await toMove();
    await moving.getReady();
    await moving.move();
    await moving.moveSeen();
  }

  return { ...verbs, ...moving, toAlias, toBring, toMove, toFollowers };
}

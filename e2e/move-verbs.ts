import { CONSEQUENCES } from '../src/domain/journey.ts';
import { type Crossing, expect, fill } from './crossing.ts';
import { followDrawing, readRings } from './follow-drawing.ts';
import { arrive, createAlias, moveFollowers, openInNewTab } from './server-pages.ts';
import type { Verbs } from './verbs.ts';
import { anyOf } from './words.ts';

export type MoveVerbs = ReturnType<typeof createMoveVerbs>;

/** What a person does at the steps of alias, Move and followers: here, and on the servers' pages. */
export function createMoveVerbs(verbs: Verbs, crossing: Pick<Crossing, 'old' | 'fresh' | 'clock'>) {
  const { page, words, mastodon, button, heading, goOn } = verbs;
  const { old, fresh, clock } = crossing;
  const oldHandle = `alice@${old.server}`;
  const newHandle = `alice@${fresh.server}`;

  const drawing = (label: string) => page.locator('figure').and(page.getByLabel(anyOf(label)));
  const pageLink = (text: string, values: Record<string, string>) =>
    page.getByRole('link', { name: fill(text, values) }).first();
  const aliasLink = () =>
    pageLink(words.alias.open, { page: mastodon.aliases.title, server: fresh.server });
  const moveLink = () =>
    pageLink(words.move.open, { page: mastodon.migration.title, server: old.server });

  /** By hand on the new server's page, then seen by ours. */
  async function alias(handle = oldHandle) {
    await expect(heading(words.alias.title)).toBeVisible();
    const settings = await openInNewTab(page, aliasLink());
    const said = await createAlias(settings, fresh.origin, handle);
    await settings.close();
    await button(words.alias.saved).or(button(words.alias.again)).click();
    return said;
  }

  /** The same, by nothing but what the drawing beside the steps shows. */
  async function aliasAsDrawn() {
    await expect(heading(words.alias.title)).toBeVisible();
    const rings = await readRings(drawing(words.drawing.aliases));
    const settings = await openInNewTab(page, aliasLink());
    await arrive(settings, `${fresh.origin}/settings/aliases`, 'alice');
    const said = await followDrawing(settings, rings);
    await settings.close();
    await button(words.alias.saved).click();
    return said;
  }

  async function aliasSeen() {
    await expect(heading(words.alias.titleDone)).toBeVisible();
    await goOn();
  }

  /** Reads and ticks what has to be known; without archive and files, where these are missing. */
  async function getReady() {
    await expect(heading(words.move.title)).toBeVisible();
    const declined = page.getByText(words.archive.answers.declined, { exact: true });
    if (await declined.isVisible()) await declined.click();
    const without = button(words.move.missing.files.without);
    if (await without.isVisible()) await without.click();
    for (const id of CONSEQUENCES) {
      const consequence = fill(words.move.consequences[id], { server: old.server });
      await page.getByText(consequence, { exact: true }).click();
      await expect(page.getByRole('checkbox', { name: consequence })).toBeChecked();
    }
    await expect(page.getByRole('heading', { name: words.move.how })).toBeVisible();
  }

  async function move(handle = newHandle, password?: string) {
    const settings = await openInNewTab(page, moveLink());
    const said = await moveFollowers(settings, old.origin, handle, password);
    await settings.close();
    await button(words.move.said).or(button(words.move.again)).click();
    return said;
  }

  async function moveAsDrawn() {
    const rings = await readRings(drawing(words.drawing.migration));
    const settings = await openInNewTab(page, moveLink());
    await arrive(settings, `${old.origin}/settings/migration`, 'alice');
    const said = await followDrawing(settings, rings);
    await settings.close();
    await button(words.move.said).click();
    return said;
  }

  async function moveSeen() {
    await expect(heading(words.move.titleDone)).toBeVisible();
    await goOn();
    const { title, titleNobody } = words.followers;
    await expect(heading(title).or(heading(titleNobody))).toBeVisible();
  }

  /** Time passes, and the page looks again. */
  async function pass(ms: number) {
    await clock.jump(ms);
  }

  return {
    alias,
    aliasAsDrawn,
    aliasSeen,
    getReady,
    move,
    moveAsDrawn,
    moveSeen,
    pass,
    oldHandle,
    newHandle,
    aliasLink,
    moveLink,
  };
}

import type { Page } from '@playwright/test';
import { barriersOf, readOverflow, readSmallTargets, unnamedOf } from '../barriers.ts';
import { expect, type Language, test } from '../crossing.ts';
import { mixFollowers } from '../followers.ts';
import { walkWithStops } from '../stops.ts';
import { ownTexts, STOPS } from '../stops-world.ts';
import { ALIASED, startWalk } from '../walk-to-move.ts';

const LANGUAGES: readonly Language[] = ['en', 'fr'];
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };

/** What may differ where the same things lie elsewhere. */
const OF_LAYOUT = [
  'aria-hidden-focus',
  'color-contrast',
  'scrollable-region-focusable',
  'target-size',
] as const;

const FOLLOWERS = mixFollowers({ soon: 5, late: 2, never: 2 });
const MOVES = {
  people: FOLLOWERS.people,
  old: { followers: FOLLOWERS.handles },
  ...ALIASED,
};

// What moves is in the middle of a colour; still pictures are judged.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const language of LANGUAGES) {
  test(`no barrier and nothing to scroll sideways on any screen, ${language}`, async ({
    page,
    cross,
  }) => {
    test.setTimeout(600_000);
    await walkWithStops(page, await cross(STOPS), language, (name) =>
      expectOpen(page, name, language),
    );
  });

  test(`no barrier on the way from the alias to the end, ${language}`, async ({ page, cross }) => {
    const crossing = await cross(MOVES);
    const walker = await startWalk(page, crossing, language);
    const { words, heading, button } = walker;
    await walker.toMove();
    await walker.getReady();
    await page.getByText(words.move.refused.ask, { exact: true }).click();
    await expectOpen(page, 'move, ready', language);
    await page.goto(`${crossing.site}#alias`);
    await expect(heading(words.alias.titleDone)).toBeVisible();
    await expectOpen(page, 'alias, known', language);
    await page.goto(`${crossing.site}#move`);
    await walker.move();
    await walker.moveSeen();
    await crossing.clock.jump(4 * 3_600_000);
    await page.getByText(words.followers.chart.table, { exact: true }).click();
    await button(words.notCome.compare).click();
    await expect(page.getByText(words.notCome.message)).toBeVisible();
    await expectOpen(page, 'followers', language);
    await walker.goOn();
    await expect(heading(words.finish.title)).toBeVisible();
    await page.getByText(words.share.qr, { exact: true }).click();
    await expect(page.getByRole('img').last()).toBeVisible();
    await expectOpen(page, 'finish, moved', language);
    await page.goto(`${crossing.site}#overview`);
    await expect(heading(words.overview.title)).toBeVisible();
    await expectOpen(page, 'overview', language);
  });
}

test.describe('with a thumb', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: PHONE });

  test('everything can be hit, on any screen', async ({ page, cross }) => {
    test.setTimeout(600_000);
    await walkWithStops(page, await cross(STOPS), 'fr', async (name) => {
      expect(await page.evaluate(readSmallTargets, 44), name).toEqual([]);
    });
  });
});

/**
 * Nothing to scroll sideways, no barrier; ends at a desk in the light. The first look has every rule,
 * the second those that another layout and other colours can break: on a phone and then at a desk in
 * one language, the other way round in the other, so that every pair is looked at once.
 */
async function expectOpen(page: Page, name: string, language: Language): Promise<void> {
  await page.setViewportSize(NARROW);
  expect(await page.evaluate(readOverflow), name).toEqual([]);
  const [first, second] = language === 'fr' ? [PHONE, DESK] : [DESK, PHONE];
  await page.setViewportSize(first);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await barriersOf(page), `${name}, ${first.width}`).toEqual([]);
  expect(await unnamedOf(page), name).toEqual([]);
  await page.setViewportSize(second);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await barriersOf(page, OF_LAYOUT), `${name}, ${second.width}, dark`).toEqual([]);
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light' });
}

test('every visible text is in the locales, or the person’s own', async ({ page, cross }) => {
  const crossing = await cross(STOPS);
  // A sign-in comes back without the test language: it is put into the address again.
  await page.addInitScript((site) => {
    if (!location.href.startsWith(site)) return;
    const url = new URL(location.href);
    url.searchParams.set('lang', 'cimode');
    history.replaceState(null, '', url);
  }, crossing.site);
  // Lists are put together by the browser, which speaks English where keys are shown. The longest
  // first: a server's name is part of an address on it.
  const own = [...ownTexts(crossing), ' and '].sort((one, other) => other.length - one.length);
  await walkWithStops(page, crossing, 'cimode', async (name) => {
    const texts = await page.evaluate(readTexts);
    expect(texts.length).toBeGreaterThan(5);
    expect(
      texts.flatMap((text) => hardCoded(text, own)),
      name,
    ).toEqual([]);
  });
});

const KEY = /\b(?:wizard|mastodon):[\w.-]+/g;

/** Words that are neither a key, nor a person's, nor a number. */
function hardCoded(text: string, own: readonly string[]): readonly string[] {
  const rest = own.reduce(without, text.replace(KEY, ' '));
  return /\p{L}{2}/u.test(rest.replace(/https?:\S+/g, ' ')) ? [text] : [];
}

/** An origin goes with the path behind it. */
function without(text: string, name: string): string {
  const [before = '', ...after] = text.split(name);
  const rest = name.startsWith('http') ? after.map((part) => part.replace(/^\S+/, '')) : after;
  return [before, ...rest].join(' ');
}

/** Runs in the page: everything it says, to the eye or to a screen reader. */
function readTexts(): string[] {
  const texts = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    // Where a drawing's window is, is an address.
    if (parent?.closest('script, style, noscript, .drawn-address') === null)
      texts.push(node.textContent ?? '');
  }
  for (const name of [
    'aria-label',
    'aria-valuetext',
    'aria-description',
    'title',
    'alt',
    'placeholder',
  ]) {
    for (const element of document.querySelectorAll(`[${name}]`))
      texts.push(element.getAttribute(name) ?? '');
  }
  return texts.filter((text) => text.trim() !== '');
}

import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds, in a line each. */
export async function barriersOf(
  page: Page,
  rules?: readonly string[],
): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules === undefined ? axe : axe.withRules([...rules])).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} (${failureSummary})`),
  );
}

/** What must have a name to be anything for somebody who does not see it. */
const NAMED =
  /^\s*- (?:alertdialog|button|checkbox|combobox|dialog|figure|grid|img|link|list|meter|navigation|progressbar|radio|radiogroup|searchbox|switch|table|textbox)(?! ")\b/;
/** A list may go without: what is in it says what it is. */
const MAY_BE_NAMELESS = /^\s*- (?:list|table|grid)\b/;

/**
 * The page as the accessibility tree has it: its landmarks, one question, and a name for everything
 * that can be used. Answers what is wrong with it, a line each.
 */
export async function unnamedOf(page: Page): Promise<readonly string[]> {
  const lines = (await page.locator('body').ariaSnapshot()).split('\n');
  const count = (role: string) => lines.filter((line) => line.startsWith(`- ${role}`)).length;
  const headings = lines.filter((line) => /- heading .*\[level=1\]/.test(line)).length;
  return [
    ...(['banner', 'main', 'contentinfo'] as const)
      .filter((role) => count(role) !== 1)
      .map((role) => `${count(role)} × ${role}`),
    ...(headings === 1 ? [] : [`${headings} headings of the first level`]),
    ...lines.filter((line) => NAMED.test(line) && !MAY_BE_NAMELESS.test(line)),
  ];
}

/** Runs in the page: what stands out of it, if it can be scrolled sideways. */
export function readOverflow(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .map(({ tagName, className }) => `${tagName}.${String(className)}`);
}

/**
 * Runs in the page: what a thumb would miss. Links inside a sentence are as high as the sentence
 * (WCAG 2.2, 2.5.8); a box to tick is as large as its label.
 */
export function readSmallTargets(least: number): string[] {
  const targets = document.querySelectorAll('a[href], button, summary, select, input, label');
  return [...targets].flatMap((element) => {
    if (element.closest('[inert], [hidden], p, li > span, td, .hidden') !== null) return [];
    if (element instanceof HTMLInputElement && element.labels?.length) return [];
    if (element instanceof HTMLLabelElement && element.querySelector('input') === null) return [];
    const { width, height } = element.getBoundingClientRect();
    if (width <= 1 || height <= 1) return [];
    return width >= least && height >= least
      ? []
      : [`${element.tagName} ${element.textContent?.trim().slice(0, 40)}: ${width} × ${height}`];
  });
}

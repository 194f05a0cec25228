import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/** Takes the pictures of the state the page is in now. */
export type Picture = (name: string) => Promise<void>;

const WIDTHS = [
  { width: 360, height: 760 },
  { width: 1280, height: 860 },
] as const;
const SCHEMES = ['light', 'dark'] as const;

export function createPhotographer(page: Page, folder: string, names: readonly string[]): Picture {
  let count = 0;
  return async (name) => {
    count += 1;
    if (names.length > 0 && !names.some((begin) => name.startsWith(begin))) return;
    await mkdir(folder, { recursive: true });
    for (const size of WIDTHS) {
      await page.setViewportSize(size);
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        // The way is drawn in a quarter of a second; fonts come with the first picture.
        await page.evaluate(async () => {
          scrollTo(0, 0);
          await document.fonts.ready;
          // What waits, moves until it is over.
          const ending = document
            .getAnimations()
            .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
          await Promise.all(ending.map((one) => one.finished.catch(() => {})));
        });
        const place = String(count).padStart(2, '0');
        const path = `${folder}/${place}-${name}-${size.width}-${colorScheme}.png`;
        await page.screenshot({ path, fullPage: true, animations: 'disabled', caret: 'initial' });
      }
    }
    await page.setViewportSize(WIDTHS[1]);
    await page.emulateMedia({ colorScheme: 'light' });
  };
}

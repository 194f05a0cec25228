import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { createServer } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = fileURLToPath(new URL('./screenshots/gallery', import.meta.url));
const WIDTHS = [360, 1280] as const;
const SCHEMES = ['light', 'dark'] as const;
const FACTS = ['plain', 'long', 'rtl', 'bare'] as const;
/** The newest, and one of each of the older clothes. */
const RELEASES = ['4.6', '4.5', '4.2'] as const;

/**
 * Photographs every drawing: languages, widths and colours under plain facts, and under awkward ones
 * where that can break something.
 */
export async function galleryLooks(browser: Browser, languages: readonly string[]): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const vite = await createServer({ root: ROOT, logLevel: 'error', server: { port: 0 } });
  await vite.listen();
  const address = vite.httpServer?.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const page = await browser.newPage();
  try {
    for (const lang of languages) {
      for (const facts of FACTS) {
        for (const release of facts === 'plain' ? RELEASES : RELEASES.slice(0, 1)) {
          await page.goto(
            `http://localhost:${port}/e2e/gallery/?${new URLSearchParams({ lang, facts, release })}`,
          );
          await page.locator('figure').first().waitFor();
          for (const width of WIDTHS) {
            for (const colorScheme of SCHEMES) {
              await page.setViewportSize({ width, height: 900 });
              await page.emulateMedia({ colorScheme });
              await page.evaluate(() => document.fonts.ready);
              const path = `${FOLDER}/${lang}-${facts}-${release}-${width}-${colorScheme}.png`;
              await page.screenshot({ path, fullPage: true });
            }
          }
        }
      }
    }
  } finally {
    await page.close();
    await vite.close();
  }
}

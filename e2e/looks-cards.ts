import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { createServer } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Draws what is passed on and put on home screens: `public/card-*.png`, `public/icon-*.png`. */
export async function drawCards(browser: Browser): Promise<void> {
  const vite = await createServer({ root: ROOT, logLevel: 'error', server: { port: 0 } });
  await vite.listen();
  const address = vite.httpServer?.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
  for (const lang of ['en', 'fr']) {
    await page.goto(`http://localhost:${port}/e2e/gallery/card.html?lang=${lang}`);
    await page.locator('.card svg').waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.locator('.card').screenshot({ path: `${ROOT}public/card-${lang}.png` });
  }
  await page.goto('about:blank');
  const icon = await readFile(`${ROOT}public/favicon.svg`, 'utf8');
  for (const size of [180, 512]) {
    await page.setViewportSize({ width: size, height: size });
    // Home screens round the corners themselves.
    const square = icon
      .replace('rx="7"', '')
      .replace('<svg ', `<svg width="${size}" height="${size}" `);
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${square}`);
    await writeFile(`${ROOT}public/icon-${size}.png`, await page.screenshot());
  }
  await page.close();
  await vite.close();
}

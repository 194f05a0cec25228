import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import type { Figure } from './figure.ts';

/** Everything of JavaScript that the first screen asks for, as a host sends it. */
export async function measureFirstLoad(browser: Browser, site: string): Promise<readonly Figure[]> {
  const page = await browser.newPage({ locale: 'en-GB' });
  const scripts = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const url = response.url();
    if (!new URL(url).pathname.endsWith('.js')) return;
    scripts.set(
      url,
      response.body().then((body) => gzipSync(body, { level: 9 }).length),
    );
  });
  await page.goto(site);
  await page.locator('h1').waitFor();
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(scripts.values());
  await page.close();
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return [
    {
      name: 'first-load JavaScript (gzip)',
      value: bytes / 1000,
      unit: 'kB',
      bound: 110,
      direction: 'max',
    },
  ];
}

import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { serveHosted } from '../hosted-site.ts';
import type { Figure } from './figure.ts';

/** Everything of JavaScript that the first screen asks for, as a host sends it; the heavier language. */
export async function measureFirstLoad(browser: Browser): Promise<readonly Figure[]> {
  const hosted = await serveHosted('/');
  const bytes = [
    await weigh(browser, hosted.url, 'en-GB'),
    await weigh(browser, hosted.url, 'fr-FR'),
  ];
  await hosted.close();
  return [
    {
      name: 'first-load JavaScript (gzip)',
      value: Math.max(...bytes) / 1000,
      unit: 'kB',
      bound: 110,
      direction: 'max',
    },
  ];
}

async function weigh(browser: Browser, site: string, locale: string): Promise<number> {
  const page = await browser.newPage({ locale });
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
  await page.locator('main input:enabled').first().waitFor();
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(scripts.values());
  await page.close();
  return sizes.reduce((sum, size) => sum + size, 0);
}

import type { Browser } from '@playwright/test';
import { serveHosted } from '../hosted-site.ts';
import { type Figure, median } from './figure.ts';
import { becomeSlowPhone, type Seen, seenOf } from './slow-phone.ts';

const RUNS = 5;

/** The hosted page opened for the first time: when it is read, and how still it stands. */
export async function measureSpeed(browser: Browser): Promise<readonly Figure[]> {
  const hosted = await serveHosted('/', { outDir: 'dist' });
  const runs: Seen[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await openOnce(browser, hosted.url));
  await hosted.close();
  const middle = (pick: (seen: Seen) => number) => median(runs.map(pick));
  const at = 'landing, 1.6 Mbit/s, CPU x4';
  return [
    {
      ...{ name: `${at}: largest paint`, unit: 's', bound: 1.5, direction: 'max' },
      value: middle(({ paint }) => paint) / 1000,
    },
    {
      ...{ name: `${at}: blocked`, unit: 'ms', bound: 100, direction: 'max' },
      value: middle(({ blocking }) => blocking),
    },
    {
      ...{ name: `${at}: layout shift`, unit: '', bound: 0.02, direction: 'max' },
      value: middle(({ shift }) => shift),
    },
  ];
}

async function openOnce(browser: Browser, url: string): Promise<Seen> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'fr-FR',
  });
  const page = await context.newPage();
  await becomeSlowPhone(page);
  await page.goto(url);
  await page.locator('main input:enabled').first().waitFor();
  await page.waitForLoadState('networkidle');
  const seen = await seenOf(page);
  await context.close();
  return seen;
}

import type { Browser, Page } from '@playwright/test';
import { serveHosted } from '../hosted-site.ts';
import type { Figure } from './figure.ts';

/** A phone of the middle on a slow network: 1.6 Mbit/s down, 150 ms, a quarter of this processor. */
const SLOW = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
};
const CPU = 4;

type Seen = { readonly paint: number; readonly blocking: number; readonly shift: number };

/** The hosted page opened for the first time: when it is read, and how still it stands. */
export async function measureSpeed(browser: Browser): Promise<readonly Figure[]> {
  const hosted = await serveHosted('/', { outDir: 'dist' });
  const runs: Seen[] = [];
  for (let run = 0; run < 5; run += 1) runs.push(await openOnce(browser, hosted.url));
  await hosted.close();
  const middle = (pick: (seen: Seen) => number) =>
    runs.map(pick).sort((one, other) => one - other)[2] ?? Number.NaN;
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
  await slowDown(page);
  await page.addInitScript(observe);
  await page.goto(url);
  await page.locator('main input:enabled').first().waitFor();
  await page.waitForLoadState('networkidle');
  const seen = await page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  await context.close();
  return seen;
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU });
}

/** Runs in the page. Blocking is what a task takes beyond 50 ms (TBT of Lighthouse). */
function observe(): void {
  const seen = { paint: 0, blocking: 0, shift: 0 };
  (window as unknown as { seen: typeof seen }).seen = seen;
  const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
    });
  watch('largest-contentful-paint', ({ startTime }) => {
    seen.paint = startTime;
  });
  watch('longtask', ({ duration }) => {
    seen.blocking += Math.max(0, duration - 50);
  });
  watch('layout-shift', (entry) => {
    seen.shift += (entry as PerformanceEntry & { value: number }).value;
  });
}

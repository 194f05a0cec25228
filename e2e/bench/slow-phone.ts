import type { Page } from '@playwright/test';

/** 1.6 Mbit/s down, 0.75 up, 150 ms. */
const SLOW = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
};
const CPU = 4;

/** What the page did since it was opened, or since it was last asked to count anew. */
export type Seen = {
  /** Largest paint, in ms since the page was asked for. */
  paint: number;
  /** What tasks took beyond 50 ms each, in ms, all together. */
  blocking: number;
  /** Layout shift without a press just before, as browsers score it. */
  shift: number;
};

/** A phone of the middle on a slow network, and a page that counts its own stumbles. */
export async function becomeSlowPhone(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU });
  await page.addInitScript(observe);
}

export const seenOf = (page: Page): Promise<Seen> =>
  page.evaluate(() => (window as unknown as { seen: Seen }).seen);

/** What was seen so far; from here on it is counted from nothing. */
export const countAnew = (page: Page): Promise<Seen> =>
  page.evaluate(() => {
    const { seen } = window as unknown as { seen: Seen };
    const before = { ...seen };
    Object.assign(seen, { blocking: 0, shift: 0 });
    return before;
  });

/** Runs in the page. */
function observe(): void {
  const seen: Seen = { paint: 0, blocking: 0, shift: 0 };
  (window as unknown as { seen: Seen }).seen = seen;
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
    const { value, hadRecentInput } = entry as PerformanceEntry & {
      readonly value: number;
      readonly hadRecentInput: boolean;
    };
    if (!hadRecentInput) seen.shift += value;
  });
}

import { CHROMIUM_ARGS } from '../chromium-args.ts';
import { openRawBrowser, type RawBrowser } from './raw-browser.ts';

/** 1.6 Mbit/s down, 0.75 up, 150 ms. */
const SLOW = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
};
const CPU = 4;
const SCREEN = { width: 390, height: 844, deviceScaleFactor: 1, mobile: true };
/** How often the page is asked whether something is so, and how long at most. */
const ASK = 100;
const PATIENCE = 120_000;

/** What the page did since it was opened, or since it was last asked to count anew. */
export type Seen = {
  /** Largest paint, in ms since the page was asked for. */
  paint: number;
  /** What tasks took beyond 50 ms each, in ms, all together. */
  blocking: number;
  /** Layout shift without a press just before, as browsers score it. */
  shift: number;
};

/**
 * A browser that knows nothing of debugging. Not Playwright's: for a debugger, the browser reads whole
 * scripts once more at the first error object that React makes.
 *
 * @param profile folder of what it remembers
 * @param language that it asks for
 */
export const openPlainBrowser = (executablePath: string, profile: string, language: string) =>
  openRawBrowser(executablePath, [
    ...CHROMIUM_ARGS,
    '--headless',
    `--user-data-dir=${profile}`,
    `--lang=${language}`,
    `--accept-lang=${language}`,
  ]);

/**
 * A page as on a phone of the middle, on a slow network.
 *
 * @param forgetful with none of what the browser remembers
 */
export async function openSlowPhone(browser: RawBrowser, forgetful: boolean) {
  const context = forgetful ? await browser.send('Target.createBrowserContext') : {};
  const { targetId } = await browser.send('Target.createTarget', {
    url: 'about:blank',
    ...context,
  });
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method: string, params: object = {}) =>
    browser.send(method, params, sessionId as string);
  await send('Page.enable');
  await send('Network.enable');
  await send('Network.emulateNetworkConditions', SLOW);
  await send('Emulation.setCPUThrottlingRate', { rate: CPU });
  await send('Emulation.setDeviceMetricsOverride', SCREEN);
  await send('Page.addScriptToEvaluateOnNewDocument', { source: `(${observe})()` });

  /** @param script an expression; a promise is awaited */
  async function evaluate<Value>(script: string): Promise<Value> {
    const told = await send('Runtime.evaluate', {
      ...{ expression: script, awaitPromise: true, returnByValue: true },
    });
    const { result, exceptionDetails } = told as Evaluated;
    if (exceptionDetails !== undefined) {
      throw new Error(`${exceptionDetails.text} ${exceptionDetails.exception?.description ?? ''}`);
    }
    return result.value as Value;
  }

  /** As a finger or a mouse does, so that what moves then is not held against the page. */
  async function press(script: string): Promise<void> {
    const at = await evaluate<{ x: number; y: number }>(`(${middleOf})(${script})`);
    for (const type of ['mousePressed', 'mouseReleased']) {
      await send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 });
    }
  }

  return {
    send,
    evaluate,
    press,
    go: (url: string) => send('Page.navigate', { url }),
    /** @param script an expression that becomes true */
    async until(script: string): Promise<void> {
      const last = Date.now() + PATIENCE;
      while (!(await evaluate<boolean>(script))) {
        if (Date.now() > last) throw new Error(`It never came to: ${script}`);
        await new Promise((resolve) => setTimeout(resolve, ASK));
      }
    },
    /** Two seconds in which nothing is fetched and nothing blocks, then what was seen until now. */
    settled: () => evaluate<Seen>(`(${settle})()`),
    /** What was seen so far; from here on it is counted from nothing. */
    countAnew: () => evaluate<Seen>(`(${countAnew})()`),
    close: () => browser.send('Target.closeTarget', { targetId }),
  };
}

type Evaluated = {
  readonly result: { readonly value: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
};

type Watched = { seen: Seen; lastAt: number };

/** Runs in the page. */
function middleOf(element: Element): { x: number; y: number } {
  element.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

/** Runs in the page. */
function observe(): void {
  const watched: Watched = { seen: { paint: 0, blocking: 0, shift: 0 }, lastAt: 0 };
  (window as unknown as { watched: Watched }).watched = watched;
  const { seen } = watched;
  const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        watched.lastAt = Math.max(watched.lastAt, entry.startTime + entry.duration);
        take(entry);
      }
    }).observe({ type, buffered: true });
  watch('resource', () => undefined);
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

/** Runs in the page. */
async function settle(): Promise<Seen> {
  const { watched } = window as unknown as { watched: Watched };
  while (performance.now() - watched.lastAt < 2_000) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { ...watched.seen };
}

/** Runs in the page. */
function countAnew(): Seen {
  const { seen } = (window as unknown as { watched: Watched }).watched;
  const before = { ...seen };
  Object.assign(seen, { blocking: 0, shift: 0 });
  return before;
}
